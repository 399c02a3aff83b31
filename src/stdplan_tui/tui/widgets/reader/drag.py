"""Words being selected by the mouse: where the drag began, and whether it has gone too far."""

from __future__ import annotations

from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen


@frozen
class Drag:
    """A drag that began at `origin` in clause `number`; `beyond` says that the pointer is in another clause now."""

    number: int
    origin: Span
    beyond: bool = False

    def to(self, span: Span) -> Span | None:
        """What is selected when the pointer is on `span`: both, and what is between; None where that is nothing."""
        found = Span(min(self.origin.start, span.start), max(self.origin.end, span.end))
        return found if found.start < found.end else None
