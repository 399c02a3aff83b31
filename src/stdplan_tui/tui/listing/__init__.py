"""The list of all annotations: what it can be asked for, what it shows, how it is drawn."""
