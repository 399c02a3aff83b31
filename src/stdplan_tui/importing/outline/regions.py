"""The large parts of a page: the notice, the documents that it sends round, the annexes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.importing.outline import marks
from stdplan_tui.importing.outline.labelling import lists
from stdplan_tui.importing.outline.signatures import Signature
from stdplan_tui.text.labels import Form, Label, label_at_start
from stdplan_tui.text.spacing import bare


class Kind(StrEnum):
    """What a region is."""

    NOTICE = "notice"
    DOCUMENT = "document"
    ANNEX = "annex"


@frozen
class Region:
    """The lines from `start` to `end` (excluded)."""

    kind: Kind
    start: int
    end: int


_NAMED = re.compile(r"《((?:[^《》]|《[^《》]*》)+)》")
_SENT = re.compile("》[^。]{0,80}(?:印发|印發|转发|轉發|发布|發布|公布)")
_DASHES = re.compile("[-‐-―─━－﹣~～〜]")
_TITLES = frozenset({Role.TEXT, Role.HEADING, Role.TITLE})
_FILE = re.compile(r"[.．](?:docx?|xlsx?|pdf|wps|ofd|zip|rar)(?:[（(].*)?$", re.IGNORECASE)
_LONGEST_TITLE, _LONGEST_LIST = 60, 60
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
    """The index after the signature that a document follows; 0 where none does.

    It follows with its title, or, where the text before sends it round by name, with its first label.
    """
    last_body = next((number for number in range(len(lines) - 1, -1, -1) if _is_body(lines[number])), -1)
    for signature in signed:
        below = (number for number in range(signature.after, len(lines)) if not lines[number].blank)
        first = next(below, None)
        if first is None or first >= last_body:
            continue
        if marks.may_be_title(lines[first]) or (_is_first(lines[first]) and _sends(lines[: signature.start])):
            return signature.after
    return 0


def _is_first(line: Line) -> bool:
    label = line.label
    return label is not None and label.form in _MAIN and label.number == (1,)


def _sends(lines: Sequence[Line]) -> bool:
    """Whether the lines send a document round by its name, and have no outline of their own."""
    labels = (line.label for line in lines)
    outlined = any(label is not None and label.form in _MAIN for label in labels)
    return not outlined and any(_SENT.search(line.raw) for line in lines)


def _is_body(line: Line) -> bool:
    label = line.label
    return "。" in line.raw or (label is not None and label.form in _MAIN)


def _further(lines: Sequence[Line], notice: int, end: int) -> list[int]:
    """Where the second attached document and later ones begin: at titles that the notice names in 《》."""
    named = {_folded(title) for line in lines[:notice] for title in _NAMED.findall(line.raw)}
    found: list[int] = []
    seen_body = False
    for number in range(notice, end):
        line = lines[number]
        label = line.label
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
    labelled = [number for number, line in enumerate(lines) if line.role in _TITLES and _annex_label(line)]
    if not labelled:
        return []
    body = next((number for number, line in enumerate(lines) if not line.blank and _is_body(line)), len(lines))
    found = [
        number
        for number in labelled
        if (signed or number > body) and _starts_annex(lines, number, signed) and not _is_listed(lines, number, signed)
    ]
    titles = {_annex_title(lines, number): number for number in found}  # of one title the last: the first was a list's
    return [number for number in found if titles[_annex_title(lines, number)] == number]


def _annex_title(lines: Sequence[Line], number: int) -> str:
    """What the annex that starts on that line is called, to compare."""
    label = _annex_label(lines[number])
    rest = bare(lines[number].raw[label.end if label else 0 :])
    following = (line for line in lines[number + 1 : number + 5] if not line.blank)
    return _folded(rest or next(following, Line()).raw) or str(number)


def _annex_label(line: Line) -> Label | None:
    label = line.label
    return label if label is not None and label.form is Form.ANNEX else None


def _is_listed(lines: Sequence[Line], number: int, signed: Sequence[Signature]) -> bool:
    """Whether the line is of a list of annexes: others, or the signature, follow it without a text between."""
    following = next((place for place in range(number + 1, len(lines)) if not lines[place].blank), None)
    if following is None or _annex_label(lines[following]):
        return True
    end = next((each.start for each in signed if each.start > number), None)
    return end is not None and end - number < _LONGEST_LIST and not any(map(_is_text, lines[number + 1 : end]))


def _is_text(line: Line) -> bool:
    """Whether the line can be of no list of annexes: a sentence, a row, a label other than of an item."""
    label = line.label
    other = label is not None and label.form is not Form.ITEM and label.form < Form.BULLET
    return line.role is not Role.TEXT or "。" in line.raw or other


def _starts_annex(lines: Sequence[Line], number: int, signed: Sequence[Signature]) -> bool:
    label = _annex_label(lines[number])
    if label is None:
        return False
    rest = bare(lines[number].raw[label.end :])
    if not rest:
        following = next((line for line in lines[number + 1 : number + 5] if not line.blank), None)
        return following is not None and not lists(following.raw)
    if re.search("[。；，]", rest) or len(rest) > _LONGEST_TITLE or _FILE.search(rest) or lists(rest):
        return False
    if label.printed.endswith(("：", ":", ".", "．", "﹒")):
        return any(each.after <= number for each in signed) and marks.is_complete_title(rest)
    return label_at_start(rest) is None and rest[0] not in "、.．﹒和及的至所中与或第"
