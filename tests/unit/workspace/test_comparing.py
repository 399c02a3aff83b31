"""Comparing documents, the older texts that were kept of them, and raw files."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from stdplan_tui.corpus.alignment import Kind
from stdplan_tui.corpus.files import version_of
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import AnnotationError, StdplanError, UnknownDocument
from stdplan_tui.workspace import annotating, comparing, renaming
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import PLAN, opened

ID = DocumentId("plan")
Rewrite = Callable[[str], None]


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return opened(tmp_path)


@pytest.fixture
def rewrite(ws: Workspace) -> Rewrite:
    """Put another text in the place of the plan's, the present one kept as a newer import keeps it."""

    def rewritten(body: str) -> None:
        present = ws.library.body(ID)
        ws.store.snapshot(version_of(present), present)
        ws.library.save(ws.library.metadata(ID), body)

    return rewritten


def short(body: str) -> str:
    return version_of(body).removeprefix("sha256:")[:7]


def names(ws: Workspace) -> list[str]:
    return [version.name for version in comparing.versions(ws, ID)]


def noted(ws: Workspace) -> str:
    """Write a note on the present text; when that was."""
    document = ws.library.document(ID)
    return annotating.annotate(ws, document, document.clause("1.1"), body="一").created


SECOND, THIRD = PLAN.replace("翻一番", "翻两番"), PLAN.replace("质量第一", "质量为先")


def test_there_are_no_versions_where_none_was_kept(ws: Workspace) -> None:
    assert comparing.versions(ws, ID) == ()
    with pytest.raises(UnknownDocument, match=r"no version plan@abc: no older text of the document was kept"):
        comparing.side(ws, "plan@abc")
    with pytest.raises(UnknownDocument):
        comparing.versions(ws, DocumentId("nothing"))


def test_versions_are_those_of_the_document_without_the_present(ws: Workspace, rewrite: Rewrite) -> None:
    other = ws.library.body("notice")
    ws.store.snapshot(version_of(other), other)
    rewrite(SECOND)
    assert names(ws) == [f"plan@{short(PLAN)}"]
    rewrite(THIRD)
    assert sorted(names(ws)) == sorted([f"plan@{short(PLAN)}", f"plan@{short(SECOND)}"])


def test_versions_come_newest_first_by_the_notes_on_them(ws: Workspace, rewrite: Rewrite) -> None:
    written = noted(ws)
    rewrite(SECOND)
    os.utime(next((ws.store.folder / "_base").iterdir()), (0, 0))
    rewrite(THIRD)
    os.utime(ws.store.folder / "_base" / f"{version_of(SECOND).removeprefix('sha256:')[:12]}.md", (1, 1))
    first, second = comparing.versions(ws, ID)
    assert (first.name, first.when) == (f"plan@{short(PLAN)}", written)
    assert (second.name, second.when) == (f"plan@{short(SECOND)}", "")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d \d\d:\d\d", first.told)
    assert second.told == "date unknown"


def test_the_text_that_import_wrote_is_called_so(ws: Workspace, rewrite: Rewrite) -> None:
    ws.library.save(replace(ws.library.metadata(ID), imported=version_of(PLAN)), PLAN)
    rewrite(SECOND)
    (found,) = comparing.versions(ws, ID)
    assert (found.when, found.imported, found.told) == ("", True, "as imported")
    assert replace(found, when="some day", imported=False).told == "date unknown"


def test_a_text_with_another_title_is_known_by_the_notes_on_it(ws: Workspace, rewrite: Rewrite) -> None:
    noted(ws)
    rewrite(PLAN.replace("# 江南县标准化发展规划（2021—2025年）", "# 江南县质量规划"))
    assert names(ws) == [f"plan@{short(PLAN)}"]


def test_what_is_in_the_folder_by_other_names_or_was_changed_is_no_version(ws: Workspace, rewrite: Rewrite) -> None:
    rewrite(SECOND)
    base = ws.store.folder / "_base"
    (kept,) = base.iterdir()
    (base / "notes.md").write_text(PLAN, "utf-8")
    (base / "0123456789ab.md").write_text(PLAN, "utf-8")
    (base / "ba9876543210.md").symlink_to(kept)
    assert names(ws) == [f"plan@{short(PLAN)}"]
    kept.write_text(SECOND, "utf-8")
    assert names(ws) == []


