"""Documents as plain pages: the outline, indented."""

from __future__ import annotations

from collections.abc import Iterator

from stdplan_tui.cli.output import Faint, Strong, say
from stdplan_tui.corpus.model import Clause, Document, Level

_INDENT = "  "


def say_outline(document: Document) -> None:
    """Print the title, then every clause that has a label or a heading, indented by its depth, with its id."""
    for number, (words, id_) in enumerate(outline_rows(document)):
        say(words if number else Strong(words), Faint(f"  [{id_}]" if id_ else ""))


def outline_rows(document: Document, deepest: int | None = None) -> Iterator[tuple[str, str]]:
    """The outline, each row and its id: the title, then what has a label or a heading, indented by its depth.

    Down to the depth `deepest`, where that is given: 1 is what stands right under the title.
    """
    yield document.title, document.id
    for clause in document.clauses:
        yield from _branch(clause, 1, deepest)


def _branch(clause: Clause, depth: int, deepest: int | None) -> Iterator[tuple[str, str]]:
    if deepest is not None and depth > deepest:
        return
    named = bool(clause.caption) and clause.level is not Level.TITLE
    if named:
        yield f"{_INDENT * depth}{clause.caption}", clause.id
    for child in clause.children:
        yield from _branch(child, depth + named, deepest)
