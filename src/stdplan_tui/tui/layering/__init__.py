"""Whose annotations are seen, on the screen: the rows in which it is chosen, and what is said of it."""
