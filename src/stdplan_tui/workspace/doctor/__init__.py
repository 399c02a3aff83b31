"""What keeps people from sharing a workspace safely, found and, where that is safe, mended.

`ailments` has the values; `clone` looks at git's settings and at what is under way, `remains` at what a kill has
left, `files` at the annotations as they
lie there, `past` at what happened to them, `examining` calls them all.
"""
