"""The merge driver as git calls it: registered, working, and with its program gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from benchmarks.clones import PROGRAM, commit_all, git

from stdplan_tui.annotations.making import edited
from stdplan_tui.annotations.model import Annotation, AnnotationId
from stdplan_tui.annotations.store.annotation_file import annotation_bytes, read_annotation
from stdplan_tui.annotations.vocabulary.file import read_vocabulary
from stdplan_tui.sharing.drivers import Registered, drivers, register, settings
from stdplan_tui.sharing.own_lines import OWN_LINES, complete
from stdplan_tui.sharing.repository import Repository, repository
from stdplan_tui.sharing.unmerged import resolve, unmerged
from tests.support.repositories import isolate
from tests.unit.annotations.support import NOW, note

BASE = note("一", tags=("甲",))
SOONER, LATER = (NOW + timedelta(minutes=minutes) for minutes in (1, 2))
GONE = ("/nowhere/at all/stdplan",)


@pytest.fixture(autouse=True)
def own_git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch, tmp_path / "home")


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A clone, in a folder whose name has spaces and quotes, with one annotation on `main` and on `other`."""
    folder = tmp_path / "it's 100% 工作 区"
    folder.mkdir()
    git(folder, "init", "--quiet")
    for name in OWN_LINES:
        complete(folder, name)
    written(folder, BASE)
    commit_all(folder, "what is there")
    return folder


def written(folder: Path, annotation: Annotation) -> Path:
    path = folder / "annotations" / annotation.document / annotation.author / f"{annotation.id}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(annotation_bytes(annotation))
    return path


def merging(folder: Path, ours: Callable[[], object], theirs: Callable[[], object]) -> bool:
    """Whether git merged two branches on which something was done."""
    git(folder, "switch", "--quiet", "--create", "other")
    theirs()
    commit_all(folder, "theirs")
    git(folder, "switch", "--quiet", "main")
    ours()
    commit_all(folder, "ours")
    return git(folder, "merge", "--no-edit", "other", well=False).returncode == 0


def here(folder: Path) -> Repository:
    found = repository(folder)
    assert found is not None
    return found


def test_two_edits_of_one_annotation_merge(clone: Path) -> None:
    assert register(here(clone), PROGRAM)
    one, other = edited(BASE, "二", now=SOONER), edited(BASE, "三", now=LATER)
    assert merging(clone, lambda: written(clone, one), lambda: written(clone, other))
    found = read_annotation(clone / "annotations" / BASE.document / BASE.author / f"{BASE.id}.toml")
    assert found.body == "三\n"
    assert [conflict.value for conflict in found.conflicts] == ["二\n"]


def test_two_annotations_in_one_file_are_a_conflict_that_git_knows(clone: Path) -> None:
    register(here(clone), PROGRAM)
    other = replace(edited(BASE, "彼方", now=LATER), id=AnnotationId("01KAJ3QXJ5YD6TT6FZF8BCEK9Z"))
    path = written(clone, BASE)
    assert not merging(
        clone,
        lambda: written(clone, edited(BASE, "我方", now=SOONER)),
        lambda: path.write_bytes(annotation_bytes(other)),
    )
    text = path.read_text("utf-8")
    assert text.index("<<<<<<< ours") < text.index("我方") < text.index("=======") < text.index("彼方")
    (left,) = unmerged(here(clone), "annotations")
    assert set(left.versions) == {1, 2, 3}


def test_with_the_program_gone_git_merges_text_and_shows_conflicts(clone: Path) -> None:
    register(here(clone), GONE)
    one, other = edited(BASE, "二", now=SOONER), edited(BASE, "三", now=LATER)
    assert not merging(clone, lambda: written(clone, one), lambda: written(clone, other))
    path = clone / "annotations" / BASE.document / BASE.author / f"{BASE.id}.toml"
    text = path.read_text("utf-8")
    for word in ("<<<<<<< ours", "二", "=======", "三", ">>>>>>> theirs"):
        assert word in text
    (left,) = unmerged(here(clone), "annotations")
    resolve(here(clone), left)
    assert read_annotation(path).body == "三\n"
    assert unmerged(here(clone), "annotations") == ()


