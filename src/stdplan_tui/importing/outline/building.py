"""Lines to clauses: the regions of a page, each with its head, its body and its signature."""

from __future__ import annotations

from collections.abc import Sequence

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.model import Level
from stdplan_tui.corpus.nesting import Nesting
from stdplan_tui.frozen import frozen
from stdplan_tui.importing.layout.sheet import Doubtful
from stdplan_tui.importing.lines import Line, joined
from stdplan_tui.importing.outline.body import Body
from stdplan_tui.importing.outline.closing import closing_start
from stdplan_tui.importing.outline.head import head, title_lines
from stdplan_tui.importing.outline.marks import is_date, may_be_title, signed_date
from stdplan_tui.importing.outline.numbering import Numbering
from stdplan_tui.importing.outline.regions import Kind, Region, regions
from stdplan_tui.importing.outline.signatures import Signature, signatures
from stdplan_tui.text.spacing import IDEOGRAPHIC_SPACE, spaced_names, squeezed


@frozen
class Built:
    """The clauses of a page, without ids, and what was doubtful about their numbers."""

    drafts: tuple[Draft, ...]
    doubts: tuple[Doubtful, ...]


def built(lines: Sequence[Line]) -> Built:
    """The clauses that the lines of a page are."""
    nesting = Nesting(named=False)
    doubts: list[Doubtful] = []
    signed = signatures(lines)
    parts = regions(lines, signed)
    several = sum(part.kind is Kind.DOCUMENT for part in parts) > 1
    for part in parts:
        inside = [each for each in signed if part.start <= each.start < part.end]
        doubts += _part(nesting, lines, part, inside, several=several)
    return Built(tuple(nesting.drafts), tuple(doubts))


def _part(
    nesting: Nesting, lines: Sequence[Line], part: Region, signed: Sequence[Signature], *, several: bool
) -> list[Doubtful]:
    nesting.close_down_to(nesting.document)
    start = part.start
    if part.kind is Kind.NOTICE:
        nesting.add(Draft(Level.NOTICE))
    if part.kind is Kind.ANNEX:
        start += _annex(nesting, lines[part.start : part.end])
    else:
        drafts, taken = head(lines[part.start : part.end])
        start += taken
        for draft in drafts:
            _head_clause(nesting, draft, several=several and part.kind is Kind.DOCUMENT)
    return _text(nesting, lines, Region(part.kind, start, part.end), signed)


def _head_clause(nesting: Nesting, draft: Draft, *, several: bool) -> None:
    if several and draft.level is Level.TITLE:
        draft.level = Level.DOC
    nesting.add(draft)


def _annex(nesting: Nesting, lines: Sequence[Line]) -> int:
    """Open the annex that starts on the first line; gives how many lines its label and title take."""
    label = lines[0].label
    printed, end = (label.printed, label.end) if label else ("", 0)
    heading, taken = squeezed(lines[0].raw[end:]).strip(" "), 1
    if not heading:
        following = next((place for place in range(1, len(lines)) if not lines[place].blank), None)
        if following is not None and may_be_title(lines[following]):
            count = title_lines(lines, following)
            heading, taken = joined(lines[following : following + count]).text, following + count
    nesting.add(Draft(Level.ANNEX, label=squeezed(printed), heading=heading))
    return taken


def _text(nesting: Nesting, lines: Sequence[Line], part: Region, signed: Sequence[Signature]) -> list[Doubtful]:
    """The text of a region, cut at its signatures."""
    start = part.start
    numbering = Numbering()
    for signature in [each for each in signed if each.start >= part.start]:
        _body(nesting, lines[start : signature.start], part.kind, numbering)
        _signature(nesting, lines, signature)
        start = signature.after
    _body(nesting, lines[start : part.end], part.kind, numbering)
    return numbering.doubts


def _body(nesting: Nesting, lines: Sequence[Line], kind: Kind, numbering: Numbering) -> None:
    passages = kind is Kind.DOCUMENT
    closing = closing_start(lines) if passages else len(lines)
    Body(nesting, lines, closing, numbering, passages=passages).build()


def _signature(nesting: Nesting, lines: Sequence[Line], signature: Signature) -> None:
    nesting.leave_passage()
    names = [line for line in lines[signature.start : signature.end] if not line.blank]
    nesting.add(Draft(Level.SIGNATURE, text="\n".join(map(_signed, names))))
    notes = [line.text for line in lines[signature.end : signature.after] if not line.blank]
    if notes:
        nesting.add(Draft(Level.REMARK, text="\n".join(notes)))


def _signed(line: Line) -> str:
    """A line of a signature: its names with one gap between them, its date without any."""
    if is_date(line.text):
        return line.text
    both = signed_date(line.raw.strip())
    if both is None:
        return spaced_names(line.raw)
    return spaced_names(f"{both['name']}{IDEOGRAPHIC_SPACE}{squeezed(both['date'])}")
