"""PDF files as lines."""