@pytest.mark.parametrize("ending", ["import nothing_of_that_name", "raise SystemExit(1)", "raise SystemExit(2)"])
def test_a_program_that_fails_is_like_one_that_is_gone(clone: Path, tmp_path: Path, ending: str) -> None:
    broken = tmp_path / "broken"
    broken.write_text(f"#!{PROGRAM[0].removesuffix('stdplan')}python\n{ending}\n", "utf-8")
    broken.chmod(0o755)
    register(here(clone), (str(broken),))
    one, other = edited(BASE, "二", now=SOONER), edited(BASE, "三", now=LATER)
    assert not merging(clone, lambda: written(clone, one), lambda: written(clone, other))
    text = (clone / "annotations" / BASE.document / BASE.author / f"{BASE.id}.toml").read_text("utf-8")
    assert "二" in text
    assert "三" in text


def test_a_removed_file_with_a_similar_one_beside_it_moves_no_edit(clone: Path) -> None:
    register(here(clone), PROGRAM)
    alike = replace(BASE, id=AnnotationId("01KAJ3QXJ5YD6TT6FZF8BCEK9Z"))

    def remove() -> None:
        written(clone, BASE).unlink()
        written(clone, alike)

    assert not merging(clone, remove, lambda: written(clone, edited(BASE, "二", now=SOONER)))
    texts = [path.read_text("utf-8") for path in (clone / "annotations").rglob("*.toml")]
    assert any("二" in text for text in texts)
    assert all("<<<<<<<" in text or alike.id not in text or "二" not in text for text in texts)


def test_the_vocabulary_is_merged_by_tag_and_keeps_its_comments(clone: Path) -> None:
    register(here(clone), PROGRAM)
    file = clone / "annotations/vocabulary.toml"
    head = '# 说明\nschema = 1\n\n[[dimension]]\nid = "a"\n\n[[dimension.tag]]\nname = "甲"\n'
    file.write_text(head, "utf-8")
    commit_all(clone, "agreed")
    ours = head + '\n[[dimension.tag]]\nname = "乙"  # 我方\n'
    theirs = (
        head.replace('name = "甲"', 'name = "甲"\ndefinition = "第一"') + '\n# 彼方\n[[dimension.tag]]\nname = "丙"\n'
    )
    assert merging(clone, lambda: file.write_text(ours, "utf-8"), lambda: file.write_text(theirs, "utf-8"))
    text = file.read_text("utf-8")
    assert {tag.name for tag in read_vocabulary(file).tags} == {"甲", "乙", "丙"}
    for words in ("# 说明", "# 我方", "# 彼方", 'definition = "第一"'):
        assert words in text


def test_registering_again_changes_nothing(clone: Path) -> None:
    assert drivers(here(clone), PROGRAM).merge is Registered.NO
    assert register(here(clone), PROGRAM)
    assert drivers(here(clone), PROGRAM).are_well
    assert not register(here(clone), PROGRAM)


def test_a_program_that_is_gone_and_another_command_are_noticed(clone: Path) -> None:
    register(here(clone), GONE)
    found = drivers(here(clone), PROGRAM)
    assert (found.merge, found.textconv) == (Registered.PROGRAM_MISSING, Registered.PROGRAM_MISSING)
    assert found.program == GONE[0]
    git(clone, "config", "merge.stdplan.driver", "true %A")
    assert drivers(here(clone), PROGRAM).merge is Registered.OTHERWISE


def test_the_program_is_named_as_the_shell_and_git_read_it() -> None:
    made = settings(("/a b/it's 5%/stdplan",))
    assert made["merge.stdplan.driver"].startswith("'/a b/it'\\''s 5%%/stdplan' merge-driver %O %A %B %P;")
    assert made["diff.stdplan.textconv"] == "'/a b/it'\\''s 5%/stdplan' textconv"
