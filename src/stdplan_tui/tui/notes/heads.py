"""What stands above the words of a note: who, when, what became of it, what it is about, and its tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final

from textual.content import Content

from stdplan_tui.annotations.model import Motivation
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.vocabulary import COLORS
from stdplan_tui.language import _
from stdplan_tui.text.days import on_own_clock
from stdplan_tui.text.width import cells
from stdplan_tui.tui.words import MUTED, fitted, plain, set_in_rows
from stdplan_tui.workspace.telling import MOTIVATIONS, RESOLUTIONS, STANDINGS, STATES

QUOTE_ROWS: Final = 3
_GAP: Final = "  "
_ORDINARY: Final = frozenset({Motivation.COMMENTING, Motivation.TAGGING, Motivation.REPLYING, Motivation.ASSESSING})


def name_of(one: Noted, names: Mapping[str, str]) -> str:
    """Who wrote an annotation."""
    return names.get(one.note.author, one.note.author)


def said_by(name: str, *, own: bool) -> Content:
    """The author; a person's own notes say so."""
    said = _("{name} (you)").format(name=name) if own else name
    return plain(said, "bold $primary" if own else "bold")


def shown_time(written: str, now: datetime | None = None) -> str:
    """A time of an annotation file in the clock of this place: 11-21 16:00, with the year where it is another."""
    then = on_own_clock(written)
    if then is None:
        return written[:16]
    now = now or datetime.now().astimezone()
    return then.strftime("%m-%d %H:%M" if then.year == now.year else "%Y-%m-%d")


def standing_word(one: Noted) -> str:
    """What has become of a note: of a discussion's first its state, of a verdict or a vote what it says."""
    note = one.note
    if note.resolution:
        return _(RESOLUTIONS[note.resolution])
    if note.motivation not in _ORDINARY:
        return _(MOTIVATIONS[note.motivation])
    if one.is_answer or note.motivation is Motivation.TAGGING:
        return ""
    return _(STATES[one.state])


def head(author: Content, one: Noted, width: int, ambiguous_width: int) -> Iterator[Content]:
    """Author, time and state, in as many rows as they need; rather than a second row, the day alone."""
    time, word = shown_time(one.note.created), standing_word(one)
    taken = cells(f"{author.plain}{_GAP}{time}{_GAP}{word}", ambiguous_width)
    when = plain(time.partition(" ")[0] if taken > width else time, MUTED)
    pieces = (author, when, plain(word, MUTED), two_versions(one))
    yield from in_rows(pieces, width, ambiguous_width)


def two_versions(*every: Noted) -> Content:
    """That an annotation, or one of several, keeps what lost in a merge."""
    return plain(_("! two versions"), "bold $warning") if any(one.note.conflicts for one in every) else Content()


def in_rows(pieces: Iterable[Content], width: int, ambiguous_width: int) -> Iterator[Content]:
    """Pieces side by side in as many rows as they need, each whole where a row has room for it."""
    row = Content()
    for piece in pieces:
        taken, room = cells(row.plain, ambiguous_width), cells(piece.plain, ambiguous_width)
        if not room:
            continue
        if taken and taken + len(_GAP) + room > width:
            yield row
            row, taken = Content(), 0
        whole = piece if room <= width else _cut(piece, width, ambiguous_width)
        row = row + _GAP + whole if taken else whole
    if row:
        yield row


def chips(tags: Iterable[str], colours: Mapping[str, str], width: int, ambiguous_width: int) -> Iterator[Content]:
    """Tags, each in the colour that the vocabulary gives it and all with their sign."""
    yield from in_rows((chip(tag, colours, width, ambiguous_width) for tag in tags), width, ambiguous_width)


def chip(tag: str, colours: Mapping[str, str], width: int, ambiguous_width: int) -> Content:
    """A tag."""
    colour = colours.get(tag, "")
    return plain(fitted(f"#{tag}", width, ambiguous_width), f"$tag-{colour}" if colour in COLORS else "$secondary")


def about(one: Noted, width: int, ambiguous_width: int, review: str = "") -> Iterator[Content]:
    """The words that a note is on, and how sure its place is; `review` is the key that looks into it."""
    target, standing = one.note.target, one.anchor.standing
    if one.is_answer or target.document:
        return
    if not standing.is_certain:
        said = _(STANDINGS[standing]) + (f" ({review})" if review else "")
        yield plain(fitted(f"! {said}", width, ambiguous_width), "$warning")
    if one.clause is None:
        place = target.label or target.clause
        yield from quoted(f"{place} {target.exact or target.quote_clause}", width, ambiguous_width)
    elif target.exact:
        before, after = "“”" if ambiguous_width == 1 else '""'
        yield from quoted(f"{before}{target.exact}{after}", width, ambiguous_width)


def quoted(text: str, width: int, ambiguous_width: int) -> Iterator[Content]:
    """The first rows of words that something is about."""
    rows, left = set_in_rows(text.replace("\n", " "), width, QUOTE_ROWS, ambiguous_width)
    last = len(rows) - 1
    for number, row in enumerate(rows):
        cut = f"{row} ..." if left > 0 and number == last else row
        yield plain(fitted(cut, width, ambiguous_width), MUTED)


def _cut(piece: Content, width: int, ambiguous_width: int) -> Content:
    spans = piece.spans
    return plain(fitted(piece.plain, width, ambiguous_width), str(spans[0].style) if spans else "")
