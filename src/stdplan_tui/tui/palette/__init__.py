"""The palette: every command, clause, heading, document and tag, by name, number, label or pinyin."""
