"""Notes as they are shown: Markdown set in rows, discussions, and what is said of each."""
