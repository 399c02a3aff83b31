"""The tags that a team has agreed on.

`vocabulary` has them as values, `file` reads them, `changes` says what can be done to them, `text` and `writer` carry a
change into the file as a person would.
"""

from stdplan_tui.annotations.vocabulary.vocabulary import COLORS, Dimension, Tag, Title, Unit, Vocabulary, folded

__all__ = ["COLORS", "Dimension", "Tag", "Title", "Unit", "Vocabulary", "folded"]
