"""The large parts of a page: the notice, the documents that it sends round, the annexes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.importing.outline import marks
from stdplan_tui.importing.outline.signatures import Signature
from stdplan_tui.text.labels import Form, label_at_start
from stdplan_tui.text.spacing import bare


class Kind(StrEnum):
    """What a region is."""

    NOTICE = "notice"
    DOCUMENT = "document"
    ANNEX = "annex"


@dataclass(frozen=True, slots=True)
class Region:
    """The lines from `start` to `end` (excluded)."""

    kind: Kind
    start: int
    end: int


_NAMED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_DASHES = re.compile("[-‐-―─━－﹣~～〜]")
_MAIN = frozenset({Form.BOOK, Form.CHAPTER, Form.ARTICLE, Form.PART})


def regions(lines: Sequence[Line], signed: Sequence[Signature]) -> list[Region]:
    """The regions of the page, in order and without gaps."""
    annexes = _annexes(lines, signed)
    end = annexes[0] if annexes else len(lines)
    notice = _notice_end(lines[:end], signed)
    found = [Region(Kind.NOTICE, 0, notice)] if notice else []
    starts = [notice, *_further(lines, notice, end)] if notice else [0]
    found += [Region(Kind.DOCUMENT, start, after) for start, after in pairwise([*starts, end]) if after > start]
    return found + [Region(Kind.ANNEX, start, after) for start, after in pairwise([*annexes, len(lines)])]


def _notice_end(lines: Sequence[Line], signed: Sequence[Signature]) -> int:
    """The index after the signature that a document follows; 0 where none does."""
    last_body = next((number for number in range(len(lines) - 1, -1, -1) if _is_body(lines[number])), -1)
    for signature in signed:
        below = (number for number in range(signature.after, len(lines)) if not lines[number].blank)
        first = next(below, None)
        if first is not None and first < last_body and marks.may_be_title(lines[first]):
            return signature.after
    return 0


def _is_body(line: Line) -> bool:
    label = label_at_start(line.raw)
    return "。" in line.raw or (label is not None and label.form in _MAIN)


def _further(lines: Sequence[Line], notice: int, end: int) -> list[int]:
    """Where the second attached document and later ones begin: at titles that the notice names in 《》."""
    named = {_folded(title) for line in lines[:notice] for title in _NAMED.findall(line.raw)}
    found: list[int] = []
    seen_body = False
    for number in range(notice, end):
        line = lines[number]
        label = label_at_start(line.raw)
        if seen_body and label is None and marks.may_be_title(line) and _names(lines, number, named):
            found.append(number)
            seen_body = False
        seen_body = seen_body or _is_body(line)
    return found


def _names(lines: Sequence[Line], number: int, named: set[str]) -> bool:
    """Whether one of the names stands on that line, or on it and the next."""
    text = lines[number].raw
    following = lines[number + 1].raw if number + 1 < len(lines) else ""
    return _folded(text) in named or _folded(text + following) in named


def _folded(title: str) -> str:
    return _DASHES.sub("-", bare(unicodedata.normalize("NFKC", title)))


def _annexes(lines: Sequence[Line], signed: Sequence[Signature]) -> list[int]:
    """Where annexes begin: 附件 or 附表 on a line of its own or with a title, once the text has ended or begun."""
    found: list[int] = []
    begun = bool(signed)
    for number, line in enumerate(lines):
        begun = begun or _is_body(line)
        if not begun or line.role not in (Role.TEXT, Role.HEADING, Role.TITLE):
            continue
        label = label_at_start(line.raw)
        if label and label.form is Form.ANNEX and _starts_annex(lines, number, line.raw[label.end :], label.printed):
            found.append(number)
    return found


def _starts_annex(lines: Sequence[Line], number: int, rest: str, printed: str) -> bool:
    rest = bare(rest)
    if not rest:
        following = next((line for line in lines[number + 1 : number + 5] if not line.blank), None)
        return following is not None and not _is_list(following)
    if printed.endswith(("：", ":")) or re.search("[。；，]", rest) or len(rest) > 60:
        return False
    return label_at_start(rest) is None and rest[0] not in "、.．﹒和及的至所中"


def _is_list(line: Line) -> bool:
    label = label_at_start(line.raw)
    return label is not None and label.form is Form.ITEM
