"""Re-anchoring: where annotations belong in a text that has changed since they were made."""

from stdplan_tui.annotations.anchoring.anchor import Anchor, Standing, Suggestion
from stdplan_tui.annotations.anchoring.anchoring import Anchoring, Base

__all__ = ["Anchor", "Anchoring", "Base", "Standing", "Suggestion"]
