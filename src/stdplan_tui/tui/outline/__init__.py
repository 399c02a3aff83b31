"""What the outline shows: its rows, which of them are folded, which fit a filter, and what is counted on them."""
