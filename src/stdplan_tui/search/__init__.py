"""Finding words in clauses, notes and tags; the only room that knows Whoosh, which it imports lazily."""
