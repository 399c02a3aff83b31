"""The filter of the outline in documents that nobody has opened: read beside, shown as they come, kept no longer."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.worker import get_current_worker

from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import ClauseId, Document, DocumentId, Metadata, Span
from stdplan_tui.text.width import cells
from stdplan_tui.tui.outline import gathering
from stdplan_tui.tui.outline.filtering import Filter, Sought
from stdplan_tui.tui.outline.folding import Folding
from stdplan_tui.tui.outline.headings import has_row, row_text, rows_alone
from stdplan_tui.tui.outline.painting import brought_in
from stdplan_tui.tui.outline.portions import Portion, spans_of
from stdplan_tui.tui.shelf import titled
from stdplan_tui.tui.widgets.outline_filter import OutlineFilter
from stdplan_tui.workspace import reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.counts import tries
from tests.support.workspaces import add_city
from tests.tui.support import Session, session

CITY, PLAN = "江北市标准化发展规划（2021—2025年）", "江南县标准化发展规划（2021—2025年）"


def listed(reader: Session) -> list[str]:
    """What the rows say, an indent of one for each level."""
    return [f"{' ' * one.depth}{one.text}" for one in reader.reading.outline.rows]


def under_cursor(reader: Session) -> tuple[str, str]:
    """The document and the words of the row that the outline is at."""
    at = reader.reading.outline.at
    return (at.titled.id, at.text) if at else ("", "")


def field_of(reader: Session) -> OutlineFilter:
    return reader.reading.query_one(OutlineFilter)


async def filter_by(reader: Session, typed: str) -> None:
    """Open the filter and type, not waiting for what fits."""
    await reader.press("o", "f")
    await reader.pilot.press(*typed)


async def read_all(reader: Session) -> None:
    """Wait until every document has been read and looked through."""
    await reader.until(lambda: not field_of(reader)._looks_still)


class Gate:
    """Holds back the reading of documents until it is opened; `passed` counts the portions that went through."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._open = threading.Event()
        self.passed = 0
        real = gathering.gathered

        def held(workspace: Workspace, within: Filter) -> Iterator[Portion]:
            while not self._open.wait(0.01):
                if within.dropped or get_current_worker().is_cancelled:
                    return
            for portion in real(workspace, within):
                self.passed += 1
                yield portion

        monkeypatch.setattr(gathering, "gathered", held)

    def open(self) -> None:
        self._open.set()


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Gate]:
    gate = Gate(monkeypatch)
    yield gate
    gate.open()


@pytest.fixture
def three(workspace: Workspace) -> Workspace:
    """The workspace with `city` too, which stands first."""
    add_city(workspace.root)
    return workspace


@pytest.mark.parametrize(
    ("typed", "fits"),
    [
        ("种业", {("city", "种业"), ("plan", "种业")}),
        ("1.2", {("city", "（二）基本原则。"), ("plan", "（二）基本原则。")}),
        ("互利", {("city", "开放合作，互利共赢。")}),
        ("zdly", {("city", "二、重点领域"), ("plan", "二、重点领域")}),
        ("試點", {("notice", "江南县人民政府关于开展标准化试点的通知")}),
    ],
)
async def test_it_finds_headings_of_documents_that_were_never_opened(
    three: Workspace, typed: str, fits: set[tuple[str, str]]
) -> None:
    async with session(three, "notice") as reader:
        outline = reader.reading.outline
        await filter_by(reader, typed)
        await reader.until(
            lambda: (
                outline.fits is not None
                and {(one.titled.id, one.text) for one in outline.rows if one.key in outline.fits} == fits
            )
        )
        await reader.until_shown(f"{len(fits)} fit")


async def test_enter_opens_the_heading_in_its_document(three: Workspace) -> None:
    async with session(three, "notice") as reader:
        await filter_by(reader, "互利")
        await read_all(reader)
        assert listed(reader) == [CITY, " 一、总体要求", "  （二）基本原则。", "   开放合作，互利共赢。"]
        await reader.press("enter")
        await reader.until(lambda: reader.document == "city")
        assert reader.clause == "1.2.p2"
        assert under_cursor(reader) == ("city", "开放合作，互利共赢。")


