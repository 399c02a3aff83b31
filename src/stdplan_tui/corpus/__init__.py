"""Documents as frozen values, and the folder of files that they are kept in."""
