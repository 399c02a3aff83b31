"""What one document and its notes add to the words of the workspace."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field

from stdplan_tui.corpus.model import ClauseId, Document, DocumentId, Level
from stdplan_tui.frozen import frozen
from stdplan_tui.search.model import Note
from stdplan_tui.search.words.cutting import counted
from stdplan_tui.text.display import shown_line

_MOST_WORDS = 20_000
_MOST_HEADINGS = 5_000
_MOST_TAGS = 1_000
_LONGEST_HEADING = 120
_LONGEST_TAG = 100
_LONGEST_TITLE = 200
_GAP = "|"  # stands in no word


@frozen
class Contribution:
    """How often the words and tags of a document and its notes stand there, its title, and its headings by clause."""

    document: DocumentId
    title: str = ""
    words: Mapping[str, int] = field(default_factory=dict)
    tags: Mapping[str, int] = field(default_factory=dict)
    headings: tuple[tuple[ClauseId, str], ...] = ()

    def to_bytes(self) -> bytes:
        """The contribution as compact JSON: words of the same count share a line."""
        by_count: dict[int, list[str]] = defaultdict(list)
        for word, count in self.words.items():
            by_count[count].append(word)
        words = {str(count): _GAP.join(sorted(alike)) for count, alike in sorted(by_count.items())}
        kept = [self.document, self.title, words, self.tags, self.headings]
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")

    @classmethod
    def from_bytes(cls, kept: bytes) -> Contribution:
        """The contribution that `to_bytes` wrote. Raises ValueError."""
        try:
            document, title, words, tags, headings = json.loads(kept.decode("utf-8", "surrogatepass"))
            return cls(
                DocumentId(_text(document)),
                _text(title),
                {word: int(count) for count, alike in words.items() for word in alike.split(_GAP)},
                {_text(tag): int(count) for tag, count in tags.items()},
                tuple((ClauseId(_text(clause)), _text(heading)) for clause, heading in headings),
            )
        except (TypeError, AttributeError, RecursionError) as error:
            raise ValueError("not a contribution") from error


def contribution(document: Document, notes: Iterable[Note]) -> Contribution:
    """What this document and its notes add. Bounded, whatever they hold; nothing in it is a control character."""
    notes = tuple(notes)
    words = counted([*(clause.string for clause in document.flat), *(note.body for note in notes)])
    tags = Counter(tag for note in notes for tag in note.tags if len(tag) <= _LONGEST_TAG and shown_line(tag) == tag)
    return Contribution(
        document.id,
        shown_line(document.title)[:_LONGEST_TITLE],
        _most(words, _MOST_WORDS),
        _most(tags, _MOST_TAGS),
        tuple(_headings(document))[:_MOST_HEADINGS],
    )


def _headings(document: Document) -> Iterator[tuple[ClauseId, str]]:
    for clause in document.flat:
        if clause.heading and clause.level is not Level.TITLE:
            yield clause.id, shown_line(clause.caption)[:_LONGEST_HEADING]


def _most(counts: Counter[str], limit: int) -> dict[str, int]:
    """The most frequent, the first in alphabetical order among equals; nothing empty."""
    if len(counts) > limit:
        return dict(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0]))[:limit])
    return {word: count for word, count in counts.items() if word}


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a string")
    return value
