"""Undoing the damage that pages and copying did to the lines, in small named steps."""
