"""A query cut into words, phrases, fields, operators and parentheses, each with its place.

Whether a sign is an operator depends on the white space around it: everything else is text, and text has all of them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.search.query.names import FIELD, NAMES, OPERATORS
from stdplan_tui.search.query.shapes import CLOSED, LONE, MINUS, REGEX, SPACE, WORD_END, groups, phrase, run, unclosed
from stdplan_tui.search.query.trouble import Trouble
from stdplan_tui.text.spacing import bare

DEEPEST: Final = 50
MOST: Final = 200


class Kind(StrEnum):
    """What a token is; NOT is also the `-` of an exclusion."""

    OPEN = "("
    CLOSE = ")"
    AND = "AND"
    OR = "OR"
    NOT = "NOT"
    WORD = "word"
    PHRASE = "phrase"
    REGEX = "regex"
    FIELD = "field"


TERMS: Final = frozenset({Kind.WORD, Kind.PHRASE, Kind.REGEX, Kind.FIELD})


@frozen
class Token:
    """A piece of a query, its characters from `start` to `end`.

    `text` is what it holds, without quotes and slashes, from column `at`; `name` is the field that it is the value of.
    """

    kind: Kind
    start: int
    end: int
    text: str = ""
    at: int = 0
    name: str = ""


def tokens(text: str) -> tuple[Token, ...]:
    """The tokens of a query, parentheses balanced. Raises Trouble."""
    return _Scanner(text).scanned()


class _Scanner:
    """Reads a query from left to right, keeping which parentheses are open."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._found: list[Token] = []
        self._open: list[int] = []
        self._stray: list[int] = []
        self._terms = 0

    def scanned(self) -> tuple[Token, ...]:
        """All tokens. Raises Trouble."""
        at = self._after_space(0)
        while at < len(self._text):
            at = self._after_space(self._read(at))
        if self._open:
            raise Trouble(_("this parenthesis is not closed"), self._open[-1])
        if self._stray and any(one.text in OPERATORS and one.kind in OPERATORS for one in self._found):
            raise Trouble(_("this parenthesis was not opened"), self._stray[0])
        return tuple(self._found)

    def _after_space(self, at: int) -> int:
        found = SPACE.match(self._text, at)
        return found.end() if found else at

    def _read(self, at: int) -> int:
        """Take what begins at `at`; gives where it ends."""
        for take in (self._closing, self._minus, self._opening, self._phrase, self._regex, self._field):
            if (end := take(at)) is not None:
                return end
        return self._word(at)

    def _take(self, token: Token) -> int:
        if token.kind in TERMS:
            self._terms += 1
            if self._terms > MOST:
                raise Trouble(_("more than {most} words").format(most=MOST), token.start)
        self._found.append(token)
        return token.end

    def _closing(self, at: int) -> int | None:
        found = CLOSED.match(self._text, at)
        if found is None:
            return None
        for column in range(at, found.end()):
            if not self._open:
                raise Trouble(_("this parenthesis was not opened"), column)
            self._open.pop()
            self._take(Token(Kind.CLOSE, column, column + 1))
        return found.end()

    def _minus(self, at: int) -> int | None:
        return self._take(Token(Kind.NOT, at, at + 1, "-")) if MINUS.match(self._text, at) else None

    def _opening(self, at: int) -> int | None:
        if self._text[at] != "(" or not (LONE.match(self._text, at) or self._groups(at)):
            return None
        if len(self._open) == DEEPEST:
            raise Trouble(_("parentheses more than {most} deep").format(most=DEEPEST), at)
        self._open.append(at)
        return self._take(Token(Kind.OPEN, at, at + 1))

    def _groups(self, at: int) -> bool:
        inside = at + 1
        if phrase(self._text, inside) or REGEX.match(self._text, inside):
            return True
        return groups(self._text[at : self._end(at)])

    def _phrase(self, at: int) -> int | None:
        if unclosed(self._text, at):
            raise Trouble(_("this quotation mark is not closed"), at)
        found = phrase(self._text, at)
        if found is None:
            return None
        text, end = found
        if not bare(text):
            raise Trouble(_("nothing between the quotation marks"), at)
        return self._take(Token(Kind.PHRASE, at, end, text, at + 1))

    def _regex(self, at: int) -> int | None:
        found = REGEX.match(self._text, at)
        if found is None:
            return None
        if not found[1]:
            raise Trouble(_("nothing between the slashes"), at)
        return self._take(Token(Kind.REGEX, at, found.end(), found[1], at + 1))

    def _field(self, at: int) -> int | None:
        found = FIELD.match(self._text, at)
        if found is None:
            return None
        name, start = NAMES[found[1].lower()], found.end()
        value, end = self._value(start)
        if not bare(value):
            raise Trouble(_("{field}: waits for its value").format(field=found[1]), start - 1)
        return self._take(Token(Kind.FIELD, at, end, value, start, name))

    def _value(self, at: int) -> tuple[str, int]:
        """The value that begins at `at`, and where it ends."""
        if unclosed(self._text, at):
            raise Trouble(_("this quotation mark is not closed"), at)
        if WORD_END.match(self._text, at):
            return "", at
        if (found := phrase(self._text, at)) is not None:
            return found
        end = self._end(at)
        return self._text[at:end], end

    def _word(self, at: int) -> int:
        end = self._end(at)
        word = self._text[at:end]
        if word in OPERATORS and self._text[at - 1 : at] != "-":
            return self._take(Token(Kind(word), at, end, word))
        return self._take(Token(Kind.WORD, at, end, word, at)) if bare(word) else end

    def _end(self, at: int) -> int:
        """Where the word at `at` ends: before the parentheses behind it that close groups, else at white space."""
        end, closing = run(self._text, at)
        if not closing or self._open:
            return end - closing
        self._stray.append(end - closing)
        return end
