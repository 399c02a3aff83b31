"""Where a person left off: the place in each document, the document that was open last, and marks under letters.

One small file in the user's own state folder, never in the workspace: a line `'A plan:3.1` for each mark, then a line
`plan:3.1 38` for each document, the last one last; 38 per cent of it were read. It is read before the first paint, and
lines need nothing to be imported. A line that cannot be read is passed over; where nothing can be kept nothing is
remembered, and nobody is bothered.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field, replace
from threading import Lock
from typing import TypeVar

from stdplan_tui.atomic import write_atomically
from stdplan_tui.corpus.ids import clause_id, document_id
from stdplan_tui.corpus.model import ClauseId, Document, DocumentId
from stdplan_tui.errors import IdError
from stdplan_tui.frozen import frozen
from stdplan_tui.workspace.folder import Workspace

KEPT_PLACES = 500
KEPT_MARKS = 500
"""The documents and the marks that are remembered, the newest of them."""

_FILE = "places.txt"
_LARGEST = 256 * 1024
_CHANGING = Lock()
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


@frozen
class Point:
    """A clause of a document, by their ids."""

    document: DocumentId
    clause: ClauseId

    @classmethod
    def parse(cls, text: str) -> Point:
        """The point that `plan:3.1` names. Raises IdError."""
        document, _colon, clause = text.partition(":")
        return cls(document_id(document), clause_id(clause))

    def __str__(self) -> str:
        return f"{self.document}:{self.clause}"


@frozen
class Left:
    """Where a document was left: the clause, and how far into the document its end is, in per cent."""

    clause: ClauseId
    percent: int = 0


@frozen
class Places:
    """What is remembered, in the order in which it came. A mark is `a` to `z` in a document, `A` to `Z` in all."""

    left: Mapping[DocumentId, Left] = field(default_factory=dict)
    marks: Mapping[tuple[DocumentId | None, str], Point] = field(default_factory=dict)

    @property
    def last(self) -> Point | None:
        """Where the document is that was open last."""
        for document in reversed(tuple(self.left)):
            return Point(document, self.left[document].clause)
        return None

    def left_at(self, document: Document) -> ClauseId | None:
        """The clause at which a document was left, under its id or an earlier one; None where it never was open."""
        known = (self.left.get(id_) for id_ in (document.id, *document.metadata.formerly))
        return next((left.clause for left in known if left is not None), None)

    def leaving(self, document: DocumentId, left: Left) -> Places:
        """The places once a document was left; it is the last one then."""
        rest = {id_: other for id_, other in self.left.items() if id_ != document}
        return replace(self, left=_newest({**rest, document: left}, KEPT_PLACES))

    def marked(self, letter: str, here: DocumentId) -> Point | None:
        """The place marked with a letter, as seen from a document; None where there is none."""
        return self.marks.get(mark_key(letter, here))

    def marking(self, letter: str, at: Point) -> Places:
        """The places once one was marked with a letter."""
        key = mark_key(letter, at.document)
        rest = {known: other for known, other in self.marks.items() if known != key}
        return replace(self, marks=_newest({**rest, key: at}, KEPT_MARKS))

    def unmarking(self, key: tuple[DocumentId | None, str]) -> Places:
        """The places without a mark."""
        return replace(self, marks={known: at for known, at in self.marks.items() if known != key})


def mark_key(letter: str, document: DocumentId) -> tuple[DocumentId | None, str]:
    """Under what a mark that is set in a document is known: a capital in all of them, a small letter in that one."""
    return (None if letter.isupper() else document, letter)


def read_places(ws: Workspace) -> Places:
    """What is remembered of the workspace."""
    folder = ws.state_folder
    if folder is None:
        return Places()
    try:
        with (folder / _FILE).open("rb") as file:
            lines = file.read(_LARGEST).decode(errors="replace").splitlines()
    except OSError:
        return Places()
    left, marks = dict(_read(lines, _left)), dict(_read(lines, _mark))
    return Places(_newest(left, KEPT_PLACES), _newest(marks, KEPT_MARKS))


def change_places(ws: Workspace, change: Callable[[Places], Places]) -> Places:
    """Change what is remembered, as it is in the file by now; the places then, even where they could not be kept."""
    with _CHANGING:
        before = read_places(ws)
        after = change(before)
        if (folder := ws.state_folder) is not None and _written(after) != _written(before):
            with contextlib.suppress(OSError):
                write_atomically(folder / _FILE, _written(after))
    return after


def _written(places: Places) -> bytes:
    marks = [f"'{letter} {at}\n" for (_document, letter), at in places.marks.items()]
    left = [f"{id_}:{left.clause} {left.percent}\n" for id_, left in places.left.items()]
    return "".join((*marks, *left)).encode()


def _read(lines: Iterable[str], read: Callable[[str, str], _Value | None]) -> Iterator[_Value]:
    """What the lines say whose two words `read` knows; it may raise IdError or ValueError for others."""
    for line in lines:
        first, _blank, second = line.partition(" ")
        with contextlib.suppress(IdError, ValueError):
            if (value := read(first, second)) is not None:
                yield value


def _left(first: str, second: str) -> tuple[DocumentId, Left] | None:
    if first.startswith("'"):
        return None
    at = Point.parse(first)
    return at.document, Left(at.clause, min(100, max(0, int(second[:4]))))


def _mark(first: str, second: str) -> tuple[tuple[DocumentId | None, str], Point] | None:
    if not first.startswith("'") or not is_letter(first[1:]):
        return None
    at = Point.parse(second)
    return mark_key(first[1:], at.document), at


def is_letter(text: str) -> bool:
    """Whether a mark can have that name: one of a to z and A to Z."""
    return len(text) == 1 and text.isascii() and text.isalpha()


def _newest(found: dict[_Key, _Value], kept: int) -> dict[_Key, _Value]:
    return dict(list(found.items())[-kept:])
