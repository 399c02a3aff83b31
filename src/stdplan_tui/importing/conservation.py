"""The proof that nothing vanished and nothing was made up: source minus dropped ranges equals the body's text.

White space is left out of the comparison. Import runs it on every document before it gives it away.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from stdplan_tui.corpus.model import Clause
from stdplan_tui.errors import ImportingError
from stdplan_tui.importing.report import Dropped, Reading, Repeated, Report, outermost
from stdplan_tui.language import _
from stdplan_tui.text.spacing import bare

_SHOWN = 24  # characters of the text around the fault


class Unconserved(ImportingError):
    """The document has not the words of its source: a fault of the importer, never of the file."""


def check(source: str, report: Report, clauses: Sequence[Clause]) -> None:
    """Raise Unconserved unless `source` without what the report says equals the text of the clauses, in order."""
    expected = bare(remaining(source, report))
    found = bare(body_text(clauses))
    if expected == found:
        return
    at = next(
        (n for n, (a, b) in enumerate(zip(expected, found, strict=False)) if a != b), min(len(expected), len(found))
    )
    message = _("import changed the text: “{found}” stands where the file has “{expected}”; please report this fault")
    raise Unconserved(message.format(found=found[at : at + _SHOWN], expected=expected[at : at + _SHOWN]))


def remaining(source: str, report: Report) -> str:
    """The source without the dropped ranges, with what was read otherwise, and with what is repeated where it is."""
    parts: list[str] = []
    at = 0
    for start, end, text in outermost(_edits(report)):
        parts += (source[at:start], text)
        at = end
    return "".join([*parts, source[at:]])


def _edits(report: Report) -> Iterator[tuple[int, int, str]]:
    changes: Iterable[Dropped | Reading | Repeated] = (*report.dropped, *report.readings, *report.repeated)
    for change in changes:
        match change:
            case Dropped():
                yield change.start, change.end, ""
            case Reading():
                yield change.start, change.end, change.text
            case Repeated():
                yield change.at, change.at, change.text


def body_text(clauses: Iterable[Clause]) -> str:
    """All labels, headings and texts of the clauses, in reading order."""
    return "\n".join(f"{clause.label}\n{clause.heading}\n{clause.text}" for top in clauses for clause in top.walk())
