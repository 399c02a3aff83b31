"""What others have added or changed since this person last saw it.

An annotation is new to a person if somebody else wrote it, it is shown (deleted ones and done-marks are not), and they
have not seen it as it is now: with that id, time of change, words, tags and verdict. Clocks of others may be wrong and
old notes may arrive late, so no times are compared: what was seen is known by eight bytes of a hash for each, in one
file in the user's own state folder, never in the workspace. The first time that a workspace is opened everything that
is there counts as seen, and so where the file cannot be understood.

The file begins with a line that names the format; then comes a line `plan 1f3a…` for each document of which nothing is
new, with a digest of what its annotation files look like from outside, so that they need not be read as long as they
look the same; then an empty line, and the hashes.
"""

from __future__ import annotations

import contextlib
import hashlib
from array import array
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import field
from threading import Lock
from typing import Final

from stdplan_tui.annotations.model import Annotation, AnnotationId, Motivation
from stdplan_tui.annotations.store.listing import Listed, annotation_files, files_digest
from stdplan_tui.atomic import write_atomically
from stdplan_tui.corpus.ids import document_id
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import IdError
from stdplan_tui.frozen import frozen
from stdplan_tui.workspace import annotated
from stdplan_tui.workspace.folder import Workspace

MOST: Final = 1_000_000
"""The annotations that are known as seen, the latest of them: 8 MB."""

_FORMAT: Final = b"stdplan seen 1"
_FILE: Final = "seen"
_BYTES: Final = 8
_MOST_DOCUMENTS: Final = 20_000
_LARGEST: Final = _BYTES * MOST + 4 * 1024 * 1024
_CHANGING = Lock()


@frozen(eq=False)
class Seen:
    """What this person has seen: hashes of annotations, the first that were seen first.

    `quiet` are the documents in which nothing was new, each with the digest of its files then.
    """

    hashes: Mapping[int, None] = field(default_factory=dict)
    quiet: Mapping[DocumentId, str] = field(default_factory=dict)


@frozen(eq=False)
class News:
    """What is new in the documents that were looked through, and what the files of each looked like."""

    new: Mapping[DocumentId, tuple[Annotation, ...]] = field(default_factory=dict)
    digests: Mapping[DocumentId, str] = field(default_factory=dict)


def hash_of(note: Annotation) -> int:
    """What an annotation as it is now is known by."""
    said = "\0".join((note.id, note.updated, note.resolution, note.body, *note.tags))
    found = hashlib.blake2b(said.encode(errors="surrogatepass"), digest_size=_BYTES)
    return int.from_bytes(found.digest(), "big")


def news(ws: Workspace, seen: Seen, only: Collection[DocumentId] | None = None) -> News:
    """What is new in all documents of the workspace, or in `only` some. Raises StdplanError or OSError."""
    me = ws.own_slug()
    new: dict[DocumentId, tuple[Annotation, ...]] = {}
    digests: dict[DocumentId, str] = {}
    for id_ in ws.library.ids():
        if only is not None and id_ not in only:
            continue
        digest = _digest(ws, id_, me)
        if digest:
            digests[id_] = digest
        if not digest or seen.quiet.get(id_) != digest:
            there = annotated.loaded(ws, id_).annotations
            new[id_] = tuple(note for note in _shown(there, me) if hash_of(note) not in seen.hashes)
    return News({id_: notes for id_, notes in new.items() if notes}, digests)


def new_ids(ws: Workspace) -> frozenset[AnnotationId]:
    """The annotations that are new to this person. Raises StdplanError or OSError."""
    seen = read_seen(ws)
    if seen is None:
        return frozenset()
    return frozenset(note.id for notes in news(ws, seen).new.values() for note in notes)


def first_seen(ws: Workspace) -> Seen:
    """Take everything that is there as seen: nothing is new to who opens a workspace for the first time.

    So it is of what they hide just then: it is no news when they want to see it.
    Raises StdplanError or OSError.
    """
    me = ws.own_slug()
    digests = {id_: digest for id_ in ws.library.ids() if (digest := _digest(ws, id_, me))}
    annotated_ones = [id_ for id_ in ws.store.loader.documents() if isinstance(id_, str)]
    every = (ws.store.load(id_).annotations for id_ in annotated_ones)
    return add_seen(ws, (hash_of(note) for there in every for note in _shown(there, me)), digests)


def read_seen(ws: Workspace) -> Seen | None:
    """What this person has seen; None where they open the workspace for the first time, or nobody knows."""
    if (folder := ws.state_folder) is None:
        return None
    try:
        with (folder / _FILE).open("rb") as file:
            head, _line, hashes = file.read(_LARGEST).partition(b"\n\n")
    except OSError:
        return None
    form, *lines = head.split(b"\n")
    if form != _FORMAT:
        return None
    known = array("Q")
    known.frombytes(hashes[: len(hashes) // _BYTES * _BYTES])
    return Seen(dict.fromkeys(known), dict(_quiet(lines)))


def add_seen(ws: Workspace, hashes: Iterable[int], quiet: Mapping[DocumentId, str]) -> Seen:
    """Take annotations as seen, beside those that are by now; what is seen then, even where it could not be kept."""
    with _CHANGING:
        before = read_seen(ws) or Seen()
        seen = Seen({**before.hashes, **dict.fromkeys(hashes)}, {**before.quiet, **quiet})
        if (folder := ws.state_folder) is not None:
            with contextlib.suppress(OSError):
                write_atomically(folder / _FILE, _written(seen))
    return seen


def _written(seen: Seen) -> bytes:
    lines = [f"{id_} {digest}".encode() for id_, digest in list(seen.quiet.items())[-_MOST_DOCUMENTS:]]
    known = array("Q", list(seen.hashes)[-MOST:])
    return b"\n".join((_FORMAT, *lines)) + b"\n\n" + known.tobytes()


def _quiet(lines: Iterable[bytes]) -> Iterator[tuple[DocumentId, str]]:
    for line in lines:
        name, _blank, digest = line.decode(errors="replace").partition(" ")
        with contextlib.suppress(IdError):
            yield document_id(name), digest


def _shown(there: Iterable[Annotation], me: str) -> Iterator[Annotation]:
    """Those annotations that others wrote and that are shown."""
    for note in there:
        if note.is_open and note.motivation is not Motivation.DONE and note.author != me:
            yield note


def _digest(ws: Workspace, id_: DocumentId, me: str) -> str:
    """What the files of the annotations that are seen look like to who has the slug `me`; "" where some are broken."""
    listed, shows = [*annotation_files(ws.store.folder, id_)], ws.shows
    if not all(isinstance(one, Listed) for one in listed):
        return ""
    return files_digest(one for one in listed if isinstance(one, Listed) and shows(one.author)) + me
