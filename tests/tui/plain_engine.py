"""A search engine for tests of the screen: it looks through everything, as slowly as it is told to."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator

from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import ClauseId, Document, Span
from stdplan_tui.search.engine import Cancelled, Progress
from stdplan_tui.search.model import (
    Count,
    Facet,
    Facets,
    Field,
    Hit,
    Holding,
    Kind,
    Note,
    Notice,
    Order,
    RefreshReport,
    Results,
    Suggestion,
)


class PlainEngine:
    """Finds the words of a query that stand together, narrowed by `doc:` and `level:`; what it is asked is in `asked`.

    `seconds` is how long each search takes; `notices` go with every answer; `words` are what it suggests, by what is
    typed.
    """

    def __init__(self, words: dict[str, tuple[str, ...]] | None = None, *, seconds: float = 0) -> None:
        self.words = words or {}
        self.seconds = seconds
        self.notices: tuple[Notice, ...] = ()
        self.asked: list[tuple[str, int | None, bool, Order]] = []
        self._documents: tuple[tuple[Document, tuple[Note, ...]], ...] = ()

    def refresh(
        self, holdings: Iterable[Holding], progress: Progress | None = None, cancelled: Cancelled | None = None
    ) -> RefreshReport:
        self._documents = tuple(holding.load() for holding in holdings)
        return RefreshReport(documents=len(self._documents))

    def search(
        self, query: str, limit: int | None = None, *, literal: bool = False, order: Order = Order.RELEVANCE
    ) -> Results:
        self.asked.append((query, limit, literal, order))
        time.sleep(self.seconds)
        hits = [hit for hit, _ in self._hits(query)]
        if order is Order.RELEVANCE:
            hits.sort(key=lambda hit: -len(hit.spans))
        return Results(tuple(hits[:limit]), len(hits), notices=self.notices)

    def facets(self, query: str, *, literal: bool = False) -> Facets:
        found = [(hit, document) for hit, document in self._hits(query)]
        documents = Counter(hit.document for hit, _ in found)
        levels = Counter(
            document.by_id[ClauseId(hit.clause)].level.value for hit, document in found if hit.clause is not None
        )
        titles = {hit.document: hit.title for hit, _ in found}
        return {
            Facet.DOCUMENT: tuple(Count(id_, titles[id_], count) for id_, count in documents.most_common()),
            Facet.LEVEL: tuple(Count(level, level, count) for level, count in levels.most_common()),
            Facet.KIND: tuple(
                Count(kind, kind, count)
                for kind, count in Counter(document.metadata.kind for _, document in found).most_common()
            ),
        }

    def suggest(
        self, typed: str, limit: int = 8, *, kinds: Collection[Kind] = (Kind.WORD, Kind.TAG)
    ) -> tuple[Suggestion, ...]:
        return tuple(Suggestion(word, Kind.WORD, 3) for word in self.words.get(typed, ()))[:limit]

    def close(self) -> None:
        self._documents = ()

    def _hits(self, query: str) -> Iterator[tuple[Hit, Document]]:
        words = [word for word in query.split() if ":" not in word]
        wanted = dict(word.split(":", 1) for word in query.split() if ":" in word)
        for document, notes in self._documents:
            for clause in document.flat:
                if wanted.get("doc", document.id) == document.id and wanted.get("level", clause.level) == clause.level:
                    spans = _spans(clause.string, " ".join(words))
                    if spans:
                        label = label_path(document, clause.id)
                        yield (
                            Hit(document.id, clause.id, label, document.title, 1.0, Field.TEXT, clause.string, spans),
                            document,
                        )
            for note in notes:
                if not wanted and (spans := _spans(note.body, " ".join(words))):
                    yield (
                        Hit(
                            *(note.document, note.clause, note.label, document.title, 1.0, Field.NOTE, note.body),
                            spans=spans,
                            annotation=note.id,
                        ),
                        document,
                    )


def _spans(text: str, words: str) -> tuple[Span, ...]:
    spans, start = [], text.find(words) if words else -1
    while start >= 0:
        spans.append(Span(start, start + len(words)))
        start = text.find(words, start + len(words))
    return tuple(spans)
