"""Where annotations belong in a document as it is now.

What was annotated is known by its words, never by its number: in real revisions of laws a note kept by number sits on
the wrong article two times in three. Where the text that it was made on is kept, that whole text is matched with the
one of now, so a clause that was taken out is never taken for another one that resembles it. Where it is not, only a
clause that is clearly alike, and no other, will do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from functools import cached_property

from stdplan_tui.annotations.anchoring.anchor import SUGGESTED, Anchor, Standing, Suggestion
from stdplan_tui.annotations.anchoring.quotation import Quotable, nearest
from stdplan_tui.annotations.anchoring.revision import Revision
from stdplan_tui.annotations.anchoring.spans import Rewording, Words, sought
from stdplan_tui.annotations.anchoring.target_words import target_words
from stdplan_tui.annotations.model import Target
from stdplan_tui.corpus.model import Clause, ClauseId, Document, Span
from stdplan_tui.frozen import frozen
from stdplan_tui.text.similarity import TELLING
from stdplan_tui.text.spacing import bare

Base = Callable[[str], Sequence[Clause] | None]
"""The clauses, in reading order, of the text of a version; None where it is not kept."""

_Old = tuple[ClauseId, str, str, str]
"""A clause when it was annotated: its id, its hash, its string, and the version of its document."""


@frozen(eq=False)
class _Became:
    """What an old clause is now: a clause, and how its words changed; else how it is lost, and what may be it.

    `revision` is the kept text that tells so; None where what was quoted of the clause does.
    """

    clause: Clause | None = None
    rewording: Rewording | None = None
    revision: Revision | None = None
    lost: Standing = Standing.ORPHAN
    suggestions: tuple[Suggestion, ...] = field(default=())


class Anchoring:
    """Finds places in one document; what it works out for a clause serves for all that was noted on it.

    `targets` are those of all annotations of the document: what they quote stood beside each other.
    """

    def __init__(self, document: Document, base: Base, targets: Iterable[Target] = ()) -> None:
        self._document = document
        self._base = base
        self._quotable = Quotable(document)
        self._revisions: dict[str, Revision | None] = {}
        self._known: dict[_Old, _Became] = {}
        self._words: dict[ClauseId, Words] = {}
        self._targets = tuple(targets)

    def anchor(self, target: Target) -> Anchor:
        """The place of what a target of this document is about."""
        if target.document:
            return Anchor(Standing.SAME)
        if (clause := self._unchanged(target)) is not None:
            return Anchor(Standing.SAME, clause, target.span)
        became = self._became(target)
        clause, rewording = became.clause, became.rewording
        if clause is None or rewording is None:
            return Anchor(became.lost, suggestions=became.suggestions)
        if target.span is None:
            return _placed(target, clause, None, same=rewording.old.text == rewording.new.text)
        span = rewording.followed(target.span)
        if span is None:
            return self._elsewhere(target, clause, became.revision)
        return _placed(target, clause, span, same=bare(clause.string[span.start : span.end]) == bare(target.exact))

    def _unchanged(self, target: Target) -> Clause | None:
        """The clause of a target that was made on this very text, as most are."""
        clause = self._document.by_id.get(target.clause)
        if clause is None or target.version != self._document.version or clause.string != target.quote_clause:
            return None
        words = clause.string[target.start : target.end] if target.span is not None else ""
        sound = clause.takes_notes and clause.hash == target.clause_hash and words == target.exact
        return clause if sound else None

    def _became(self, target: Target) -> _Became:
        key = (target.clause, target.clause_hash, target.quote_clause, target.version)
        if key not in self._known:
            self._known[key] = self._found(target, target_words(target))
        return self._known[key]

    def _found(self, target: Target, old: Words) -> _Became:
        """What became of the clause of a target."""
        if (clause := self._untouched(target, old)) is not None:
            return self._now(old, clause)
        revision = self._revision(target)
        if revision is None:
            return self._by_quotation(target, old)
        became = revision.became(target.clause)
        if became is not None and became.takes_notes:
            return self._now(old, became, revision)
        return _Became(suggestions=nearest(old.text, revision.unknown) if old.text else ())

    def _now(self, old: Words, clause: Clause, revision: Revision | None = None) -> _Became:
        return _Became(clause, self._rewording(old, clause), revision)

    def _rewording(self, old: Words, clause: Clause) -> Rewording:
        if clause.id not in self._words:
            self._words[clause.id] = Words.of_clause(clause)
        return Rewording(old, self._words[clause.id])

    def _untouched(self, target: Target, old: Words) -> Clause | None:
        """The clause that still has the target's id and says the same, as no other does unless nothing has changed."""
        clause = self._document.by_id.get(target.clause)
        if clause is None or not clause.takes_notes:
            return None
        if target.version == self._document.version and clause.string == target.quote_clause:
            return clause
        return clause if old.text and self._quotable.saying(old.text) == (clause,) else None

    def _revision(self, target: Target) -> Revision | None:
        """The kept text in which the target's clause says what was quoted of it."""
        version = target.version
        if version not in self._revisions:
            old = self._base(version) if version else None
            self._revisions[version] = Revision(tuple(old), self._document) if old else None
        revision = self._revisions[version]
        before = revision.before(target.clause) if revision else None
        return revision if before is not None and before.string == target.quote_clause else None

    def _by_quotation(self, target: Target, old: Words) -> _Became:
        """The clause by what was quoted alone."""
        equal = self._quotable.saying(old.text) if old.text else ()
        clause = equal[0] if len(equal) == 1 else next((one for one in equal if one.id == target.clause), None)
        if clause is not None:
            return self._now(old, clause)
        if equal:
            either = tuple(Suggestion(one, 1.0) for one in equal[:SUGGESTED])
            return _Became(lost=Standing.AMBIGUOUS, suggestions=either)
        beside = self._beside.get(target.version, set()) - {old.text}
        alike = self._quotable.likest(old.text, beside) if old.text else ()
        if len(alike) == 1:
            return self._now(old, alike[0].clause)
        if alike:
            return _Became(lost=Standing.AMBIGUOUS, suggestions=alike)
        return _Became(suggestions=nearest(old.text, self._document.flat) if old.text else ())

    @cached_property
    def _beside(self) -> Mapping[str, set[str]]:
        """What was quoted from each version."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for target in self._targets:
            if not target.document:
                found[target.version].add(target_words(target).text)
        return found

    def _elsewhere(self, target: Target, clause: Clause, revision: Revision | None) -> Anchor:
        """The place of words that have left their clause: in another one that took them in, else only the clause."""
        exact = bare(target.exact)
        other = revision.saying(exact) if revision is not None and len(exact) >= TELLING else None
        if other is not None and other.takes_notes:
            span = sought(Words.of_clause(other), exact)
            if span is not None:
                return Anchor(Standing.MOVED, other, span)
        return Anchor(Standing.CLAUSE_ONLY, clause)


def words_in(clause: Clause, target: Target) -> Span | None:
    """Where the words of a target are in a clause that a person chose for it; None for the whole of it."""
    if target.span is None:
        return None
    return Rewording(target_words(target), Words.of_clause(clause)).followed(target.span)


def suggested(document: Document, target: Target) -> tuple[Suggestion, ...]:
    """The clauses of a document that are most like what a target quotes, however little that is."""
    return nearest(target_words(target).text, document.flat)


def _placed(target: Target, clause: Clause, span: Span | None, *, same: bool) -> Anchor:
    """The place of words that are found; `same` says whether they are the ones that were annotated."""
    if not same:
        return Anchor(Standing.CHANGED, clause, span)
    words = clause.string[span.start : span.end] if span is not None else ""
    stays = clause.id == target.clause and clause.hash == target.clause_hash and words == target.exact
    return Anchor(Standing.SAME if stays else Standing.MOVED, clause, span)
