"""Watching the files of a workspace: what was changed in it since the last look, by whatever hands.

Files are looked at, again and again, so that it works on every file system, over a network too, and needs nothing of
the machine. Each look takes the states of the documents and of the folders that annotations are in. A file that comes,
goes or takes the place of another, as a pull, a checkout and most editors have it, changes the time of its folder, and
that folder is looked through at once. A file that is written in place changes nothing but itself: so the folders are
looked through in turn, as many at each look as there is time for, half of it for those of the open document.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from time import monotonic
from typing import Final, NamedTuple

from stdplan_tui.annotations.store.authors import AUTHORS_FOLDER
from stdplan_tui.annotations.vocabulary.file import VOCABULARY_FILE
from stdplan_tui.corpus.files import Stamp, settled, stamp_of
from stdplan_tui.corpus.ids import document_id
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import IdError
from stdplan_tui.frozen import frozen
from stdplan_tui.workspace.file_states import State, entries, file_state, folders
from stdplan_tui.workspace.folder import Workspace

_IN_TURN: Final = 0.003
"""Seconds of a look for the folders that are looked through in turn, of the open document and of the others each."""

_PATIENCE: Final = 5.0
"""Seconds that git is given to be done with what it writes: it may have been killed, or wait for an editor."""

_LARGEST_GIT_FILE: Final = 4096


@frozen
class Changes:
    """What has changed: `texts` are the documents whose text or metadata have, or that came or went.

    `notes` are the documents whose annotations have changed; `names` says that the vocabulary or an author has.
    """

    texts: frozenset[DocumentId] = frozenset()
    notes: frozenset[DocumentId] = frozenset()
    names: bool = False

    def __bool__(self) -> bool:
        return bool(self.texts or self.notes or self.names)


class _Folder(NamedTuple):
    """A folder of annotations: its stamp, a number made of the states of its files, and when they were looked at."""

    stamp: Stamp
    files: int
    looked: int


class Watch:
    """Looks at the files of a workspace; one thread at a time may ask it. The first look finds no change."""

    def __init__(self, ws: Workspace) -> None:
        self._corpus = ws.library.folder
        self._annotations = ws.store.folder
        self._lock = _index_lock(ws.root)
        self._locked: tuple[Stamp, float] | None = None
        self._texts: Mapping[str, State] | None = None
        self._names: Mapping[str, State] = {}
        self._folders: dict[str, _Folder] = {}
        self._within: dict[str, tuple[Stamp, int, tuple[str, ...]]] = {}

    @property
    def git_writes(self) -> bool:
        """Whether git is changing files just now: some are new already, others not, and others not there."""
        stamp = stamp_of(self._lock) if self._lock else None
        if stamp is None:
            self._locked = None
            return False
        if self._locked is None or self._locked[0] != stamp:
            self._locked = stamp, monotonic()
        return monotonic() - self._locked[1] < _PATIENCE

    def look(self, document: DocumentId | None, shows: Callable[[str], bool] = lambda _author: True) -> Changes:
        """What has changed since the last look, while `document` is open. Never raises.

        What an author does who is not shown is no change; to be shown, or no longer, is one.
        """
        now = time.time_ns()
        texts = {one.name: file_state(one, now) for one in entries(self._corpus) if one.name.endswith((".md", ".toml"))}
        names = dict(self._naming(shows, now))
        notes = frozenset(self._annotated(document, shows, now))
        before, self._texts = self._texts, texts
        same_names, self._names = names == self._names, names
        if before is None:
            return Changes()
        changed = (name for name in {*before, *texts} if before.get(name) != texts.get(name))
        ids = (_id_of(name.rpartition(".")[0]) for name in changed)
        return Changes(frozenset(id_ for id_ in ids if id_), notes, not same_names)

    def _naming(self, shows: Callable[[str], bool], now: int) -> Iterator[tuple[str, State]]:
        """The states of what gives tags and people their names."""
        yield VOCABULARY_FILE, file_state(self._annotations / VOCABULARY_FILE, now)
        for entry in entries(self._annotations / AUTHORS_FOLDER):
            if shows(entry.name.removesuffix(".toml")):
                yield entry.name, file_state(entry, now)

    def _annotated(self, document: DocumentId | None, shows: Callable[[str], bool], now: int) -> Iterator[DocumentId]:
        """The documents whose annotation files have changed."""
        there: dict[str, DocumentId] = {}
        top = str(self._annotations)
        for id_ in filter(None, map(_id_of, self._folders_in(top, now))):
            authors = filter(shows, self._folders_in(f"{top}/{id_}", now))
            there |= {f"{top}/{id_}/{author}": id_ for author in authors}
        for gone in self._folders.keys() - there.keys():
            yield DocumentId(Path(gone).parent.name)
            del self._folders[gone]
        changed = [path for path in there if self._is_other(path)]
        quiet = there.keys() - changed
        own = {path for path in quiet if there[path] == document}
        for paths in (changed, self._oldest(own), self._oldest(quiet - own)):
            for path in paths:
                if self._look_through(path, now):
                    yield there[path]

    def _is_other(self, path: str) -> bool:
        """Whether a folder has other files than at the last look, or may have."""
        known, stamp = self._folders.get(path), stamp_of(Path(path))
        return known is None or stamp != known.stamp or not settled(known.stamp, known.looked)

    def _oldest(self, paths: Iterable[str]) -> Iterator[str]:
        """These folders, the one first that was looked through longest ago, until the time is over; one at least."""
        end = monotonic() + _IN_TURN
        for path in sorted(paths, key=lambda path: self._folders[path].looked):
            yield path
            if monotonic() > end:
                return

    def _look_through(self, path: str, now: int) -> bool:
        """Look at all files of a folder; whether they have changed."""
        known, stamp = self._folders.get(path), stamp_of(Path(path))
        if stamp is None:
            return False  # gone since: the next look tells
        self._folders[path] = _Folder(stamp, _files(path), now)
        return known is None or known.files != self._folders[path].files

    def _folders_in(self, path: str, now: int) -> tuple[str, ...]:
        """The names of the folders in a folder, which is read only where it looks different from outside."""
        stamp, known = stamp_of(Path(path)), self._within.get(path)
        if stamp is None:
            self._within.pop(path, None)
            return ()
        if known is None or known[0] != stamp or not settled(*known[:2]):
            known = self._within[path] = stamp, now, tuple(entry.name for entry in folders(path))
        return known[2]


def _id_of(name: str) -> DocumentId | None:
    """The document that goes by a name; None where none can."""
    try:
        return document_id(name)
    except IdError:
        return None


def _files(path: str) -> int:
    """A number made of the names and stamps of the files in a folder; another one where any is another."""
    try:
        with os.scandir(path) as found:
            return hash(frozenset(_file(entry) for entry in found if entry.name[0] != "."))
    except OSError:
        return 0


def _file(entry: os.DirEntry[str]) -> tuple[str, int, int, int, int] | str:
    try:
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return entry.name
    return entry.name, status.st_ino, status.st_ctime_ns, status.st_mtime_ns, status.st_size


def _index_lock(root: Path) -> Path | None:
    """The file that is there while git writes in the work tree that `root` is in; None where there is no such tree."""
    for folder in (root, *root.parents):
        git = folder / ".git"
        if git.is_dir():
            return git / "index.lock"
        try:
            with git.open("rb") as file:  # of a linked work tree: it says where git keeps what it knows of it
                said = os.fsdecode(file.read(_LARGEST_GIT_FILE)).strip()
        except OSError:
            continue
        named, _blank, path = said.partition(" ")
        return folder / path / "index.lock" if named == "gitdir:" and "\0" not in path else None
    return None
