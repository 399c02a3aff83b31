"""Agreement as JSON has it."""

from __future__ import annotations

from collections.abc import Sequence

from stdplan_tui.annotations.agreement.codings import Codings
from stdplan_tui.annotations.agreement.disagreements import Disagreement
from stdplan_tui.annotations.agreement.figures import Estimate, Figures
from stdplan_tui.annotations.agreement.table import Row, annotators_of
from stdplan_tui.annotations.store.authors import Authors
from stdplan_tui.annotations.vocabulary import Dimension, Unit
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Document

_DIGITS = 6


def figures_json(
    every: Sequence[Codings], rows: Sequence[Row], authors: Authors, *, together: bool
) -> dict[str, object]:
    """The figures of a document, or of several `together`: then `document` and `title` are null.

    `documents` are all that are compared, `annotators` who (`author`, `name`, `done`: clauses marked as done),
    `any_two` and `clauses` over what; `dimensions` and `tags` are the rows.
    """
    document = None if together else every[0].document
    return {
        "document": document and document.id,
        "title": document and document.title,
        "documents": [one.document.id for one in every],
        "annotators": [_annotator_json(who, every, authors) for who in annotators_of(every)],
        "any_two": every[0].any_two,
        "clauses": sum(len(one.clauses) for one in every),
        "dimensions": [_dimension_json(row) for row in rows if row.tag is None],
        "tags": [_tag_json(row) for row in rows if row.tag is not None],
    }


def disagreement_json(
    document: Document, dimension: Dimension | None, found: Disagreement, authors: Authors
) -> dict[str, object]:
    """A clause, or a sentence of it (`start` and `end` in the clause string, else null), and who gave what to it."""
    clause, span = found.clause, found.span
    return {
        "document": document.id,
        "clause": clause.id,
        "label": label_path(document, clause.id),
        "dimension": None if dimension is None else dimension.id,
        "start": span.start if span else None,
        "end": span.end if span else None,
        "text": clause.string[span.start : span.end] if span else clause.string,
        "choices": [
            {"author": one.annotator, "name": authors.name_of(one.annotator), "tags": list(one.tags)}
            for one in found.choices
        ],
        "decision": _decision_json(found, authors),
    }


def _decision_json(found: Disagreement, authors: Authors) -> dict[str, object] | None:
    """What was decided: by whom, which tags of the dimension (there may be none), and why; null where nothing was."""
    if found.decision is None:
        return None
    note = found.decision.note
    tags = list(found.decided)
    return {"id": note.id, "author": note.author, "name": authors.name_of(note.author), "tags": tags, "body": note.body}


def _annotator_json(who: str, every: Sequence[Codings], authors: Authors) -> dict[str, object]:
    done = sum(len(one.done[one.annotators.index(who)]) for one in every if who in one.annotators)
    return {"author": who, "name": authors.name_of(who), "done": done}


def _dimension_json(row: Row) -> dict[str, object]:
    exclusive = row.dimension is not None and row.dimension.exclusive
    return {**_about(row), "exclusive": exclusive, **_figures(row.figures)}


def _tag_json(row: Row) -> dict[str, object]:
    return {"tag": row.tag, **_about(row), **_figures(row.figures)}


def _about(row: Row) -> dict[str, object]:
    dimension = row.dimension
    unit = Unit.CLAUSE if dimension is None else dimension.unit
    return {"dimension": None if dimension is None else dimension.id, "unit": unit.value}


def _figures(found: Figures) -> dict[str, object]:
    """Numbers with six decimals; null where a figure is not defined, which `undefined` gives the reason of."""
    return {
        "annotators": found.annotators,
        "units": found.units,
        "observed": _number(found.observed),
        "kappa": _number(found.kappa),
        "kappas": [
            {"authors": list(pair.annotators), "units": pair.units, "kappa": _number(pair.kappa)}
            for pair in found.pairs
        ],
        **_estimate("alpha", found.alpha),
        **_estimate("alpha_masi", found.masi or Estimate(None, None)),
        "undefined": found.undefined and found.undefined.value,
    }


def _estimate(name: str, found: Estimate) -> dict[str, object]:
    ends = found.interval and [_number(end) for end in found.interval]
    return {name: _number(found.value), f"{name}_interval": ends}


def _number(value: float | None) -> float | None:
    return None if value is None else round(value, _DIGITS) + 0.0
