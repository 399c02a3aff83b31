"""What import says of a file: for people a page on which many of one kind are folded, as JSON everything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path

from stdplan_tui.cli.excerpts import shortened
from stdplan_tui.cli.output import Faint, Strong, say
from stdplan_tui.corpus.alignment import Change, Kind
from stdplan_tui.corpus.model import Clause, Level
from stdplan_tui.importing.layout.sheet import Cause
from stdplan_tui.importing.recognised import Recognised
from stdplan_tui.importing.report import Doubt, Dropped, Repeated, Report
from stdplan_tui.importing.sources.html.blocks import MARKUP
from stdplan_tui.importing.sources.html.words import visible
from stdplan_tui.importing.sources.page import Format
from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.workspace.importing import Outcome, Prepared

_SHOWN = 3  # doubts of one cause, and places left out for one reason, before they are folded
_LINES = 12  # of those folded
_WORDS = 24  # characters of a clause before and after a change

_FORMATS = {
    Format.TEXT: N_("plain text"),
    Format.MARKDOWN: N_("Markdown"),
    Format.PAGE: N_("web page"),
    Format.WORD: N_("Word file"),
    Format.PDF: N_("PDF"),
}
_LEVELS = {
    Level.ANNEX: N_("annexes"),
    Level.BOOK: N_("books"),
    Level.SUBBOOK: N_("subbooks"),
    Level.CHAPTER: N_("chapters"),
    Level.DIVISION: N_("divisions"),
    Level.ARTICLE: N_("articles"),
    Level.PART: N_("parts"),
    Level.SECTION: N_("sections"),
    Level.ITEM: N_("items"),
    Level.SUBITEM: N_("subitems"),
    Level.HEADING: N_("headings"),
    Level.BOX: N_("boxes"),
    Level.TABLE: N_("tables"),
}
_FACTS = {
    "title": N_("title"),
    "notice_title": N_("title of the notice"),
    "document_number": N_("document number"),
    "issuers": N_("issuers"),
    "recipients": N_("recipients"),
    "issued": N_("date of issue"),
    "published": N_("date of publication"),
}
_CAUSES = {
    Cause.NUMBERING: N_("numbers"),
    Cause.BREAK: N_("joined lines"),
    Cause.BRACKET: N_("brackets"),
    Cause.TABLE: N_("tables"),
    Cause.DAMAGE: N_("damaged text"),
    Cause.STRUCTURE: N_("structure"),
}
_OUTCOMES = {
    Outcome.NEW: "",
    Outcome.UNCHANGED: N_("  (unchanged)"),
    Outcome.REVISED: N_("  (a newer version)"),
    Outcome.MERGED: N_("  (a newer version, merged)"),
}
_CHANGES = {
    Kind.CHANGED: N_("changed"),
    Kind.MOVED: N_("moved"),
    Kind.ADDED: N_("added"),
    Kind.REMOVED: N_("removed"),
}


def say_result(result: Prepared, written: Sequence[Path]) -> None:
    """Print what a file became: one line of it, then the report, what changed, and the files written."""
    metadata, report = result.imported.document.metadata, result.imported.report
    clauses = _clauses(result)
    counted = ngettext("{n} clause", "{n} clauses", clauses).format(n=clauses)
    number = f"  {metadata.document_number}" if metadata.document_number else ""
    state = _OUTCOMES[result.outcome] and _(_OUTCOMES[result.outcome])
    say(Faint(result.id), "  ", Strong(metadata.title), f"{number}  {counted}{state}")
    _say_recognised(report.recognised)
    _say_confidence(report)
    _say_left_out(report.dropped)
    _say_repeated(report.repeated)
    _say_doubts(report.doubts)
    for change in _real(result.changes):
        say("  ", *_change_line(change))
    for path in written:
        say("  ", _("written: {file}").format(file=path))


def _clauses(result: Prepared) -> int:
    return sum(clause.takes_notes for clause in result.imported.document.flat)


def _say_recognised(seen: Recognised) -> None:
    form = _(_FORMATS[seen.format]) + (f" ({seen.encoding})" if seen.encoding else "")
    counted = dict(seen.clauses)
    levels = (f"{_(name)} {counted[level]}" for level, name in _LEVELS.items() if level in counted)
    say("  ", "; ".join(part for part in (form, ", ".join(levels)) if part))
    if seen.absent:
        names = ", ".join(_(_FACTS[fact]) for fact in seen.absent)
        say("  ", _("not in the file: {names}").format(names=names))


def _say_confidence(report: Report) -> None:
    signs = "; ".join(sign.message for sign in report.signs)
    line = _("confidence {share:.2f}").format(share=report.confidence)
    say("  ", f"{line}: {signs}" if signs else line)


def _say_repeated(repeated: Sequence[Repeated]) -> None:
    """How many cells are said again, with the words of the first."""
    if not repeated:
        return
    line = ngettext(
        "said again in rows below: {n} cell, as “{words}”",
        "said again in rows below: {n} cells, as “{words}”",
        len(repeated),
    )
    say("  ", line.format(n=len(repeated), words=shortened(" ".join(repeated[0].text.split()))))


def _say_left_out(dropped: Sequence[Dropped]) -> None:
    """The first ranges of each reason with their text, the others counted; of mere markup only how much it is."""
    for reason, parts in _by_reason(dropped):
        shown = () if reason == _(MARKUP) else parts[:_SHOWN]
        for part in shown:
            place = _("left out {start}–{end}, {reason}").format(start=part.start, end=part.end, reason=reason)
            say(f"  {place}: ", Faint(shortened(visible(part.text))))
        folded = parts[len(shown) :]
        if folded:
            n, size = len(folded), sum(len(part.text) for part in folded)
            line = ngettext(
                "left out, {reason}: {n} place, {size} characters (--json has it)",
                "left out, {reason}: {n} places, {size} characters (--json has them)",
                n,
            )
            say("  ", line.format(reason=reason, n=n, size=size))


def _by_reason(dropped: Sequence[Dropped]) -> Iterator[tuple[str, list[Dropped]]]:
    ordered = sorted(dropped, key=lambda part: part.reason)
    for reason, parts in groupby(ordered, key=lambda part: part.reason):
        yield reason, list(parts)


def _say_doubts(doubts: Sequence[Doubt]) -> None:
    """The first doubts of each cause, and the lines of the others."""
    for cause in Cause:
        found = [doubt for doubt in doubts if doubt.cause is cause]
        for doubt in found[:_SHOWN]:
            say("  ", _("doubtful, line {line}: {message}").format(line=doubt.line, message=doubt.message))
        folded = found[_SHOWN:]
        if folded:
            lines = ", ".join(str(doubt.line) for doubt in folded[:_LINES]) + ("…" if len(folded) > _LINES else "")
            line = ngettext("{n} more of {cause}, line {lines}", "{n} more of {cause}, lines {lines}", len(folded))
            say("  ", line.format(n=len(folded), cause=_(_CAUSES[cause]), lines=lines))


def _real(changes: Sequence[Change]) -> list[Change]:
    return [change for change in changes if change.kind is not Kind.SAME]


def _change_line(change: Change) -> list[str | Strong | Faint]:
    """One change: what kind, which clause, and a few words before and after."""
    clause = change.new or change.old
    id_ = clause.id if clause else ""
    head: list[str | Strong | Faint] = [f"{_(_CHANGES[change.kind])}  ", Faint(id_), "  "]
    if change.old is None or change.new is None:
        return [*head, shortened(_words(clause))]
    if change.old.string == change.new.string:
        return [*head, shortened(_words(clause)), "  ", Faint(_("before: {id}").format(id=change.old.id))]
    before, after = _difference(change.old.string, change.new.string)
    return [*head, change.new.label, f" “{before}” → “{after}”"]


def _words(clause: Clause | None) -> str:
    return clause.string.replace("\n", " ") if clause else ""


def _difference(old: str, new: str) -> tuple[str, str]:
    """The words that two texts do not share, in the middle of them, each shortened."""
    start = next((n for n, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new)))
    most = min(len(old), len(new)) - start
    tail = next((n for n in range(most) if old[-1 - n] != new[-1 - n]), most)
    first = max(start - 4, 0)
    parts = (text[first : min(len(text) - tail + 4, len(text))] for text in (old, new))
    before, after = (shortened(part.replace("\n", " "), 2 * _WORDS) for part in parts)
    return before, after


def result_json(result: Prepared, written: Sequence[Path], refused: str = "") -> dict[str, object]:
    """Everything that is known of an import; `refused` says why it was not accepted."""
    metadata, report = result.imported.document.metadata, result.imported.report
    seen = report.recognised
    return {
        "file": str(result.file),
        "id": result.id,
        "title": metadata.title,
        "document_number": metadata.document_number,
        "clauses": _clauses(result),
        "outcome": result.outcome.value,
        "unchanged": result.outcome is Outcome.UNCHANGED,
        "refused": refused,
        "written": [path.as_posix() for path in written],
        "confidence": report.confidence,
        "signs": [asdict(sign) for sign in report.signs],
        "recognised": asdict(seen) | {"clauses": dict(seen.clauses)},
        "dropped": [asdict(part) for part in report.dropped],
        "repeated": [asdict(part) for part in report.repeated],
        "readings": [asdict(part) for part in report.readings],
        "doubts": [asdict(part) for part in report.doubts],
        "changes": [_change_json(change) for change in _real(result.changes)],
    }


def _change_json(change: Change) -> dict[str, object]:
    return {
        "kind": change.kind.value,
        "old": change.old and {"id": change.old.id, "string": change.old.string},
        "new": change.new and {"id": change.new.id, "string": change.new.string},
    }
