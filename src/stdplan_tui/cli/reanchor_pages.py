"""What `stdplan reanchor` prints: the old words of what is not where it was, and the new ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from stdplan_tui.annotations.model import Annotation
from stdplan_tui.annotations.noted import Noted, Notes
from stdplan_tui.cli.output import Faint, Strong, say, say_json
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Clause, Document, Span
from stdplan_tui.language import _
from stdplan_tui.text.display import shown_line
from stdplan_tui.workspace import reviewing
from stdplan_tui.workspace.excerpts import excerpts
from stdplan_tui.workspace.reviewing import Case
from stdplan_tui.workspace.telling import MOTIVATIONS, STANDINGS

_AROUND = 16
_SAID = 40
_LEFT_OUT = "…"


def say_counts(notes: Notes, accepted: int) -> None:
    """How many annotations of each standing a document has; nothing where it has none."""
    if notes.every:
        counts = Counter(one.anchor.standing for one in notes.every)
        told = ", ".join(f"{_(name)} {counts[standing]}" for standing, name in STANDINGS.items() if counts[standing])
        say(Strong(notes.id), f"  {told}" + (_("; {n} written down").format(n=accepted) if accepted else ""))


def say_cases(cases: Iterable[Case]) -> None:
    """Each old place with its words then and now, and the annotations on it."""
    for case in cases:
        say("  ", Strong(_(STANDINGS[case.anchor.standing])), f": {_way(case)}")
        if not case.is_certain:
            for line in _words(case):
                say(f"    {line}")
        for one in case.noted:
            say("    ", Faint(f"{one.note.id}  {one.note.author}"), f"  {_said(one)}")


def say_moved(document: Document, done: Iterable[Annotation], *, as_json: bool) -> None:
    """Where annotations stand now that it was written down."""
    for note in done:
        target = note.target
        if as_json:
            is_now = {"clause": target.clause, "label": target.label, "exact": target.exact}
            say_json({"annotation": note.id, "document": document.id, "is": {} if target.document else is_now})
        else:
            place = _("the document as a whole") if target.document else target.label
            say(Faint(note.id), f"  {document.id}  {shown_line(place)}  {shown_line(target.exact)}".rstrip())


def say_json_lines(notes: Notes, accepted: frozenset[str]) -> None:
    """One object a line for each annotation."""
    document = notes.document
    if document is not None:
        for one in notes.every:
            say_json(_told(document, one, one.note.id in accepted))


def _told(document: Document, one: Noted, accepted: bool) -> dict[str, object]:
    note, anchor, target = one.note, one.anchor, one.note.target
    near = ({**_place(document, each.clause), "likeness": round(each.likeness, 3)} for each in anchor.suggestions)
    return {
        "annotation": note.id,
        "document": note.document,
        "author": note.author,
        "standing": anchor.standing.value,
        "was": {"clause": target.clause, "label": target.label, "exact": target.exact, "text": target.quote_clause},
        "is": _place(document, anchor.clause, anchor.span) if anchor.clause else None,
        "suggestions": list(near),
        "accepted": accepted,
    }


def _place(document: Document, clause: Clause, span: Span | None = None) -> dict[str, object]:
    told: dict[str, object] = {
        "clause": clause.id,
        "label": label_path(document, clause.id),
        "text": clause.string,
    }
    if span is None:
        return told
    return told | {"start": span.start, "end": span.end, "exact": clause.string[span.start : span.end]}


def _way(case: Case) -> str:
    """From the old place to the new one."""
    was, clause = shown_line(case.target.label or case.target.clause), case.anchor.clause
    if clause is None:
        return was
    now = shown_line(label_path(case.document, clause.id))
    return was if now == was and clause.id == case.target.clause else f"{was} -> {now}"


def _words(case: Case) -> Iterable[str]:
    """What the place said and what it says now; where it is lost, what the clauses say that may be it."""
    target, clause = case.target, case.anchor.clause
    old = target.quote_clause
    if clause is None:
        yield f"- {shown_line(old[: 4 * _AROUND])}{_LEFT_OUT * (len(old) > 4 * _AROUND)}"
        for each in reviewing.suggestions(case):
            said = shown_line(each.clause.string[: 2 * _AROUND])
            yield f"? {each.clause.id}  {label_path(case.document, each.clause.id)}  {each.likeness:.2f}  {said}"
        return
    before, after = excerpts(old, clause.string, _AROUND, (target.span, case.anchor.span))
    yield f"- {shown_line(before.joined(_LEFT_OUT))}"
    yield f"+ {shown_line(after.joined(_LEFT_OUT))}"


def _said(one: Noted) -> str:
    """The words that an annotation is about, then and now, and what it says, so that one knows it again."""
    said = " ".join((*(f"#{tag}" for tag in one.tags), *one.note.body.split()))
    told = said[:_SAID] or f"[{_(MOTIVATIONS[one.note.motivation])}]"
    return shown_line("  ".join(filter(None, (_quoted(one), told))))


def _quoted(one: Noted) -> str:
    exact, clause, span = one.note.target.exact, one.anchor.clause, one.anchor.span
    if not exact:
        return ""
    now = clause.string[span.start : span.end] if clause is not None and span is not None else ""
    return f"“{exact}”" + (f" -> “{now}”" if now and now != exact else "")
