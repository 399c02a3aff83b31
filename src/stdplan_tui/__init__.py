"""stdplan: read, search and annotate Chinese policy documents in the terminal."""

import os

__version__ = "0.1.0"

# Textual asks terminals for a key protocol under which an input method's commit of five or more characters
# arrives as escape garbage; the switch is read once, when Textual is first imported.
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
