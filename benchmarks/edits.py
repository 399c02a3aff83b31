"""Random edits of a document, character by character: where each one came from is known afterwards."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from random import Random

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.identity import identified
from stdplan_tui.corpus.model import Clause, ClauseId, Document, Level

Origin = tuple[ClauseId, int] | None
"""The clause of the older text and the character of its words; None for a character that is new."""

_MOVABLE = frozenset({Level.PARAGRAPH, Level.LEAD, Level.SECTION, Level.ITEM, Level.BULLET, Level.BOX_ENTRY})
_RUNNING = frozenset({Level.PARAGRAPH, Level.LEAD})
_TELLING = 20
_NUMERALS = "一二三四五六七八九十"


@dataclass(slots=True, eq=False)
class Part:
    """A clause that is being edited: its label, and heading and text as characters with their origins."""

    level: Level
    label: str
    heading: list[tuple[str, Origin]]
    text: list[tuple[str, Origin]]
    children: list[Part] = field(default_factory=list)

    def walk(self) -> Iterator[Part]:
        """This one and all under it."""
        yield self
        for child in self.children:
            yield from child.walk()

    def draft(self) -> Draft:
        """The same without origins."""
        heading, text = ("".join(character for character, _origin in run) for run in (self.heading, self.text))
        return Draft(self.level, self.label, heading, text, [child.draft() for child in self.children])

    @property
    def origins(self) -> list[Origin]:
        """The origins of heading and text, blanks left out."""
        return [origin for run in (self.heading, self.text) for character, origin in run if not character.isspace()]


def part_of(clause: Clause) -> Part:
    """A clause, to be edited."""
    words = 0

    def told(said: str) -> list[tuple[str, Origin]]:
        nonlocal words
        run: list[tuple[str, Origin]] = []
        for character in said:
            run.append((character, None if character.isspace() else (clause.id, words)))
            words += not character.isspace()
        return run

    heading, text = told(clause.heading), told(clause.text)
    return Part(clause.level, clause.label, heading, text, [part_of(child) for child in clause.children])


@dataclass(slots=True)
class Edited:
    """A document after some edits; `origins` are those of the words of each clause of it."""

    document: Document
    origins: dict[ClauseId, list[Origin]]


class Editor:
    """Edits one document at random places, by the dice of `chance`; new words come from `words`."""

    def __init__(self, document: Document, words: str, chance: Random) -> None:
        self._document = document
        self._words = words
        self._chance = chance
        self._tops = [part_of(clause) for clause in document.clauses]

    def edit(self, times: int) -> None:
        """Do that many edits."""
        kinds: Sequence[Callable[[], None]] = (
            *(self._insert, self._delete, self._split, self._merge, self._move, self._renumber),
            *(self._reword, self._reword, self._reword),
        )
        for _ in range(times):
            self._chance.choice(kinds)()

    def lookalike(self) -> tuple[Document, Document, Clause]:
        """A text in which a paragraph is nearly repeated beside itself, the text without it, and that paragraph."""
        places = [found for found in self._places(*_RUNNING) if len(found[0][found[1]].text) >= _TELLING]
        parts, at = self._chance.choice(places)
        original = parts[at]
        twin = replace(original, text=list(original.text), children=[])
        for _ in range(3):
            start = self._chance.randrange(len(twin.text) - 1)
            twin.text[start : start + self._chance.randint(1, 6)] = self._new_words(1, 8)
        parts.insert(at + self._chance.randint(0, 1), twin)
        old = self._document_now()
        (clause,) = (one for one, part in self._together(old) if part is original)
        parts.remove(original)
        return old, self._document_now(), clause

    def done(self) -> Edited:
        """The document as it is now."""
        document = self._document_now()
        return Edited(document, {clause.id: part.origins for clause, part in self._together(document)})

    def _document_now(self) -> Document:
        clauses = identified([part.draft() for part in self._tops])
        return Document(replace(self._document.metadata, version=f"edited {self._chance.random()}"), clauses)

    def _together(self, document: Document) -> Iterator[tuple[Clause, Part]]:
        """The clauses of a document that was just made, and what they were made of."""
        return zip(document.flat, (part for top in self._tops for part in top.walk()), strict=True)

    def _places(self, *levels: Level) -> list[tuple[list[Part], int]]:
        """The clauses of those levels, each by its siblings and its place among them."""
        lists = [self._tops, *(part.children for top in self._tops for part in top.walk())]
        return [(parts, at) for parts in lists for at, part in enumerate(parts) if part.level in levels]

    def _pick(self, levels: Sequence[Level]) -> tuple[list[Part], int] | None:
        places = self._places(*levels)
        return self._chance.choice(places) if places else None

    def _new_words(self, least: int, most: int) -> list[tuple[str, Origin]]:
        length = self._chance.randint(least, most)
        start = self._chance.randrange(len(self._words) - length)
        return [(character, None) for character in self._words[start : start + length]]

    def _insert(self) -> None:
        if (found := self._pick([*_RUNNING])) is not None:
            parts, at = found
            parts.insert(at + self._chance.randint(0, 1), Part(Level.PARAGRAPH, "", [], self._new_words(30, 200)))

    def _delete(self) -> None:
        if (found := self._pick([*_MOVABLE])) is not None:
            parts, at = found
            if sum(1 for _ in parts[at].walk()) <= 4:
                del parts[at]

    def _split(self) -> None:
        if (found := self._pick([*_RUNNING])) is not None:
            parts, at = found
            ends = [n + 1 for n, (character, _o) in enumerate(parts[at].text) if character in "。；"][:-1]
            if ends and not parts[at].heading:
                cut = self._chance.choice(ends)
                rest = Part(Level.PARAGRAPH, "", [], parts[at].text[cut:])
                parts[at].text = parts[at].text[:cut]
                parts.insert(at + 1, rest)

    def _merge(self) -> None:
        pairs = [
            (parts, at)
            for parts, at in self._places(*_RUNNING)
            if at + 1 < len(parts) and parts[at + 1].level in _RUNNING and not parts[at + 1].heading
        ]
        if pairs:
            parts, at = self._chance.choice(pairs)
            parts[at].text += parts.pop(at + 1).text

    def _move(self) -> None:
        found, there = self._pick([*_MOVABLE]), self._pick([*_RUNNING])
        if found is not None and there is not None:
            parts, at = found
            if not any(there[0] is part.children for part in parts[at].walk()):
                part = parts.pop(at)
                there[0].insert(min(there[1], len(there[0])), part)

    def _renumber(self) -> None:
        """Put a new section before others, whose numbers grow by one."""
        if (found := self._pick([Level.SECTION])) is None:
            return
        parts, at = found
        numbered = [part for part in parts[at:] if part.level is Level.SECTION]
        labels = [part.label for part in numbered]
        if (
            any(label[1:-1] not in _NUMERALS for label in labels)
            or len(_NUMERALS) <= _NUMERALS.find(labels[-1][1:-1]) + 1
        ):
            return
        for part in numbered:
            part.label = f"（{_NUMERALS[_NUMERALS.index(part.label[1:-1]) + 1]}）"
        parts.insert(at, Part(Level.SECTION, labels[0], self._new_words(6, 12), self._new_words(40, 120)))

    def _reword(self) -> None:
        parts = [part for top in self._tops for part in top.walk() if len(part.text) > 20]
        if not parts:
            return
        part = self._chance.choice(parts)
        for _ in range(self._chance.randint(1, 3)):
            start = self._chance.randrange(len(part.text))
            length = self._chance.randint(0, max(1, len(part.text) // 12))
            new = self._new_words(1, max(2, len(part.text) // 12)) if self._chance.random() < 0.7 else []
            part.text[start : start + length] = new
