"""What there is to search, one holding for each document, found without reading one of them.

A holding's digest is made of the states of all files that go into it: the document's two, those of its annotations
that are seen, and those that give tags and authors their names. Nothing else in the workspace changes it.
"""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Callable, Iterator, Mapping
from functools import cache, partial
from typing import TYPE_CHECKING

from stdplan_tui.corpus.library import ANNOTATIONS
from stdplan_tui.corpus.model import Document, DocumentId
from stdplan_tui.search.model import Holding, Note
from stdplan_tui.workspace.file_states import State, entries, file_state, folders
from stdplan_tui.workspace.folder import Workspace

if TYPE_CHECKING:
    from stdplan_tui.annotations.store.authors import Authors

_AUTHORS = "_authors"
_VOCABULARY = "vocabulary.toml"
_TOML = ".toml"


def holdings(ws: Workspace) -> tuple[Holding, ...]:
    """One holding for each document of the workspace, in the order of ids; a broken one fails when it is loaded."""
    now = time.time_ns()
    corpus = {entry.name: entry for entry in entries(ws.library.folder)}
    top = ws.root / ANNOTATIONS
    annotated = {entry.name: entry for entry in folders(top)}
    names = {entry.name: file_state(entry, now) for entry in entries(top / _AUTHORS)} if annotated else {}
    names[_VOCABULARY] = file_state(top / _VOCABULARY, now)
    load, shows = _loading(ws), ws.shows
    found = []
    for id_ in ws.library.ids():
        files = [corpus[name] for name in (f"{id_}.md", f"{id_}{_TOML}") if name in corpus]
        states = [file_state(file, now) for file in files]
        if id_ in annotated:
            states += _of_notes(annotated[id_], names, shows, now)
        found.append(Holding(id_, _digest(states), partial(load, id_)))
    return tuple(found)


def _of_notes(
    document: os.DirEntry[str], names: Mapping[str, State], shows: Callable[[str], bool], now: int
) -> Iterator[State]:
    """The states of those annotation files of a document that are seen, and of what names their tags and authors."""
    yield names[_VOCABULARY]
    for author in filter(lambda folder: shows(folder.name), folders(document.path)):
        yield (author.name,)
        yield names.get(author.name + _TOML, ())
        yield from (file_state(entry, now) for entry in entries(author.path) if entry.name.endswith(_TOML))


def _digest(states: list[State]) -> str:
    return hashlib.sha256(repr(states).encode("utf-8", "surrogatepass")).hexdigest()


def _loading(ws: Workspace) -> Callable[[DocumentId], tuple[Document, tuple[Note, ...]]]:
    """What loads a document; the authors are read for the first one only."""

    @cache
    def authors() -> Authors:
        from stdplan_tui.annotations.store.authors import read_authors

        return read_authors(ws.store.folder)

    def load(id_: DocumentId) -> tuple[Document, tuple[Note, ...]]:
        from stdplan_tui.workspace.searchable import document_and_notes  # reads TOML, which few searches need

        return document_and_notes(ws, id_, authors())

    return load
