"""What `check` says of a document, and what it mends."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stdplan_tui.corpus.checking import Finding, check_document, fix_document
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId, Metadata
from tests.support.documents import CANONICAL, PLAN


def _library(folder: Path, body: str) -> Library:
    library = Library(folder / "corpus")
    library.save(Metadata(DocumentId("plan"), "规划"), body)
    return library


def _said(folder: Path, body: str) -> list[tuple[str, int | None, str]]:
    library = _library(folder, body)
    return [(finding.severity, finding.line, finding.message) for finding in check_document(library, "plan")]


@pytest.mark.parametrize("name", CANONICAL)
def test_nothing_is_wrong_with_a_canonical_document(tmp_path: Path, name: str) -> None:
    assert _said(tmp_path, CANONICAL[name]) == []


@pytest.mark.parametrize(
    ("body", "severity", "line", "words"),
    [
        ("## 一、甲\n\n正 文\n", "error", 3, "expected 正文"),
        ("## 一、甲\n正文\n\n\n乙\n", "error", 4, "expected 乙"),
        ("## 一、甲\n### （一）乙\n", "error", 2, "an empty line"),
        ("## 一、甲\n\n乙\n\n", "error", 4, "end of the file"),
        ("## 一、甲", "error", 1, "a line feed at the end"),
        ("## 一、甲\n\n#### （一）乙\n", "error", 3, "depth 4"),
        ("## （一）甲\n\n### 一、乙\n", "error", 3, "ranks at or above"),
        ("## 一、甲\n\n### 二、乙\n", "error", 3, "ranks at or above"),
        ("## 一、甲\n\n### 概述\n\n#### 二、乙\n", "error", 5, "ranks at or above"),
        ("## 一、甲\n\n乙\n\n<!-- in . -->\n丙\n", "warning", 6, "directly under the document"),
        ("# 甲\n\n# 乙\n", "warning", 3, "second # title"),
        ("<!-- notice -->\n# 甲\n\n# 乙\n", "warning", 4, "second # title"),
        ("## 一、甲\n\n2021年4月29日\n", "warning", 3, "only a date"),
        ("## 一、甲\n\n二〇二一年四月二十九日\n", "warning", 3, "only a date"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, body: str, severity: str, line: int, words: str) -> None:
    assert any(
        (found_severity, found_line) == (severity, line) and words in message
        for found_severity, found_line, message in _said(tmp_path, body)
    ), _said(tmp_path, body)


def test_entries_of_a_box_start_afresh(tmp_path: Path) -> None:
    assert _said(tmp_path, "## 一、甲\n\n### （一）乙\n\n> **专栏1　丙**\n>\n> **一、丁**\n") == []


def test_a_notice_without_headings_may_have_paragraphs_and_a_signed_date(tmp_path: Path) -> None:
    assert _said(tmp_path, "# 通知\n\n甲。\n\n<!-- signature -->\n省政府\n2021年4月29日\n") == []


def test_a_version_that_is_not_that_of_the_text(tmp_path: Path) -> None:
    library = _library(tmp_path, PLAN)
    library.body_path("plan").write_text(PLAN.replace("特高压", "超高压"), "utf-8")
    assert [(finding.severity, finding.path) for finding in check_document(library, "plan")] == [
        ("error", library.metadata_path("plan"))
    ]


def test_a_text_mended_by_hand_since_its_import(tmp_path: Path) -> None:
    library = _library(tmp_path, PLAN)
    imported = library.metadata("plan")
    library.save(replace(imported, imported=imported.version), PLAN)
    assert check_document(library, "plan") == []
    library.save(library.metadata("plan"), PLAN.replace("特高压", "超高压"))
    assert [finding.severity for finding in check_document(library, "plan")] == ["warning"]


def test_crlf_and_byte_order_marks_are_told(tmp_path: Path) -> None:
    library = _library(tmp_path, PLAN)
    library.body_path("plan").write_bytes(PLAN.replace("\n", "\r\n").encode())
    assert [finding.severity for finding in check_document(library, "plan")] == ["warning"]


def test_a_document_that_cannot_be_read_is_left_to_problems(tmp_path: Path) -> None:
    library = _library(tmp_path, "**甲** 乙\n")
    assert check_document(library, "plan") == []
    assert fix_document(library, "plan") == ()
    assert [Finding.of(problem).line for problem in library.problems()] == [1]


def test_fixing_writes_the_canonical_form_and_its_version_once(tmp_path: Path) -> None:
    library = _library(tmp_path, PLAN)
    library.body_path("plan").write_bytes(PLAN.replace("\n\n", "\n\n\n").replace("\n", "\r\n").encode())
    assert fix_document(library, "plan") == (library.body_path("plan"), library.metadata_path("plan"))
    assert library.body_path("plan").read_bytes() == PLAN.encode()
    assert check_document(library, "plan") == []
    assert fix_document(library, "plan") == ()


def test_ids_lost_and_gained_since_the_last_commit(tmp_path: Path) -> None:
    before = "## 一、甲\n\n乙\n\n丙\n"
    library = _library(tmp_path, before)
    assert check_document(library, "plan", before) == []
    library.save(library.metadata("plan"), "## 一、甲\n\n乙\n\n## 二、丁\n")
    assert check_document(library, "plan") == []
    assert check_document(library, "plan", "# 一\n# ") == []
    lost, gained = (finding.message for finding in check_document(library, "plan", before))
    assert "lost" in lost
    assert lost.endswith(": 1.p2")
    assert "gained" in gained
    assert gained.endswith(": 2")
