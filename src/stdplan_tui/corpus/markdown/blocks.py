"""The lines of ID.md as blocks: marks, and one heading, bold line, paragraph, bullet, quote or table under them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, auto

from stdplan_tui.errors import BodyError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.spacing import SPACE, is_space

INDENT = "  "
_BLANK = re.compile(rf"{SPACE}*\Z")
_LEADING = re.compile(rf"{SPACE}+")
_MARK = re.compile(r"<!--\s*(?:in\s+(?P<within>[a-z0-9.~-]+)|(?P<word>[a-z_]+))\s*-->\s*\Z")
_HASH = re.compile(r"(?P<hashes>#{1,6})\s+(?P<caption>.*)", re.DOTALL)
_BOLD = re.compile(r"\*\*(?P<caption>(?:[^\\*]|\\.)+)\*\*\s*\Z", re.DOTALL)
_BULLET = re.compile(r"-(?:\s|\Z)")
_OPENERS = frozenset("#>|-*<")


class Kind(Enum):
    """What a block looks like."""

    HASH = auto()  # ## 一、总体要求
    BOLD = auto()  # **第十条**
    PLAIN = auto()
    BULLET = auto()  # - ——
    QUOTE = auto()  # > a box
    GRID = auto()  # | a table |


@frozen
class Mark:
    """A comment above a block: `<!-- WORD -->`, or `<!-- in WITHIN -->`."""

    line: int
    word: str = ""
    within: str = ""

    def __str__(self) -> str:
        return f"<!-- in {self.within} -->" if self.within else f"<!-- {self.word} -->"


@frozen
class Block:
    """A block with its marks.

    `line` is the line of the file, from 1, that it starts at below its marks; `caption` the raw words of a heading
    or bold line, `depth` its number of # (0 for others); `lines` what stands below: the raw text lines, or the
    lines of a quote, bullet or table, without > or indentation.
    """

    kind: Kind
    line: int
    marks: tuple[Mark, ...]
    lines: list[str]
    caption: str = ""
    depth: int = 0


def is_blank(line: str) -> bool:
    """Whether the line ends a block."""
    return not line or (is_space(line[0]) and _BLANK.match(line) is not None)


def blocks(lines: Sequence[str], first: int) -> Iterator[Block]:
    """The blocks of these lines, the first of which is line `first` of the file. Raises BodyError."""
    here = 0
    marks: list[Mark] = []
    while here < len(lines):
        line = lines[here]
        if is_blank(line):
            _refuse_stray(marks)
            here += 1
            continue
        if is_space(line[0]):
            line = _LEADING.sub("", line, count=1)
        if line.startswith("<!--"):
            marks.append(_mark(line, first + here))
            here += 1
            continue
        kind = _kind(line) or Kind.PLAIN
        end = _END_OF.get(kind, _end_of_text)(lines, here)
        yield _block(kind, first + here, tuple(marks), [line, *lines[here + 1 : end]])
        if marks:
            marks = []
        here = end
    _refuse_stray(marks)


def _block(kind: Kind, number: int, marks: tuple[Mark, ...], lines: list[str]) -> Block:
    if kind is Kind.PLAIN:
        return Block(kind, number, marks, lines)
    if kind is Kind.HASH and (match := _HASH.fullmatch(lines[0])):
        if is_blank(match["caption"]):
            raise BodyError(_("a heading without words"), line=number)
        return Block(kind, number, marks, lines[1:], match["caption"], len(match["hashes"]))
    if kind is Kind.BOLD:
        if not (match := _BOLD.fullmatch(lines[0])):
            raise BodyError(_("bold words stand on a line of their own: ** at its start, ** at its end"), line=number)
        return Block(kind, number, marks, lines[1:], match["caption"])
    if kind is Kind.QUOTE:
        return Block(kind, number, marks, [_unquoted(line) for line in lines])
    if kind is Kind.BULLET:
        return Block(kind, number, marks, [lines[0][2:], *(_outdented(line) for line in lines[1:])])
    return Block(kind, number, marks, lines)


def end_of_text(lines: Sequence[str], start: int) -> int:
    """The place after the lines of running text from `start` on: that of a blank line, another block, or the end."""
    here = start
    while here < len(lines) and not _ends_text(lines[here]):
        here += 1
    return here


def _kind(line: str) -> Kind | None:
    """What kind of block the line opens; None where it is running text."""
    if not line or line[0] not in _OPENERS:
        return None
    if line[0] == ">":
        return Kind.QUOTE
    if line[0] == "|":
        return Kind.GRID
    if line.startswith("**"):
        return Kind.BOLD
    if _BULLET.match(line):
        return Kind.BULLET
    return Kind.HASH if _HASH.match(line) else None


def _ends_text(line: str) -> bool:
    words = line.lstrip()
    if not words:
        return True
    opens = words[0] in _OPENERS and (_kind(words) is not None or words.startswith("<!--"))
    return opens or is_blank(line)


def _mark(line: str, number: int) -> Mark:
    match = _MARK.match(line)
    if match is None:
        raise BodyError(_("a comment that is no mark: {line}").format(line=line), line=number)
    return Mark(number, match["word"] or "", match["within"] or "")


def _refuse_stray(marks: Sequence[Mark]) -> None:
    if marks:
        raise BodyError(_("{mark} has no block directly below it").format(mark=marks[-1]), line=marks[-1].line)


def _end_of_text(lines: Sequence[str], start: int) -> int:
    return end_of_text(lines, start + 1)


def _end_of_quote(lines: Sequence[str], start: int) -> int:
    return _end_while(lines, start, ">")


def _end_of_grid(lines: Sequence[str], start: int) -> int:
    return _end_while(lines, start, "|")


def _end_while(lines: Sequence[str], start: int, opener: str) -> int:
    end = start + 1
    while end < len(lines) and lines[end].lstrip().startswith(opener):
        end += 1
    return end


def _end_of_bullet(lines: Sequence[str], start: int) -> int:
    """After the last line that is indented under the bullet; blank lines between those are part of it."""
    end = here = start + 1
    while here < len(lines) and (is_blank(lines[here]) or lines[here].startswith((INDENT, "\t"))):
        here += 1
        if not is_blank(lines[here - 1]):
            end = here
    return end


def _unquoted(line: str) -> str:
    return line.lstrip()[1:].removeprefix(" ")


def _outdented(line: str) -> str:
    return line.removeprefix(INDENT) if line.startswith(INDENT) else line.lstrip()


_END_OF = {Kind.QUOTE: _end_of_quote, Kind.GRID: _end_of_grid, Kind.BULLET: _end_of_bullet}
