"""Completing the word at the cursor of a query: which word that is, what it may become, and the query with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from stdplan_tui.frozen import frozen
from stdplan_tui.search.model import Kind, Suggestion
from stdplan_tui.search.query.names import NAMES
from stdplan_tui.search.query.parsing import quoted

Suggest = Callable[[str, tuple[Kind, ...]], tuple[Suggestion, ...]]
"""Gives what may be meant by what was typed, of these kinds."""

OFFERED: Final = 6
_LONGEST: Final = 8
"""Characters of a run without blanks that may be the beginning of one word."""
_WORD: Final = re.compile(r"(?:[A-Za-z']+|[^\sA-Za-z\"“”()（）:：*?/-]+)\Z")
_FIELD: Final = re.compile(r"(?:\A|[\s(（-])(?P<field>\w+)[:：][\"“]?\Z")
_KINDS: Final = {"tag": (Kind.TAG,)}
_ANY: Final = (Kind.WORD, Kind.TAG)


@frozen
class Typed:
    """A word that is being typed: characters `start` to `end` of the query; `field` where it is a field's value."""

    start: int
    end: int
    text: str
    field: str = ""


@frozen
class Completion:
    """A suggestion, and the word of the query that it would take the place of."""

    typed: Typed
    suggestion: Suggestion

    @property
    def differs(self) -> bool:
        """Whether it is something else than what was typed and more: that stands in the texts itself then."""
        return not self.suggestion.text.casefold().startswith(self.typed.text.casefold())


def typed_at(query: str, cursor: int) -> Typed | None:
    """The word that ends at the cursor; None where there is none, or one that goes on behind it."""
    if cursor < len(query) and not query[cursor].isspace():
        return None
    found = _WORD.search(query, 0, cursor)
    if found is None:
        return None
    field = _FIELD.search(query, 0, found.start())
    name = NAMES.get(field["field"].lower(), "") if field else ""
    return Typed(found.start(), cursor, found[0], name)


def completions(query: str, cursor: int, suggest: Suggest) -> tuple[Completion, ...]:
    """What the word at the cursor may become: what begins like it, or like the last characters of it.

    In a run of Chinese characters nobody sees where the last word begins: the longest end of it that is the
    beginning of a word is taken. What is only near is given where nothing begins so.
    """
    typed = typed_at(query, cursor)
    if typed is None or (typed.field and typed.field not in _KINDS):
        return ()
    near: tuple[Completion, ...] = ()
    for end in _ends(typed):
        found = suggest(end.text, _KINDS.get(typed.field, _ANY))
        longer = tuple(Completion(end, one) for one in found if not one.near and one.text != end.text)
        if longer:
            return longer[:OFFERED]
        if any(not one.near for one in found):
            return ()  # it is a word already, and nothing begins with it
        near = near or tuple(Completion(end, one) for one in found)
    return near[:OFFERED]


def completed(query: str, completion: Completion) -> tuple[str, int]:
    """The query with a completion taken, and where the cursor is then."""
    typed, text = completion.typed, completion.suggestion.text
    if completion.suggestion.kind is Kind.TAG:
        text = quoted(text) if typed.field else f"tag:{quoted(text)}"
    before, after = query[: typed.start], query[typed.end :]
    if typed.field and before.endswith(('"', "“")):
        before = before[:-1]
    return f"{before}{text}{after}", len(before) + len(text)


def _ends(typed: Typed) -> Iterator[Typed]:
    """The whole word, then shorter and shorter ends of it of at least two characters."""
    yield typed
    if typed.field or typed.text.isascii():
        return
    length = len(typed.text)
    for size in range(min(length - 1, _LONGEST), 1, -1):
        yield Typed(typed.end - size, typed.end, typed.text[-size:])