async def test_rows_that_come_above_do_not_move_what_one_is_at(three: Workspace, gate: Gate) -> None:
    async with session(three, "plan:1.1", size=(140, 12)) as reader:
        outline = reader.reading.outline
        await filter_by(reader, "标准")
        await reader.until(lambda: under_cursor(reader) == ("plan", PLAN))
        await reader.press("down", "down")
        assert under_cursor(reader) == ("plan", "专栏1　农业标准化重点")
        assert outline.rows[0].text == CITY
        before, height = len(outline.rows), outline.row - outline.scroll_offset.y
        await reader.until_shown("so far")
        gate.open()
        await read_all(reader)
        assert len(outline.rows) > before
        assert under_cursor(reader) == ("plan", "专栏1　农业标准化重点")
        await reader.until(lambda: outline.row - outline.scroll_offset.y == height)


async def test_enter_before_anything_was_found_takes_the_first_that_is(three: Workspace, gate: Gate) -> None:
    async with session(three, "notice") as reader:
        await filter_by(reader, "互利")
        await reader.press("enter")
        assert reader.document == "notice"
        assert field_of(reader).is_open
        gate.open()
        await reader.until(lambda: (reader.document, reader.clause) == ("city", "1.2.p2"))
        assert not field_of(reader).is_open


async def test_what_is_typed_while_documents_are_read_counts_for_them_too(three: Workspace, gate: Gate) -> None:
    async with session(three, "notice") as reader:
        await filter_by(reader, "种")
        gate.open()
        await reader.pilot.press("业")
        await reader.until_shown("2 fit")
        await reader.pilot.press("backspace", "backspace", *"重点领域")
        await reader.until(lambda: len(reader.reading.outline.fits or ()) == 2)
        assert " 二、重点领域" in listed(reader)


async def test_nothing_is_read_before_a_character_and_nothing_kept_after_escape(three: Workspace, gate: Gate) -> None:
    async with session(three, "notice") as reader:
        outline = reader.reading.outline
        before = listed(reader)
        await filter_by(reader, "")
        assert field_of(reader)._filter is None
        await reader.pilot.press(*"种业")
        gate.open()
        await read_all(reader)
        within = field_of(reader)._filter
        assert within is not None
        assert set(within.documents) == {"city", "notice", "plan"}
        await reader.press("escape")
        assert within.dropped
        assert not within.documents
        assert not within.parts
        assert outline.fits is None
        assert set(outline.folding.known) == {"notice"}
        assert set(three.library._documents) == {"notice"}
        assert listed(reader) == before


async def test_leaving_while_documents_are_read_ends_the_reading(three: Workspace, gate: Gate) -> None:
    async with session(three, "notice") as reader:
        await filter_by(reader, "种业")
        within = field_of(reader)._filter
        await reader.press("escape")
        assert within is not None
        gate.open()
        await reader.until(lambda: not [one for one in reader.app.workers if one.group == "gather"])
        assert gate.passed == 0
        await reader.press("f", *"种业")
        await reader.until_shown("2 fit")


async def test_a_document_that_cannot_be_read_is_passed_over(three: Workspace) -> None:
    three.library.body_path("city").write_bytes(b"\xff\0")
    Library(three.library.folder).save(Metadata(DocumentId("zero"), "另一"), "# 另一\n\n## 一、种业\n\n甲。\n")
    async with session(three, "notice") as reader:
        await filter_by(reader, "种业")
        await read_all(reader)
        assert {one.titled.id for one in reader.reading.outline.rows} == {"plan", "zero"}


async def test_one_letter_begins_to_read_and_hides_nothing(three: Workspace) -> None:
    async with session(three, "notice") as reader:
        before = listed(reader)
        await filter_by(reader, "z")
        assert listed(reader) == before
        assert field_of(reader)._filter is not None
        await reader.pilot.press("y")
        await reader.until(lambda: "   种业" in listed(reader))


