"""Which characters of a clause string are those that stood in an older one.

Labels and white space are no part of what a clause says: 第十条 that becomes 第十一条 says the same. So characters are
followed through the words alone, label and white space left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property

from stdplan_tui.corpus.model import Clause, Span
from stdplan_tui.frozen import frozen
from stdplan_tui.text.similarity import Edit, Opcode, opcodes, similarity
from stdplan_tui.text.spacing import is_space

_LEAST_KEPT = 0.5
"""How alike the words of a span must be to what they were to be the same span."""
_LEAST_COMMON = 2
"""Equal characters between two changes that say nothing: a lone 的 is not what is left of a sentence."""
_TELLING = 4
"""The characters from which words that stand once in a clause are known by themselves."""


@frozen
class Words:
    """What a clause string says: its characters without label and white space, and the offset of each."""

    string: str
    text: str
    offsets: tuple[int, ...]

    @classmethod
    def of(cls, string: str, label: int = 0) -> Words:
        """The words of a clause string whose first `label` characters are the label."""
        offsets = tuple(at for at in range(label, len(string)) if not is_space(string[at]))
        return cls(string, "".join(string[at] for at in offsets), offsets)

    @classmethod
    def of_clause(cls, clause: Clause) -> Words:
        """The words of a clause."""
        return cls.of(clause.string, len(clause.label))

    def within(self, span: Span) -> range:
        """The characters of `text` that lie in a span of the string."""
        inside = range(bisect_left(self.offsets, span.start), bisect_left(self.offsets, span.end))
        return inside or range(0)

    def span(self, place: range) -> Span:
        """The span of the string that these characters of `text` take, cut where a line of it ends."""
        start, end = self.offsets[place[0]], self.offsets[place[-1]] + 1
        feed = self.string.find("\n", start, end)
        return Span(start, end if feed < 0 else feed)


@frozen(slots=False)
class Rewording:
    """What a clause said and what it says now; the characters that stay are worked out once."""

    old: Words
    new: Words

    def followed(self, span: Span) -> Span | None:
        """Where the characters of `span` are in the newer string; None where they are gone, or too many of them."""
        wanted = self.old.within(span)
        if not wanted:
            return None
        exact = self.old.text[wanted.start : wanted.stop]
        found = _through(self._steps, wanted)
        if found and similarity(exact, self.new.text[found.start : found.stop]) >= _LEAST_KEPT:
            return self.new.span(found)
        return sought(self.new, exact)

    @cached_property
    def _steps(self) -> Sequence[Opcode]:
        return opcodes(self.old.text, self.new.text, least_common=_LEAST_COMMON)


def sought(words: Words, exact: str) -> Span | None:
    """Where `exact`, itself without white space, stands; None unless it does once and is long enough to tell."""
    place = words.text.find(exact) if len(exact) >= _TELLING else -1
    if place < 0 or words.text.find(exact, place + 1) >= 0:
        return None
    return words.span(range(place, place + len(exact)))


def _through(steps: Sequence[Opcode], wanted: range) -> range:
    """The characters of the newer text from the first to the last that stays of the wanted ones.

    What was put into the middle belongs to them; what was put before or behind them does not, unless it takes the
    place of some of them.
    """
    start = end = -1
    for step in steps:
        first, last = max(step.start, wanted.start), min(step.end, wanted.stop)
        if first >= last or step.edit is Edit.DELETE:
            continue
        if step.edit is Edit.EQUAL:
            here, there = step.new_start + first - step.start, step.new_start + last - step.start
        elif wanted.start <= step.start and step.end <= wanted.stop:
            here, there = step.new_start, step.new_end
        else:
            continue
        start, end = (here if start < 0 else start), there
    return range(start, end) if start >= 0 else range(0)
