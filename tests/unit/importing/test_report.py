"""The report of an import: what was recognised, what was left out, what is doubtful, and where."""

from __future__ import annotations

import pytest

from stdplan_tui.corpus.model import DocumentId, Level
from stdplan_tui.importing.confidence import AT_BEST
from stdplan_tui.importing.importing import import_bytes
from stdplan_tui.importing.layout.sheet import Cause, Doubtful
from stdplan_tui.importing.report import Doubt, Dropped, Report, report
from stdplan_tui.importing.sources.html.blocks import MARKUP
from stdplan_tui.importing.sources.page import Drop, Format
from tests.unit.importing.documents import NEWS, PLAN, imported

LETTER = (
    "海滨县人民政府关于开展试点的通知\n海政发〔2021〕8号\n各单位：\n请做好试点工作。\n海滨县人民政府\n2021年6月1日\n"
)


def test_clauses_are_counted_by_level() -> None:
    counts = dict(imported(PLAN).report.recognised.clauses)
    assert (counts[Level.PART], counts[Level.SECTION], counts[Level.BOX], counts[Level.BULLET]) == (3, 5, 2, 1)
    assert counts[Level.LEAD] == 2
    assert Level.ARTICLE not in counts


def test_what_the_file_does_not_say_is_named() -> None:
    seen = imported(LETTER).report.recognised
    assert set(seen.found) >= {"title", "document_number", "issuers", "recipients", "issued"}
    assert seen.absent == ("notice_title", "published")


@pytest.mark.parametrize(
    ("data", "name", "form", "encoding"),
    [
        (LETTER.encode(), "a.txt", Format.TEXT, "UTF-8"),
        (LETTER.encode("utf-8-sig"), "a.txt", Format.TEXT, "UTF-8"),
        (LETTER.encode("gb18030"), "a.txt", Format.TEXT, "GB18030"),
        (LETTER.encode("utf-16"), "a.txt", Format.TEXT, "UTF-16"),
        (f"# {LETTER}".encode(), "a.md", Format.MARKDOWN, "UTF-8"),
        (f"<html><body><p>{LETTER.replace(chr(10), '</p><p>')}</p></body></html>".encode(), "a", Format.PAGE, "UTF-8"),
    ],
)
def test_format_and_encoding(data: bytes, name: str, form: Format, encoding: str) -> None:
    seen = import_bytes(data, name, id=DocumentId("a")).report.recognised
    assert (seen.format, seen.encoding) == (form, encoding)


def test_nothing_is_left_out_of_a_clean_text_and_its_confidence_is_the_best() -> None:
    told = imported(LETTER).report
    assert (told.dropped, told.doubts, told.signs, told.confidence) == ((), (), (), AT_BEST)


def test_neighbouring_ranges_of_one_reason_are_one_with_the_markup_between() -> None:
    source = "甲<b>乙</b>丙 丁"
    drops = [Drop(0, 1, "news"), Drop(1, 4, MARKUP), Drop(4, 5, "news"), Drop(9, 10, "news"), Drop(11, 12, "news")]
    told = report(source, drops, [], [], [])
    assert told.dropped == (Dropped(0, 5, "甲<b>乙", "news"), Dropped(9, 12, "丙 丁", "news"))


def test_doubts_come_in_the_order_of_the_source_with_their_lines() -> None:
    doubts = [Doubtful(6, "二", Cause.BREAK), Doubtful(0, "一", Cause.NUMBERING), Doubtful(7, "三", Cause.BREAK)]
    told = report("甲\n乙\n\n丙丁\n", [], [], doubts, [])
    assert told.doubts == (
        Doubt("一", 1, Cause.NUMBERING),
        Doubt("二", 4, Cause.BREAK),
        Doubt("三", 4, Cause.BREAK),
    )


def test_every_character_left_out_of_a_page_is_reported_with_its_reason() -> None:
    told = imported(NEWS).report
    assert told.recognised.format is Format.PAGE
    assert all(NEWS[part.start : part.end] == part.text and part.reason for part in told.dropped)
    assert any("海量资讯" in part.text for part in told.dropped)


def test_an_empty_report_doubts_nothing() -> None:
    assert Report().confidence == AT_BEST
    assert Report().recognised.absent == ()
