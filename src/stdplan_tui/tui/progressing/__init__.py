"""How far the coding has come, on the screen: what is measured, and the rows that say it."""
