"""The details of a place as lines: what was noted, the words then and now, the clauses that may be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from textual.content import Content
from textual.content import Span as Styled
from textual.style import Style

from stdplan_tui.annotations.noted import Noted
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Span
from stdplan_tui.language import _, ngettext
from stdplan_tui.text.display import shown_in_place
from stdplan_tui.text.typeset import rows
from stdplan_tui.tui.notes.plain_words import plain_words
from stdplan_tui.tui.reviewing.details import Details
from stdplan_tui.tui.reviewing.rows import SIGNS
from stdplan_tui.tui.words import MUTED, ellipsis, fitted, plain
from stdplan_tui.workspace.became import percent
from stdplan_tui.workspace.excerpts import Excerpt
from stdplan_tui.workspace.reviewing import Case
from stdplan_tui.workspace.telling import MOTIVATIONS, STANDINGS

_MOST_NOTES: Final = 3
_INDENT: Final = 2
_GONE: Final = "$error underline"
_NEW: Final = "$success underline"
_QUOTED: Final = "bold $secondary"


class Look(NamedTuple):
    """For whom it is drawn: the cells of a line, how wide ambiguous characters are, the names of authors by slug."""

    width: int
    ambiguous_width: int
    authors: Mapping[str, str]


def told(details: Details, look: Look) -> Content:
    """All that is said of a place."""
    case = details.case
    lines = [*_head(case, look), *_texts(details, look), *_notes(case, look), *_suggested(details, look)]
    return Content("\n").join(lines)


def _head(case: Case, look: Look) -> Iterator[Content]:
    """What became of the place; who has to decide where that is somebody else."""
    standing = case.anchor.standing
    yield plain(fitted(f"{SIGNS[standing]} {_(STANDINGS[standing])}", look.width, look.ambiguous_width), "bold $accent")
    if not case.mine:
        names = ", ".join(look.authors.get(slug, slug) for slug in case.authors)
        yield plain(fitted(_("for {author} to decide").format(author=names), look.width, look.ambiguous_width), MUTED)


def _notes(case: Case, look: Look) -> Iterator[Content]:
    """The annotations on it, one a line, the first of them."""
    yield Content()
    for one in case.noted[:_MOST_NOTES]:
        yield plain(fitted(_note(one, look), look.width, look.ambiguous_width))
    left = len(case.noted) - _MOST_NOTES
    if left > 0:
        yield plain(ngettext("and {count} more", "and {count} more", left).format(count=left), MUTED)


def _note(one: Noted, look: Look) -> str:
    author = look.authors.get(one.note.author, one.note.author)
    said = " ".join([*(f"#{tag}" for tag in one.tags), plain_words(one.note.body)])
    return f"{author}  {said or _(MOTIVATIONS[one.note.motivation])}"


def _texts(details: Details, look: Look) -> Iterator[Content]:
    """The words then, marked `-`, and now, marked `+`, each under where it stands."""
    case, (old_quoted, new_quoted) = details.case, details.quoted
    yield _heading(_("before"), case.target.label or case.target.clause, "", look)
    yield from _set(details.old, old_quoted, "- ", _GONE, look)
    clause = case.anchor.clause
    if clause is None or details.new is None:
        return
    share = _("{percent}% alike").format(percent=percent(details.alike))
    yield _heading(_("now"), label_path(case.document, clause.id), share, look)
    yield from _set(details.new, new_quoted, "+ ", _NEW, look)


def _suggested(details: Details, look: Look) -> Iterator[Content]:
    """The clauses to choose from, by number; each a button as well."""
    if not details.suggestions:
        return
    yield Content()
    placed = details.case.anchor.clause is not None
    yield plain(_("or perhaps") if placed else _("perhaps"), "bold")
    for number, each in enumerate(details.suggestions, 1):
        label = label_path(details.case.document, each.clause.id)
        line = f"  {label}  {percent(each.likeness)}%  {each.clause.text or each.clause.string}"
        words = fitted(line, look.width - 1, look.ambiguous_width)
        button = Content.assemble((str(number), "$footer-key-foreground bold"), words)
        yield button.stylize(Style.from_meta({"action": f"choose_{number}"}))


def _heading(name: str, place: str, aside: str, look: Look) -> Content:
    words = fitted("  ".join(part for part in (place, aside) if part), look.width - 10, look.ambiguous_width)
    return Content.assemble((name, "bold"), "  ", (words, MUTED))


def _set(excerpt: Excerpt, quoted: Span | None, mark: str, style: str, look: Look) -> Iterator[Content]:
    """An excerpt in rows behind a mark, with what differs and what is quoted in styles of their own."""
    text, spans = _joined(excerpt, quoted, ellipsis(look.ambiguous_width), style)
    width = max(look.width - _INDENT, 4)
    for number, row in enumerate(rows(text, width, ambiguous_width=look.ambiguous_width, hang=0)):
        within = (span for span in spans if span.start < row.end and row.start < span.end)
        styled = [
            Styled(max(span.start, row.start) - row.start, min(span.end, row.end) - row.start, span.style)
            for span in within
        ]
        lead = (mark, style.split(maxsplit=1)[0]) if number == 0 else " " * _INDENT
        yield Content.assemble(lead, Content(text[row.start : row.end], spans=styled))


def _joined(excerpt: Excerpt, quoted: Span | None, left_out: str, style: str) -> tuple[str, list[Styled]]:
    """The parts of an excerpt as one text fit to be shown, and its styles there; what differs over what is quoted."""
    clean = shown_in_place(excerpt.text)
    pieces: list[str] = []
    spans: list[Styled] = []
    end = at = 0
    for part in excerpt.parts:
        if part.start > end:
            pieces.append(left_out)
            at += len(left_out)
        pieces.append(clean[part.start : part.end])
        spans += _styled([quoted] if quoted else [], part, at, _QUOTED)
        spans += _styled(excerpt.differing, part, at, style)
        at, end = at + part.end - part.start, part.end
    return "".join(pieces) + left_out * (end < len(clean)), spans


def _styled(within: Iterable[Span], part: Span, at: int, style: str) -> Iterator[Styled]:
    for span in within:
        start, end = max(span.start, part.start), min(span.end, part.end)
        if start < end:
            yield Styled(at + start - part.start, at + end - part.start, style)
