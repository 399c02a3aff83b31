"""Sharing, step by step: `sync` goes through the steps, each of which says what came of it (`steps`).

`readiness` and `way` look before anything is done, `planning` says what would be; `committing` commits, `remote`
fetches and pushes, `joining` and `replaying` bring both sides together in git's store, `moving` brings the work tree
there.
"""
