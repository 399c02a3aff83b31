"""A document set in rows of cells: pure values, without Textual."""
