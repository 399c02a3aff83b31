"""Which words are much like what was typed: read alike, or a character or letter or two apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from string import ascii_lowercase

from stdplan_tui.search.words.beginnings import Ranked, most_frequent
from stdplan_tui.search.words.sounds import GAP, has_han
from stdplan_tui.search.words.terms import Terms
from stdplan_tui.search.words.typed import Typed

ALIKE, SIMILAR, NEAR, FAR = range(4)
"""Read the same; read much the same; one change apart and read with the same initials; apart."""

Readings = Mapping[str, str]
"""How a character is read in the words of the workspace, its readings with spaces between them."""

_LONGEST = 16
_READINGS = 8
_SHORT = 5
_SPELLINGS = 256
_LOOKED_AT = 3_000
_BEGINNINGS = (("zh", "z"), ("ch", "c"), ("sh", "s"), ("n", "l"))
_ENDS = (("ang", "an"), ("eng", "en"), ("ing", "in"))


def alike(terms: Terms, typed: Typed, readings: Readings, limit: int) -> Ranked:
    """The words that may be meant where none begins with what was typed, at least the `limit` best of them."""
    found: Ranked = {}
    if len(typed.literal) < 2 or len(typed.letters) > 2 * _LONGEST:
        return found
    groups = _misspelt(terms, typed) if typed.is_latin else _miswritten(terms, typed, readings)
    for rank, numbers in groups:
        for number in most_frequent(terms, numbers, limit):
            found.setdefault(number, rank)
    return found


def _misspelt(terms: Terms, typed: Typed) -> Iterator[tuple[int, Iterable[int]]]:
    """Pinyin, or a Latin name, with a letter wrong, missing, too many, or two of them changed over."""
    spellings = set(_one_change(typed.letters))
    short = len(typed.letters) < _SHORT
    found = [number for spelling in sorted(spellings) for number in terms.spoken(spelling, whole=short)]
    yield ALIKE, terms.spoken(typed.letters)
    yield ALIKE, [number for number in found if terms.sounds[number].replace(GAP, "") in spellings]
    yield ALIKE, [terms.names[spelling] for spelling in sorted(spellings & terms.names.keys())]
    yield NEAR, found


def _one_change(letters: str) -> Iterator[str]:
    """Everything that one change makes of it."""
    for at in range(len(letters) + 1):
        before, rest = letters[:at], letters[at:]
        yield from (f"{before}{letter}{rest}" for letter in ascii_lowercase)
        if rest:
            yield f"{before}{rest[1:]}"
            yield from (f"{before}{letter}{rest[1:]}" for letter in ascii_lowercase)
        if len(rest) > 1:
            yield f"{before}{rest[1]}{rest[0]}{rest[2:]}"


def _miswritten(terms: Terms, typed: Typed, readings: Readings) -> Iterator[tuple[int, Iterable[int]]]:
    written = typed.literal
    if not has_han(written) or len(written) > _LONGEST:
        return
    spoken = list(islice(product(*(_read(letter, readings) for letter in written)), _READINGS))
    for sounds in spoken:
        yield ALIKE, _read_as(terms, "".join(sounds), len(written))
        similar = islice(product(*map(_similar, sounds)), _SPELLINGS)
        yield SIMILAR, [number for one in similar for number in _read_as(terms, "".join(one), len(written))]
    changes = 1 if len(written) < 5 else 2
    same_initials = {"".join(sound[0] for sound in sounds) for sounds in spoken if all(sounds)}
    near: tuple[list[int], list[int]] = [], []
    for number in _sharing(terms, written, changes):
        if apart(written, terms.keys[number], changes) <= changes:
            initials = "".join(sound[:1] for sound in terms.sounds[number].split(GAP))
            near[initials not in same_initials].append(number)
    yield NEAR, near[0]
    yield FAR, near[1]


def _read(letter: str, readings: Readings) -> list[str]:
    return readings[letter].split(" ") if letter in readings else [""] if has_han(letter) else [letter]


def _read_as(terms: Terms, sound: str, length: int) -> list[int]:
    return [number for number in terms.spoken(sound, whole=True) if len(terms.keys[number]) == length]


def _similar(sound: str) -> list[str]:
    """How the syllable may be meant by those who do not tell z from zh, n from l, an from ang."""
    heads = [sound]
    for one, other in _BEGINNINGS:
        if sound.startswith(one):
            heads.append(other + sound.removeprefix(one))
        elif sound.startswith(other):
            heads.append(one + sound.removeprefix(other))
    found = list(heads)
    for one, other in _ENDS:
        found += [head.removesuffix(one) + other for head in heads if head.endswith(one)]
        found += [head + "g" for head in heads if head.endswith(other)]
    return found


def _sharing(terms: Terms, written: str, changes: int) -> Iterator[int]:
    """Words that have a piece of `written`: of so many pieces that the changes cannot have touched them all."""
    count = changes + 1
    size = -(-len(written) // count)
    pieces = [written[start : start + size] for start in range(0, len(written), size)]
    listing, letters, seen = terms.listing, set(written), set[str]()
    for piece in pieces:
        for word in islice(_lines_with(listing, piece), _LOOKED_AT // count):
            if word not in seen and abs(len(word) - len(written)) <= changes >= len(letters.difference(word)):
                seen.add(word)
                yield from terms.written(word, whole=True)


def _lines_with(listing: str, piece: str) -> Iterator[str]:
    at = listing.find(piece)
    while at >= 0:
        end = listing.index("\n", at)
        yield listing[listing.rindex("\n", 0, at) + 1 : end]
        at = listing.find(piece, end)


def apart(one: Sequence[str], other: Sequence[str], most: int) -> int:
    """How many characters must be changed, put in, left out, or changed over; `most` + 1 where it is more."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for n, mine in enumerate(one, 1):
        earlier, before, row = before, row, [n]
        for m, yours in enumerate(other, 1):
            cost = min(before[m - 1] + (mine != yours), before[m] + 1, row[m - 1] + 1)
            if n > 1 and m > 1 and mine == other[m - 2] and one[n - 2] == yours:
                cost = min(cost, earlier[m - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
