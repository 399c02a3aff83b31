"""What benchmarks search: a file of articles, or the documents of this folder, as holdings.

A file of articles has one JSON object a line: `law`, `art`, `content`, and `id` where questions name articles.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Level, Metadata
from stdplan_tui.search.model import Holding, Note

ROOT = Path(__file__).resolve().parents[1]

Address = tuple[str, str]
"""Document and clause."""


@dataclass(frozen=True, slots=True)
class Article:
    """One line of the file."""

    id: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Law:
    """The articles of one law, in the order of the file, wherever they stand in it."""

    document: DocumentId
    title: str
    articles: tuple[Article, ...]

    @property
    def addressed(self) -> Iterator[tuple[ClauseId, Article]]:
        """Each article and its clause in the document."""
        for place, article in enumerate(self.articles, 1):
            yield ClauseId(f"art{place}"), article

    def read(self) -> Document:
        """One clause an article."""
        clauses = (
            Clause(clause, Level.ARTICLE, label=article.label, text=article.text) for clause, article in self.addressed
        )
        return Document(Metadata(self.document, self.title), tuple(clauses))


def laws(corpus: Path, limit: int | None = None) -> tuple[Law, ...]:
    """The laws of the first `limit` articles (None: all), in the order in which they first come up."""
    gathered: dict[str, list[Article]] = {}
    with gzip.open(corpus, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(islice(lines, limit)):
            row: Mapping[str, object] = json.loads(line)
            article = Article(int(str(row.get("id", number))), str(row.get("art", "")), str(row["content"]))
            gathered.setdefault(str(row.get("law", "")), []).append(article)
    return tuple(
        Law(DocumentId(f"law-{number}"), title, tuple(articles))
        for number, (title, articles) in enumerate(gathered.items())
    )


def ids(gathered: Iterable[Law]) -> dict[Address, int]:
    """The id of every article, by where it stands in the documents."""
    return {(law.document, clause): article.id for law in gathered for clause, article in law.addressed}


def of_laws(gathered: Iterable[Law]) -> tuple[Holding, ...]:
    """What there is to search: documents are made when they are read, as those of a workspace are."""

    def holding(law: Law) -> Holding:
        return Holding(law.document, _digest(law), lambda: (law.read(), ()))

    return tuple(map(holding, gathered))


def of_this_folder() -> tuple[Holding, ...]:
    """The documents of `corpus/`."""
    library = Library(ROOT / "corpus")

    def holding(name: DocumentId) -> Holding:
        def load() -> tuple[Document, tuple[Note, ...]]:
            return library.document(name), ()

        return Holding(name, load()[0].version, load)

    return tuple(map(holding, library.ids()))


def holdings(corpus: Path | None, limit: int | None = None) -> tuple[Holding, ...]:
    """Those of a file of articles, or of this folder where none is named."""
    return of_laws(laws(corpus, limit)) if corpus else of_this_folder()


def clauses(held: Iterable[Holding]) -> Iterator[tuple[Address, Clause]]:
    """Every clause that has words, in order."""
    for holding in held:
        document, _ = holding.load()
        yield from (((document.id, clause.id), clause) for clause in document.flat if clause.string)


def _digest(law: Law) -> str:
    return hashlib.sha256("\0".join(article.label + article.text for article in law.articles).encode()).hexdigest()
