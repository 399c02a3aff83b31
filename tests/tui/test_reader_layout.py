"""How clauses are set, without a screen: nothing is lost, and each level stands where official documents put it."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus.model import CONTAINERS, Clause, Document, Level
from stdplan_tui.text.typeset import HANG
from stdplan_tui.text.width import cells
from stdplan_tui.tui.layout.blocks import Frame
from stdplan_tui.tui.layout.lines import Block
from stdplan_tui.tui.layout.sheet import Sheet
from stdplan_tui.tui.layout.window import approaching, clamped, first_in, paged, revealing
from tests.support.counts import tries
from tests.tui.reader_app import LONG, clause, document, long_plan, plan

WORDS = st.text(st.sampled_from("标准，。“”（—…a1 é\u0301\u200b\x1b[\x07"), min_size=1, max_size=60)
LEVELS = st.sampled_from([level for level in Level if level not in CONTAINERS and level is not Level.ROW])


def drawn(block: Block) -> list[str]:
    """The lines of a block, spaces for the columns that nothing stands on."""
    found = []
    for line in block.lines:
        text = ""
        for piece in line:
            text += " " * (piece.column - cells(text)) + (piece.literal or block.shown[piece.start : piece.end])
        found.append(text)
    return found


def set_in(shown: Document, width: int = 40) -> dict[str, Block]:
    sheet = Sheet(shown, Frame(width))
    return {part.id: sheet.block(number) for number, part in enumerate(shown.flat)}


@settings(max_examples=tries(200), deadline=None)
@given(LEVELS, WORDS, WORDS, WORDS, st.integers(8, 90), st.booleans(), st.sampled_from([1, 2]))
def test_every_character_of_a_clause_is_drawn_once(
    level: Level, label: str, heading: str, text: str, width: int, boxed: bool, ambiguous: int
) -> None:
    inner = clause("x", level, label, heading, text)
    shown = document(clause("b", Level.BOX, "", "", "", inner) if boxed else inner)
    sheet = Sheet(shown, Frame(width, ambiguous))
    block = sheet.block(len(shown.flat) - 1)
    assert len(block.shown) == len(inner.string)
    at = [offset for line in block.lines for piece in line for offset in range(piece.start, piece.end)]
    assert at == sorted(set(at))
    missing = {inner.string[offset] for offset in range(len(inner.string)) if offset not in set(at)}
    assert missing <= {"\n"}


@settings(max_examples=tries(200), deadline=None)
@given(LEVELS, WORDS, WORDS, st.integers(12, 90))
def test_no_line_is_wider_than_the_frame_and_its_hanging_marks(
    level: Level, heading: str, text: str, width: int
) -> None:
    block = set_in(document(clause("x", level, "", heading, text)), width)["x"]
    assert all(cells(line) <= width + HANG for line in drawn(block))


def test_a_title_is_centred_and_its_rows_are_balanced() -> None:
    first, second = drawn(set_in(plan())["notice.title"])
    assert first.strip() + second.strip() == "国务院办公厅关于印发国家标准化体系建设发展规划的通知"
    assert abs(cells(first.strip()) - cells(second.strip())) <= 6
    for line in (first, second):
        left = len(line) - len(line.lstrip())
        assert abs(40 - cells(line) - left) <= 1


def test_number_centred_recipients_flush_signature_right_remark_set_in() -> None:
    blocks = set_in(plan())
    assert drawn(blocks["notice.number"]) == [" " * 11 + "国办发〔2015〕89号"]
    assert drawn(blocks["notice.recipients"]) == ["各省、自治区、直辖市人民政府："]
    assert drawn(blocks["notice.sig"]) == [" " * 19 + "国务院办公厅", " " * 18 + "2015年12月17日"]
    assert drawn(blocks["notice.remark"]) == ["    （此件公开发布）"]


def test_a_signature_is_centred_over_its_date() -> None:
    found = drawn(set_in(document(clause("s", Level.SIGNATURE, text="市政府\n2015年12月17日")), 40)["s"])
    assert [len(line) - len(line.lstrip()) for line in found] == [22, 18]


def test_a_remark_under_a_title_is_centred() -> None:
    shown = document(clause("t", Level.TITLE, heading="规划"), clause("r", Level.REMARK, text="（修订稿）"))
    assert drawn(set_in(shown)["r"]) == [" " * 15 + "（修订稿）"]


def test_text_after_a_heading_is_a_paragraph_of_its_own() -> None:
    first, second, *_ = drawn(set_in(plan())["1.1"])
    assert first == "（一）指导思想。"
    assert second.startswith("    以统一")


@pytest.mark.parametrize(
    ("clause_id", "first", "indent"),
    [
        ("1.p1", "    需求引领，系统布局。以统一", 0),
        ("1.b1", "    ——标准体系更加健全。以统一", 6),
        ("1.1.1", "    1.制定标准。", 0),
        ("art1", "    第一条\u3000为了加强标准化工作，", 0),
    ],
)
def test_text_runs_on_after_leads_dashes_and_bare_labels(clause_id: str, first: str, indent: int) -> None:
    found = drawn(set_in(plan())[clause_id])
    assert found[0].startswith(first)
    assert all(len(line) - len(line.lstrip()) == indent for line in found[1:])


def test_a_box_has_a_rule_and_its_entries_hang() -> None:
    blocks = set_in(plan())
    assert [blocks[id_].ruled for id_ in ("1.box1", "1.box1.e1", "1.box1.e2", "1.t1")] == [True, True, True, False]
    head, *body = drawn(blocks["1.box1.e1"])
    assert head == "能源"
    assert all(line.startswith("    ") for line in body)


def test_nested_bullets_are_set_further_in() -> None:
    inner = clause("b.b", Level.BULLET, "——", "", "制定标准。")
    shown = document(clause("b", Level.BULLET, "——", "", "制定规划。", inner))
    assert [drawn(set_in(shown)[id_])[0] for id_ in ("b", "b.b")] == ["    ——制定规划。", "        ——制定标准。"]


def test_control_characters_are_replaced_in_place() -> None:
    block = set_in(document(clause("p", Level.PARAGRAPH, text="甲\x1b[31m\u202e乙\t丙")))["p"]
    assert drawn(block) == ["    甲\ufffd[31m\ufffd乙 丙"]


def test_containers_take_no_rows_and_headings_stand_apart() -> None:
    blocks = set_in(plan())
    assert blocks["notice"].height == 0
    assert [blocks[id_].above for id_ in ("notice.title", "notice.number", "notice.recipients", "title", "1")] == [
        0,
        0,
        1,
        1,
        1,
    ]


@pytest.mark.parametrize("order", [1, -1])
def test_a_sheet_is_the_same_whatever_was_looked_at_first(order: int) -> None:
    shown = long_plan(12)
    straight, other = Sheet(shown, Frame(50)), Sheet(shown, Frame(50))
    for number in range(len(shown.flat)):
        straight.block(number)
    for number in range(len(shown.flat))[::order]:
        other.block(number)
    assert [other.top(n) for n in range(len(other))] == [straight.top(n) for n in range(len(straight))]
    assert [other.line(row) for row in range(other.height)] == [straight.line(row) for row in range(straight.height)]
    assert other.line(other.height) is None


def test_settling_rows_leaves_what_is_above_and_at_the_first_where_it_is() -> None:
    sheet = Sheet(long_plan(30), Frame(50))
    number, top = sheet.at(100), sheet.top(sheet.at(100))
    sheet.settle(100, 40)
    assert sheet.top(number) == top
    settled = [sheet.line(row) for row in range(100, 140)]
    for later in list(sheet.unset(number)):
        if later > number:
            sheet.block(later)
    assert [sheet.line(row) for row in range(100, 140)] == settled


def whole(shown: Document, width: int = 50) -> Sheet:
    sheet = Sheet(shown, Frame(width))
    for number in range(len(sheet)):
        sheet.block(number)
    return sheet


@given(st.integers(0, 300), st.integers(3, 40), st.integers(0, 89))
@settings(deadline=None, max_examples=tries(100))
def test_a_revealed_clause_is_in_the_window(first: int, height: int, number: int) -> None:
    sheet = SHEET
    for place in (revealing, approaching):
        row = place(sheet, clamped(sheet, first, height), height, number)
        text = sheet.top(number) + sheet.block(number).above
        assert 0 <= row <= max(0, sheet.height - height)
        assert row <= text < row + height


SHEET = whole(long_plan(30))


def test_revealing_a_clause_in_sight_does_not_scroll() -> None:
    number = SHEET.at(50)
    assert revealing(SHEET, SHEET.top(number) - 5, 40, number) == SHEET.top(number) - 5


def test_pages_overlap_and_stop_at_the_ends() -> None:
    assert paged(SHEET, 10, 20, 1) == 28
    assert paged(SHEET, 10, 20, -1) == 0
    assert paged(SHEET, SHEET.height, 20, 1) == SHEET.height - 20


def test_the_first_clause_in_a_window_starts_there_or_fills_it() -> None:
    tall = whole(document(clause("a", Level.PARAGRAPH, text=LONG * 10), clause("b", Level.PARAGRAPH, text=LONG)))
    assert first_in(tall, 3, 5) == 0
    assert first_in(tall, tall.top(1) - 2, 5) == 1


def test_a_clause_tree_is_walked_once_for_its_surroundings() -> None:
    parts: tuple[Clause, ...] = plan().flat
    assert len(set_in(plan())) == len(parts)
