"""From a place in a document to a Target, and from a Target back to its place, if that is certain.

A clause's id says little once the text has changed: in real revisions a note kept by its number sat on the wrong
article two times in three. So a place is only given back where the words are still the same.
"""

from __future__ import annotations

from enum import StrEnum

from stdplan_tui.annotations.model import Annotation, Target
from stdplan_tui.corpus.model import Clause, Document, Span
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _

CONTEXT = 32
"""The characters of the clause string that are kept before and after a span."""


class Standing(StrEnum):
    """How an annotation stands to the text as it is now."""

    SAME = "same"
    UNCERTAIN = "uncertain"


@frozen
class Located:
    """Where an annotation belongs now: nowhere for sure unless the standing is SAME.

    `clause` is None for a note on the whole document, `span` for one on a whole clause; both where it is uncertain.
    """

    standing: Standing
    clause: Clause | None = None
    span: Span | None = None


_UNCERTAIN = Located(Standing.UNCERTAIN)


def document_target() -> Target:
    """The target of a note on a whole document."""
    return Target(document=True)


def clause_target(clause: Clause, *, label: str, version: str, span: Span | None = None) -> Target:
    """The target of a note on a clause, or on the characters `span` of its clause string.

    `label` is the label path, `version` the version of the document. Raises AnnotationError for a clause without
    words of its own and for a span that is empty, outside the string or over the end of a line.
    """
    if not clause.takes_notes:
        raise AnnotationError(_("{clause} has no words of its own to annotate").format(clause=clause.id))
    whole = Target(clause=clause.id, label=label, version=version, clause_hash=clause.hash, quote_clause=clause.string)
    return whole if span is None else _narrowed(whole, span)


def one_line(clause: Clause, span: Span) -> Span:
    """`span` cut at the first line feed that it crosses: a quotation never holds heading and text at once."""
    feed = clause.string.find("\n", span.start, span.end)
    return span if feed < 0 else Span(span.start, feed)


def located(annotation: Annotation, document: Document) -> Located:
    """Where `annotation` belongs in `document` as it is now."""
    target = annotation.target
    if annotation.document != document.id:
        return _UNCERTAIN
    if target.document:
        return Located(Standing.SAME)
    clause = document.by_id.get(target.clause)
    if clause is None or not _unchanged(clause, target, document.version):
        return _UNCERTAIN
    span = target.span
    if span is not None and clause.string[span.start : span.end] != target.exact:
        return _UNCERTAIN
    return Located(Standing.SAME, clause, span)


def _narrowed(whole: Target, span: Span) -> Target:
    string = whole.quote_clause
    exact = string[span.start : span.end]
    if not 0 <= span.start < span.end <= len(string) or "\n" in exact:
        message = _("characters {start} to {end} of {clause} cannot be annotated: they are not on one line of it")
        raise AnnotationError(message.format(start=span.start, end=span.end, clause=whole.clause))
    return Target(
        clause=whole.clause,
        label=whole.label,
        version=whole.version,
        clause_hash=whole.clause_hash,
        quote_clause=string,
        start=span.start,
        end=span.end,
        exact=exact,
        prefix=string[max(0, span.start - CONTEXT) : span.start],
        suffix=string[span.end : span.end + CONTEXT],
    )


def _unchanged(clause: Clause, target: Target, version: str) -> bool:
    # A clause that is only a label (第十条, its text in items) has the hash of nothing, which all such clauses share.
    if not clause.words:
        return target.version == version and target.quote_clause == clause.string
    return clause.takes_notes and clause.hash == target.clause_hash
