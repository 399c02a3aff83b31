"""Which clauses have a row in the outline, and what it says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from sys import intern

from stdplan_tui.corpus.model import SPACED_LABELS, Clause, ClauseId, Document, Level
from stdplan_tui.language import _
from stdplan_tui.text.spacing import IDEOGRAPHIC_SPACE

_BODY = frozenset(
    {Level.TITLE, Level.NUMBER, Level.RECIPIENTS, Level.PARAGRAPH, Level.ROW, Level.SIGNATURE, Level.REMARK}
)
_BEGINNING = 24


def has_row(clause: Clause) -> bool:
    """Whether a clause is listed: headings and whatever has a label of its own, not the paragraphs under them."""
    if clause.level in _BODY:
        return False
    if clause.level is Level.NOTICE:
        return True
    if clause.level is Level.BULLET:
        return bool(clause.heading)
    return bool(clause.label or clause.heading)


def rows_under(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """The listed clauses among `clauses`, those under an unlisted one standing in its place."""
    for clause in clauses:
        if has_row(clause):
            yield clause
        elif clause.children:
            yield from rows_under(clause.children)


def row_text(clause: Clause) -> str:
    """What the row says: label and heading, or label and the first words."""
    if clause.level is Level.NOTICE:
        return _("Notice of issue")
    if clause.heading:
        return clause.caption
    gap = IDEOGRAPHIC_SPACE if clause.level in SPACED_LABELS and clause.label and clause.text else ""
    return f"{clause.label}{gap}{_beginning(clause)}"[:_BEGINNING]


def path_to(document: Document, clause: ClauseId | None) -> tuple[Clause, ...]:
    """The listed clauses that hold that one, outermost first, itself last where it is listed."""
    if clause is None or clause not in document.by_id:
        return ()
    return tuple(step for step in (*document.ancestors(clause), document.by_id[clause]) if has_row(step))


def rows_alone(document: Document) -> Document:
    """As much of a document as its rows need: the listed clauses, and no more of their words than a row shows."""
    return Document(document.metadata, tuple(_alone(document.clauses)))


def _alone(clauses: Iterable[Clause]) -> Iterator[Clause]:
    for clause in rows_under(clauses):
        text = "" if clause.heading else _beginning(clause)
        children = tuple(_alone(clause.children))
        yield Clause(clause.id, clause.level, intern(clause.label), clause.heading, text, children)


def _beginning(clause: Clause) -> str:
    """The first words of a clause, on one line."""
    return clause.text[:_BEGINNING].replace("\n", "")
