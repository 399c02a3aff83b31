"""A folder, opened: the only door that the command line and the screen use."""
