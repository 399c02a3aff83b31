"""What annotation files said when they were last read, kept among the user's caches: most need not be read again.

One file of JSON lines a document: what made it and a tally of each author's annotations, the targets in blocks, the
annotations in blocks. A file is believed to say what is kept only where its inode, times and size are still the same,
and nothing that is kept is ever run; what cannot be understood is not there. Reading 50,000 files takes 10 s, this a
tenth of one.
"""

from __future__ import annotations

import contextlib
import json
import os
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, Final, TypeVar

from stdplan_tui import __version__
from stdplan_tui.annotations.model import Annotation, Motivation, Target
from stdplan_tui.annotations.store.kept_values import (
    annotation_told,
    annotation_untold,
    can_be_told,
    target_told,
    target_untold,
)
from stdplan_tui.annotations.store.listing import Listed, files_digest
from stdplan_tui.atomic import write_atomically
from stdplan_tui.corpus.files import Stamp, settled
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen

_MADE_BY: Final = f"{__version__}/2"
"""The program, and the number of what a line holds: to be counted up when that changes."""

_BLOCK: Final = 200
"""The values on a line: nothing else can run while one is understood, and a key must not wait."""

Key = tuple[str, str]
"""What names a file among those of a document: its author and its name."""

Tally = Mapping[Motivation, int]
"""How many annotations of each kind count: those that are not deleted."""

Tallies = Mapping[str, Tally]
"""The tally of each author, by short name."""

_T = TypeVar("_T")


@frozen
class File:
    """An annotation file when it was read: its stamp, and what it said, or why it cannot be read."""

    stamp: Stamp
    said: Annotation | AnnotationError


def tallies(annotations: Iterable[Annotation]) -> Tallies:
    """How many of the annotations there are of each author and kind, deleted ones apart."""
    found: defaultdict[str, Counter[Motivation]] = defaultdict(Counter)
    for note in annotations:
        if note.is_open:
            found[note.author][note.motivation] += 1
    return found


class Kept:
    """What is kept in `folder`, which need not exist."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def tallies(self, document: DocumentId, listed: Sequence[Listed]) -> Tallies | None:
        """The tallies of a document whose files are these; None where they are not kept, or of other files."""
        try:
            with self._opened(document) as file:
                head = _head(file.readline())
            if head["of"] != files_digest(listed):
                return None
            return {author: _tally(numbers) for author, numbers in head["tallies"].items()}
        except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
            return None

    def read(self, document: DocumentId) -> Mapping[Key, File]:
        """The files of a document that are kept, by author and name."""
        found: dict[Key, File] = {}
        try:
            with self._opened(document) as file:
                _head(file.readline())
                targets: list[Target] = []
                for line in file:
                    kind, values = json.loads(line)
                    if kind == "targets":
                        targets += map(target_untold, values)
                    else:
                        found.update(_file(value, document, targets) for value in values)
        except (OSError, ValueError, TypeError, LookupError, AttributeError, RecursionError):
            return {}
        return found

    def keep(self, document: DocumentId, files: Mapping[Key, File]) -> None:
        """Keep what files say; where that cannot be, they are read again next time."""
        with contextlib.suppress(OSError, ValueError, TypeError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_atomically(self._path(document), b"".join(_lines(files)))

    def _opened(self, document: DocumentId) -> BinaryIO:
        """The file of a document. Raises OSError where there is none, or it is not this user's."""
        file = self._path(document).open("rb")
        if hasattr(os, "getuid") and os.fstat(file.fileno()).st_uid != os.getuid():
            file.close()
            raise PermissionError
        return file

    def _path(self, document: DocumentId) -> Path:
        return self._folder / f"{document}.jsonl"


def _head(line: bytes) -> dict[str, Any]:
    """The first line. Raises ValueError where another version of the program made it."""
    head: dict[str, Any] = json.loads(line)
    if head["by"] != _MADE_BY:
        raise ValueError
    return head


def _tally(numbers: Mapping[str, int]) -> Tally:
    return Counter({Motivation(kind): int(number) for kind, number in numbers.items()})


def _lines(files: Mapping[Key, File]) -> Iterator[bytes]:
    now = time.time_ns()
    sound = {
        key: (file.stamp, file.said)
        for key, file in files.items()
        if isinstance(file.said, Annotation) and settled(file.stamp, now) and can_be_told(file.said)
    }
    # Without tallies of that very set of files they are all looked at.
    of = files_digest((*key, file.stamp) for key, file in files.items()) if len(sound) == len(files) else ""
    numbers = tallies(said for _stamp, said in sound.values())
    yield _line({"by": _MADE_BY, "of": of, "tallies": numbers})
    targets: dict[Target, int] = {}
    for _stamp, said in sound.values():
        targets.setdefault(said.target, len(targets))
    for block in _blocks(targets):
        yield _line(["targets", [target_told(target) for target in block]])
    for pairs in _blocks(sound.items()):
        told = [[*key, *stamp, targets[said.target], *annotation_told(said)] for key, (stamp, said) in pairs]
        yield _line(["annotations", told])


def _file(value: list[Any], document: DocumentId, targets: Sequence[Target]) -> tuple[Key, File]:
    author, name, inode, changed, written, size, target, *rest = value
    annotation = annotation_untold(rest, document, author, name, targets[target])
    return (author, name), File(Stamp(inode, changed, written, size), annotation)


def _line(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"


def _blocks(values: Iterable[_T]) -> Iterator[list[_T]]:
    rest = iter(values)
    while block := list(islice(rest, _BLOCK)):
        yield block
