"""Topics found by any words of them, by their keys, or by how they are read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen
from stdplan_tui.tui.help.topics import Chapter, Topic
from stdplan_tui.tui.names import Names

_BETWEEN = " | "


@frozen
class Matched:
    """A topic that fits, and which characters of its name, of what it says and of its keys do."""

    topic: Topic
    name: tuple[Span, ...] = ()
    says: tuple[Span, ...] = ()
    keys: tuple[Span, ...] = ()


Page = Sequence[tuple[str, tuple[Matched, ...]]]
"""Topics that fit, under the titles of their chapters."""


class Findable:
    """Chapters, in which topics are found."""

    def __init__(self, chapters: Sequence[Chapter]) -> None:
        self._chapters = chapters
        self._topics = [topic for chapter in chapters for topic in chapter.topics]
        self.names = Names([_BETWEEN.join(_parts(topic)) for topic in self._topics])

    def all(self) -> Page:
        """All topics."""
        return [(chapter.title, tuple(map(Matched, chapter.topics))) for chapter in self._chapters]

    def found(self, query: str) -> tuple[Page, Topic | None]:
        """The topics that fit a query, as they stand, and the one that fits best."""
        spans = {found.line: found.spans for found in self.names.found(query)}
        for line, topic in enumerate(self._topics):
            if query in topic.keys.split():
                spans.setdefault(line, ())
        best = min(spans, key=lambda line: self._order(query, line, spans[line]), default=None)
        return self._pages(spans), None if best is None else self._topics[best]

    def _order(self, query: str, line: int, spans: Sequence[Span]) -> tuple[bool, int, int]:
        return query not in self._topics[line].keys.split(), spans[0].start if spans else 0, line

    def _pages(self, spans: Mapping[int, tuple[Span, ...]]) -> Page:
        line, pages = 0, []
        for chapter in self._chapters:
            numbered = list(enumerate(chapter.topics, line))
            line += len(numbered)
            fitting = tuple(_matched(topic, spans[number]) for number, topic in numbered if number in spans)
            pages += [(chapter.title, fitting)] * bool(fitting)
        return pages


def _parts(topic: Topic) -> tuple[str, str, str, str]:
    return topic.name, topic.says, topic.keys, topic.id


def _matched(topic: Topic, spans: Sequence[Span]) -> Matched:
    """A topic with what fits of each of its parts."""
    lit: list[tuple[Span, ...]] = []
    start = 0
    for part in _parts(topic)[:3]:
        end = start + len(part)
        within = (Span(max(span.start, start) - start, min(span.end, end) - start) for span in spans)
        lit.append(tuple(span for span in within if span.start < span.end))
        start = end + len(_BETWEEN)
    return Matched(topic, *lit)
