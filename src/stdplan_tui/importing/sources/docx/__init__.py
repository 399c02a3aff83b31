"""Word files as lines."""
