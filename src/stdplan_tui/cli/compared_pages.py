"""Two texts on standard output: for each clause what became of it, a paragraph or a JSON object.

What is gone stands in [-…-], what is new in {+…+}, in colour and without; where two clauses have little in common,
each is printed whole, after A and B.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from stdplan_tui.cli.output import Faint, Strong, say, say_json
from stdplan_tui.corpus.alignment import Kind
from stdplan_tui.corpus.comparison import UNLIKE, Row
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Clause, ClauseId
from stdplan_tui.language import _
from stdplan_tui.text.similarity import Edit, Opcode
from stdplan_tui.workspace.became import KINDS, kind_name, percent, told
from stdplan_tui.workspace.comparing import Comparison, Side

Piece = str | Strong | Faint

_INDENT = "  "


def say_compared(found: Comparison, rows: Iterable[Row]) -> bool:
    """Print the titles of both; for each row what became of it and where it stands, and its words if they differ.

    Nothing where there is no row, and False.
    """
    told_of = [row for row in rows if _has_words(row)]
    if told_of:
        _say_sides(found)
    apart = True
    for row in told_of:
        lines = list(_lines(row))
        if lines or apart:
            say()
        say(Strong(told(found, row)), _INDENT, *_places(found, row))
        for line in lines:
            say(_INDENT, *line)
        apart = bool(lines)
    return bool(told_of)


def say_compared_json(found: Comparison, rows: Iterable[Row]) -> bool:
    """Print each row as one JSON object, as formats.md has it; whether there is any."""
    found_any = False
    for row in rows:
        found_any = True
        say_json(
            {
                "kind": row.kind.value,
                "alike": round(row.alike, 4),
                "a": _clause_json(found.a, row.a),
                "b": _clause_json(found.b, row.b),
                "also_a": _also_json(found.a, row.also_a),
                "also_b": _also_json(found.b, row.also_b),
                "edits": [[step.edit.value, step.start, step.end, step.new_start, step.new_end] for step in row.edits],
            }
        )
    return found_any


def say_summary(found: Comparison, *, as_json: bool) -> None:
    """Print how many clauses of each kind there are, and how much of the texts is common."""
    counts = Counter(row.kind for row in filter(_has_words, found.rows))
    if as_json:
        head = {"a": found.a.address, "b": found.b.address}
        say_json({**head, **{kind.value: counts[kind] for kind in Kind}, "common": round(found.common, 4)})
        return
    _say_sides(found)
    for kind in KINDS:
        say(f"{counts[kind]:>6}  {kind_name(kind)}")
    say(f"{percent(found.common):>5}%  ", _("of the words in common"))


def _say_sides(found: Comparison) -> None:
    for letter, side in (("A", found.a), ("B", found.b)):
        title = side.document.title
        say(f"{letter}  ", Strong(title or side.address), Faint(f"  [{side.address}]" if title else ""))


def _has_words(row: Row) -> bool:
    """Whether it is more than a container."""
    return any(clause.takes_notes for clause in (row.a, row.b) if clause)


def _places(found: Comparison, row: Row) -> Iterator[Piece]:
    """Where a row stands: one label path where both have the same, else both; then what else corresponds."""
    paths = [label_path(side.document, clause.id) for side, clause in _sides(found, row) if clause is not None]
    yield " -> ".join(dict.fromkeys(paths))
    for letter, side, others in (("A", found.a, row.also_a), ("B", found.b, row.also_b)):
        if others:
            names = ", ".join(label_path(side.document, clause) for clause in others)
            yield Faint(_("  (also {letter}: {clauses})").format(letter=letter, clauses=names))


def _sides(found: Comparison, row: Row) -> Sequence[tuple[Side, Clause | None]]:
    return (found.a, row.a), (found.b, row.b)


def _lines(row: Row) -> Iterator[list[Piece]]:
    """The words of a row: nothing where both say the same."""
    if row.a is None or row.b is None:
        for clause in filter(None, (row.a, row.b)):
            yield from (_pieces(line, "") for line in clause.string.split("\n"))
    elif row.a.string != row.b.string:
        yield from marked(row.a.string, row.b.string, row.edits) if row.alike >= UNLIKE else _both(row.a, row.b)


def _both(a: Clause, b: Clause) -> Iterator[list[Piece]]:
    for letter, clause in (("A", a), ("B", b)):
        yield from (_pieces(f"{letter}  {line}", "") for line in clause.string.split("\n"))


def marked(a: str, b: str, edits: Iterable[Opcode]) -> Iterator[list[Piece]]:
    """Both texts in one, with marks around what is gone and what is new, line by line."""
    line: list[Piece] = []
    for step in edits:
        gone, new = a[step.start : step.end], b[step.new_start : step.new_end]
        for text, mark in [(gone, "")] if step.edit is Edit.EQUAL else [(gone, "-"), (new, "+")]:
            first, *others = text.split("\n")
            line += _pieces(first, mark)
            for other in others:
                yield line
                line = _pieces(other, mark)
    yield line


def _pieces(text: str, mark: str) -> list[Piece]:
    if not mark or not text:
        return [text]
    return [Strong(f"[-{text}-]", "red") if mark == "-" else Strong(f"{{+{text}+}}", "green")]


def _clause_json(side: Side, clause: Clause | None) -> dict[str, object] | None:
    if clause is None:
        return None
    return {
        "document": side.name,
        "clause": clause.id,
        "label_path": label_path(side.document, clause.id),
        "level": clause.level.value,
        "label": clause.label,
        "heading": clause.heading,
        "text": clause.text,
        "string": clause.string,
    }


def _also_json(side: Side, clauses: Iterable[ClauseId]) -> list[dict[str, str]]:
    return [{"clause": clause, "label_path": label_path(side.document, clause)} for clause in clauses]
