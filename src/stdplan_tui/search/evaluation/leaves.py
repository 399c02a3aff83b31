"""The leaves of a query: the records in which words stand, with how much the words count there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import compress

from stdplan_tui.frozen import frozen
from stdplan_tui.search.analysis import HEADED, needed, needed_numbered
from stdplan_tui.search.evaluation.bits import bits_of, flags_of, numbers_of
from stdplan_tui.search.evaluation.needles import Needle
from stdplan_tui.search.model import Field
from stdplan_tui.search.shelf import CLAUSES, NOTES, PART, Postings, Shelf
from stdplan_tui.text.numbers import numbers_folded

_REMEMBERED = 512
_MANY = 3_000
"""Candidates beyond which it pays to intersect the tokens before looking into texts."""


@frozen(slots=False)
class Matched:
    """Records, by number, ascending, and the impact of what was looked for on each."""

    numbers: Sequence[int] = ()
    impacts: bytes = b""
    size: int = 0

    @cached_property
    def bits(self) -> int:
        """The records as a set."""
        return bits_of(self.numbers, self.size)

    @cached_property
    def by_number(self) -> bytearray:
        """The impact for every number of the shelf, 0 where the record is not among these."""
        table = bytearray(self.size)
        for number, impact in zip(self.numbers, self.impacts, strict=True):
            table[number] = impact
        return table


@dataclass
class Leaves:
    """Finds words on a shelf, and remembers what it found."""

    shelf: Shelf
    _kept: dict[tuple[Needle, Field | None], Matched] = field(default_factory=dict)
    _postings: dict[str, Postings] = field(default_factory=dict)

    def matched(self, needle: Needle, part: Field | None = None) -> Matched:
        """The records of which a part, or that part, has the needle."""
        key = needle, part
        if (found := self._kept.get(key)) is None:
            if len(self._kept) >= _REMEMBERED:
                self._kept.clear()
            found = self._kept[key] = self._matched(needle, part)
        return found

    def having(self, tokens: Sequence[str]) -> Matched:
        """The records that may have all of these tokens, or a few that do not; the impact is that of the rarest."""
        if not tokens:
            return Matched(size=self.shelf.size)
        rarest, *others = sorted(tokens, key=self.shelf.count)
        found = Matched(*self._listed(rarest), self.shelf.size)
        if not others or len(found.numbers) <= _MANY:
            return found
        common = found.bits
        for other in others:
            common &= bits_of(self.postings(other).numbers, self.shelf.size)
        return self.taken(found, numbers_of(common))

    def _listed(self, token: str) -> tuple[Sequence[int], bytes]:
        postings = self.postings(token)
        return postings.numbers, postings.impacts

    def postings(self, token: str) -> Postings:
        """The postings of a token in records that are there; those last read are remembered."""
        if (found := self._postings.get(token)) is None:
            if len(self._postings) >= _REMEMBERED:
                self._postings.clear()
            found = self._postings[token] = self._there(self.shelf.postings(token))
        return found

    @cached_property
    def count(self) -> int:
        """How many records there are."""
        return self.shelf.live.bit_count()

    @cached_property
    def _present(self) -> bytes | None:
        """A flag for each number, 1 where a record is; None where no record has been deleted."""
        shelf = self.shelf
        written = bits_of(shelf.named(CLAUSES), shelf.size) | bits_of(shelf.named(NOTES), shelf.size)
        return flags_of(shelf.live, shelf.size) if written & ~shelf.live else None

    def among(self, matched: Matched, bits: int) -> Matched:
        """Those of `matched` that are in the set."""
        postings = _flagged(matched, flags_of(bits, self.shelf.size))
        return Matched(postings.numbers, postings.impacts, matched.size)

    def _there(self, postings: Postings) -> Postings:
        """The postings of records that have not been deleted."""
        return postings if self._present is None else _flagged(postings, self._present)

    def taken(self, matched: Matched, numbers: Sequence[int]) -> Matched:
        """Those of `matched` that are among `numbers`, all of which must be there."""
        if len(numbers) == len(matched.numbers):
            return matched
        impacts = matched.by_number
        return Matched(numbers, bytes([impacts[number] for number in numbers]), self.shelf.size)

    def _matched(self, needle: Needle, part: Field | None) -> Matched:
        found = self._plain(needle.plain)
        if needle.numbered:
            found = _joined(found, self._numbered(needle.numbered))
        return found if part is None else self._in_part(found, needle, part)

    def _plain(self, sought: str) -> Matched:
        candidates = self.having(needed(sought))
        if "\n" in sought:
            return self.taken(candidates, [n for n in candidates.numbers if sought in self._lines(n)])
        if len(sought) <= 2:
            return candidates
        at = dict(self.shelf.holding(sought, candidates.numbers))
        return self._settled(self.taken(candidates, list(at)), lambda number: _headed(self.shelf, number, at[number]))

    def _numbered(self, sought: str) -> Matched:
        tokens = needed_numbered(sought)
        candidates = self.having(tokens)
        if tokens == (sought,):
            return candidates
        return self.taken(candidates, [n for n in candidates.numbers if sought in numbers_folded(self._lines(n))])

    def _lines(self, number: int) -> str:
        """The folded text of a record as the clause string has it: a line feed between heading and text."""
        return self.shelf.folded(number).replace(PART, "\n")

    def _settled(self, found: Matched, headed: Callable[[int], bool]) -> Matched:
        """`found`, with HEADED only where all of the words, and not one of their tokens alone, stand in the heading."""
        impacts = bytes(
            impact & ~HEADED if impact & HEADED and not headed(number) else impact
            for number, impact in zip(found.numbers, found.impacts, strict=True)
        )
        return Matched(found.numbers, impacts, found.size)

    def _in_part(self, found: Matched, needle: Needle, part: Field) -> Matched:
        in_note = part in (Field.NOTE, Field.TAG)
        among = bits_of(self.shelf.named(NOTES if in_note else CLAUSES), self.shelf.size)
        here = self.taken(found, numbers_of(found.bits & among))
        stands = self._in_note if in_note else self._in_clause
        pairs = zip(here.numbers, here.impacts, strict=True)
        return self.taken(here, [number for number, impact in pairs if stands(needle, part, number, impact)])

    def _in_note(self, needle: Needle, part: Field, number: int, _impact: int) -> bool:
        return any(field is part and needle.stands_in(text) for field, text in self.shelf.record(number).folded)

    def _in_clause(self, needle: Needle, part: Field, number: int, impact: int) -> bool:
        """Without reading the record: a lone part is the heading where a token of the needle is in a heading."""
        heading, gap, text = self.shelf.folded(number).partition(PART)
        if not gap and not impact & HEADED:
            heading, text = "", heading
        return needle.stands_in(heading if part is Field.HEADING else text)


def _flagged(postings: Postings | Matched, flags: bytes) -> Postings:
    """The postings of the numbers that are flagged."""
    wanted = [flags[number] for number in postings.numbers]
    return Postings(list(compress(postings.numbers, wanted)), bytes(compress(postings.impacts, wanted)))


def _headed(shelf: Shelf, number: int, at: int) -> bool:
    return PART not in shelf.folded(number)[:at]


def _joined(one: Matched, other: Matched) -> Matched:
    """The records of either, with the higher impact where both have one."""
    if not other.numbers:
        return one
    if not one.numbers:
        return other
    impacts = dict(zip(one.numbers, one.impacts, strict=True))
    for number, impact in zip(other.numbers, other.impacts, strict=True):
        impacts[number] = max(impact, impacts.get(number, 0))
    numbers = sorted(impacts)
    return Matched(numbers, bytes([impacts[number] for number in numbers]), one.size)
