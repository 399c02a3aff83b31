"""Tagging everything that a search has found, as one change that one undo takes back."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from stdplan_tui.annotations.changing import carry_out
from stdplan_tui.annotations.model import Annotation, Change
from stdplan_tui.annotations.tagging import new_tagging, tagging_changes, taggings, tags_of, toggled
from stdplan_tui.annotations.target import clause_target
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId
from stdplan_tui.errors import AnnotationError, UnknownDocument
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.search.model import Hit
from stdplan_tui.workspace.annotating import TAGS, keep_text, vocabulary
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.naming import present_id

MOST = 5000
"""The clauses that can be tagged at once: as many as an undo can take back in a moment."""


def tag_all(ws: Workspace, hits: Iterable[Hit], tags: Iterable[str], *, remove: bool = False) -> int:
    """Add tags of this person to every clause that was found, or remove them; how many clauses have changed.

    A note stands for the clause that it is on. As where one clause is tagged, the other tags stay, but for those that
    a new one excludes. A clause that no longer has the words of its hit is passed over. Raises VocabularyError for a
    tag that cannot be given and AnnotationError for more than MOST clauses, before anything is written; AnnotationError
    where a tag cannot be saved: those before it stand and can be taken back.
    """
    agreed = vocabulary(ws)
    names = [agreed.known_as(tag) if remove else agreed.resolve(tag) for tag in tags]
    wish = _Wish(ws.author.slug, tuple(dict.fromkeys(names)), remove, agreed)
    planned = list(_planned(ws, hits, wish))
    if len(planned) > MOST:
        raise AnnotationError(_("more than {n} clauses cannot be tagged at once: narrow the search").format(n=MOST))
    changes: list[Change] = []
    for document, on_clause in planned:
        keep_text(ws, document, on_clause)
        changes += on_clause
    if changes:
        carry_out(ws.store, ws.journal, TAGS, changes, by=wish.author)
    return len(planned)


def clauses_of(hits: Iterable[Hit]) -> tuple[tuple[DocumentId, ClauseId], ...]:
    """The clauses that were found or whose notes were, each once, in the order of the hits."""
    return tuple(dict.fromkeys((hit.document, hit.clause) for hit in hits if hit.clause is not None))


@frozen
class _Wish:
    """What is wanted on every clause."""

    author: str
    tags: tuple[str, ...]
    remove: bool
    agreed: Vocabulary

    def granted(self, present: tuple[str, ...]) -> tuple[str, ...]:
        """The tags of a clause that has `present` now."""
        if self.remove:
            return tuple(tag for tag in present if tag not in self.tags)
        for tag in self.tags:
            if tag not in present:
                present = toggled(present, tag, self.agreed)
        return present


def _planned(ws: Workspace, hits: Iterable[Hit], wish: _Wish) -> Iterator[tuple[Document, Sequence[Change]]]:
    by_document: dict[DocumentId, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_document[hit.document].append(hit)
    for id_, found in by_document.items():
        try:
            document = ws.library.document(present_id(ws, id_))
        except UnknownDocument:
            continue  # gone since it was found
        on_clauses = _on_clauses(ws.store.load(document.id).annotations)
        for clause in _still_there(document, found):
            if changes := _changes(document, clause, on_clauses.get(clause.id, ()), wish):
                yield document, changes


def _changes(document: Document, clause: Clause, there: Sequence[Annotation], wish: _Wish) -> Sequence[Change]:
    target = clause_target(clause, label=label_path(document, clause.id), version=document.version)
    files = taggings(there, document, wish.author, target)
    present = tags_of(files, wish.agreed)
    wanted = wish.granted(present)
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


def _on_clauses(annotations: Iterable[Annotation]) -> Mapping[ClauseId, Sequence[Annotation]]:
    found: dict[ClauseId, list[Annotation]] = defaultdict(list)
    for annotation in annotations:
        found[annotation.target.clause].append(annotation)
    return found
