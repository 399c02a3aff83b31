"""Fields: instructions that are not printed, and the results that are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_CONTENTS = re.compile(r"\s*TOC\b", re.IGNORECASE)
_CIRCLED = re.compile(
    r"\s*EQ\s*\\o\s*(?:\\ac\s*)?\(\s*[○〇◯]\s*[,，;；]\s*(\d{1,2}|[一二三四五六七八九十])\s*\)\s*", re.IGNORECASE
)
_LONGEST = 400  # characters of an instruction that count
_DEEPEST = 64  # fields in fields
_HAN = "一二三四五六七八九十"


@dataclass(slots=True)
class Field:
    """A field: its instruction, whether its result has begun, and whether it has ended."""

    instruction: str = ""
    result: bool = False
    ended: bool = False

    @property
    def lists_contents(self) -> bool:
        """Whether its result is a table of contents."""
        return _CONTENTS.match(self.instruction) is not None

    @property
    def sign(self) -> str:
        """The circled number that the field draws by its instruction alone; "" for any other."""
        if not (found := _CIRCLED.fullmatch(self.instruction)):
            return ""
        if found[1] in _HAN:
            return chr(0x3280 + _HAN.index(found[1]))
        number = int(found[1])
        first = 0x2460 if number <= 20 else 0x3251 - 20 if number <= 35 else 0x32B1 - 35
        return chr(first + number - 1) if 0 < number <= 50 else ""


@dataclass(slots=True)
class Fields:
    """The fields that are open, outermost first; `contents` is the table of contents among them."""

    open: list[Field] = field(default_factory=list)
    contents: Field | None = None
    _instructions: int = 0

    @property
    def in_instruction(self) -> bool:
        """Whether what stands here is an instruction, which is not printed."""
        return self._instructions > 0

    def begin(self) -> None:
        """A field begins, with its instruction."""
        if len(self.open) < _DEEPEST:
            self.open.append(Field())
            self._instructions += 1

    def instruct(self, text: str) -> None:
        """Read a part of the instruction of the innermost field."""
        if self.open and not self.open[-1].result and len(self.open[-1].instruction) < _LONGEST:
            self.open[-1].instruction += text[:_LONGEST]

    def separate(self) -> None:
        """The result of the innermost field begins."""
        if not self.open or self.open[-1].result:
            return
        self.open[-1].result = True
        self._instructions -= 1
        if self.contents is None and self.open[-1].lists_contents:
            self.contents = self.open[-1]

    def end(self) -> str:
        """The innermost field ends; gives the sign that it draws by its instruction alone."""
        if not self.open:
            return ""
        ended = self.open.pop()
        ended.ended = True
        if ended is self.contents:
            self.contents = None
        if ended.result:
            return ""
        self._instructions -= 1
        return ended.sign

    def end_paragraph(self) -> None:
        """Forget instructions that never ended: what follows is not to be lost with them."""
        if self._instructions:
            self.open = [each for each in self.open if each.result]
            self._instructions = 0
