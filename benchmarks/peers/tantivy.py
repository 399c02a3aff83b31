"""tantivy over our tokens: a string is the phrase of its pairs, by their places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import tantivy

from benchmarks.articles import clauses
from benchmarks.asking import Boolean
from benchmarks.peers import TOP, pairs, tokens, visible
from stdplan_tui.search.model import Holding

_FIELD = "tokens"
_SPLIT = "gaps"
_HEAP = 256_000_000


class Tantivy:
    """A contestant: one field with places, and the clauses stored beside it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        builder = tantivy.SchemaBuilder()
        builder.add_text_field(_FIELD, tokenizer_name=_SPLIT, index_option="position")
        builder.add_bytes_field("text", stored=True, indexed=False)
        self._schema = builder.build()
        self._searcher: tantivy.Searcher | None = None

    def build(self, held: Iterable[Holding]) -> None:
        """One commit, by as many threads as there are cores."""
        writer = self._index().writer(_HEAP)
        for _, clause in clauses(held):
            parts = [visible(part) for part in (clause.caption, clause.text) if part]
            document = tantivy.Document()
            document.add_text(_FIELD, " ".join(tokens(parts)))
            document.add_bytes("text", clause.string.encode())
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()

    def open(self) -> None:
        """Open and take the last commit."""
        self._searcher = self._index().searcher()

    def words(self, typed: str) -> tuple[Sequence[object], int]:
        """One token is looked up; more are a phrase."""
        return self._found(self._phrase(visible(typed)))

    def boolean(self, asked: Boolean) -> tuple[Sequence[object], int]:
        """The same tree in its own terms."""
        occur = tantivy.Occur
        parts = [(occur.Must, self._term(visible(word))) for word in asked.all]
        parts += [(occur.MustNot, self._term(visible(word))) for word in asked.none]
        if asked.any:
            either = [(occur.Should, self._term(visible(word))) for word in asked.any]
            parts.append((occur.Must, tantivy.Query.boolean_query(either)))
        return self._found(tantivy.Query.boolean_query(parts))

    def question(self, text: str) -> Sequence[object]:
        """Any of its tokens, each once; what is found is not counted, so that it may skip."""
        wanted = dict.fromkeys(tokens([visible(text)]))
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, self._term(token)) for token in wanted])
        assert self._searcher is not None
        return [address for _, address in self._searcher.search(query, TOP, count=False).hits]

    def close(self) -> None:
        """Let go of the index."""
        self._searcher = None

    def _index(self) -> tantivy.Index:
        index = tantivy.Index(self._schema, str(self._folder))
        split = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.whitespace()).build()
        index.register_tokenizer(_SPLIT, split)
        return index

    def _phrase(self, needle: str) -> tantivy.Query:
        looked_up = pairs(needle)
        if len(looked_up) == 1:
            return self._term(looked_up[0])
        places: list[str | tuple[int, str]] = [(2 * place, pair) for place, pair in enumerate(looked_up)]
        return tantivy.Query.phrase_query(self._schema, _FIELD, places)

    def _term(self, token: str) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, _FIELD, token)

    def _found(self, query: tantivy.Query) -> tuple[Sequence[object], int]:
        assert self._searcher is not None
        found = self._searcher.search(query, TOP, count=True)
        return [address for _, address in found.hits], int(getattr(found, "count"))  # noqa: B009 - its type stubs do not have it
