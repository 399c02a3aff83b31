"""All steps of the layout, in the order in which they must run."""

from __future__ import annotations

from collections.abc import Callable

from stdplan_tui.importing.layout import (
    boxes,
    breaks,
    contents,
    damage,
    flattened,
    full_text,
    furniture,
    midline,
    notes,
    numbers,
    page_marks,
    pages,
    separators,
    titles,
    unpaged,
    unruled,
    wraps,
)
from stdplan_tui.importing.layout.sheet import Sheet
from stdplan_tui.importing.limits import refuse_many, refuse_too_many
from stdplan_tui.importing.sources.page import Page

STEPS: tuple[Callable[[Sheet], Sheet], ...] = (
    page_marks.removed,
    pages.removed,
    unpaged.removed,
    contents.removed,
    unruled.kept_apart,
    full_text.after_announcement,
    furniture.removed,
    page_marks.closed_up,
    wraps.unwrapped,
    separators.signatures_apart,
    titles.number_apart,
    titles.printed_once,
    separators.labels_apart,
    midline.set_apart,
    boxes.recognised,
    flattened.marked,
    notes.under_tables,
    separators.paragraphs_apart,
    breaks.mended,
    numbers.closed_up,
    damage.flagged,
)


def laid_out(page: Page) -> Sheet:
    """The page after every step. Raises ImportingError where it falls into too many lines."""
    sheet = Sheet.of(page)
    for step in STEPS:
        sheet = step(sheet)
        refuse_many(sheet.lines)
    refuse_too_many(sheet.lines)
    return sheet
