"""Tagging many places at once, as one change that one undo takes back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from stdplan_tui.annotations.journal.changing import carry_out
from stdplan_tui.annotations.model import Change
from stdplan_tui.annotations.noted import Notes
from stdplan_tui.annotations.retagging import Retagging
from stdplan_tui.annotations.tagging import new_tagging, tagging_changes, taggings, tags_of
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Span
from stdplan_tui.errors import AnnotationError, UnknownDocument
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.search.model import Hit
from stdplan_tui.workspace.annotating import AT_ONCE, TAGS, as_called_now, keep_text, target_of, vocabulary
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.naming import present_id


@frozen
class Passage:
    """What carries tags: a clause, words of it as characters of its string, or (None) the whole document."""

    clause: Clause | None
    span: Span | None = None


@frozen
class TagsOn:
    """The tags of this person on some passages: those on all of them, and those on some of them only."""

    all: tuple[str, ...] = ()
    some: tuple[str, ...] = ()


def tags_on(ws: Workspace, document: Document, passages: Sequence[Passage]) -> TagsOn:
    """The tags of this person on passages of a document."""
    return _tags_on(ws, [(as_called_now(ws, document), passages)])


def tags_on_hits(ws: Workspace, hits: Sequence[Hit]) -> TagsOn:
    """The tags of this person on the clauses that were found; none where they are too many to be tagged at once."""
    if len(clauses_of(hits)) > AT_ONCE:
        return TagsOn()
    found = _found(ws, hits)
    return _tags_on(ws, ((document, map(Passage, clauses)) for document, clauses in found))


def retag(
    ws: Workspace, document: Document, passages: Iterable[Passage], added: Iterable[str], removed: Iterable[str] = ()
) -> int:
    """Add tags of this person to passages of a document, and remove others; how many passages have changed.

    The other tags stay, but for those that a new one excludes. Raises VocabularyError for a tag that cannot be given,
    AnnotationError where a passage takes no notes, before anything is written; AnnotationError where a tag cannot be
    saved: those before it stand and can be taken back.
    """
    document, wish = as_called_now(ws, document), _Wish.of(ws, added, removed)
    notes = ws.notebook.of(document)
    planned = [(document, changes) for one in passages if (changes := _changes(notes, document, one, wish))]
    return _carry_out(ws, wish, planned)


def tag_all(ws: Workspace, hits: Iterable[Hit], added: Iterable[str], removed: Iterable[str] = ()) -> int:
    """Add tags of this person to every clause that was found, and remove others; how many clauses have changed.

    A note stands for the clause that it is on. As where one clause is tagged, the other tags stay, but for those that
    a new one excludes. A clause that no longer has the words of its hit is passed over. Raises VocabularyError for a
    tag that cannot be given and AnnotationError for more than AT_ONCE clauses, before anything is written;
    AnnotationError where a tag cannot be saved: those before it stand and can be taken back.
    """
    wish = _Wish.of(ws, added, removed)
    return _carry_out(ws, wish, list(_planned(ws, hits, wish)))


def clauses_of(hits: Iterable[Hit]) -> tuple[tuple[DocumentId, ClauseId], ...]:
    """The clauses that were found or whose notes were, each once, in the order of the hits."""
    return tuple(dict.fromkeys((hit.document, hit.clause) for hit in hits if hit.clause is not None))


@frozen
class _Wish:
    """What is wanted on every passage, and of whom."""

    author: str
    retagging: Retagging
    agreed: Vocabulary

    @classmethod
    def of(cls, ws: Workspace, added: Iterable[str], removed: Iterable[str]) -> _Wish:
        """What this person wants. Raises VocabularyError for a tag that cannot be given."""
        agreed = vocabulary(ws)
        return cls(ws.author.slug, Retagging(tuple(added), tuple(removed)).known(agreed), agreed)


def _carry_out(ws: Workspace, wish: _Wish, planned: Sequence[tuple[Document, Sequence[Change]]]) -> int:
    """Make the changes, as one; how many passages have changed."""
    if len(planned) > AT_ONCE:
        raise AnnotationError(_("more than {n} clauses cannot be tagged at once: narrow the search").format(n=AT_ONCE))
    changes: list[Change] = []
    for document, on_passage in planned:
        keep_text(ws, document, on_passage)
        changes += on_passage
    if changes:
        carry_out(ws.store, ws.journal, TAGS, changes, by=wish.author)
    return len(planned)


def _planned(ws: Workspace, hits: Iterable[Hit], wish: _Wish) -> Iterator[tuple[Document, Sequence[Change]]]:
    for document, clauses in _found(ws, hits):
        notes = ws.notebook.of(document)
        for clause in clauses:
            if changes := _changes(notes, document, Passage(clause), wish):
                yield document, changes


def _found(ws: Workspace, hits: Iterable[Hit]) -> Iterator[tuple[Document, list[Clause]]]:
    """The documents of the hits, as they are now, and the clauses of each that still have the words."""
    by_document: dict[DocumentId, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_document[hit.document].append(hit)
    for id_, found in by_document.items():
        try:
            document = ws.library.document(present_id(ws, id_))
        except UnknownDocument:
            continue  # gone since it was found
        yield document, list(_still_there(document, found))


def _tags_on(ws: Workspace, places: Iterable[tuple[Document, Iterable[Passage]]]) -> TagsOn:
    """The tags of this person on passages of several documents."""
    author = ws.known_author
    if author is None:
        return TagsOn()
    agreed, sets = vocabulary(ws), list[tuple[str, ...]]()
    for document, passages in places:
        notes = ws.notebook.of(document)
        sets += (tags_of(taggings(notes, author.slug, one.clause, one.span), agreed) for one in passages)
    counts = Counter(tag for tags in sets for tag in tags)
    shared = tuple(tag for tag, count in counts.items() if count == len(sets))
    return TagsOn(shared, tuple(tag for tag in counts if tag not in shared))


def _changes(notes: Notes, document: Document, passage: Passage, wish: _Wish) -> Sequence[Change]:
    target = target_of(document, passage.clause, passage.span)
    files = taggings(notes, wish.author, passage.clause, passage.span)
    present = tags_of(files, wish.agreed)
    wanted = wish.retagging.applied(present, wish.agreed)
    if wanted == present:
        return ()
    return tagging_changes(files, wanted, fresh=new_tagging(document, wish.author, target), vocabulary=wish.agreed)


def _still_there(document: Document, hits: Iterable[Hit]) -> Iterator[Clause]:
    """The clauses of the hits, each once, as far as they have the words that were found."""
    seen: set[ClauseId] = set()
    for hit in hits:
        clause = document.by_id.get(hit.clause) if hit.clause is not None else None
        if clause is None or clause.id in seen or not clause.takes_notes:
            continue
        if hit.annotation is not None or hit.text == clause.string:
            seen.add(clause.id)
            yield clause
