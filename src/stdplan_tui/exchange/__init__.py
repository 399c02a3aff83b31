"""Formats out of the workspace, a module for each thing that leaves it."""
