"""The agreed tags of a workspace: kept in memory while their file stays as it is, changed, and counted in use."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from stdplan_tui.annotations.store.locking import locked
from stdplan_tui.annotations.vocabulary import Tag, Vocabulary
from stdplan_tui.annotations.vocabulary.changes import with_tag
from stdplan_tui.annotations.vocabulary.file import VOCABULARY_FILE, read_vocabulary
from stdplan_tui.annotations.vocabulary.writer import Changed, revise
from stdplan_tui.errors import VocabularyError
from stdplan_tui.workspace import reading
from stdplan_tui.workspace.annotated import loaded
from stdplan_tui.workspace.file_states import State, file_state
from stdplan_tui.workspace.folder import Workspace

_NO_TAGS = Vocabulary()


class Agreed:
    """The vocabulary of the annotations folder `folder`, read again when its file looks different."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / VOCABULARY_FILE
        self._read: tuple[State, Vocabulary] | None = None

    def now(self) -> Vocabulary:
        """The tags as the file has them now. Raises VocabularyError."""
        state = file_state(self.path, time.time_ns())
        known = self._read
        if known is not None and known[0] == state:
            return known[1]
        vocabulary = read_vocabulary(self.path)
        self._read = state, vocabulary
        return vocabulary

    def readable(self) -> Vocabulary:
        """The same; no tags where the file cannot be read: whoever asks for tags is told, notes are read without."""
        try:
            return self.now()
        except VocabularyError:
            return _NO_TAGS


def change(ws: Workspace, change: Changed, *, dry_run: bool = False) -> Vocabulary:
    """Make a change to the agreed tags; they as they are then. With `dry_run` nothing is written.

    Others of this user's who change them too wait for one another. Raises VocabularyError, AnnotationError: see
    `revise`.
    """
    with locked(None if dry_run else ws.store.lock):
        return revise(ws.agreed.path, change, dry_run=dry_run)


def add(ws: Workspace, tag: Tag) -> Vocabulary:
    """Put a tag into the vocabulary; the agreed tags then. Raises as `change` does."""
    return change(ws, lambda vocabulary: with_tag(vocabulary, tag))


def uses(ws: Workspace, vocabulary: Vocabulary) -> Mapping[str, int]:
    """How many open annotations have each tag, by its present name."""
    found: Counter[str] = Counter()
    for note in loaded(ws).annotations:
        if note.is_open:
            found.update({vocabulary.known_as(tag) for tag in note.tags})
    return found


def example_words(ws: Workspace, tag: Tag) -> str:
    """The words of the clause that a tag names as its example. Raises StdplanError where there is none."""
    _document, clause = reading.find(ws, tag.example)
    return clause.string
