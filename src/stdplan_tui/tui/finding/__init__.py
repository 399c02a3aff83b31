"""What the search pane works with: what is asked, the rows of what was found, words completed, queries narrowed."""
