"""What the commands of the reading screen do, a module for each group of them."""
