"""Statistics as a plain page, and as JSON has them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import add

from stdplan_tui.annotations.counting.figures import Answered, Figures
from stdplan_tui.annotations.counting.frequencies import Frequency, Kind
from stdplan_tui.annotations.threads import State
from stdplan_tui.annotations.vocabulary import Unit
from stdplan_tui.cli.output import Faint, Strong, say
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Clause, Document
from stdplan_tui.language import _, ngettext
from stdplan_tui.text.width import cells
from stdplan_tui.workspace.statistics import OfAuthor, OfSection, Statistics
from stdplan_tui.workspace.telling import STATES, dimension_title

_WORDS = 30


def say_statistics(one: Statistics) -> None:
    """Print the statistics of a document, a block for each kind."""
    say(Faint(one.document.id), "  ", Strong(one.document.title))
    _say_figures(one.figures)
    _say_block(_("Sections"), [(_called(section), _short(section.figures)) for section in one.sections])
    _say_block(_("Authors"), [(author.name, _of_author(author)) for author in one.authors])
    _say_block(_("Tags"), [(f"#{tag.name}", _uses(tag)) for tag in one.tags if tag.kind in {Kind.TAG, Kind.UNKNOWN}])
    say()


def say_total(every: Sequence[Figures]) -> None:
    """Print the figures of several documents together."""
    say(Strong(ngettext("{n} document", "{n} documents", len(every)).format(n=len(every))))
    _say_figures(reduce(add, every))


def say_untagged(document: Document, clauses: Iterable[Clause]) -> None:
    """Print a line for each clause: its address, its label path, its first words."""
    for clause in clauses:
        words = clause.string.replace("\n", " ")[:_WORDS]
        say(Faint(f"{document.id}:{clause.id}"), f"  {label_path(document, clause.id)}  ", Faint(words))


def statistics_json(one: Statistics, *, untagged: Iterable[Clause] | None = None) -> dict[str, object]:
    """The statistics of a document; `untagged` are clauses to be listed in it."""
    document, metadata = one.document, one.document.metadata
    told: dict[str, object] = {
        "document": document.id,
        "title": document.title,
        "document_number": metadata.document_number,
        "author": one.coverage.author,
        **_figures_json(one.figures),
        "sections": [_section_json(section) for section in one.sections],
        "authors": [_author_json(author) for author in one.authors],
        "tags": [_tag_json(tag) for tag in one.tags if tag.kind in {Kind.TAG, Kind.UNKNOWN}],
    }
    if untagged is not None:
        told["untagged"] = [{"clause": one.id, "label": label_path(document, one.id)} for one in untagged]
    return told


def _figures_json(found: Figures) -> dict[str, object]:
    return {
        "clauses": found.clauses,
        "tagged": found.tagged,
        "done": found.done,
        "done_before": found.done_before,
        "notes": {state.value: found.notes[state] for state in State},
        "dimensions": [
            {
                "dimension": one.dimension.id,
                "unit": one.dimension.unit.value,
                "required": one.dimension.required,
                "units": one.units,
                "tagged": one.tagged,
            }
            for one in found.dimensions
        ],
    }


def _section_json(one: OfSection) -> dict[str, object]:
    return {"clause": one.section.head.id, "label": one.label, "title": one.title, **_figures_json(one.figures)}


def _author_json(one: OfAuthor) -> dict[str, object]:
    return {
        "author": one.slug,
        "name": one.name,
        "tagged": one.tagged,
        "done": one.done,
        "notes": one.notes,
        "open": one.open,
        "tags": one.tags,
    }


def _tag_json(one: Frequency) -> dict[str, object]:
    dimension = one.dimension.id if one.dimension else None
    return {"tag": one.name, "dimension": dimension, "clauses": len(one.uses.clauses), "uses": len(one.uses)}


def _say_figures(found: Figures) -> None:
    tagged, done = _of(found.tagged, found.clauses), _of(found.done, found.clauses)
    told = ngettext(
        "{n} clause to be coded: tagged {tagged}, done {done}",
        "{n} clauses to be coded: tagged {tagged}, done {done}",
        found.clauses,
    )
    say("  ", told.format(n=found.clauses, tagged=tagged, done=done))
    if found.done_before:
        message = ngettext(
            "{n} clause was marked as done and has been reworded since",
            "{n} clauses were marked as done and have been reworded since",
            found.done_before,
        )
        say("  ", message.format(n=found.done_before))
    if counts := ", ".join(f"{_(STATES[state])} {found.notes[state]}" for state in State if found.notes[state]):
        say("  ", _("notes: {counts}").format(counts=counts))
    _say_block(_("Dimensions"), [(dimension_title(one.dimension), _answered(one)) for one in found.dimensions])


def _say_block(title: str, rows: Sequence[tuple[str, str]]) -> None:
    if not rows:
        return
    say("  ", Strong(title))
    width = max(cells(left) for left, _right in rows)
    for left, right in rows:
        say(f"    {left}{' ' * (width - cells(left))}  {right}")


def _called(one: OfSection) -> str:
    return f"{one.label}  {one.title}" if one.title and one.title not in one.label else one.label


def _short(found: Figures) -> str:
    tagged, done = _of(found.tagged, found.clauses), _of(found.done, found.clauses)
    return _("tagged {tagged}, done {done}").format(tagged=tagged, done=done)


def _answered(one: Answered) -> str:
    told = _of(one.tagged, one.units)
    if one.dimension.unit is Unit.SENTENCE:
        told = _("{share} of the sentences").format(share=told)
    return told + "  " + _("required") if one.dimension.required else told


def _of_author(one: OfAuthor) -> str:
    counts = _("clauses tagged {tagged}, done {done}; notes {notes}, open {open}; tags {tags}")
    return counts.format(tagged=one.tagged, done=one.done, notes=one.notes, open=one.open, tags=one.tags)


def _uses(one: Frequency) -> str:
    clauses = len(one.uses.clauses)
    return ngettext("{n} clause", "{n} clauses", clauses).format(n=clauses)


def _of(part: int, whole: int) -> str:
    """`3/8 (37%)`."""
    return f"{part}/{whole} ({part * 100 // whole if whole else 100}%)"
