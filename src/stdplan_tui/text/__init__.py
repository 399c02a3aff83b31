"""Pure functions on strings: no files, no third party, nothing of documents."""
