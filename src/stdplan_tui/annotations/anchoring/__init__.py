"""Re-anchoring: where annotations belong in a text that has changed since they were made."""

from stdplan_tui.annotations.anchoring.anchor import SUGGESTED, Anchor, Standing, Suggestion
from stdplan_tui.annotations.anchoring.anchoring import Anchoring, Base, suggested, words_in

__all__ = ["SUGGESTED", "Anchor", "Anchoring", "Base", "Standing", "Suggestion", "suggested", "words_in"]
