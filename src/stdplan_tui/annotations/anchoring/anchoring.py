"""Where annotations belong in a document as it is now.

What was annotated is known by its words, never by its number: in real revisions of laws a note kept by number sits on
the wrong article two times in three. Where the text that it was made on is kept, that whole text is matched with the
one of now, so a clause that was taken out is never taken for another one that resembles it. Where it is not, only a
clause that is clearly alike, and no other, will do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from stdplan_tui.annotations.anchoring.anchor import SUGGESTED, Anchor, Standing, Suggestion
from stdplan_tui.annotations.anchoring.quotation import Quotable, nearest
from stdplan_tui.annotations.anchoring.revision import Revision
from stdplan_tui.annotations.anchoring.spans import Words, followed, sought
from stdplan_tui.annotations.anchoring.target_words import target_words
from stdplan_tui.annotations.model import Target
from stdplan_tui.corpus.model import Clause, Document, Span
from stdplan_tui.text.similarity import TELLING
from stdplan_tui.text.spacing import bare

Base = Callable[[str], Sequence[Clause] | None]
"""The clauses, in reading order, of the text of a version; None where it is not kept."""


class Anchoring:
    """Finds places in one document; what it works out for a version serves for all that were made on it.

    `targets` are those of all annotations of the document: what they quote stood beside each other.
    """

    def __init__(self, document: Document, base: Base, targets: Iterable[Target] = ()) -> None:
        self._document = document
        self._base = base
        self._quotable = Quotable(document)
        self._revisions: dict[str, Revision | None] = {}
        self._suggested: dict[tuple[str, str], tuple[Suggestion, ...]] = {}
        self._beside: defaultdict[str, set[str]] = defaultdict(set)
        for target in targets:
            self._beside[target.version].add(target_words(target).text)

    def anchor(self, target: Target) -> Anchor:
        """The place of what a target of this document is about."""
        if target.document:
            return Anchor(Standing.SAME)
        old = target_words(target)
        if (clause := self._untouched(target, old)) is not None:
            return self._placed(target, old, clause, None)
        revision = self._revision(target)
        if revision is None:
            return self._by_quotation(target, old)
        became = revision.became(target.clause)
        if became is not None and became.takes_notes:
            return self._placed(target, old, became, revision)
        return Anchor(Standing.ORPHAN, suggestions=self._suggestions(target.version, old.text, revision.unknown))

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

    def _by_quotation(self, target: Target, old: Words) -> Anchor:
        """The place by what was quoted alone."""
        equal = self._quotable.saying(old.text) if old.text else ()
        clause = equal[0] if len(equal) == 1 else next((one for one in equal if one.id == target.clause), None)
        if clause is not None:
            return self._placed(target, old, clause, None)
        if equal:
            return Anchor(Standing.AMBIGUOUS, suggestions=tuple(Suggestion(one, 1.0) for one in equal[:SUGGESTED]))
        beside = self._beside[target.version] - {old.text}
        alike = self._quotable.likest(old.text, beside) if old.text else ()
        if len(alike) == 1:
            return self._placed(target, old, alike[0].clause, None)
        if alike:
            return Anchor(Standing.AMBIGUOUS, suggestions=alike)
        return Anchor(Standing.ORPHAN, suggestions=self._suggestions("", old.text, self._document.flat))

    def _placed(self, target: Target, old: Words, clause: Clause, revision: Revision | None) -> Anchor:
        """The place in the clause that is the target's."""
        new = Words.of_clause(clause)
        if target.span is None:
            return Anchor(_standing(target, clause, same=old.text == new.text), clause)
        span = followed(old, new, target.span)
        if span is None:
            return self._elsewhere(target, clause, revision)
        same = bare(clause.string[span.start : span.end]) == bare(target.exact)
        return Anchor(_standing(target, clause, span, same=same), clause, span)

    def _elsewhere(self, target: Target, clause: Clause, revision: Revision | None) -> Anchor:
        """The place of words that have left their clause: in another one that took them in, else only the clause."""
        exact = bare(target.exact)
        other = revision.saying(exact) if revision is not None and len(exact) >= TELLING else None
        if other is not None and other.takes_notes:
            span = sought(Words.of_clause(other), exact)
            if span is not None:
                return Anchor(Standing.MOVED, other, span)
        return Anchor(Standing.CLAUSE_ONLY, clause)

    def _suggestions(self, version: str, words: str, clauses: Iterable[Clause]) -> tuple[Suggestion, ...]:
        key = (version, words)
        if key not in self._suggested:
            self._suggested[key] = nearest(words, clauses) if words else ()
        return self._suggested[key]


def _standing(target: Target, clause: Clause, span: Span | None = None, *, same: bool) -> Standing:
    """What became of words that are found: `same` says whether they are the ones that were annotated."""
    if not same:
        return Standing.CHANGED
    stays = clause.id == target.clause and clause.hash == target.clause_hash
    return Standing.SAME if stays and _slice(clause, span) == target.exact else Standing.MOVED


def _slice(clause: Clause, span: Span | None) -> str:
    return clause.string[span.start : span.end] if span is not None else ""
