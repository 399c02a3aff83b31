"""Documents as plain pages: the outline, indented, and the text, paragraph by paragraph."""

from __future__ import annotations

from stdplan_tui.cli.output import Faint, Strong, say, say_block
from stdplan_tui.corpus.model import Clause, Document, Level

_INDENT = "  "


def say_outline(document: Document) -> None:
    """Print the title, then every clause that has a label or a heading, indented by its depth, with its id."""
    say(Strong(document.title), Faint(f"  [{document.id}]" if document.id else ""))
    for clause in document.clauses:
        _say_branch(clause, 1)


def say_clauses(document: Document, clause: Clause | None) -> None:
    """Print the text of a clause and of all under it, or of the whole document, with blank lines between."""
    previous: Clause | None = None
    for each in clause.walk() if clause else document.flat:
        if not each.takes_notes:
            continue
        if previous is not None and not (each.level is Level.ROW and previous.level in {Level.ROW, Level.TABLE}):
            say()
        if each.caption:
            say(Strong(each.caption))
        if each.text:
            say_block(each.text)
        previous = each


def _say_branch(clause: Clause, depth: int) -> None:
    named = bool(clause.caption) and clause.level is not Level.TITLE
    if named:
        say(_INDENT * depth, clause.caption, Faint(f"  [{clause.id}]"))
    for child in clause.children:
        _say_branch(child, depth + named)
