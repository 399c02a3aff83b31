"""How a row of the list of annotations is drawn: untrusted words, cut to the cells there are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style

from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.ordering import Group, Grouping
from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.fold import fold, folded
from stdplan_tui.text.width import cells
from stdplan_tui.tui.finding.painting import Look, between, fitting, lit_words
from stdplan_tui.tui.listing.found import Found
from stdplan_tui.tui.listing.naming import group_title
from stdplan_tui.tui.notes.heads import shown_time, standing_word
from stdplan_tui.tui.notes.plain_words import plain_words
from stdplan_tui.tui.words import fitted
from stdplan_tui.workspace.telling import STANDINGS

_LONGEST: Final = 2000
"""Characters of a note's text in which words are lit."""
_ROOMY, _NARROW = 64, 46
"""Cells of a row from which it says who, when, and what has become of it in full; and from which it says who."""
_WHERE: Final = 0.4
"""The part of a row that the place may take where place and words share it."""
_LEAST: Final = 3


@frozen
class Paint:
    """Draws the rows of what was found."""

    found: Found
    look: Look
    ambiguous_width: int

    def heading(self, group: Group, width: int) -> list[Segment]:
        """The title of a group, and how many notes it has."""
        title = group_title(self.found.asked.grouping, group.key, self.found.roll)
        aside = str(len(group.notes)), self.look("row--quiet")
        return between((title, self.look("notes--title")), aside, width, self.ambiguous_width)

    def note(self, one: Noted, part: int | None, width: int) -> list[Segment]:
        """One row of a note: `part` is which of its two, None where it has one for all."""
        if part == 1:
            return [Segment("   "), *self._words(one, width - 4)]
        if part == 0:
            return self._first(one, width)
        wide, aside = self.ambiguous_width, self._aside(one, width)
        named = fitted(self._where(one), int(width * _WHERE), wide)
        room = width - cells(named, wide) - cells(aside, wide) - 4
        tags = fitted(_tags(one), room, wide)
        left = room - cells(tags, wide) - bool(tags)
        words = list(self._words(one, left)) if one.note.body or not tags else []
        gap = " " * max(0, left - sum(cells(piece.text, wide) for piece in words))
        pieces = [(f" {named} ", "notes--where"), (f"{tags} " if tags else "", "notes--tag")]
        before = [Segment(text, self.look(name)) for text, name in pieces]
        return [*before, *words, Segment(f"{gap} {aside} ", self.look("row--quiet"))]

    def _first(self, one: Noted, width: int) -> list[Segment]:
        """Where it is, its tags, and at the right end who wrote it and when."""
        wide, aside = self.ambiguous_width, f" {self._aside(one, width)} "
        room = max(0, width - cells(aside, wide) - 1)
        tags = _tags(one)
        where = fitted(self._where(one), room if not tags else max(room // 2, room - cells(tags, wide) - 2), wide)
        shown = fitted(tags, max(0, room - cells(where, wide) - 2), wide)
        gap = " " * max(0, room - cells(where, wide) - cells(shown, wide) - 2)
        pieces = [(f" {where}  ", "notes--where"), (shown, "notes--tag"), (gap, "row--text"), (aside, "row--quiet")]
        return [Segment(text, self.look(name)) for text, name in pieces]

    def _where(self, one: Noted) -> str:
        roll = self.found.roll
        label = roll.label_of(one)
        answer = ("└ " if self.ambiguous_width == 1 else "> ") if one.is_answer else ""
        if self.found.asked.grouping is Grouping.DOCUMENT:
            return f"{answer}{label}"
        return f"{answer}{roll.title_of(one.note.document)}  {label}"

    def _aside(self, one: Noted, width: int) -> str:
        """Who wrote it and when; where there is room, what it is and what has become of it."""
        note = one.note
        if width < _NARROW:
            return shown_time(note.updated)[:5]
        author = fitted(self.found.roll.name_of(note.author), max(6, width // 6), self.ambiguous_width)
        if width < _ROOMY:
            return f"{author} {shown_time(note.updated)[:5]}"
        return "  ".join(filter(None, (*_told(one), author, shown_time(note.updated))))

    def _words(self, one: Noted, width: int) -> Iterator[Segment]:
        """The quotation and what is said of it; of tags on a whole clause, the words of that."""
        before, after = "“”" if self.ambiguous_width == 1 else '""'
        exact, sought = one.note.target.exact, self.found.asked.wanted.text
        body = plain_words(one.note.body, _LONGEST) if sought else plain_words(one.note.body)
        quote = f"{before}{exact}{after}" if exact else ""
        if not (quote or body) and one.anchor.clause is not None:
            quote = one.anchor.clause.string
        text = f"{quote} {body}".strip()[:_LONGEST]
        if width < _LEAST or not text:
            return
        piece = fitting(text, spans_of(text, sought), width, self.ambiguous_width)
        quoted = min(len(quote), len(piece.text)) if piece.text[:1] == text[:1] else 0
        pieces = lit_words(piece, self.look("row--text"), self.look("notes--lit"))
        yield from _toned(pieces, quoted, self.look("row--quiet"))


def spans_of(text: str, words: str) -> Sequence[Span]:
    """The characters of a text where each of the words stands first."""
    if not words:
        return ()
    there = folded(text)
    starts = ((there.text.find(word), len(word)) for word in map(fold, words.split()) if word)
    found = (Span(*there.original(at, at + size)) for at, size in starts if at >= 0)
    return sorted(found, key=lambda span: span.start)


def _tags(one: Noted) -> str:
    return " ".join(f"#{tag}" for tag in one.tags)


def _told(one: Noted) -> Iterator[str]:
    """What is not usual of an annotation, in words: its place, its kind, what has become of it."""
    if not one.anchor.standing.is_certain:
        yield _(STANDINGS[one.anchor.standing])
    if one.note.conflicts:
        yield _("two versions")
    if word := standing_word(one):
        yield word


def _toned(pieces: Iterator[Segment], quoted: int, quiet: Style) -> Iterator[Segment]:
    """The pieces of a text, its first characters in a style that steps back, unless they have one of their own."""
    at = 0
    for number, piece in enumerate(pieces):
        lit, size = number % 2 == 1, len(piece.text)
        cut = max(0, min(quoted - at, size))
        if lit or not cut:
            yield piece
        else:
            yield Segment(piece.text[:cut], quiet)
            yield Segment(piece.text[cut:], piece.style)
        at += size
