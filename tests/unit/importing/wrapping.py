"""Paragraphs hard-wrapped as programs and printers wrap them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from stdplan_tui.corpus.model import Clause
from stdplan_tui.text.width import cells

_WORDS = re.compile(r"[A-Za-z0-9.%/+-]+|.")
_CLOSING = "，。；：！？、”’）)〕】》"
INDENT = "　　"


def wrapped(paragraph: str, width: int) -> list[str]:
    """The paragraph in lines of up to `width` cells; no word is parted, and no line begins with a closing mark."""
    found = [""]
    for word in _unparted(paragraph):
        if cells(found[-1] + word, 2) > width and found[-1].strip():
            found.append("")
        found[-1] += word
    return found


def _unparted(paragraph: str) -> Iterator[str]:
    held = ""
    for word in _WORDS.findall(paragraph):
        if held and word[0] not in _CLOSING:
            yield held
            held = ""
        held += word
    yield held


def page(paragraphs: Sequence[str], width: int, *, indent: bool = False, blank: bool = False) -> str:
    """The paragraphs wrapped, indented or not, with or without blank lines between."""
    before = INDENT if indent else ""
    return ("\n\n" if blank else "\n").join("\n".join(wrapped(before + each, width)) for each in paragraphs)


def paragraphs(clauses: Sequence[Clause]) -> Iterator[str]:
    """Every paragraph of the clauses, as one line."""
    for clause in clauses:
        yield from (f"{clause.label}{clause.heading}{clause.text}".splitlines())
        yield from paragraphs(clause.children)


def levels(clauses: Sequence[Clause], depth: int = 0) -> list[tuple[int, str, str, str]]:
    """Depth, level, label and heading of each clause."""
    found: list[tuple[int, str, str, str]] = []
    for clause in clauses:
        found.append((depth, clause.level.value, clause.label, clause.heading))
        found += levels(clause.children, depth + 1)
    return found
