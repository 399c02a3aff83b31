"""How far the coding has come: marking clauses as done, and finding what still lacks tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from stdplan_tui.annotations.counting.coverage import Coverage, is_done, is_done_mark
from stdplan_tui.annotations.journal.changing import carry_out
from stdplan_tui.annotations.making import deleted, made, retagged, retargeted
from stdplan_tui.annotations.model import Annotation, Change, Motivation, Target
from stdplan_tui.annotations.noted import Noted, Notes
from stdplan_tui.annotations.vocabulary import Dimension, Vocabulary
from stdplan_tui.corpus.coding import to_be_coded
from stdplan_tui.corpus.model import Clause, ClauseId, Document
from stdplan_tui.errors import AnnotationError
from stdplan_tui.language import N_, _
from stdplan_tui.workspace.annotating import AT_ONCE, as_called_now, keep_text, target_of
from stdplan_tui.workspace.folder import Workspace

DONE = N_("done-marks")


def untagged(  # noqa: PLR0913 — what is looked at, for whom, and by what measure
    notes: Notes,
    document: Document,
    author: str | None,
    vocabulary: Vocabulary,
    dimension: Dimension | None = None,
    *,
    but_done: bool = False,
) -> tuple[Clause, ...]:
    """The clauses of a document that are to be coded and lack a tag of `author` (None: of anybody), in reading order.

    Of a dimension; without one, of any that is required; where none is, any tag at all. A clause of which a sentence
    lacks one is among them where the dimension is of sentences. `but_done`: not those that the author has marked as
    done. `author` is "" for a person who has written nothing yet.
    """
    coverage = Coverage(document, notes, vocabulary, author)
    passed = coverage.done if but_done else frozenset()
    return tuple(clause for clause in coverage.to_code if clause.id not in passed and coverage.lacks(clause, dimension))


def to_mark(clause: Clause, *, or_itself: bool = True) -> tuple[Clause, ...]:
    """What is meant when a clause is done: what is to be coded of it and under it.

    Without any such clause: the clause itself (`or_itself`), unless it takes no notes.
    """
    found = coded(clause.walk())
    return found or ((clause,) if or_itself and clause.takes_notes else ())


def coded(clauses: Iterable[Clause]) -> tuple[Clause, ...]:
    """Those of some clauses that are to be coded."""
    return tuple(filter(to_be_coded, clauses))


def is_marked(ws: Workspace, document: Document, clauses: Iterable[Clause]) -> bool:
    """Whether this person has marked all of these clauses as done, and none was reworded since."""
    author = ws.known_author
    if author is None:
        return False
    by_clause = ws.notebook.of(as_called_now(ws, document)).by_clause
    return all(any(map(is_done, _own_marks(by_clause.get(one.id, ()), author.slug))) for one in clauses)


def mark_done(ws: Workspace, document: Document, clauses: Iterable[Clause], done: bool) -> int:
    """Mark clauses of a document as done by this person, or take the marks back; how many clauses have changed.

    Raises AnnotationError as `mark_all` does.
    """
    return mark_all(ws, ((document, tuple(clauses)),), done)


def mark_all(ws: Workspace, wanted: Iterable[tuple[Document, Sequence[Clause]]], done: bool) -> int:
    """Mark clauses of several documents as done, or take the marks back, as one change; how many have changed.

    A clause and author have one file: a mark that was taken back is put again in it, and one on a clause that was
    reworded since is renewed. Raises AnnotationError for a clause that takes no notes and for more than AT_ONCE of
    them, before anything is written; AnnotationError where a mark cannot be saved: those before it stand.
    """
    person = ws.author if done else ws.known_author
    if person is None:
        return 0
    planned = []
    for one, clauses in wanted:
        document = as_called_now(ws, one)
        planned.append((document, list(_changes(ws, document, clauses, person.slug, done))))
    count = sum(len(of_clauses) for _document, of_clauses in planned)
    if count > AT_ONCE:
        raise AnnotationError(_("more than {n} clauses cannot be marked at once").format(n=AT_ONCE))
    for document, of_clauses in planned:
        keep_text(ws, document, chain.from_iterable(of_clauses))
    if count:
        every = (change for _document, of_clauses in planned for change in chain.from_iterable(of_clauses))
        carry_out(ws.store, ws.journal, DONE, every, by=person.slug)
    return count


def _changes(
    ws: Workspace, document: Document, clauses: Iterable[Clause], author: str, done: bool
) -> Iterator[Sequence[Change]]:
    """The changes of each clause that has to change."""
    notes = ws.notebook.of(document)
    taken_back = _taken_back(ws, document, author) if done else {}
    for clause in clauses:
        marks = _own_marks(notes.by_clause.get(clause.id, ()), author)
        if done:
            target = target_of(document, clause, None)
            changes = _set(marks, target, made(document.id, author, target, motivation=Motivation.DONE))
            if not marks and (again := taken_back.get(clause.id)) is not None:
                changes = [Change(again, retagged(retargeted(again, target), ()))]
        else:
            changes = [Change(one.note, deleted(one.note)) for one in marks]
        if changes:
            yield changes


def _set(marks: Sequence[Noted], target: Target, fresh: Annotation) -> list[Change]:
    """The changes that leave one mark on a clause, of the text as it is now."""
    if not marks:
        return [Change(None, fresh)]
    standing = next(filter(is_done, marks), None)
    kept = marks[0] if standing is None else standing
    changes = [Change(one.note, deleted(one.note)) for one in marks if one is not kept]
    return changes if standing else [Change(kept.note, retargeted(kept.note, target)), *changes]


def _own_marks(there: Iterable[Noted], author: str) -> tuple[Noted, ...]:
    return tuple(one for one in there if one.note.author == author and is_done_mark(one))


def _taken_back(ws: Workspace, document: Document, author: str) -> Mapping[ClauseId, Annotation]:
    """The author's marks that were taken back, by their clauses: of several, the oldest."""
    marks = (note for note in ws.store.load(document.id).annotations if note.motivation is Motivation.DONE)
    own = sorted((note for note in marks if note.author == author and not note.is_open), key=lambda note: note.id)
    return {note.target.clause: note for note in reversed(own) if note.target.span is None}
