"""Tags on the screen: what is offered, what is marked, and how both are drawn."""
