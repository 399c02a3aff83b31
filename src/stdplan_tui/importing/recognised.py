"""What import recognised in a raw file: what it is and how it is written, its clauses, what it says of itself."""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import PurePath

from stdplan_tui.corpus.model import Clause, Level
from stdplan_tui.importing.metadata import Found
from stdplan_tui.importing.sources.reading import is_html

_EXPECTED = ("title", "notice_title", "document_number", "issuers", "recipients", "issued", "published")
_MARKDOWN = frozenset({".md", ".markdown"})
_MARKS = ((codecs.BOM_UTF8, "UTF-8"), (codecs.BOM_UTF16_LE, "UTF-16"), (codecs.BOM_UTF16_BE, "UTF-16"))


class Format(StrEnum):
    """What a raw file is."""

    TEXT = "text"
    MARKDOWN = "markdown"
    PAGE = "html"
    WORD = "docx"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
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


def recognised(data: bytes, name: str, text: str, clauses: Iterable[Clause], facts: Found) -> Recognised:
    """What the file of these bytes was recognised as; `text` is what they say."""
    form = _form(data, name, text)
    found = tuple(fact.name for fact in fields(facts) if getattr(facts, fact.name))
    return Recognised(
        form,
        _encoding(data) if form not in (Format.WORD, Format.PDF) else "",
        tuple(Counter(clause.level for top in clauses for clause in top.walk()).items()),
        found,
        tuple(fact for fact in _EXPECTED if fact not in found),
    )


def _form(data: bytes, name: str, text: str) -> Format:
    if data.startswith(b"PK\x03\x04"):
        return Format.WORD
    if b"%PDF-" in data[:1024]:
        return Format.PDF
    if PurePath(name).suffix.casefold() in _MARKDOWN:
        return Format.MARKDOWN
    return Format.PAGE if "<" in text and is_html(text) else Format.TEXT


def _encoding(data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return "UTF-16" if 0 in data[:4096] else "GB18030"
    return "UTF-8"
