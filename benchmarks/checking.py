"""Comparing what an engine finds for pieces of the texts, spelt this way and that, with a plain scan."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from benchmarks.articles import Address
from benchmarks.oracle import Oracle
from benchmarks.variants import SPELLINGS, cuts_a_number
from stdplan_tui.search.engine import SearchEngine
from stdplan_tui.search.model import Hit
from stdplan_tui.text.fold import BARRIERS, fold

_LONGEST = 12
AS_IT_IS = "as it is"
OVER_LINES = "over lines"
_SHOWN = 5
_MARKS = (r"\d+", "[〇一二三四五六七八九十百]{2,}", "[—–―－-]", "[“”「」]")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a clause string; `whole` where no number may be cut at its ends."""

    address: Address
    text: str
    whole: bool


@dataclass(slots=True)
class Tally:
    """What was tried, and what was wrong, by the spelling and by the fault; `examples` has the first few of each.

    Pieces with a line feed or a tab, which nobody types, are counted apart.
    """

    tried: Counter[str] = field(default_factory=Counter)
    wrong: Counter[tuple[str, str]] = field(default_factory=Counter)
    examples: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    searches: int = 0
    hits: int = 0

    def note(self, spelling: str, fault: str, count: int, example: str) -> None:
        """So many of a fault, with one example."""
        if count:
            self.wrong[spelling, fault] += count
            examples = self.examples.setdefault((spelling, fault), [])
            if len(examples) < _SHOWN:
                examples.append(example)


def pieces(strings: Sequence[tuple[Address, str]], seed: int) -> Iterator[Piece]:
    """Pieces by chance; those that are nothing but white space are left out."""
    chance = random.Random(seed)
    while True:
        address, string = chance.choice(strings)
        length = min(chance.randint(1, _LONGEST), len(string))
        yield from _piece(address, string, chance.randrange(len(string) - length + 1), length)


def pieces_with_marks(strings: Sequence[tuple[Address, str]], seed: int) -> Iterator[Piece]:
    """Pieces around a number, a dash or a quotation mark, each as often: few pieces by chance have one."""
    chance = random.Random(seed)
    marked = [
        [(address, string, found.start()) for address, string in strings for found in re.finditer(mark, string)]
        for mark in _MARKS
    ]
    marked = [places for places in marked if places]
    while marked:
        address, string, place = chance.choice(chance.choice(marked))
        start = max(0, place - chance.randint(0, 3))
        yield from _piece(address, string, start, chance.randint(place - start + 1, _LONGEST))


def _piece(address: Address, string: str, start: int, length: int) -> Iterator[Piece]:
    text, after = string[start : start + length], string[start + length :]
    if fold(text).strip():
        yield Piece(address, text, not cuts_a_number(string[:start], text, after))


def check(engine: SearchEngine, oracle: Oracle, drawn: Iterable[Piece], seed: int = 1) -> Tally:
    """Search for each piece as it is, and in the spelling that changes it and has been tried least."""
    tally, chance = Tally(), random.Random(seed)
    for piece in drawn:
        over = any(barrier in piece.text for barrier in BARRIERS)
        _check(engine, oracle, tally, piece, OVER_LINES if over else AS_IT_IS, piece.text)
        spelt = {
            name: spell(piece.text, chance) for name, spell in SPELLINGS.items() if name != "numbers" or piece.whole
        }
        changed = [name for name, text in spelt.items() if text != piece.text]
        if changed:
            spelling = min(changed, key=lambda name: tally.tried[name])
            _check(engine, oracle, tally, piece, spelling, spelt[spelling])
    return tally


def _check(engine: SearchEngine, oracle: Oracle, tally: Tally, piece: Piece, spelling: str, query: str) -> None:
    tally.tried[spelling] += 1
    holding = oracle.holding(query)
    same = oracle.holding(piece.text)
    if spelling == "numbers":  # another clause may have the piece as the end of a longer number
        same &= {piece.address}
    literal, asked = engine.search(query, literal=True).hits, engine.search(query).hits
    tally.searches += 2
    tally.hits += len(literal) + len(asked)
    found = {_address(hit) for hit in literal}
    for fault, addresses in (
        ("missing", holding - found),
        ("false", found - holding),
        ("missing where not literal", holding - {_address(hit) for hit in asked}),
        ("spelt otherwise and not found", same - found),
    ):
        tally.note(spelling, fault, len(addresses), f"{query!r} for {piece.text!r}: {sorted(addresses)[:2]}")
    for hit in literal:
        if (address := _address(hit)) in holding and (fault := _fault(oracle, query, hit)):
            tally.note(spelling, "highlight", 1, f"{query!r} in {address}: {fault}")


def _address(hit: Hit) -> Address:
    return hit.document, hit.clause or ""


def _fault(oracle: Oracle, query: str, hit: Hit) -> str:
    address = _address(hit)
    if hit.text != oracle.strings[address]:
        return "the text is not the clause string"
    return oracle.fault(query, address, hit.spans)
