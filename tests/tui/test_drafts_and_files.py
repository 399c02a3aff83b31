"""Drafts on disk, and noticing that files have changed."""

from __future__ import annotations

import os
from pathlib import Path

from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.tui.drafts import Drafts
from stdplan_tui.tui.fingerprint import fingerprint

PLAN = DocumentId("plan")


def test_a_draft_is_kept_by_what_it_is_about_until_it_is_forgotten(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep("plan:1.1", "半句\r\n话 \udc80")
    drafts.keep("../../etc", "别处")
    assert Drafts(tmp_path).read("plan:1.1") == "半句\n话 ?"
    assert {path.parent for path in tmp_path.rglob("*.txt")} == {tmp_path / "drafts"}
    drafts.forget("plan:1.1")
    assert drafts.read("plan:1.1") == ""


def test_empty_words_are_no_draft(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep("plan", "话")
    drafts.keep("plan", "  \n")
    assert drafts.read("plan") == ""
    assert not list(tmp_path.rglob("*.txt"))


def test_without_a_folder_that_can_be_written_nothing_fails(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    for drafts in (Drafts(None), Drafts(tmp_path / "file")):
        drafts.keep("plan", "话")
        assert drafts.read("plan") == ""
        drafts.forget("plan")


def test_a_fingerprint_differs_in_the_part_that_changed(tmp_path: Path) -> None:
    corpus, annotations = tmp_path / "corpus", tmp_path / "annotations"
    notes = annotations / "plan" / "wang"
    for folder in (corpus, notes, annotations / "other" / "wang"):
        folder.mkdir(parents=True)
    for name in ("plan.md", "plan.toml"):
        (corpus / name).write_text("1", "utf-8")

    def now() -> object:
        return fingerprint(corpus, annotations, PLAN)

    first = fingerprint(corpus, annotations, PLAN)
    assert first == now()
    os.utime(corpus / "plan.md", ns=(1, 1))
    second = fingerprint(corpus, annotations, PLAN)
    assert (second.document != first.document, second.notes == first.notes) == (True, True)
    (notes / "A.toml").write_text("1", "utf-8")
    third = fingerprint(corpus, annotations, PLAN)
    assert (third.document == second.document, third.notes != second.notes) == (True, True)
    (annotations / "other" / "wang" / "B.toml").write_text("1", "utf-8")
    os.utime(annotations / "other" / "wang", ns=(1, 1))
    fourth = fingerprint(corpus, annotations, PLAN)
    assert (fourth.notes == third.notes, fourth.others != third.others) == (True, True)
    (corpus / "new.toml").write_text("1", "utf-8")
    assert fingerprint(corpus, annotations, PLAN).corpus == fourth.corpus | {"new.toml"}


def test_folders_that_are_not_there_are_no_error(tmp_path: Path) -> None:
    assert fingerprint(tmp_path / "no", tmp_path / "nowhere", None) == fingerprint(tmp_path / "x", tmp_path / "y", PLAN)
