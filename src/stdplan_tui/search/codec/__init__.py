"""How the index is laid out on disk: postings, the dictionary of tokens, columns, and Whoosh's codec for them."""
