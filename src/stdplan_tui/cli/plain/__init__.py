"""A document as plain text: printed for a pipe, or read clause by clause in lines, for a screen reader too."""
