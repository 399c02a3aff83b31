"""Lines become clauses: where a document's parts begin, and what each line is."""
