"""The details of a place as lines: its words, what each annotator chose, and what was decided."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from textual.content import Content
from textual.content import Span as Styled
from textual.style import Style

from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.display import shown_in_place, shown_line
from stdplan_tui.text.typeset import rows
from stdplan_tui.tui.disagreeing.found import Difference
from stdplan_tui.tui.disagreeing.rows import DECIDED, OPEN
from stdplan_tui.tui.notes.plain_words import plain_words
from stdplan_tui.tui.words import MUTED, ellipsis, fitted, plain
from stdplan_tui.workspace.telling import dimension_title

_FEWEST: Final = 3
"""Rows of the clause that are shown even where there is no room for them."""
_LIT: Final = "bold underline $secondary"
_KEYS: Final = 9


@frozen
class Look:
    """For whom it is drawn: the cells of a line, the lines there are (0: as many as it takes), and more.

    `ambiguous_width` is how wide ambiguous characters are, `authors` the names of annotators by slug.
    """

    width: int
    height: int
    ambiguous_width: int
    authors: Mapping[str, str]


def told(one: Difference, look: Look) -> Content:
    """All that is said of a place; of its clause as many rows as leave room for the rest."""
    head, rest = list(_head(one, look)), [Content(), *_choices(one, look), *_decision(one, look)]
    room = max(look.height - len(head) - len(rest), _FEWEST) if look.height else None
    return Content("\n").join([*head, *_clause(one, room, look), *rest])


def _head(one: Difference, look: Look) -> Iterator[Content]:
    """Whether it is decided, on what they differ, and where it stands."""
    state = f"{DECIDED} {_('decided')}" if one.is_decided else f"{OPEN} {_('undecided')}"
    about = fitted(f"{state}  {dimension_title(one.dimension)}", look.width, look.ambiguous_width)
    yield plain(about, "bold $accent")
    yield plain(fitted(label_path(one.document, one.at.clause.id), look.width, look.ambiguous_width), MUTED)


def _clause(one: Difference, room: int | None, look: Look) -> Iterator[Content]:
    """The words of the clause in rows, `room` of them at most, with the sentence lit where it is about one."""
    text, span = shown_in_place(one.at.clause.string), one.at.span
    every = rows(text, look.width, ambiguous_width=look.ambiguous_width, hang=0)
    first = next((number for number, row in enumerate(every) if span and span.start < row.end), 0)
    room = len(every) if room is None or len(every) <= room else max(room - 1, _FEWEST)  # a row says that some lack
    start = max(0, min(first, len(every) - room))
    end = min(len(every), start + room)
    for row in every[start:end]:
        yield Content(text[row.start : row.end], spans=_lit(span, row.start, row.end))
    if start or end < len(every):
        left_out = plain(fitted(_left_out(look), look.width, look.ambiguous_width), MUTED)
        yield left_out.stylize(Style.from_meta({"action": "differ_whole"}))


def _left_out(look: Look) -> str:
    return ellipsis(look.ambiguous_width) + " " + _("more of the clause")


def _lit(span: Span | None, start: int, end: int) -> list[Styled]:
    if span is None or span.end <= start or end <= span.start:
        return []
    return [Styled(max(span.start, start) - start, min(span.end, end) - start, _LIT)]


def _choices(one: Difference, look: Look) -> Iterator[Content]:
    """Each annotator by number and name, with the tags they gave; each a button as well."""
    for number, choice in enumerate(one.at.choices, 1):
        name = look.authors.get(choice.annotator, choice.annotator)
        key = str(number) if number <= _KEYS else ""
        yield from _button(key, f"{name}  {tags_said(choice.tags)}", f"differ_choose({number})", look)
    yield from _button("0", _("no tag"), "differ_none", look)


def _button(key: str, words: str, action: str, look: Look) -> Iterator[Content]:
    click = Style.from_meta({"action": action})
    for number, line in enumerate(_lines(words, look.width - 2, look)):
        lead = f"{key if number == 0 else '':<2}"
        yield Content.assemble((lead, "$footer-key-foreground bold"), line).stylize(click)


def _decision(one: Difference, look: Look) -> Iterator[Content]:
    """Who decided what, and why; else that nobody has."""
    yield Content()
    decision = one.at.decision
    if decision is None:
        yield plain(fitted(_("Nobody has decided yet"), look.width, look.ambiguous_width), MUTED)
        return
    name = look.authors.get(decision.note.author, decision.note.author)
    said = _("decided by {name}: {tags}").format(name=name, tags=tags_said(one.at.decided))
    yield from (plain(line, "bold") for line in _lines(said, look.width, look))
    if decision.note.body:
        yield from map(plain, _lines(plain_words(decision.note.body), look.width, look))


def tags_said(tags: Sequence[str]) -> str:
    """Tags as they are shown; that there is none is said too."""
    return " ".join(f"#{tag}" for tag in tags) or _("without a tag")


def _lines(text: str, width: int, look: Look) -> list[str]:
    text = shown_line(text)
    every = rows(text, max(width, 4), ambiguous_width=look.ambiguous_width, hang=0)
    return [text[row.start : row.end] for row in every]
