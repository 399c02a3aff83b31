"""Reviewing the places of annotations: what a person should look at after a text has changed, and what they decide.

Places are worked out whenever they are needed and stand in no file before. Nobody's annotations are rewritten but one's
own; those of others stay computed, and their authors decide on them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cached_property
from itertools import groupby

from stdplan_tui.annotations.anchoring import SUGGESTED, Anchor, Standing, Suggestion, suggested, words_in
from stdplan_tui.annotations.model import Annotation, Motivation, Target
from stdplan_tui.annotations.noted import Noted, Notes
from stdplan_tui.annotations.store.authors import Author
from stdplan_tui.corpus.model import Clause, ClauseId, Document, Span
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.workspace.annotating import AT_ONCE, move
from stdplan_tui.workspace.discussing import discussions
from stdplan_tui.workspace.folder import Workspace

_WORST_FIRST = (
    Standing.ORPHAN,
    Standing.AMBIGUOUS,
    Standing.CLAUSE_ONLY,
    Standing.CHANGED,
    Standing.MOVED,
    Standing.SAME,
)


@frozen(slots=False, eq=False)
class Case:
    """A place of an older text of `document`, and the annotations there that need a new one: one decision for all.

    `noted` are the first notes of their threads, the oldest first; `answers` what this person answered to them, which
    goes with them. `mine` says that this person wrote them: only then can they decide.
    """

    document: Document
    noted: tuple[Noted, ...]
    answers: tuple[Noted, ...] = ()
    mine: bool = True

    @cached_property
    def first(self) -> Noted:
        """The note that stands for all: the one whose place is least certain."""
        return min(self.noted, key=lambda one: _WORST_FIRST.index(one.anchor.standing))

    @property
    def target(self) -> Target:
        """The old place."""
        return self.first.note.target

    @property
    def anchor(self) -> Anchor:
        """The new place, as far as it is known."""
        return self.first.anchor

    @property
    def is_certain(self) -> bool:
        """Whether nothing has to be decided: it has only to be written down."""
        return self.anchor.standing.is_certain

    @cached_property
    def authors(self) -> tuple[str, ...]:
        """Who wrote them, by slug, each once."""
        return tuple(dict.fromkeys(one.note.author for one in self.noted))

    def alone(self) -> tuple[Case, ...]:
        """Each of the notes as a case of its own."""
        return tuple(
            Case(self.document, (one,), tuple(each for each in self.answers if each.thread == one.thread), self.mine)
            for one in self.noted
        )


def cases(ws: Workspace, notes: Notes, *, moved_of_others: bool = False) -> tuple[Case, ...]:
    """What is to be reviewed in a document: what is not certain, in reading order, then what has only moved.

    What others wrote is among the first, to be looked at, not to be decided on; among the others with
    `moved_of_others`.
    """
    document, author = notes.document, ws.known_author
    if document is None:
        return ()
    groups: defaultdict[tuple[object, ...], list[Noted]] = defaultdict(list)
    for discussion in discussions(notes.every):
        one = discussion.every[0]
        mine = author is not None and one.note.author == author.slug
        if is_uncertain(one) or (_has_moved(one) and (mine or moved_of_others)):
            target = one.note.target
            groups[mine, target.version, target.clause, target.quote_clause].append(one)
    own = _own_answers(notes, author)
    found = [_case(document, group, own, mine=bool(mine)) for (mine, *_place), group in groups.items()]
    order = {clause.id: number for number, clause in enumerate(document.flat)}
    return tuple(sorted(found, key=lambda case: (case.is_certain, *_position(case, order.__getitem__))))


def case_of(ws: Workspace, document: Document, noted: Noted) -> Case:
    """One annotation that is no answer, as a case."""
    author = ws.known_author
    mine = author is not None and noted.note.author == author.slug
    return _case(document, [noted], _own_answers(ws.notebook.of(document), author), mine=mine)


def all_cases(ws: Workspace) -> Iterator[Case]:
    """What is to be reviewed in the whole workspace, document by document."""
    for notes in ws.notebook.all():
        yield from cases(ws, notes)


def waiting(ws: Workspace, notes: Notes) -> int:
    """How many annotations of this person, in one document, have a place that is not certain."""
    author = ws.known_author
    own = (one for one in notes.every if author is not None and one.note.author == author.slug)
    return sum(is_uncertain(one) and not one.is_answer for one in own)


def is_uncertain(one: Noted) -> bool:
    """Whether somebody has to say where an annotation belongs.

    Not so a done-mark: where the words have changed it counts no more, and the clause is read and marked again.
    """
    return not one.anchor.standing.is_certain and one.note.motivation is not Motivation.DONE


def suggestions(case: Case) -> tuple[Suggestion, ...]:
    """The clauses that a person may choose from, the likeliest first: those that may be meant, then the most alike."""
    found = {each.clause.id: each for each in (*case.anchor.suggestions, *suggested(case.document, case.target))}
    return tuple(found.values())[:SUGGESTED]


def accept(ws: Workspace, case: Case) -> tuple[Annotation, ...]:
    """Write down the places that were worked out for a case; the annotations as they are then.

    Raises AnnotationError where there is no such place, where they are another's, or one cannot be saved.
    """
    if not all(one.anchor.standing.is_placed for one in case.noted):
        raise AnnotationError(_("no place was found for it: choose one"))
    return _moved(ws, case, _place)


def choose(ws: Workspace, case: Case, clause: Clause, span: Span | None = None) -> tuple[Annotation, ...]:
    """Put a case on another clause, or on words of it; the annotations as they are then.

    Without `span` a note on words goes to where these are in the clause, to the whole of it where they are not there.
    Raises AnnotationError as `accept` does.
    """
    return _moved(ws, case, lambda one: (clause, span or words_in(clause, one.note.target)))


def take_to_document(ws: Workspace, case: Case) -> tuple[Annotation, ...]:
    """Put a case on the document as a whole; the annotations as they are then. Raises AnnotationError as `accept`."""
    return _moved(ws, case, lambda _one: (None, None))


def accept_certain(ws: Workspace, found: Iterable[Case]) -> tuple[Annotation, ...]:
    """Write down what is certain of these cases, for this person's annotations; the annotations as they are then.

    Raises AnnotationError; those before it stand.
    """
    done: list[Annotation] = []
    for _id, group in groupby((case for case in found if case.mine), lambda case: case.document.id):
        of_document = tuple(group)
        every = (one for case in of_document for one in (*case.noted, *case.answers))
        moves = [(one.note, *_place(one)) for one in every if _has_moved(one)]
        done += _in_portions(ws, of_document[0].document, moves)
    return tuple(done)


_Move = tuple[Annotation, Clause | None, Span | None]


def _in_portions(ws: Workspace, document: Document, moves: Sequence[_Move]) -> Iterator[Annotation]:
    for start in range(0, len(moves), AT_ONCE):
        yield from move(ws, document, moves[start : start + AT_ONCE])


def _has_moved(one: Noted) -> bool:
    """Whether an annotation is surely where its file does not say."""
    return one.anchor.standing.is_certain and not one.is_settled


def _place(one: Noted) -> tuple[Clause | None, Span | None]:
    return one.anchor.clause, one.anchor.span


def _moved(
    ws: Workspace, case: Case, place: Callable[[Noted], tuple[Clause | None, Span | None]]
) -> tuple[Annotation, ...]:
    """Move all of a case, each note to its place and the answers with it."""
    if not case.mine:
        raise AnnotationError(_("only its author can change it"))
    return move(ws, case.document, [(one.note, *place(one)) for one in (*case.noted, *case.answers)])


def _own_answers(notes: Notes, author: Author | None) -> Sequence[Noted]:
    """The answers of a person, who may not be known."""
    return [one for one in notes.every if one.is_answer and author is not None and one.note.author == author.slug]


def _case(document: Document, group: Sequence[Noted], own_answers: Iterable[Noted], *, mine: bool) -> Case:
    threads = {one.thread for one in group}
    answers = (one for one in own_answers if mine and one.thread in threads and one not in group)
    return Case(document, tuple(group), tuple(answers), mine)


def _position(case: Case, order: Callable[[ClauseId], int]) -> tuple[bool, int, str]:
    """Where a case belongs in reading order; what has no place, and none that may be it, at the end."""
    near = next((each.clause for each in case.anchor.suggestions), None)
    clause = case.anchor.clause or near
    return clause is None, 0 if clause is None else order(clause.id), case.first.note.id
