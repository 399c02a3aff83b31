"""The annotations folder on disk: one annotation, one TOML file, written whole or not at all.

`annotation_file` and `annotation_keys` are the format; `listing`, `loading` and `kept` read many files quickly;
`store` writes one, alone (`locking`), and joins what others wrote meanwhile (`merging`); `snapshots` has the texts that
annotations were made on; `slugs` and `authors` say whose folder is whose. `files` is the door to the disk for all.
"""
