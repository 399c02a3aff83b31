"""The tags of the workspace, found by their beginning or by that of any level of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property

from stdplan_tui.frozen import frozen
from stdplan_tui.search.words.growing import changed
from stdplan_tui.search.words.terms import Terms

_LEVEL = "/"


@frozen(slots=False)
class Tags:
    """How often each tag stands, and the words that find it: the tag from each of its levels on."""

    counts: Mapping[str, int] = field(default_factory=dict)
    terms: Terms = field(default_factory=Terms)

    def changed(self, changes: Mapping[str, int]) -> Tags:
        """The same with these counts added."""
        counts = Counter(self.counts)
        counts.update(changes)
        ends: Counter[str] = Counter()
        for tag, change in changes.items():
            ends.update(dict.fromkeys(_ends(tag), change))
        return Tags({tag: count for tag, count in sorted(counts.items()) if count > 0}, changed(self.terms, ends))

    def of(self, numbers: Iterable[int]) -> Iterator[str]:
        """The tags that these words find, the words in their order, the most frequent tag of each first."""
        seen = set[str]()
        for number in numbers:
            tags = self._by_end.get(self.terms.texts[number], ())
            yield from (tag for tag in tags if tag not in seen)
            seen.update(tags)

    @cached_property
    def _by_end(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for tag, _ in sorted(self.counts.items(), key=lambda entry: (-entry[1], entry[0])):
            for end in _ends(tag):
                found.setdefault(end, []).append(tag)
        return found


def _ends(tag: str) -> list[str]:
    """The tag from each of its levels on."""
    levels = tag.split(_LEVEL)
    return list(dict.fromkeys(_LEVEL.join(levels[n:]) for n in range(len(levels))))
