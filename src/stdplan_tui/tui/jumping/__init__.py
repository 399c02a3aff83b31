"""Jump mode: letters over the panes and over what stands in them; the letters typed next go there."""
