"""What git keeps, read out of it: the contents of files, and who made a commit and when. Never the work tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from stdplan_tui.annotations.store.files import LARGEST
from stdplan_tui.frozen import frozen
from stdplan_tui.sharing.git import Git

_AT_ONCE: Final = 16 * LARGEST
"""The bytes that one run of git gives out at most."""

_PERSON: Final = re.compile(rb"(.*?) ?<[^>\n]*> (-?[0-9]{1,18}) ([+-])([0-9]{2})([0-9]{2})")
_ENCODINGS: Final = frozenset({"gbk", "gb2312", "gb18030", "big5", "iso-8859-1", "shift_jis", "euc-jp", "euc-kr"})
_EPOCH: Final = datetime.fromtimestamp(0, UTC)
_DAY: Final = 24 * 60


@frozen
class Commit:
    """A commit: who wrote what it brings, who committed it, when, each by that person's clock, and its first line.

    The names and the `subject` are as somebody wrote them: not fit to be shown as they are.
    """

    id: str
    author: str
    authored: datetime
    committer: str
    committed: datetime
    subject: str
    is_merge: bool = False


def contents(git: Git, ids: Iterable[str], largest: int = LARGEST) -> Mapping[str, bytes]:
    """What is kept under those ids; what is not there, or has more than `largest` bytes, is left out.

    Raises GitError.
    """
    found: dict[str, bytes] = {}
    for portion in _portions(git, dict.fromkeys(ids), largest):
        found.update(_cut(git.run("cat-file", "--batch", stdin=_lines(portion)).out))
    return found


def commits(git: Git, ids: Iterable[str]) -> Mapping[str, Commit]:
    """Those commits by their ids; of one that cannot be read, nobody and no time. Raises GitError."""
    ids = [*ids]
    found = contents(git, ids)
    return {id_: _commit(id_, found.get(id_, b"")) for id_ in ids}


def _portions(git: Git, ids: Iterable[str], largest: int) -> Iterator[Sequence[str]]:
    """The ids of what may be read, in portions that are not too large together."""
    portion: list[str] = []
    total = 0
    for line in git.run("cat-file", "--batch-check", stdin=_lines(ids)).text.split("\n"):
        id_, _kind, size = (*line.split(" "), "", "")[:3]
        if not size.isdecimal() or int(size) > largest:
            continue
        if portion and total + int(size) > _AT_ONCE:
            yield portion
            portion, total = [], 0
        portion.append(id_)
        total += int(size)
    if portion:
        yield portion


def _cut(printed: bytes) -> Iterator[tuple[str, bytes]]:
    """What `git cat-file --batch` prints: a line that ends with a size, so many bytes, a line feed."""
    place = 0
    while place < len(printed):
        start = printed.index(b"\n", place) + 1
        id_, _kind, size = printed[place : start - 1].decode("ascii").split(" ")
        place = start + int(size) + 1
        yield id_, printed[start : place - 1]


def _lines(ids: Iterable[str]) -> bytes:
    return "".join(f"{id_}\n" for id_ in ids).encode("ascii")


def _commit(id_: str, content: bytes) -> Commit:
    head, _between, message = content.partition(b"\n\n")
    lines = [line.partition(b" ") for line in head.split(b"\n")]
    said = {key: value for key, _blank, value in reversed(lines) if key}
    encoding = said.get(b"encoding", b"").decode("ascii", "replace").casefold()
    author, authored = _person(said.get(b"author", b""), encoding)
    committer, committed = _person(said.get(b"committer", b""), encoding)
    subject = " ".join(_text(message, encoding).strip().partition("\n\n")[0].split())
    return Commit(
        id_, author, authored, committer, committed, subject, sum(key == b"parent" for key, _blank, _id in lines) > 1
    )


def _person(said: bytes, encoding: str) -> tuple[str, datetime]:
    """A name and a moment; the beginning of time where there is none that a calendar has."""
    found = _PERSON.fullmatch(said)
    if found is None:
        return _text(said.partition(b"<")[0], encoding).strip(), _EPOCH
    minutes = int(found[4]) * 60 + int(found[5])
    zone = timezone(timedelta(minutes=-minutes if found[3] == b"-" else minutes)) if minutes < _DAY else UTC
    try:
        return _text(found[1], encoding), datetime.fromtimestamp(int(found[2]), zone)
    except (ValueError, OverflowError, OSError):
        return _text(found[1], encoding), _EPOCH


def _text(content: bytes, encoding: str) -> str:
    if encoding in _ENCODINGS:
        return content.decode(encoding, "replace")
    return content.decode("utf-8", "replace")
