"""What import recognised in a raw file: what it is and how it is written, its clauses, what it says of itself."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import fields

from stdplan_tui.corpus.model import Clause, Level
from stdplan_tui.frozen import frozen
from stdplan_tui.importing.metadata import Found
from stdplan_tui.importing.sources.page import Format, Opened

_EXPECTED = ("title", "notice_title", "document_number", "issuers", "recipients", "issued", "published")


@frozen
class Recognised:
    """What a raw file is, and what was found in it.

    `encoding` is "" for a format that has none; `clauses` counts them by level, in the order in which the levels come
    first; `found` and `absent` are names of metadata fields, as in ID.toml, `absent` only of those that are common.
    """

    format: Format = Format.TEXT
    encoding: str = ""
    clauses: tuple[tuple[Level, int], ...] = ()
    found: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


def recognised(raw: Opened, clauses: Iterable[Clause], facts: Found) -> Recognised:
    """What an opened file was recognised as, with the clauses and the metadata that were made of it."""
    found = tuple(fact.name for fact in fields(facts) if getattr(facts, fact.name))
    return Recognised(
        raw.page.format,
        raw.encoding,
        tuple(Counter(clause.level for top in clauses for clause in top.walk()).items()),
        found,
        tuple(fact for fact in _EXPECTED if fact not in found),
    )
