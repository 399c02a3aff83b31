"""What is counted: how far a coding has come (`coverage`, `figures`), and how often which tags were given."""
