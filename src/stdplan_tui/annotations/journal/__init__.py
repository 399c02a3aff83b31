"""Taking back and doing again: `journal` remembers what was done, as `entries`; `changing` does it and turns it."""
