"""All steps of the layout, in the order in which they must run."""

from __future__ import annotations

from collections.abc import Callable

from stdplan_tui.importing.layout import boxes, breaks, flattened, full_text, furniture, numbers, separators, titles
from stdplan_tui.importing.layout.sheet import Sheet
from stdplan_tui.importing.sources.page import Page

STEPS: tuple[Callable[[Sheet], Sheet], ...] = (
    full_text.after_announcement,
    furniture.removed,
    separators.signatures_apart,
    titles.number_apart,
    titles.printed_once,
    separators.labels_apart,
    boxes.recognised,
    flattened.marked,
    separators.paragraphs_apart,
    breaks.mended,
    numbers.closed_up,
)


def laid_out(page: Page) -> Sheet:
    """The page after every step."""
    sheet = Sheet.of(page)
    for step in STEPS:
        sheet = step(sheet)
    return sheet
