"""Deciding where annotators differ: an adjudication is an annotation of its own, and rewrites nobody's tags."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from stdplan_tui.annotations.agreement.decisions import Decisions
from stdplan_tui.annotations.counting.coverage import is_tag_there
from stdplan_tui.annotations.journal.changing import carry_out
from stdplan_tui.annotations.making import edited, made, retagged
from stdplan_tui.annotations.model import Annotation, AnnotationId, Change, Motivation
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.vocabulary import Dimension, Vocabulary
from stdplan_tui.corpus.model import Clause, Document, Span
from stdplan_tui.errors import AnnotationError, VocabularyError
from stdplan_tui.language import N_, _
from stdplan_tui.workspace.annotating import as_called_now, keep_text, target_of, vocabulary
from stdplan_tui.workspace.folder import Workspace

DECISION = N_("decision")


def adjudicate(  # noqa: PLR0913 — a place, a dimension, what is decided of it, and why
    ws: Workspace,
    document: Document,
    clause: Clause,
    dimension: Dimension,
    *,
    tags: Sequence[str],
    reason: str = "",
    span: Span | None = None,
) -> Annotation:
    """Decide which tags of a dimension a clause has, or a sentence of it (`span`); none at all can be decided too.

    Who has decided on it before decides anew. Raises VocabularyError for a tag that cannot be given or is of another
    dimension, AnnotationError where nobody gave a tag of it there, or it cannot be saved.
    """
    document, agreed = as_called_now(ws, document), vocabulary(ws)
    wanted = _allowed(tags, dimension, agreed)
    every, me = ws.notebook.of(document).every, ws.author.slug
    settled = _settled(every, clause, dimension, agreed, span)
    if not settled:
        message = _("nobody gave a tag of {dimension} there, so there is nothing to decide")
        raise AnnotationError(message.format(dimension=dimension.id))
    decisions = Decisions(every, agreed).all_on(clause.id, span, dimension)
    before = _before((one.note for one in decisions if one.note.author == me), dimension, agreed)
    if before is None:
        target = target_of(document, clause, span)
        note = made(
            document.id, me, target, motivation=Motivation.ADJUDICATING, body=reason, tags=wanted, reply_to=settled
        )
    else:
        note = replace(retagged(edited(before, reason), wanted), reply_to=settled)
    changes = [Change(before, note)]
    keep_text(ws, document, changes)
    (change,) = carry_out(ws.store, ws.journal, DECISION, changes, by=me)
    return change.after


def _allowed(tags: Sequence[str], dimension: Dimension, agreed: Vocabulary) -> tuple[str, ...]:
    wanted = tuple(dict.fromkeys(map(agreed.resolve, tags)))
    for tag in wanted:
        if agreed.dimension_of(tag) != dimension:
            raise VocabularyError(_("{tag} is no tag of {dimension}").format(tag=tag, dimension=dimension.id))
    if dimension.exclusive and len(wanted) > 1:
        message = _("{tag} and {other} exclude each other: one tag of {dimension} at most")
        raise VocabularyError(message.format(tag=wanted[0], other=wanted[1], dimension=dimension.id))
    return wanted


def _settled(
    every: Sequence[Noted], clause: Clause, dimension: Dimension, agreed: Vocabulary, span: Span | None
) -> tuple[AnnotationId, ...]:
    """The annotations with tags of the dimension on the clause, or on words of the sentence, but for decisions."""
    found = []
    for one in every:
        there = one.clause == clause.id and is_tag_there(one) and one.note.motivation is not Motivation.ADJUDICATING
        within = span is None or (one.span is not None and one.span.start < span.end and span.start < one.span.end)
        if there and within and any(agreed.dimension_of(tag) == dimension for tag in one.tags):
            found.append(one.note.id)
    return tuple(found)


def _before(own: Iterable[Annotation], dimension: Dimension, agreed: Vocabulary) -> Annotation | None:
    """Of somebody's decisions, the oldest first, the newest that is about this dimension alone."""
    alone = [note for note in own if all(agreed.dimension_of(tag) == dimension for tag in note.tags)]
    return alone[-1] if alone else None
