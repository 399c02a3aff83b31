"""What keeps people from sharing a workspace: each of it is found, and mended where nothing is lost by that."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from benchmarks.clones import PROGRAM, commit_all, git

from stdplan_tui.annotations.making import edited, retagged
from stdplan_tui.annotations.model import Annotation, AnnotationId
from stdplan_tui.annotations.store.annotation_file import annotation_bytes, read_annotation
from stdplan_tui.settings import Settings, load_settings
from stdplan_tui.workspace import annotating
from stdplan_tui.workspace.doctor.ailments import Ailment, Kind
from stdplan_tui.workspace.doctor.examining import examine, mended
from stdplan_tui.workspace.folder import Workspace, open_workspace
from stdplan_tui.workspace.preparing import prepare
from tests.support.repositories import isolate
from tests.support.workspaces import make_workspace

ME = Settings(author_name="somebody", author_id="0123abcd")
LATER = datetime(2036, 1, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    isolate(monkeypatch, tmp_path / "home")
    monkeypatch.setattr("sys.argv", [PROGRAM[0]])


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """A workspace of one person in a clone, prepared, with a note, committed."""
    folder = make_workspace(tmp_path / "work")
    git(folder, "init", "--quiet")
    assert [*prepare(folder)]
    ws = opened(folder)
    annotating.annotate(ws, ws.library.document("plan"), None, "一")
    commit_all(folder, "what is there")
    return folder


def opened(folder: Path) -> Workspace:
    return open_workspace(folder, settings=ME)


def found(folder: Path, drawn: int | None = None) -> dict[str, Ailment]:
    ailments = [*examine(opened(folder), drawn)]
    assert all(one.message and one.remedy for one in ailments)
    return {one.kind.value: one for one in ailments}


def mend(folder: Path) -> None:
    assert all(error is None for _one, error in mended([*examine(opened(folder))]))


def the_note(folder: Path) -> Annotation:
    return next(iter(opened(folder).store.load().annotations))


def path_of(folder: Path, note: Annotation) -> Path:
    return opened(folder).store.path_of(note.document, note.author, note.id)


def write(folder: Path, note: Annotation) -> Path:
    path = path_of(folder, note)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(annotation_bytes(note))
    return path


def branches_meet(folder: Path, *, theirs: Annotation, ours: Annotation) -> None:
    """Two branches change the same note, and git is asked to merge them."""
    git(folder, "switch", "--quiet", "--create", "other")
    write(folder, theirs)
    commit_all(folder, "theirs")
    git(folder, "switch", "--quiet", "main")
    write(folder, ours)
    commit_all(folder, "ours")
    git(folder, "merge", "--no-edit", "other", well=False)


def test_of_a_clone_that_was_prepared_nothing_is_wrong(clone: Path) -> None:
    assert found(clone) == {}


def test_outside_a_clone_the_files_are_looked_at_all_the_same(tmp_path: Path) -> None:
    folder = make_workspace(tmp_path / "alone")
    broken = folder / "annotations/plan/zhang-san/01KAJ3QXJ5YD6TT6FZF8BCEK9Z.toml"
    broken.parent.mkdir(parents=True)
    broken.write_text("id = ", "utf-8")
    assert set(found(folder)) == {Kind.NO_GIT, Kind.BROKEN}


def test_a_driver_that_is_not_registered_is_registered(clone: Path) -> None:
    git(clone, "config", "--unset", "merge.stdplan.driver")
    assert found(clone)[Kind.DRIVER].severity == "error"
    mend(clone)
    assert found(clone) == {}


def test_a_driver_whose_program_has_gone_is_registered_anew(clone: Path) -> None:
    git(clone, "config", "diff.stdplan.textconv", "'/nowhere/stdplan' textconv")
    assert "/nowhere" in found(clone)[Kind.DRIVER].message or found(clone)[Kind.DRIVER].message
    mend(clone)
    assert found(clone) == {}


def test_attributes_that_are_lacking_are_added(clone: Path) -> None:
    (clone / ".gitattributes").write_text("*.png binary\n", "utf-8")
    assert "merge=stdplan" in found(clone)[Kind.ATTRIBUTES].message
    mend(clone)
    assert found(clone) == {}


@pytest.mark.parametrize("place", [".gitattributes", "annotations/plan/.gitattributes", ".git/info/attributes"])
def test_a_merge_by_union_is_found_wherever_it_is_asked_for(clone: Path, place: str) -> None:
    with (clone / place).open("a", encoding="utf-8") as file:
        file.write("*.toml merge=union\n")
    assert "merge=union" in found(clone)[Kind.MERGE_ATTRIBUTE].message


def test_line_ends_that_git_changes_are_found(clone: Path) -> None:
    git(clone, "config", "core.autocrlf", "true")
    assert found(clone) == {}
    with (clone / ".git/info/attributes").open("a", encoding="utf-8") as file:
        file.write("*.toml -text -eol\n")
    assert Kind.AUTOCRLF in found(clone)
    git(clone, "config", "core.autocrlf", "false")
    path = path_of(clone, the_note(clone))
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    commit_all(clone, "from elsewhere")
    assert Kind.LINE_ENDS in found(clone)


def test_what_git_could_not_merge_is_merged_from_the_versions_that_it_kept(clone: Path) -> None:
    note = the_note(clone)
    git(clone, "config", "--remove-section", "merge.stdplan")
    branches_meet(clone, theirs=edited(note, "彼方"), ours=retagged(edited(note, "我方"), ("甲",)))
    assert {Kind.UNMERGED, Kind.UNDER_WAY, Kind.DRIVER} == set(found(clone))
    mend(clone)
    merged = read_annotation(path_of(clone, note))
    assert {merged.body, *(one.value for one in merged.conflicts)} == {"我方\n", "彼方\n"}
    assert merged.tags == ("甲",)
    assert set(found(clone)) == {Kind.UNDER_WAY}
    git(clone, "commit", "--quiet", "--no-edit")
    assert found(clone) == {}


def test_marks_that_were_committed_are_taken_out_and_both_sides_merged(clone: Path) -> None:
    note = the_note(clone)
    git(clone, "config", "--remove-section", "merge.stdplan")
    branches_meet(clone, theirs=edited(note, "彼方"), ours=edited(note, "我方"))
    assert "<<<<<<<" in path_of(clone, note).read_text("utf-8")
    commit_all(clone, "without looking")
    git(clone, "config", "merge.stdplan.driver", "anything")
    assert Kind.MARKERS in found(clone)
    mend(clone)
    merged = read_annotation(path_of(clone, note))
    assert {merged.body, *(one.value for one in merged.conflicts)} == {"我方\n", "彼方\n"}


def test_marks_around_two_annotations_are_for_people(clone: Path) -> None:
    note = the_note(clone)
    sides = [annotation_bytes(one).decode() for one in (note, replace(note, id=AnnotationId("0" * 26)))]
    path = path_of(clone, note)
    text = "<<<<<<< ours\n{}=======\n{}>>>>>>> theirs\n".format(*sides)
    path.write_text(text, "utf-8")
    assert found(clone)[Kind.MARKERS].mend is None
    mend(clone)
    assert path.read_text("utf-8") == text


def test_a_line_that_looks_like_the_middle_of_a_conflict_makes_it_one_for_people(clone: Path) -> None:
    note = the_note(clone)
    sides = [annotation_bytes(edited(note, body)).decode() for body in ("题\n=======\n文", "另")]
    path_of(clone, note).write_text("<<<<<<< ours\n{}=======\n{}>>>>>>> theirs\n".format(*sides), "utf-8")
    assert found(clone)[Kind.MARKERS].mend is None


def test_a_file_under_another_name_or_twice_is_found(clone: Path) -> None:
    note = the_note(clone)
    path = path_of(clone, note)
    twin = clone / "annotations/notice" / path.parent.name / path.name
    twin.parent.mkdir(parents=True)
    twin.write_bytes(annotation_bytes(replace(note, document=type(note.document)("notice"))))
    assert found(clone)[Kind.DUPLICATE].path in {twin, path}
    twin.rename(twin.with_name("01KAJ3QXJ5YD6TT6FZF8BCEK9Z.toml"))
    assert found(clone)[Kind.MISPLACED].path == twin.with_name("01KAJ3QXJ5YD6TT6FZF8BCEK9Z.toml")


def test_what_points_nowhere_is_found(clone: Path) -> None:
    note = the_note(clone)
    (clone / "annotations/vocabulary.toml").write_text("schema = 1\nclosed = true\n", "utf-8")
    write(clone, replace(note, tags=("生造",), reply_to=(AnnotationId("0" * 26),)))
    write(clone, replace(note, id=AnnotationId("01KAJ3QXJ5YD6TT6FZF8BCEK9Z"), document=type(note.document)("gone")))
    assert {Kind.UNKNOWN_TAG, Kind.LOOSE_END, Kind.MISSING_PLACE} <= set(found(clone))


def test_a_clock_that_is_ahead_is_found(clone: Path) -> None:
    write(clone, edited(the_note(clone), "二", now=LATER + timedelta(days=3650)))
    assert Kind.AHEAD in found(clone)


@pytest.mark.parametrize("committed", [False, True])
def test_an_annotation_that_was_removed_is_restored(clone: Path, committed: bool) -> None:
    path = path_of(clone, the_note(clone))
    before = path.read_bytes()
    path.unlink()
    if committed:
        commit_all(clone, "tidied up")
    assert found(clone)[Kind.REMOVED].path == path
    mend(clone)
    assert path.read_bytes() == before
    assert Kind.REMOVED not in found(clone)


def test_a_document_that_was_renamed_has_removed_nothing(clone: Path) -> None:
    from stdplan_tui.workspace.renaming import rename

    rename(opened(clone), "plan", "newer")
    commit_all(clone, "renamed")
    assert found(clone) == {}


def test_files_that_a_sparse_checkout_hides_are_not_missing(clone: Path) -> None:
    author = the_note(clone).author
    git(clone, "sparse-checkout", "set", "--no-cone", "/*", f"!/annotations/*/{author}/")
    assert not (clone / "annotations/plan" / author).exists()
    assert found(clone) == {}


def test_a_change_by_somebody_else_is_found_by_who_committed_it(clone: Path) -> None:
    note = the_note(clone)
    write(clone, edited(note, "二"))
    commit_all(clone, "by its author")
    assert found(clone) == {}
    write(clone, edited(note, "三"))
    git(clone, "add", "--all")
    git(clone, "-c", "user.name=Li", "-c", "user.email=li@example.org", "commit", "--quiet", "--message", "by another")
    ailment = found(clone)[Kind.FOREIGN_CHANGE]
    assert "Li <li@example.org>" in ailment.message
    assert ailment.mend is None


def test_a_merge_that_dropped_a_side_is_found(clone: Path) -> None:
    note = the_note(clone)
    git(clone, "switch", "--quiet", "--create", "other")
    write(clone, edited(note, "彼方"))
    commit_all(clone, "theirs")
    git(clone, "switch", "--quiet", "main")
    (clone / "note.txt").write_text("一\n", "utf-8")
    commit_all(clone, "ours")
    git(clone, "merge", "--no-edit", "--strategy", "ours", "other")
    assert found(clone)[Kind.DROPPED_SIDE].path == path_of(clone, note)


def test_a_merge_that_has_both_sides_dropped_none(clone: Path) -> None:
    note = the_note(clone)
    branches_meet(clone, theirs=edited(note, "彼方"), ours=edited(note, "我方"))
    assert git(clone, "rev-list", "--merges", "--count", "HEAD").stdout.strip() == "1"
    assert found(clone) == {}


def test_a_terminal_that_draws_wider_than_the_settings_say_is_found(clone: Path) -> None:
    assert found(clone, drawn=1) == {}
    assert found(clone, drawn=2)[Kind.TERMINAL].mend is not None
    assert all(error is None for _one, error in mended([*examine(opened(clone), 2)]))
    assert load_settings().ambiguous_width == 2


def test_what_git_cannot_read_is_told_and_the_files_are_looked_at(clone: Path) -> None:
    (clone / ".git/config").write_text("[core\n", "utf-8")
    write(clone, replace(the_note(clone), reply_to=(AnnotationId("0" * 26),)))
    assert {Kind.NO_GIT, Kind.LOOSE_END} <= set(found(clone))


def test_a_lock_that_a_killed_git_left_is_found(clone: Path) -> None:
    (clone / ".git/index.lock").touch()
    assert found(clone)[Kind.LOCKED].path == clone / ".git/index.lock"
