"""The documents of this project: import made them, makes them again, and lost not one character."""

from __future__ import annotations

import random
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from stdplan_tui.corpus.markdown import read, write
from stdplan_tui.corpus.model import Clause
from stdplan_tui.importing.importing import import_file
from stdplan_tui.settings import Settings
from stdplan_tui.text.spacing import bare
from stdplan_tui.workspace.folder import Workspace, open_workspace
from stdplan_tui.workspace.importing import accept, prepare
from stdplan_tui.workspace.searching import refresh, search
from tests.support.counts import tries

PROJECT = Path(__file__).resolve().parents[2]
CORPUS = PROJECT / "corpus"
ENTRIES = tomllib.loads((CORPUS / "sources.toml").read_text("utf-8"))["source"]
RAW = [CORPUS / "sources" / entry["file"] for entry in ENTRIES]
IDS = [entry["id"] for entry in ENTRIES]


def test_the_corpus_holds_what_was_imported_and_nothing_else() -> None:
    assert sorted(IDS) == sorted(path.stem for path in CORPUS.glob("*.md"))
    assert sorted(path.name for path in RAW) == sorted(path.name for path in (CORPUS / "sources").iterdir())
    assert len(IDS) == 5


@pytest.mark.parametrize(("raw", "id_"), zip(RAW, IDS, strict=True), ids=IDS)
def test_importing_the_source_again_makes_the_same_bytes(raw: Path, id_: str, tmp_path: Path) -> None:
    (tmp_path / "corpus").mkdir()
    shutil.copy(CORPUS / "sources.toml", tmp_path / "corpus")
    ws = open_workspace(tmp_path, settings=Settings())
    prepared = prepare(ws, raw)
    assert prepared.id == id_
    accept(ws, prepared)
    for name in (f"{id_}.md", f"{id_}.toml", "sources.toml", f"sources/{raw.name}"):
        assert (tmp_path / "corpus" / name).read_bytes() == (CORPUS / name).read_bytes(), name


@pytest.mark.parametrize("id_", IDS)
def test_the_body_is_in_its_canonical_form(id_: str) -> None:
    body = (CORPUS / f"{id_}.md").read_text("utf-8")
    assert write(read(body)) == body


@pytest.mark.parametrize(("raw", "id_"), zip(RAW, IDS, strict=True), ids=IDS)
def test_the_source_without_what_was_dropped_is_the_body(raw: Path, id_: str) -> None:
    report = import_file(raw).report
    source = raw.read_bytes().decode("utf-8")
    assert not report.repeated
    kept = []
    at = 0
    for dropped in report.dropped:
        assert source[dropped.start : dropped.end] == dropped.text
        assert at <= dropped.start < dropped.end
        kept.append(source[at : dropped.start])
        at = dropped.end
    kept.append(source[at:])
    assert not [reading for reading in report.readings if not inside(reading.start, report.dropped)]
    clauses = read((CORPUS / f"{id_}.md").read_text("utf-8"))
    assert bare("".join(kept)) == bare("".join(words(clause) for clause in clauses))


def inside(offset: int, ranges: object) -> bool:
    assert isinstance(ranges, tuple)
    return any(one.start <= offset < one.end for one in ranges)


def words(clause: Clause) -> str:
    return clause.label + clause.heading + clause.text + "".join(words(child) for child in clause.children)


@pytest.fixture
def indexed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Workspace]:
    root = tmp_path / "workspace"
    shutil.copytree(CORPUS, root / "corpus")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    workspace = open_workspace(root, settings=Settings())
    assert not refresh(workspace).notice
    yield workspace
    workspace.engine.close()


def test_random_substrings_are_found_at_their_clause(indexed: Workspace) -> None:
    chance = random.Random(20161217)
    clauses = [
        (id_, clause)
        for id_ in IDS
        for clause in indexed.library.document(indexed.library.metadata(id_).id).flat
        if any(len(line) >= 2 for line in clause.string.split("\n"))
    ]
    for _ in range(tries(2000)):
        id_, clause = chance.choice(clauses)
        line = chance.choice([line for line in clause.string.split("\n") if len(line) >= 2])
        length = min(chance.randint(2, 12), len(line))
        start = chance.randint(0, len(line) - length)
        query = line[start : start + length]
        found = search(indexed, query)
        assert any((hit.document, hit.clause) == (id_, clause.id) for hit in found.hits), query
