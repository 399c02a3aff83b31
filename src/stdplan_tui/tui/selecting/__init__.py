"""Selecting words by keyboard: what is being selected, and the motions that extend it."""
