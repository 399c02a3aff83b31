"""Setting the program up: what can be chosen, how a choice looks, which keys the commands have."""
