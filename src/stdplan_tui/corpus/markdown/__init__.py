"""The body grammar of ID.md (formats.md, "corpus/ID.md"): text to clauses, and back in one canonical form."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.identity import identified
from stdplan_tui.corpus.markdown.reader import Reader
from stdplan_tui.corpus.markdown.writer import Writer
from stdplan_tui.corpus.model import Clause, Level
from stdplan_tui.errors import BodyError

__all__ = ["drafts_of", "read", "reading", "write"]


def read(text: str, path: Path | None = None) -> tuple[Clause, ...]:
    """The clauses that a body says. Raises BodyError, which names `path` and the line."""
    return identified(reading(text, path).drafts)


def reading(text: str, path: Path | None = None) -> Reader:
    """The same as drafts, with the place of each in the file. Raises BodyError."""
    try:
        return Reader(text)
    except BodyError as error:
        error.path = path
        raise


def write(clauses: Sequence[Clause] | Sequence[Draft]) -> str:
    """The one canonical body of these clauses, which ends with a line feed. Raises BodyError if there can be none."""
    blocks = Writer(drafts_of(clauses)).blocks
    return "\n\n".join("\n".join(lines) for lines in blocks) + "\n" if blocks else ""


def drafts_of(clauses: Iterable[Clause | Draft]) -> list[Draft]:
    """The clauses without their ids; drafts are given as they are."""
    return [clause if isinstance(clause, Draft) else _draft(clause) for clause in clauses]


def _draft(clause: Clause) -> Draft:
    children = drafts_of(clause.children)
    if clause.level is Level.TABLE and not (clause.children and clause.children[0].id.endswith(".r0")):
        children.insert(0, Draft(Level.ROW))
    return Draft(clause.level, clause.label, clause.heading, clause.text, children)
