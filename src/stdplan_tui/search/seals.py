"""Seals: what a refresh remembers of each document, as a row beside its records."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import astuple

from stdplan_tui.corpus.model import Document
from stdplan_tui.frozen import frozen
from stdplan_tui.search.records import packed, unpacked
from stdplan_tui.search.shelf import Shelved

SEALS = "seal"
"""The name of all seals."""
APART = "apart"
"""The name of all rows that are no records."""


def words_of(document: str) -> str:
    """The name of the row that keeps the words of a document."""
    return f"words {document}"


@frozen
class Seal:
    """What is known of a document, and the digest of the holding whose rows were written."""

    shelved: Shelved
    digest: str

    def to_bytes(self) -> bytes:
        """The seal as a row keeps it."""
        return packed([*astuple(self.shelved), self.digest])


def read(rows: Iterable[bytes]) -> list[Seal]:
    """The seals that `to_bytes` wrote, all in one go: there are as many as documents, at every start."""
    kept = unpacked(b"[" + b",".join(rows) + b"]")
    return [
        Seal(Shelved(document, title, tuple(issuers), kind, year), digest)
        for document, title, issuers, kind, year, digest in kept
    ]


def shelved(document: Document) -> Shelved:
    """What a shelf knows of a document."""
    facts = document.metadata
    return Shelved(document.id, facts.title, facts.issuers, facts.kind, _year(facts.issued) or _year(facts.published))


def _year(date: str | None) -> int | None:
    year = (date or "")[:4]
    return int(year) if len(year) == 4 and year.isascii() and year.isdigit() else None
