"""Where annotators differ: what is listed of it, what is said of it, and the commands that decide."""
