"""Merging two changes of `vocabulary.toml`: by tag, comments kept.

`merged` puts the file together: `layout` takes texts apart without loss, `matching` finds what is the same tag on both
sides, `values` joins the keys of one table, `clashes` settles what two tags claim, `order` says where each stands, and
`text` writes a table.
"""