async def test_small_portions_and_short_stretches_find_the_same(
    three: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathering, "_ROWS", 0)
    monkeypatch.setattr("stdplan_tui.tui.widgets.outline_filter._SLICE", 0.0)
    async with session(three, "notice") as reader:
        await filter_by(reader, "标准")
        await read_all(reader)
        rows = listed(reader)
    monkeypatch.undo()
    async with session(three, "plan") as reader:
        await filter_by(reader, "标准")
        await read_all(reader)
        assert listed(reader) == rows


def test_rows_alone_say_what_the_document_says(three: Workspace) -> None:
    for id_ in three.library.ids():
        whole = three.library.document(id_)
        alone = rows_alone(whole)
        expected = [(clause.id, row_text(clause)) for clause in whole.flat if has_row(clause)]
        assert [(clause.id, row_text(clause)) for clause in alone.flat] == expected
        assert all(len(clause.text) <= 24 for clause in alone.flat)


def test_an_article_is_set_apart_from_its_first_words(law: Document) -> None:
    texts = [row_text(clause) for clause in law.flat if has_row(clause)]
    assert texts == ["第一条　为了加强标准化工作，制定本法。", "第二条　本法所称标准，是指要求。"]


@pytest.fixture
def law(three: Workspace) -> Document:
    body = "# 标准化法\n\n#### 第一条\n为了加强标准化工作，\n制定本法。\n\n#### 第二条\n本法所称标准，是指要求。\n"
    Library(three.library.folder).save(Metadata(DocumentId("law"), "标准化法"), body)
    return reading.document(three, "law")


def test_looking_part_by_part_gives_the_rows_in_their_order(three: Workspace) -> None:
    folding = Folding()
    folding.documents = titled(three)
    within = Filter(folding)
    sought = Sought(within, "种业")
    sought.look(0)
    assert sought.is_done
    assert not sought.rows
    for id_ in reversed(three.library.ids()):
        portion = Portion([rows_alone(three.library.document(id_))])
        within.add(portion)
        sought.also(portion)
        sought.look(0)
    assert [row.titled.id for row in sought.rows if row.clause is None] == ["city", "plan"]
    assert (DocumentId("plan"), ClauseId("2.box1.e1")) in sought
    assert len(sought) == 2
    assert [sought.spans(row) for row in sought.rows[-2:]] == [None, (Span(0, 2),)]


@given(st.text("标准化重点领域，A "), st.text("标准化 ａA", max_size=4))
@settings(max_examples=tries(50))
def test_the_characters_that_fit_are_the_words(text: str, query: str) -> None:
    spans = spans_of(text, query)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    folded = "".join(text.split()).casefold()
    words = [word.replace("ａ", "a").casefold() for word in query.split()]
    assert len(spans) == sum(word in folded for word in words)


@given(
    st.text("标准化，a“", min_size=1, max_size=40), st.integers(0, 6), st.integers(0, 40), st.integers(1, 6),
    st.integers(0, 60), st.sampled_from([1, 2]),
)  # fmt: skip
@settings(max_examples=tries(100))
def test_what_fits_is_brought_in_and_lit(text: str, kept: int, start: int, size: int, room: int, wide: int) -> None:
    kept, start = min(kept, len(text)), min(start, len(text) - 1)
    span = Span(start, min(start + size, len(text)))
    shown, lit = brought_in(text, [span], kept, room, wide)
    assert [shown[one.start : one.end] for one in lit] == [text[span.start : span.end]]
    assert shown[:kept] == text[:kept]
    needed = cells(text[:kept], wide) + wide + cells(text[span.start : span.end], wide)
    if shown != text and room >= needed:
        assert cells(shown[: lit[0].end], wide) <= room


def test_what_stands_in_sight_is_not_moved() -> None:
    assert brought_in("第一条　为了规范", [Span(4, 6)], 3, 20) == ("第一条　为了规范", [Span(4, 6)])
    assert brought_in("第一条　为了规范行政处罚", [Span(8, 12)], 3, 20) == ("第一条…规范行政处罚", (Span(6, 10),))
