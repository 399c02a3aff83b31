"""Sharing through git: annotations merged, sent and fetched, and what git knows of their past.

`git` runs git and nothing more; `repository` says how the clone around a workspace stands.
"""
