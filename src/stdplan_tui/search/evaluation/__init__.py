"""Evaluating a query over a shelf: which records it means, in which order, and what is lit in them."""
