"""Notes and tags: one annotation, one TOML file."""
