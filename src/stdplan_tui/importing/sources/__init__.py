"""Raw files of each format as lines of text with the offsets they came from."""
