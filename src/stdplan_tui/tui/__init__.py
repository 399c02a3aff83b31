"""The reading screen, in Textual."""
