"""What lost in a merge and is kept in a note: which value, in words, whose, when, and why it cannot be taken."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from textual.content import Content

from stdplan_tui.annotations.conflicts import taken
from stdplan_tui.annotations.model import Annotation, Conflict, Status
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.errors import AnnotationError
from stdplan_tui.language import _
from stdplan_tui.text.days import on_own_clock
from stdplan_tui.tui.notes import heads
from stdplan_tui.tui.notes.body import Body, body_rows
from stdplan_tui.tui.notes.note_rows import Manner, NoteRows, rest
from stdplan_tui.tui.widgets.gutter import chrome
from stdplan_tui.tui.words import MUTED, plain, set_in_rows
from stdplan_tui.workspace.past_telling import field_name
from stdplan_tui.workspace.telling import MOTIVATIONS, RESOLUTIONS

_ROWS: Final = 3
"""The rows of a value that is not unfolded."""
_INDENT: Final = 2
_DAY: Final = timedelta(days=1)


def lost_rows(one: Noted, manner: Manner, limit: int, *, in_full: bool) -> NoteRows:
    """What lost in merges of an annotation, each value in at most `limit` rows, fewer where it is not `in_full`."""
    width, wide, note = manner.width, manner.ambiguous_width, one.note
    mark = Content.styled(f"{chrome(wide).rule} ", MUTED)
    rows = list(_dated(_("! what stands is dated {time}, ahead of now"), note.updated, manner))
    is_cut = False
    for conflict in note.conflicts:
        rows += _head(conflict, manner)
        body = value_rows(note, conflict, max(width - _INDENT, 1), limit if in_full else _ROWS, wide)
        rows += (mark + row for row in (*body.rows, *rest(body, max(width - _INDENT, 1), wide)))
        is_cut |= body.left > 0
        if (reason := why_not(note, conflict)) and not manner.past:
            rows += _told(reason, MUTED, manner)
    if not manner.past and not manner.viewer.wrote(one):
        said = _("Only {name} can take it").format(name=heads.name_of(one, manner.names))
        rows += _told(said, MUTED, manner)
    return NoteRows(tuple(rows), is_cut)


def value_rows(note: Annotation, conflict: Conflict, width: int, limit: int, ambiguous_width: int) -> Body:
    """A value that lost in at most `limit` rows: a text as it is read, others in words."""
    body = body_rows(value_words(note, conflict, ambiguous_width), width, limit, ambiguous_width)
    return body if body.rows else Body((Content.styled(_("(empty)"), MUTED),))


def value_words(note: Annotation, conflict: Conflict, ambiguous_width: int) -> str:
    """A value that lost, in words; one that cannot be turned back as it is kept."""
    try:
        other = taken(note, conflict)
    except AnnotationError:
        return conflict.value
    match conflict.field:
        case "status":
            return _("deleted") if other.status is Status.DELETED else _("not deleted")
        case "resolution":
            verdict = _(RESOLUTIONS[other.resolution]) if other.resolution else ""
            return "  ".join(filter(None, (_(MOTIVATIONS[other.motivation]), verdict)))
        case "target":
            target = other.target
            before, after = "“”" if ambiguous_width == 1 else '""'
            words = f"{before}{target.exact}{after}" if target.exact else ""
            return _("whole document") if target.document else f"{target.label or target.clause}  {words}".rstrip()
    return other.body


def why_not(note: Annotation, conflict: Conflict) -> str:
    """Why a value cannot be put in the place of what won, whoever wants it; "" where it can."""
    try:
        taken(note, conflict)
    except AnnotationError as error:
        return str(error)
    return ""


def whose(conflict: Conflict, name: str) -> str:
    """Whose value it was, and when it was written."""
    return f"{name}  {heads.shown_time(conflict.updated)}"


def is_ahead(written: str, now: datetime | None = None) -> bool:
    """Whether a time of an annotation file lies more than a day ahead: the clock that it is from was wrong."""
    then = on_own_clock(written)
    return then is not None and then - (now or datetime.now().astimezone()) > _DAY


def _head(conflict: Conflict, manner: Manner) -> Iterator[Content]:
    width, wide = manner.width, manner.ambiguous_width
    name = manner.names.get(conflict.author, conflict.author)
    said = _("lost in a merge: {field}").format(field=field_name(conflict.field))
    pieces = (plain(said, "bold $warning"), plain(whose(conflict, name), MUTED))
    yield from heads.in_rows(pieces, width, wide)
    yield from _dated(_("! dated {time}, ahead of now"), conflict.updated, manner)


def _dated(said: str, written: str, manner: Manner) -> Iterator[Content]:
    if is_ahead(written):
        yield from _told(said.format(time=written[:10]), "$warning", manner)


def _told(said: str, style: str, manner: Manner) -> Iterator[Content]:
    rows, _left = set_in_rows(said, manner.width, _ROWS, manner.ambiguous_width)
    yield from (plain(row, style) for row in rows)
