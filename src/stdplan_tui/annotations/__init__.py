"""Notes and tags: one annotation, one TOML file.

`model` has an annotation as its file has it; `making` and `target` make one. On disk they are in `store`, what was done
with them in `journal`. `anchoring` finds the place of each in a text that has changed since, `threads` what has become
of a discussion; `noted` joins the three, and `notebook` holds all of a workspace so. On that stand `tagging` and
`retagging` (with the agreed tags in `vocabulary`), `filtering` and `ordering` (lists), `counting` (figures and tables).
"""
