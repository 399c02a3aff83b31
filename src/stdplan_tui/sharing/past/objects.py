"""Commits as git keeps them: who made each of them, and when."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from stdplan_tui.frozen import frozen
from stdplan_tui.sharing.contents import contents
from stdplan_tui.sharing.git import Git

_PERSON: Final = re.compile(rb"(.*?) ?<([^>\n]*)> (-?[0-9]{1,18}) ([+-])([0-9]{2})([0-9]{2})")
_ENCODINGS: Final = frozenset({"gbk", "gb2312", "gb18030", "big5", "iso-8859-1", "shift_jis", "euc-jp", "euc-kr"})
_EPOCH: Final = datetime.fromtimestamp(0, UTC)
_DAY: Final = 24 * 60


@frozen
class Commit:
    """A commit: who wrote what it brings, who committed it, when, each by that person's clock, and its first line.

    The names, the author's address `email` and the `subject` are as somebody wrote them: not fit to be shown as they
    are.
    """

    id: str
    author: str
    email: str
    authored: datetime
    committer: str
    committed: datetime
    subject: str
    is_merge: bool = False


def commits(git: Git, ids: Iterable[str]) -> Mapping[str, Commit]:
    """Those commits by their ids; of one that cannot be read, nobody and no time. Raises GitError."""
    ids = [*ids]
    found = contents(git, ids)
    return {id_: _commit(id_, found.get(id_, b"")) for id_ in ids}


def _commit(id_: str, content: bytes) -> Commit:
    head, _between, message = content.partition(b"\n\n")
    lines = [line.partition(b" ") for line in head.split(b"\n")]
    said = {key: value for key, _blank, value in reversed(lines) if key}
    encoding = said.get(b"encoding", b"").decode("ascii", "replace").casefold()
    author, email, authored = _person(said.get(b"author", b""), encoding)
    committer, _address, committed = _person(said.get(b"committer", b""), encoding)
    subject = " ".join(_text(message, encoding).strip().partition("\n\n")[0].split())
    is_merge = sum(key == b"parent" for key, _blank, _id in lines) > 1
    return Commit(id_, author, email, authored, committer, committed, subject, is_merge)


def _person(said: bytes, encoding: str) -> tuple[str, str, datetime]:
    """A name, an address and a moment; the beginning of time where there is none that a calendar has."""
    found = _PERSON.fullmatch(said)
    if found is None:
        return _text(said.partition(b"<")[0], encoding).strip(), "", _EPOCH
    minutes = int(found[5]) * 60 + int(found[6])
    zone = timezone(timedelta(minutes=-minutes if found[4] == b"-" else minutes)) if minutes < _DAY else UTC
    try:
        at = datetime.fromtimestamp(int(found[3]), zone)
    except (ValueError, OverflowError, OSError):
        at = _EPOCH
    return _text(found[1], encoding), _text(found[2], encoding), at


def _text(content: bytes, encoding: str) -> str:
    if encoding in _ENCODINGS:
        return content.decode(encoding, "replace")
    return content.decode("utf-8", "replace")
