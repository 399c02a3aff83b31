"""What is lit in a hit: the characters of its text that the query asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen
from stdplan_tui.search.evaluation.needles import Needle, Searched, needle
from stdplan_tui.search.evaluation.tree import positive
from stdplan_tui.search.model import Field
from stdplan_tui.search.query.model import Condition, Name, Near, Node, Pattern, Query, Words
from stdplan_tui.text.fold import folded

_SECONDS = 0.05
_NOTED = {Name.NOTE: Field.NOTE, Name.TAG: Field.TAG}


@frozen
class Light:
    """What to light in one part, or in every one (None): needles, and regular expressions over the folded text."""

    needles: frozenset[tuple[Needle, Field | None]]
    patterns: tuple[tuple[str, Field | None], ...] = ()

    @property
    def over_lines(self) -> bool:
        """Whether something with a line feed is sought, which may reach from the heading into the text."""
        return any("\n" in sought.plain for sought, _ in self.needles)

    def spans(self, text: str, field: Field) -> tuple[Span, ...]:
        """The characters of `text`, a part of that kind, that are lit: in order, cut at line feeds.

        Occurrences that overlap are one span; neighbours stay apart.
        """
        looked = Searched(folded(text))
        found = [
            place for sought, part in self.needles if part in (None, field) for place in looked.occurrences(sought)
        ]
        for regex, part in self.patterns:
            if part in (None, field):
                found += _matches(regex, looked)
        return tuple(_merged(text, sorted(found)))


def light(query: Query) -> Light:
    """What a query asks to be lit: the words that it wants, and all of it as it was typed."""
    needles: set[tuple[Needle, Field | None]] = {(needle(query.text), None)}
    patterns: list[tuple[str, Field | None]] = []
    for leaf in positive(query.tree) if query.tree else ():
        if isinstance(leaf, Pattern):
            patterns.append((leaf.regex, leaf.part))
        else:
            needles |= set(_asked(leaf))
    return Light(frozenset(one for one in needles if one[0].plain), tuple(patterns))


def _asked(leaf: Node) -> Iterator[tuple[Needle, Field | None]]:
    match leaf:
        case Words(text, part):
            yield needle(text), part
        case Near(operands):
            yield from ((needle(words.text), words.part) for words in operands)
        case Condition(name, value) if name in _NOTED:
            yield needle(value), _NOTED[name]


def _matches(pattern: str, looked: Searched) -> Iterator[tuple[int, int]]:
    import regex

    try:
        for match in regex.finditer(pattern, looked.plain.text, timeout=_SECONDS):
            if match.end() > match.start():
                yield looked.plain.original(*match.span())
    except TimeoutError:
        return


def _merged(text: str, places: Iterable[tuple[int, int]]) -> Iterator[Span]:
    merged: list[tuple[int, int]] = []
    for start, end in places:
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    for start, end in merged:
        yield from _lines(text, start, end)


def _lines(text: str, start: int, end: int) -> Iterator[Span]:
    if "\n" not in text[start:end]:
        yield Span(start, end)
        return
    for line in text[start:end].split("\n"):
        if line:
            yield Span(start, start + len(line))
        start += len(line) + 1
