"""Sharing through git: annotations merged, sent and fetched, and what git knows of their past.

`git` runs git and nothing more; `repository` says how the clone around a workspace stands. `drivers`, `own_lines` and
`hooks` are what a clone is given, `merging` what a driver does, `unmerged` and `hidden` what git tells of files. The
rooms below: `changes` (what there is to share), `sync` (sharing it), `past` (what was shared).
"""
