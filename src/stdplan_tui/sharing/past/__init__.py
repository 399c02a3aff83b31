"""What git remembers of annotations: who wrote and changed them, and as what.

`past` answers: `names` follows one annotation through the names of its file, `files` finds what commits changed,
`merges` what they took back; `raw` and `objects` read what git prints and keeps, `values` has what they say.
"""
