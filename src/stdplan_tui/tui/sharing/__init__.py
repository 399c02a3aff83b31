"""Sharing: what there is to share and how it is wished, the run that shares it, and what is said of each step."""