def test_a_version_that_was_changed_behind_our_back_is_not_shown(ws: Workspace, rewrite: Rewrite) -> None:
    noted(ws)
    rewrite(SECOND)
    next((ws.store.folder / "_base").iterdir()).write_text(THIRD, "utf-8")
    with pytest.raises(AnnotationError, match="not the one that its name says"):
        comparing.side(ws, f"plan@{short(PLAN)}")


def test_a_version_beside_the_present_text(ws: Workspace, rewrite: Rewrite) -> None:
    rewrite(SECOND)
    found = comparing.compare(ws, f"plan@{short(PLAN)}", "plan")
    assert (found.a.document.version, found.b.document.version) == (version_of(PLAN), version_of(SECOND))
    assert (found.a.name, found.b.name) == (f"plan@{short(PLAN)}", "plan")
    (changed,) = (row for row in found.rows if row.kind is not Kind.SAME)
    assert changed.kind is Kind.CHANGED
    assert changed.a
    assert changed.a.id == "1.2.b1"
    assert 0.9 < found.common < 1


@pytest.mark.parametrize("written", ["{}", "sha256:{}", "SHA:{}"])
def test_a_version_is_named_by_any_number_of_its_digits(ws: Workspace, rewrite: Rewrite, written: str) -> None:
    rewrite(SECOND)
    whole = version_of(PLAN).removeprefix("sha256:")
    for digits in (whole, whole[:12], whole[:2].upper(), whole[:20]):
        name = f"plan@{written.format(digits)}"
        if written.startswith("SHA:"):
            with pytest.raises(UnknownDocument):
                comparing.side(ws, name)
        else:
            assert comparing.side(ws, name).document.version == version_of(PLAN)
    assert comparing.side(ws, f"plan@{short(SECOND)}").document is ws.library.document(ID)


def test_an_unknown_version_is_answered_with_those_that_there_are(ws: Workspace, rewrite: Rewrite) -> None:
    rewrite(SECOND)
    wrong = version_of(PLAN).removeprefix("sha256:")[:12] + "0" * 52
    for name in ("plan@", "plan@zz", f"plan@{wrong}", "plan@../plan"):
        with pytest.raises(UnknownDocument, match=rf"there is no version .*; there are plan@{short(PLAN)}"):
            comparing.side(ws, name)


def test_digits_of_several_versions(ws: Workspace) -> None:
    bodies = [body for nth in range(40) if short(body := PLAN.replace("翻一番", f"增加{nth}倍"))[0] != short(PLAN)[0]]
    for body in bodies:  # more than there are digits: some begin alike
        ws.store.snapshot(version_of(body), body)
    (digit, count), *_others = Counter(short(body)[0] for body in bodies).most_common()
    with pytest.raises(UnknownDocument) as refused:
        comparing.side(ws, f"plan@{digit}")
    assert str(refused.value).startswith(f"plan@{digit} may be several versions: plan@{digit}")
    assert str(refused.value).count(", ") == count - 1


def test_a_version_under_an_id_that_the_document_had(ws: Workspace, rewrite: Rewrite) -> None:
    rewrite(SECOND)
    renaming.rename(ws, "plan", "programme")
    found = comparing.side(ws, f"plan@{short(PLAN)}")
    assert (found.document.id, found.document.version) == ("programme", version_of(PLAN))


def test_a_raw_file_also_one_with_an_at_sign_in_its_name(ws: Workspace, tmp_path: Path) -> None:
    file = tmp_path / "a@b.txt"
    file.write_text("江南县标准化发展规划\n\n一、总体要求\n\n坚持质量第一，完善标准体系。\n", "utf-8")
    found = comparing.compare(ws, "plan", str(file))
    assert found.b.document.id == ""
    assert any(row.kind is not Kind.ADDED and row.b and row.b.id == "1" for row in found.rows)
    alone = comparing.compare(None, str(file), str(file))
    assert {row.kind for row in alone.rows} == {Kind.SAME}
    assert alone.common == 1
    with pytest.raises(UnknownDocument):
        comparing.side(None, "plan")
    file.write_text("", "utf-8")
    with pytest.raises(StdplanError, match="empty"):
        comparing.side(ws, str(file))
