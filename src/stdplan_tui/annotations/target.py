"""From a place in a document to a Target; `anchoring` finds the way back."""

from __future__ import annotations

from stdplan_tui.annotations.model import Target
from stdplan_tui.corpus.model import Clause, Span
from stdplan_tui.errors import AnnotationError
from stdplan_tui.language import _

CONTEXT = 32
"""The characters of the clause string that are kept before and after a span."""


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


def is_same_place(one: Target, other: Target) -> bool:
    """Whether both are about the same words of the same text of a clause, or about the whole document."""
    first, second = ((each.document, each.clause, each.quote_clause, each.span) for each in (one, other))
    return first == second


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
