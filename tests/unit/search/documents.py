"""Documents and notes for the tests of search, made of words or by chance."""

from __future__ import annotations

import hashlib
import random
from collections.abc import Iterable
from typing import Any

from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Level, Metadata
from stdplan_tui.search.engine import SearchEngine
from stdplan_tui.search.model import Hit, Holding, Note, RefreshReport

CHARACTERS = "标准化建设发展规划国家技术工业农业服务推进加强完善体系质量监督管理创新GB/T20“”、，。（）〔〕—　 "


def paragraph(number: int, text: str, heading: str = "") -> Clause:
    return Clause(ClauseId(f"p{number}"), Level.LEAD if heading else Level.PARAGRAPH, heading=heading, text=text)


def document(name: str, *texts: str, title: str = "标准化规划") -> Document:
    """A document of paragraphs; `heading|text` makes a lead."""
    clauses = []
    for number, text in enumerate(texts, 1):
        heading, _, rest = text.rpartition("|")
        clauses.append(paragraph(number, rest, heading))
    return Document(Metadata(DocumentId(name), title), tuple(clauses))


def by_chance(name: str, clauses: int, seed: int) -> Document:
    chance = random.Random(seed)

    def words(least: int, most: int) -> str:
        return "".join(chance.choices(CHARACTERS, k=chance.randint(least, most))).strip()

    return document(
        name, *(f"{words(3, 8)}。|{words(5, 60)}" if chance.random() < 0.3 else words(5, 60) for _ in range(clauses))
    )


def note(name: str, target: str, body: str = "", tags: Iterable[str] = (), author: str = "wang-min") -> Note:
    """A note on `document:clause`, or on a whole document."""
    on, _, clause = target.partition(":")
    return Note(
        id=name,
        document=DocumentId(on),
        clause=ClauseId(clause) if clause else None,
        author=author,
        tags=tuple(tags),
        body=body,
        label="三/（一）",
    )


def holding(document: Document, notes: Iterable[Note] = ()) -> Holding:
    """The document and those of the notes that are on it; the digest is that of what it holds."""
    its = tuple(one for one in notes if one.document == document.id)
    content = repr((document.metadata, document.flat, its)).encode()
    return Holding(document.id, hashlib.sha256(content).hexdigest(), lambda: (document, its))


def put(
    engine: SearchEngine, documents: Iterable[Document], notes: Iterable[Note] = (), **options: Any
) -> RefreshReport:
    """Make these documents and notes what is searched."""
    noted = tuple(notes)
    return engine.refresh([holding(document, noted) for document in documents], **options)


def found(engine: SearchEngine, query: str) -> list[str]:
    """`document:clause` of every hit, in order; `@annotation` behind those on notes."""
    return [name(hit) for hit in engine.search(query).hits]


def name(hit: Hit) -> str:
    return f"{hit.document}:{hit.clause or ''}" + (f"@{hit.annotation}" if hit.annotation else "")


def lit(hit: Hit) -> list[str]:
    """The words that are highlighted in a hit."""
    return [hit.text[span.start : span.end] for span in hit.spans]
