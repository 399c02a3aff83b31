"""Raw files, as people receive them, become documents."""
