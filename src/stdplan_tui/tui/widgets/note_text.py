"""A note as it stands in a list: tags, author and time, the words it is about, and what it says."""

from __future__ import annotations

from datetime import datetime

from textual.content import Content

from stdplan_tui.annotations.model import Annotation, Motivation
from stdplan_tui.language import _, ngettext
from stdplan_tui.tui.terminal_cells import ambiguous_width as drawn_width
from stdplan_tui.tui.words import MUTED, fitted, plain, set_in_rows

_BODY_ROWS = 60
_QUOTE_ROWS = 3


def note_text(
    note: Annotation, author: str, width: int, ambiguous_width: int | None = None, *, here: str | None = None
) -> Content:
    """The note in rows of at most `width` cells; a very long one is cut, and says by how much.

    `here` is the clause under which it is listed: a note that was made on another one says on which.
    """
    ambiguous_width = ambiguous_width or drawn_width()
    reply = ("└ " if ambiguous_width == 1 else "> ") if note.motivation is Motivation.REPLYING else ""
    state = "" if note.motivation is Motivation.TAGGING else _("unresolved")
    head = Content.assemble(reply, plain(author, "bold"), f"  {shown_time(note.created)}  ", (state, MUTED))
    parts = [
        *(plain(fitted(f"#{tag}", width, ambiguous_width), "$secondary") for tag in note.tags),
        head,
        *_rows(_about(note, here, ambiguous_width), width, ambiguous_width, _QUOTE_ROWS, MUTED),
        *_rows(note.body.rstrip("\n"), width, ambiguous_width, _BODY_ROWS, ""),
    ]
    return Content("\n").join(parts)


def shown_time(written: str, now: datetime | None = None) -> str:
    """A time of an annotation file in the clock of this place: 11-21 16:00, with the year where it is another."""
    try:
        then = datetime.fromisoformat(written).astimezone()
    except ValueError:
        return written[:16]
    now = now or datetime.now().astimezone()
    return then.strftime("%m-%d %H:%M" if then.year == now.year else "%Y-%m-%d")


def _about(note: Annotation, here: str | None, ambiguous_width: int) -> str:
    target = note.target
    before, after = "“”" if ambiguous_width == 1 else '""'
    quote = f"{before}{target.exact}{after}" if target.exact else ""
    if target.document:
        return _("on the whole document")
    if here is not None and target.clause != here:
        return _("place no longer certain: {place}").format(place=target.label or target.clause) + quote
    return quote


def _rows(text: str, width: int, ambiguous_width: int, limit: int, style: str) -> list[Content]:
    if not text:
        return []
    given, left = set_in_rows(text, width, limit, ambiguous_width)
    rows = [plain(row, style) for row in given]
    if left > 0:
        more = ngettext("... {count} more character", "... {count} more characters", left).format(count=left)
        rows.append(Content.styled(more, MUTED))
    return rows
