"""Help: what can be done here and now, everything that there is, and what a query can say; all found by typing."""
