"""Regular expressions that a person typed: checked, fitted to folded text, and what every match of one must contain."""

from __future__ import annotations

import re
from math import prod
from typing import Final

from stdplan_tui.language import _
from stdplan_tui.search.query.model import Pattern
from stdplan_tui.search.query.trouble import Trouble, cited
from stdplan_tui.text.fold import fold
from stdplan_tui.text.spacing import bare

LONGEST: Final = 500
_REPEATS: Final = 2_000
_FLAGS: Final = "(?i)"

_SET: Final = r"\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]"
_PIECE: Final = re.compile(rf"\\.|{_SET}|.", re.DOTALL)
_CALL: Final = re.compile(r"\\.|(?P<call>\(\?(?:R|[+-]?\d|&|P>))", re.DOTALL)
_COUNT: Final = re.compile(r"\{\s*(\d+)")
_QUANTIFIER: Final = re.compile(r"(?P<many>\+[+?]?(?![*+?{]))|(?:[*+?][+?]?|\{[^{}]*\}[+?]?)+")
_UNCERTAIN: Final = re.compile(r"\\[a-zA-Z0-9]|\(\?[a-zA-Z#|]|\(\?-")
_SAFE_ESCAPE: Final = re.compile(r"\\[dDwWsSbB]")
_SPECIAL: Final = frozenset("\\[](){}*+?|.^$#&~")


def expression(typed: str, column: int) -> Pattern:
    """The pattern that a regular expression is; `column` is its first character in the query. Raises Trouble.

    Upper and lower case are the same in it, and outside of sets its characters are folded as the text is.
    """
    if _too_large(typed):
        raise Trouble(_("this regular expression is too large, or calls itself"), column)
    _check(typed, column)
    regex = "".join(map(_fitted, _PIECE.findall(typed)))
    try:
        _check(regex, column)
    except Trouble:
        regex = typed
    return Pattern(_FLAGS + regex, tuple(literals(typed)))


def literals(typed: str) -> list[str]:
    """Strings that every match of a regular expression contains; none where that takes more than a look to say."""
    if _UNCERTAIN.search(_SAFE_ESCAPE.sub(".", typed)):
        return []
    found, run, depth, end = [], "", 0, 0
    for piece in _PIECE.finditer(typed):
        if piece.start() < end:
            continue  # inside of a quantifier
        quantifier = _QUANTIFIER.match(typed, piece.end())
        end = quantifier.end() if quantifier else piece.end()
        depth += (piece[0] == "(") - (piece[0] == ")")
        if piece[0] == "|" and not depth:
            return []
        character = "" if depth else _plain(piece[0])
        certain = character and (quantifier is None or quantifier["many"])
        run += character if certain else ""
        if not certain or quantifier:
            found.append(run)
            run = ""
    return [one for one in (*found, run) if bare(one)]


def _plain(piece: str) -> str:
    """The character that a piece stands for, if it stands for one."""
    if len(piece) == 2 and piece[0] == "\\" and not piece[1].isalnum():
        return piece[1]
    return piece if len(piece) == 1 and piece not in _SPECIAL else ""


def _too_large(typed: str) -> bool:
    """Whether it could take the memory of the machine: repeats are written out when compiled, calls nest."""
    if len(typed) > LONGEST or any(call["call"] for call in _CALL.finditer(typed)):
        return True
    return prod(max(1, int(count)) for count in _COUNT.findall(typed)) > _REPEATS


def _check(typed: str, column: int) -> None:
    import regex

    try:
        regex.compile(_FLAGS + typed)
    except regex.error as error:
        at = min(max((error.pos or 0) - len(_FLAGS), 0), len(typed))  # type: ignore[attr-defined]
        reason = cited(error.msg, 60)  # type: ignore[attr-defined]
        raise Trouble(
            _("the regular expression does not work here: {reason}").format(reason=reason), column + at
        ) from None
    except (ValueError, OverflowError, RecursionError, MemoryError):
        raise Trouble(_("this regular expression is too large, or calls itself"), column) from None


def _fitted(piece: str) -> str:
    """A piece of a regular expression as it must be to match folded text; sets stay as they are."""
    escaped = len(piece) == 2 and piece[0] == "\\"
    character = piece[1] if escaped else piece
    if len(character) > 1 or (escaped and character.isascii() and not character.isspace()):
        return piece
    folded = fold(character)
    if folded in (character, character.lower()):
        return piece
    written = "".join(re.escape(one) for one in folded)
    return written if len(folded) == 1 else f"(?:{written})"
