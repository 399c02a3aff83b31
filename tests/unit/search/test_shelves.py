"""Both shelves against a plain look at what was put on them, through changes, deletions and merges."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from stdplan_tui.corpus.model import Document, DocumentId, Metadata
from stdplan_tui.search import refresh
from stdplan_tui.search.analysis import impacts, needed
from stdplan_tui.search.memory import MemoryEngine
from stdplan_tui.search.model import Note
from stdplan_tui.search.records import Record, clause_records, note_records
from stdplan_tui.search.shelf import (
    CLAUSES,
    NOTES,
    PART,
    Shelf,
    Shelved,
    of_author,
    of_document,
    of_level,
    of_status,
    of_tag,
)
from stdplan_tui.search.volume_shelf import VolumeShelf
from stdplan_tui.search.whoosh_index import WhooshEngine
from tests.support.counts import tries
from tests.unit.search.documents import note, paragraph, put

LETTERS = "标准化国家建设 ab12，\n\t\U00020000\ud800ａ〇"


@dataclass
class Workspace:
    """Documents and notes that change by chance."""

    chance: random.Random
    documents: dict[str, Document] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)

    def changed(self) -> None:
        for name in self.chance.sample("abcdef", self.chance.randint(1, 3)):
            if self.chance.random() < 0.2:
                self.documents.pop(name, None)
            else:
                self.documents[name] = self.document(name)
        self.notes = [self.note(number) for number in range(self.chance.randint(0, 6)) if self.documents]

    def document(self, name: str) -> Document:
        old = self.documents[name].clauses if name in self.documents else ()
        kept = [clause for clause in old if self.chance.random() < 0.7]
        new = [self.clause(number) for number in range(self.chance.randint(0, 5))]
        facts = Metadata(DocumentId(name), self.words(8), issued=self.chance.choice([None, "2015-12-17", "?"]))
        return Document(facts, tuple({clause.id: clause for clause in (*kept, *new)}.values()))

    def clause(self, number: int):  # type: ignore[no-untyped-def]
        return paragraph(number, self.words(12), self.words(4) if self.chance.random() < 0.4 else "")

    def note(self, number: int) -> Note:
        target = f"{self.chance.choice(sorted(self.documents))}:{self.chance.choice(['', 'p1', 'p3', 'lost'])}"
        tags = self.chance.sample(["供给型", "环境型/目标规划", "x"], self.chance.randint(0, 2))
        return note(f"N{number}", target, self.words(6), tags, self.chance.choice(["li", "wang-min"]))

    def words(self, most: int) -> str:
        return "".join(self.chance.choices(LETTERS, k=self.chance.randint(0, most))).strip()

    def records(self) -> list[Record]:
        return [
            record
            for document in self.documents.values()
            for record in (
                *clause_records(document),
                *note_records(document, [one for one in self.notes if one.document == document.id]),
            )
        ]


@pytest.fixture(params=["whoosh", "memory"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[WhooshEngine | MemoryEngine]:
    chosen = WhooshEngine(tmp_path) if request.param == "whoosh" else MemoryEngine()
    with closing(chosen):
        yield chosen


def shelf_of(engine: WhooshEngine | MemoryEngine) -> VolumeShelf:
    shelf = engine._shelf if isinstance(engine, WhooshEngine) else engine._store.shelf
    assert shelf is not None
    return shelf


def live(shelf: Shelf) -> list[int]:
    return [number for number in range(shelf.size) if shelf.live >> number & 1]


def found(shelf: Shelf, needle: str) -> list[tuple[Record, int]]:
    """The records that have the needle, by its tokens and then by a look."""
    numbers = set(live(shelf))
    for token in needed(needle):
        numbers &= set(shelf.postings(token).numbers)
    return [(shelf.record(number), at) for number, at in shelf.holding(needle, numbers)]


def whole(record: Record) -> str:
    return PART.join(part for _, part in record.folded)


def as_kept(record: Record) -> bytes:
    return record.to_bytes()


@pytest.mark.parametrize("seed", range(tries(2)))
def test_a_shelf_has_what_was_put_on_it(
    engine: WhooshEngine | MemoryEngine, seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(refresh, "_FIRST", 5)
    monkeypatch.setattr(refresh, "_ALIKE", 3)
    chance = random.Random(seed)
    workspace = Workspace(chance)
    for _ in range(8):
        workspace.changed()
        put(engine, workspace.documents.values(), workspace.notes)
        shelf, records = shelf_of(engine), workspace.records()
        check_records(shelf, records)
        check_tokens(shelf, records)
        check_names(shelf, records)
        check_documents(shelf, workspace)
        check_needles(shelf, records, chance)


def check_records(shelf: Shelf, records: list[Record]) -> None:
    assert sorted(as_kept(shelf.record(number)) for number in live(shelf)) == sorted(map(as_kept, records))
    assert all(shelf.folded(number) == whole(shelf.record(number)) for number in live(shelf))
    assert len(shelf.places) == shelf.size
    ranks = {document: rank for rank, document in enumerate(shelf.documents)}
    for number in live(shelf):
        record = shelf.record(number)
        assert shelf.places[number] == (ranks[record.document] << 32) + record.order + 1


def check_tokens(shelf: Shelf, records: list[Record]) -> None:
    there = set(live(shelf))
    for token in {token for record in records for token in impacts(record.folded)}:
        postings = shelf.postings(token)
        assert list(postings.numbers) == sorted(set(postings.numbers))
        assert len(postings.numbers) == len(postings.impacts)
        pairs = zip(postings.numbers, postings.impacts, strict=True)
        by_record = sorted((as_kept(shelf.record(number)), impact) for number, impact in pairs if number in there)
        wanted = [(as_kept(record), impacts(record.folded).get(token)) for record in records]
        assert by_record == sorted((kept, impact) for kept, impact in wanted if impact is not None)


def check_names(shelf: Shelf, records: list[Record]) -> None:
    def named(name: str) -> list[bytes]:
        return sorted(as_kept(shelf.record(number)) for number in set(shelf.named(name)) & set(live(shelf)))

    def those(*which: bool) -> list[bytes]:
        return sorted(as_kept(record) for record, wanted in zip(records, which, strict=True) if wanted)

    assert named(CLAUSES) == those(*(record.annotation is None for record in records))
    assert named(NOTES) == those(*(record.annotation is not None for record in records))
    assert named(of_document("b")) == those(*(record.document == "b" for record in records))
    assert named(of_level("lead")) == those(*(record.level == "lead" for record in records))
    assert named(of_author("li")) == those(*(record.author == "li" for record in records))
    assert named(of_status("open")) == those(*(record.status == "open" for record in records))
    assert named(of_tag("供给型")) == those(*("供给型" in record.tags for record in records))
    assert set(shelf.names("tag ")) >= {of_tag(tag) for record in records for tag in record.tags}
    assert list(shelf.names("")) == sorted(shelf.names(""))


def check_documents(shelf: Shelf, workspace: Workspace) -> None:
    assert list(shelf.documents) == sorted(workspace.documents)
    for name, document in workspace.documents.items():
        year = 2015 if document.metadata.issued == "2015-12-17" else None
        assert shelf.documents[name] == Shelved(name, document.title, year=year)


def check_needles(shelf: Shelf, records: list[Record], chance: random.Random) -> None:
    for record in chance.sample(records, min(len(records), 8)):
        part = chance.choice(record.folded)[1] if record.folded else "标"
        start = chance.randrange(len(part) or 1)
        needle = part[start : start + chance.randint(1, 5)] or "没有"
        wanted = [(one, whole(one).index(needle)) for one in records if needle in whole(one)]
        order = [as_kept(one) for one, _ in wanted]
        assert sorted(as_kept(one) for one, _ in found(shelf, needle)) == sorted(order)
        assert {(as_kept(one), at) for one, at in found(shelf, needle)} == {(as_kept(one), at) for one, at in wanted}


def test_an_empty_shelf_has_nothing(engine: WhooshEngine | MemoryEngine) -> None:
    put(engine, ())
    shelf = engine._store.shelf if isinstance(engine, MemoryEngine) else VolumeShelf(())
    assert (shelf.size, shelf.live, list(shelf.places), dict(shelf.documents)) == (0, 0, [], {})
    assert (list(shelf.postings("标").numbers), list(shelf.named(CLAUSES)), shelf.holding("标", ())) == ([], [], [])
    with pytest.raises(IndexError):
        shelf.record(0)


def test_many_small_changes_leave_few_volumes(engine: WhooshEngine | MemoryEngine) -> None:
    documents = {}
    for number in range(40):
        documents[f"d{number}"] = Document(
            Metadata(DocumentId(f"d{number}"), ""), tuple(paragraph(n, f"标准{number}") for n in range(4))
        )
        put(engine, documents.values())
    assert len(shelf_of(engine).volumes) < 16
    assert engine.search("标准").total == 160
    put(engine, list(documents.values())[:2])
    assert sum(volume.size for volume, _ in shelf_of(engine).volumes) < 30
    assert engine.search("标准").total == 8
