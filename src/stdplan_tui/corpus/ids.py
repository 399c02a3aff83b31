"""Ids that come from outside, looked at before anything is made of them: a path, a key, an address."""

from __future__ import annotations

import re

from stdplan_tui.corpus.model import ClauseId, DocumentId
from stdplan_tui.errors import IdError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _

_DOCUMENT = re.compile(r"[a-z0-9][a-z0-9-]{0,47}")
_CLAUSE = re.compile(r"[a-z0-9~-]+(?:\.[a-z0-9~-]+)*")
_DEVICES = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")


def is_device_name(name: str) -> bool:
    """Whether Windows keeps that name for a device (con, nul, com1 …), so that no file can have it."""
    return _DEVICES.fullmatch(name) is not None


def document_id(text: str) -> DocumentId:
    """`text` as the id of a document: 1 to 48 of a–z, 0–9 and -, the first no -. Raises IdError."""
    if _DOCUMENT.fullmatch(text) is None:
        raise IdError(
            _("{id!r} is not a document id: up to 48 of a-z, 0-9 and -, beginning with a letter or digit").format(
                id=text
            )
        )
    if is_device_name(text):
        raise IdError(_("{id!r} cannot be a document id: Windows keeps the name for a device").format(id=text))
    return DocumentId(text)


def clause_id(text: str) -> ClauseId:
    """`text` as the id of a clause: tokens of a–z, 0–9, ~ and -, joined by dots. Raises IdError."""
    if _CLAUSE.fullmatch(text) is None:
        raise IdError(_("{id!r} is not a clause id, such as 3.1.box2").format(id=text))
    return ClauseId(text)


@frozen
class Address:
    """A clause of a document, as people name it: `guobanfa-2015-89:3.1.box2.e1`, `guobanfa-2015-89:三（一）`.

    `clause` is as it was said: an id, or what `corpus.addressing` reads.
    """

    document: DocumentId
    clause: str

    @classmethod
    def parse(cls, text: str) -> Address:
        """The address that `text` writes. Raises IdError."""
        document, colon, clause = text.replace("：", ":", 1).partition(":")
        if not colon or not clause.strip():
            raise IdError(_("{address!r} is not an address, such as guobanfa-2015-89:3.1").format(address=text))
        return cls(document_id(document.strip()), clause.strip())

    def __str__(self) -> str:
        return f"{self.document}:{self.clause}"
