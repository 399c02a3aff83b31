"""The past of annotations, as git keeps it."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from stdplan_tui.annotations.differing.fields import Became
from stdplan_tui.annotations.model import Annotation, AnnotationId, Status
from stdplan_tui.annotations.store.files import LARGEST
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.sharing.past import files as past_files
from stdplan_tui.sharing.past import objects as past_objects
from stdplan_tui.sharing.past import past as past_of
from stdplan_tui.sharing.past.files import empty_tree
from stdplan_tui.sharing.past.past import Past
from stdplan_tui.sharing.past.values import Entry, Step, Which
from stdplan_tui.sharing.repository import repository
from tests.support.counts import tries
from tests.support.past_repositories import Clone, isolated, revised
from tests.unit.annotations.support import note

NOTE = note("一")
OTHER = note("二", author="li-si")


@pytest.fixture(autouse=True)
def own_git(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    isolated(monkeypatch, tmp_path / "home")


@pytest.fixture(params=["", "资料 库/a[b]*/-工作"], ids=["at the top", "in a folder"])
def clone(request: pytest.FixtureRequest, tmp_path: Path) -> Clone:
    """A repository; its workspace is at its top, and below it under a name that is all that names can be."""
    made = Clone(tmp_path / "库 1", tmp_path / "库 1" / request.param)
    made.folder.mkdir(parents=True, exist_ok=True)
    return made


def past(clone: Clone) -> Past:
    found = repository(clone.folder)
    assert found is not None
    return Past(found)


def entries(clone: Clone, which: Which | None = None) -> list[Entry]:
    return [*past(clone).entries("HEAD", which or Which())]


def story(clone: Clone, which: Which | None = None) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """The subject of each commit, and of each of its changes what became of it, its id and its text."""
    return [
        (entry.commit.subject, [told(step) for step in entry.steps]) for entry in entries(clone, which) if entry.commit
    ]


def told(step: Step) -> tuple[str, str, str]:
    said = step.annotation.body.strip() if step.annotation else ""
    return str(step.became), step.named.id, said


def of(annotation: Annotation) -> Which:
    return Which(ids=frozenset({annotation.id}))


def test_every_version_is_there_the_newest_first(clone: Clone) -> None:
    second = revised(NOTE, body="改\n")
    for version in (NOTE, second, revised(second, status=Status.DELETED), revised(second, body="又改\n")):
        clone.write(version)
        clone.commit(version.body.strip() + version.status)
    assert story(clone, of(NOTE)) == [
        ("又改open", [("restored", NOTE.id, "又改")]),
        ("改deleted", [("deleted", NOTE.id, "改")]),
        ("改open", [("edited", NOTE.id, "改")]),
        ("一open", [("added", NOTE.id, "一")]),
    ]


def test_only_those_that_are_asked_for_are_told_of(clone: Clone) -> None:
    moved = replace(NOTE, document=DocumentId("elsewhere"), id=AnnotationId("01KAJ3" + "0" * 20))
    clone.write(NOTE, OTHER, moved)
    clone.commit("All")
    assert len(story(clone)[0][1]) == 3
    for which, wanted in (
        (of(OTHER), OTHER),
        (Which(authors=frozenset({"li-si"})), OTHER),
        (Which(documents=frozenset({"elsewhere"})), moved),
    ):
        assert [named for _became, named, _said in story(clone, which)[0][1]] == [wanted.id]
    assert story(clone, Which(authors=frozenset({"li-si"}), documents=frozenset({"elsewhere"}))) == []


def test_many_ids_are_looked_for_at_once(clone: Clone) -> None:
    clone.write(NOTE, OTHER)
    clone.commit("Both")
    ids = frozenset({NOTE.id, *(f"01KAJ3{number:020}" for number in range(60))})
    assert story(clone, Which(ids=ids)) == [("Both", [("added", NOTE.id, "一")])]


def test_an_annotation_is_followed_where_its_document_is_renamed(clone: Clone) -> None:
    clone.write(NOTE)
    clone.commit("Before")
    clone.path_of(NOTE).unlink()
    clone.write(replace(NOTE, document=DocumentId("guihua")))
    clone.commit("Renamed")
    assert story(clone, of(NOTE)) == [
        ("Renamed", [("moved", NOTE.id, "一")]),
        ("Before", [("added", NOTE.id, "一")]),
    ]
    (step,) = entries(clone, of(NOTE))[0].steps
    assert [(one.field, one.before, one.after) for one in step.differences] == [("document", NOTE.document, "guihua")]


def test_an_annotation_is_followed_through_a_rename_in_two_commits_and_on_two_branches(clone: Clone) -> None:
    clone.write(NOTE)
    clone.commit("Before")
    clone.git("branch", "side")
    new = replace(NOTE, document=DocumentId("guihua"))
    clone.write(new)
    clone.commit("Copied")
    clone.path_of(NOTE).unlink()
    clone.commit("Renamed")
    newest = replace(new, document=DocumentId("jihua"))
    clone.path_of(new).unlink()
    clone.write(newest)
    clone.commit("Again")
    clone.git("checkout", "-q", "side")
    late = revised(NOTE, body="改\n")
    clone.write(late)
    clone.commit("On the side")
    clone.git("checkout", "-q", "main")
    clone.merge("side")
    clone.commit("Merge")
    assert story(clone, of(NOTE)) == [
        ("Merge", [("removed", NOTE.id, "改")]),
        ("On the side", [("edited", NOTE.id, "改")]),
        ("Again", [("moved", NOTE.id, "一")]),
        ("Renamed", [("removed", NOTE.id, "一")]),
        ("Copied", [("added", NOTE.id, "一")]),
        ("Before", [("added", NOTE.id, "一")]),
    ]
    assert story(clone, of(NOTE)) == story(clone)


def test_a_file_that_went_is_told_of_with_what_it_said(clone: Clone) -> None:
    clone.write(NOTE)
    clone.commit("Here")
    clone.path_of(NOTE).unlink()
    clone.commit("Gone")
    assert story(clone)[0] == ("Gone", [("removed", NOTE.id, "一")])


def test_a_merge_that_brings_what_each_side_wrote_is_no_change(clone: Clone) -> None:
    _two_sides(clone, {"a": NOTE}, {"b": OTHER})
    clone.write(OTHER)
    clone.commit("Merge")
    assert [subject for subject, _steps in story(clone)] == ["b", "a"]


def test_a_change_that_a_merge_makes_is_seen(clone: Clone) -> None:
    _two_sides(clone, {"a": revised(NOTE, body="甲\n")}, {"b": revised(NOTE, body="乙\n")}, base=NOTE)
    clone.write(revised(NOTE, body="甲乙\n"))
    clone.commit("Merge")
    assert story(clone, of(NOTE))[0] == ("Merge", [("edited", NOTE.id, "甲乙")])
    assert entries(clone)[0].commit is not None
    assert [entry.commit.is_merge for entry in entries(clone) if entry.commit] == [True, False, False, False]


@pytest.mark.parametrize("kept", ["甲", "乙"])
def test_what_a_merge_took_back_is_seen(clone: Clone, kept: str) -> None:
    sides = {body: revised(NOTE, body=f"{body}\n") for body in ("甲", "乙")}
    _two_sides(clone, {"a": sides["甲"]}, {"b": sides["乙"]}, base=NOTE)
    clone.write(sides[kept])
    clone.commit("Merge")
    (step,) = entries(clone, of(NOTE))[0].steps
    lost = {"甲": "乙", "乙": "甲"}[kept]
    assert [(one.field, one.before, one.after) for one in step.differences] == [("body", f"{lost}\n", f"{kept}\n")]


def test_a_merge_that_drops_a_whole_side_is_seen(clone: Clone) -> None:
    _two_sides(clone, {"a": NOTE}, {"b": OTHER})
    clone.commit("Ours")
    assert story(clone)[0] == ("Ours", [("removed", OTHER.id, "二")])
    assert [*past(clone).standing("HEAD", of(OTHER))] == []


def test_of_a_commit_who_and_when_are_known(clone: Clone) -> None:
    clone.write(NOTE)
    clone.commit("题目\n还是题目\n\n正文", by="李 四 <b>", zone="-0330")
    (commit,) = [entry.commit for entry in entries(clone)]
    assert commit is not None
    assert (commit.author, commit.subject) == ("李 四 b", "题目 还是题目")  # git itself takes < and > out
    assert commit.committed.utcoffset() == datetime.fromisoformat("2026-01-01T00:00:00-03:30").utcoffset()
    assert commit.committed.timestamp() == int(clone.git("log", "-1", "--format=%ct"))
    assert commit.id == clone.git("rev-parse", "HEAD")


def test_commits_may_be_written_in_another_encoding(clone: Clone) -> None:
    clone.write(NOTE)
    clone.git("config", "i18n.commitEncoding", "gbk")
    clone.git("add", "-A")
    message = clone.top.parent / "message"
    message.write_bytes("中文题目".encode("gbk"))
    clone.git("commit", "-q", "-F", str(message), GIT_AUTHOR_NAME="a")
    assert story(clone)[0][0] == "中文题目"


@pytest.mark.parametrize(
    ("content", "subject"),
    [
        (b"", ""),
        (b"tree 0\n\n", ""),
        (b"author a <b> 99999999999999999 +0000\ncommitter c <d> 1 +9999\n\nx", "x"),
        (b"author \xff\ncommitter c\n\n\n\ny\n", "y"),
        (b"encoding zip\nauthor a <b> 1 +0000\n\nz", "z"),
    ],
)
def test_no_commit_is_too_strange_to_be_read(
    content: bytes, subject: str, monkeypatch: pytest.MonkeyPatch, clone: Clone
) -> None:
    monkeypatch.setattr(past_objects, "contents", lambda _git, ids: dict.fromkeys(ids, content))
    found = past_objects.commits(past(clone).repository.git, ["a"])["a"]
    assert found.subject == subject
    assert found.committed.isoformat()


def test_a_version_that_cannot_be_read_is_told_of(clone: Clone) -> None:
    clone.write(NOTE)
    clone.commit("Good")
    clone.path_of(NOTE).write_text("<<<<<<< ours\n", "utf-8")
    clone.commit("Broken")
    clone.path_of(NOTE).write_bytes(b"#" * (LARGEST + 1))
    clone.commit("Huge")
    clone.path_of(NOTE).unlink()
    clone.path_of(NOTE).symlink_to("/etc/passwd")
    clone.commit("Link")
    found = [entry.steps[0] for entry in entries(clone)]
    assert [step.became for step in found] == [*[Became.EDITED] * 3, Became.ADDED]
    assert [step.annotation is None for step in found] == [True, True, True, False]
    problems = [str(step.problem) for step in found]
    assert "too large" in problems[1]
    assert "conflict markers" in problems[2]
    assert "root:" not in problems[0]


def test_what_is_no_annotation_by_its_name_is_passed_over(clone: Clone) -> None:
    top = clone.folder / "annotations"
    for name in (
        "_base/ab.md",
        "plan/zhang-san/notes.toml",
        "plan/zhang-san/x/" + NOTE.id + ".toml",
        "vocabulary.toml",
    ):
        (top / name).parent.mkdir(parents=True, exist_ok=True)
        (top / name).write_text("x", "utf-8")
    (top / "大 文件").mkdir()
    (top / "大 文件" / f"{NOTE.id}.toml").write_text("x", "utf-8")
    clone.commit()
    assert story(clone) == []


def test_the_work_tree_may_be_the_other_side(clone: Clone) -> None:
    clone.write(NOTE, OTHER)
    clone.commit()
    assert past(clone).changed("HEAD", None, Which()) == ()
    os.utime(clone.path_of(OTHER), (1, 1))  # looks changed, and is not
    new = note("新", author="wang-wu")
    clone.write(revised(NOTE, body="改\n"), new)
    assert sorted(map(told, past(clone).changed("HEAD", None, Which()))) == [
        ("added", new.id, "新"),
        ("edited", NOTE.id, "改"),
    ]
    clone.git("add", "-A")
    clone.git("rm", "-q", "--cached", str(clone.path_of(OTHER)))  # git forgets it, and it is there
    assert len(past(clone).changed("HEAD", None, Which())) == 2
    clone.path_of(OTHER).unlink()
    assert ("removed", OTHER.id, "二") in map(told, past(clone).changed("HEAD", None, Which()))


def test_other_ends_of_lines_are_no_change(clone: Clone) -> None:
    clone.write(NOTE)
    clone.commit()
    clone.path_of(NOTE).write_bytes(clone.path_of(NOTE).read_bytes().replace(b"\n", b"\r\n"))
    assert past(clone).changed("HEAD", None, Which()) == ()


def test_what_was_staged_and_is_gone_again_was_never_there(clone: Clone) -> None:
    clone.commit()
    clone.write(NOTE)
    clone.git("add", "-A")
    clone.path_of(NOTE).unlink()
    assert past(clone).changed("HEAD", None, Which()) == ()


def test_files_that_are_ignored_are_annotations_all_the_same(clone: Clone) -> None:
    (clone.top / ".gitignore").write_text("annotations\n", "utf-8")
    clone.commit()
    clone.write(NOTE)
    assert [told(step) for step in past(clone).changed("HEAD", None, Which())] == [("added", NOTE.id, "一")]


def test_a_conflict_that_is_not_settled_is_one_change(clone: Clone) -> None:
    _two_sides(clone, {"a": revised(NOTE, body="甲\n")}, {"b": revised(NOTE, body="乙\n")}, base=NOTE)
    clone.git("merge", "--abort")
    clone.git("reset", "-q", "--hard")
    assert "CONFLICT" in _failing_merge(clone)
    (step,) = past(clone).changed("HEAD", None, Which())
    assert step.became is Became.EDITED
    assert "conflict markers" in str(step.problem)


def test_before_the_first_commit_everything_is_new(clone: Clone) -> None:
    clone.write(NOTE)
    kept = past(clone)
    assert kept.repository.head is None
    assert [told(step) for step in kept.changed(empty_tree(kept.repository), None, Which())] == [
        ("added", NOTE.id, "一")
    ]


def test_between_two_commits(clone: Clone) -> None:
    clone.write(NOTE)
    first = clone.commit()
    clone.write(revised(NOTE, tags=("甲",)), OTHER)
    second = clone.commit()
    kept = past(clone)
    assert sorted(map(told, kept.changed(first, second, Which()))) == [
        ("added", OTHER.id, "二"),
        ("edited", NOTE.id, "一"),
    ]
    assert sorted(map(told, kept.changed(second, first, Which()))) == [
        ("edited", NOTE.id, "一"),
        ("removed", OTHER.id, "二"),
    ]


def test_what_stood_at_a_commit(clone: Clone) -> None:
    clone.write(NOTE)
    first = clone.commit()
    clone.write(revised(NOTE, body="改\n"), OTHER)
    clone.commit()
    assert [version.annotation for version in past(clone).standing(first, Which())] == [NOTE]
    assert [version.annotation for version in past(clone).standing("HEAD", of(OTHER))] == [OTHER]


def test_how_git_is_set_up_changes_nothing(clone: Clone) -> None:
    clone.write(NOTE)
    clone.commit("One")
    clone.write(revised(NOTE, body="改\n"))
    clone.commit("Two")
    before = entries(clone)
    for name, value in {
        "color.ui": "always",
        "log.showRoot": "false",
        "log.showSignature": "true",
        "log.diffMerges": "off",
        "diff.renames": "copies",
        "diff.noprefix": "true",
        "diff.relative": "true",
        "diff.external": "false",
        "core.abbrev": "4",
        "core.quotePath": "true",
        "diff.orderFile": "/dev/null",
    }.items():
        clone.git("config", name, value)
    assert entries(clone) == before
    assert len(before) == 2


def test_a_repository_of_other_hashes_is_read_as_well(tmp_path: Path) -> None:
    clone = Clone(tmp_path / "sha256", hashes="sha256")
    clone.write(NOTE)
    assert len(clone.commit()) == 64
    clone.write(revised(NOTE, body="改\n"))
    assert [told(step) for step in past(clone).changed("HEAD", None, Which())] == [("edited", NOTE.id, "改")]
    clone.commit()
    assert [steps[0][0] for _subject, steps in story(clone, of(NOTE))] == ["edited", "added"]


def test_a_clone_that_begins_late_says_what_was_there_then(clone: Clone, tmp_path: Path) -> None:
    clone.write(NOTE)
    clone.commit("Old")
    clone.write(revised(NOTE, body="改\n"))
    clone.commit("New")
    subprocess.run(["git", "clone", "-q", "--depth=1", clone.top.as_uri(), tmp_path / "late"], check=True)
    late = repository(tmp_path / "late" / clone.folder.relative_to(clone.top))
    assert late is not None
    for which in (Which(), of(NOTE)):
        (entry,) = Past(late).entries("HEAD", which)
        assert [told(step) for step in entry.steps] == [("added", NOTE.id, "改")]


def test_another_work_tree_of_the_clone_has_the_same_past(clone: Clone, tmp_path: Path) -> None:
    clone.write(NOTE)
    clone.commit("Note")
    clone.git("worktree", "add", "-q", "-b", "other", str(tmp_path / "other"))
    other = repository(tmp_path / "other" / clone.folder.relative_to(clone.top))
    assert other is not None
    assert [*Past(other).entries("HEAD", Which())] == entries(clone)
    assert Past(other).changed("HEAD", None, Which()) == ()


def test_what_is_not_checked_out_is_no_change(clone: Clone) -> None:
    clone.write(NOTE, OTHER)
    clone.commit()
    clone.git("sparse-checkout", "set", "--no-cone", f"{OTHER.author}/")
    assert not clone.path_of(NOTE).exists()
    assert past(clone).changed("HEAD", None, Which()) == ()


def test_no_link_is_followed_out_of_the_workspace(clone: Clone, tmp_path: Path) -> None:
    clone.write(NOTE)
    clone.commit()
    folder = clone.path_of(NOTE).parent
    folder.rename(tmp_path / "away")
    folder.symlink_to(tmp_path / "away")
    (tmp_path / "away" / f"{NOTE.id}.toml").write_text("elsewhere", "utf-8")
    steps = past(clone).changed("HEAD", None, of(NOTE))
    assert all(step.after is None or step.after.annotation is None for step in steps)
    assert all("elsewhere" not in str(step.problem) for step in steps)


def test_since_a_moment(clone: Clone) -> None:
    clone.write(NOTE)
    clone.commit("Old")
    clone.write(OTHER)
    clone.commit("New")
    at = entries(clone)[0].commit
    assert at is not None
    found = [*past(clone).entries("HEAD", Which(), at.committed)]
    assert [entry.commit and entry.commit.subject for entry in found] == ["New"]


def test_ids_are_found_by_their_ends_also_of_what_is_gone(clone: Clone) -> None:
    clone.write(NOTE)
    clone.commit()
    clone.path_of(NOTE).unlink()
    clone.commit()
    kept = past(clone)
    assert kept.ids_like("HEAD", NOTE.id[:8]) == kept.ids_like("HEAD", NOTE.id[-8:]) == {NOTE.id}
    assert kept.ids_like("HEAD", "0" * 8) == frozenset()


def test_more_commits_than_are_looked_into_at_once(clone: Clone, monkeypatch: pytest.MonkeyPatch) -> None:
    for module, first, largest in ((past_files, 5, 20), (past_of, 3, 12)):
        monkeypatch.setattr(module, "_PORTION", first)
        monkeypatch.setattr(module, "_LARGEST_PORTION", largest)
    version = NOTE
    for number in range(47):
        version = revised(version, body=f"{number}\n")
        clone.write(version)
        clone.commit(str(number))
    assert [subject for subject, _steps in story(clone)] == [str(number) for number in range(46, -1, -1)]


@given(
    st.lists(
        st.dictionaries(st.integers(0, 3), st.sampled_from(["甲", "乙", "", "丙\n丁"]), min_size=1),
        min_size=1,
        max_size=6,
    )
)
@hypothesis_settings(max_examples=tries(8), deadline=None)
def test_what_was_done_is_what_is_told(commits: Sequence[dict[int, str]]) -> None:
    notes = [note(str(number), author=f"a{number}") for number in range(4)]
    known: dict[int, Annotation] = {}
    wanted: list[tuple[str, set[tuple[str, str]]]] = []
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        isolated(patch, Path(folder) / "home")
        clone = Clone(Path(folder) / "repo")
        for nth, changes in enumerate(commits):
            done: set[tuple[str, str]] = set()
            for number, body in changes.items():
                version = revised(known.get(number, notes[number]), body=body and f"{body}\n")
                done.add((version.id, "edited" if number in known else "added"))
                known[number] = version
                clone.write(version)
            clone.commit(str(nth))
            wanted.insert(0, (str(nth), done))
        found = [(subject, {(id_, became) for became, id_, _said in steps}) for subject, steps in story(clone)]
    assert found == wanted


def _two_sides(
    clone: Clone, ours: dict[str, Annotation], theirs: dict[str, Annotation], *, base: Annotation | None = None
) -> None:
    """A commit on each of two branches, and a merge of both begun with the files of `ours`."""
    if base is not None:
        clone.write(base)
    clone.commit("Base")
    clone.git("branch", "side")
    for subject, version in ours.items():
        clone.write(version)
        clone.commit(subject)
    clone.git("checkout", "-q", "side")
    for subject, version in theirs.items():
        clone.write(version)
        clone.commit(subject)
    clone.git("checkout", "-q", "main")
    clone.merge("side")


def _failing_merge(clone: Clone) -> str:
    run = subprocess.run(["git", "-C", str(clone.top), "merge", "side"], capture_output=True, text=True, check=False)
    return run.stdout
