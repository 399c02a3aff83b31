"""What has changed since the last commit: whose, where, what was done, what is left out and what is broken."""

from __future__ import annotations

import pytest
from benchmarks.clones import commit_all, git

from stdplan_tui.annotations.differing.fields import Became
from stdplan_tui.annotations.model import Annotation, Motivation, Resolution
from stdplan_tui.annotations.store.files import LARGEST
from stdplan_tui.sharing.changes.changes import Changed, Changes
from stdplan_tui.sharing.changes.ours import Part
from stdplan_tui.workspace import annotating, discussing, progress, reading, renaming, sharing
from stdplan_tui.workspace.folder import Workspace
from tests.support.discussions import note_on, others, standing
from tests.support.repositories import Clone


def changes(clone: Clone, *, corpus: bool = False) -> Changes:
    return sharing.changes(Workspace(clone.ws.root, clone.ws.settings), corpus=corpus)


def done(found: Changes) -> list[tuple[Motivation | None, Became]]:
    return [(one.motivation, one.deed) for one in found.annotations]


def committed(clone: Clone) -> Annotation:
    note = clone.note("一")
    commit_all(clone.top, "note")
    return note


def test_nothing_has_changed(alone: Clone) -> None:
    assert changes(alone) == Changes()


def test_a_first_note_comes_with_its_author_and_its_text(alone: Clone) -> None:
    note = alone.note("一")
    found = changes(alone)
    assert [(one.part, one.deed) for one in found.files] == [
        (Part.AUTHOR, Became.ADDED),
        (Part.SNAPSHOT, Became.ADDED),
        (Part.ANNOTATION, Became.ADDED),
    ]
    name = f"annotations/plan/zhang-san/{note.id}.toml"
    assert found.files[-1] == Changed(name, Part.ANNOTATION, Became.ADDED, "zhang-san", "plan", Motivation.COMMENTING)
    assert list(found.names) == sorted(one.name for one in found.files)


def test_every_kind_of_annotation_is_told_by_its_kind(alone: Clone) -> None:
    ws = alone.ws
    document, clause = reading.find(ws, "plan:1.1")
    note = alone.note("一")
    annotating.with_tags(ws, document, clause, ["甲"])
    progress.mark_done(ws, document, [clause], True)
    discussing.reply(ws, standing(ws, note), "二")
    discussing.resolve(ws, standing(ws, note), Resolution.RESOLVED)
    assert {kind for kind, _deed in done(changes(alone))} == {
        Motivation.COMMENTING,
        Motivation.TAGGING,
        Motivation.DONE,
        Motivation.REPLYING,
        Motivation.ASSESSING,
    }


def test_what_was_committed_is_edited_deleted_and_restored(alone: Clone) -> None:
    note = committed(alone)
    edited = annotating.edit(alone.ws, note, "二")
    assert done(changes(alone)) == [(Motivation.COMMENTING, Became.EDITED)]
    deleted = annotating.delete(alone.ws, edited)
    assert done(changes(alone)) == [(Motivation.COMMENTING, Became.DELETED)]
    commit_all(alone.top, "deleted")
    annotating.edit(alone.ws, deleted, "三")
    path = alone.path_of(note)
    path.write_text(path.read_text("utf-8").replace('"deleted"', '"open"'), "utf-8")
    assert done(changes(alone)) == [(Motivation.COMMENTING, Became.RESTORED)]


def test_staged_or_not_makes_no_difference(alone: Clone) -> None:
    alone.note("一")
    before = changes(alone)
    alone.git("add", "--all")
    assert changes(alone) == before
    alone.git("rm", "--cached", "--quiet", "-r", "annotations")
    assert changes(alone) == before


def test_what_only_the_index_had_is_nobodys_loss(alone: Clone) -> None:
    note = alone.note("一")
    commit_all(alone.top, "note")
    other = alone.note("二")
    alone.git("add", "--all")
    alone.path_of(other).unlink()
    assert changes(alone) == Changes()
    assert alone.path_of(note).exists()


def test_annotations_of_a_renamed_document_have_moved(alone: Clone) -> None:
    note = committed(alone)
    renaming.rename(alone.ws, "plan", "plan-2021")
    found = changes(alone)
    (moved,) = found.annotations
    assert (moved.deed, moved.document, moved.was) == (
        Became.MOVED,
        "plan-2021",
        f"annotations/plan/zhang-san/{note.id}.toml",
    )
    assert {moved.name, moved.was} <= set(found.names)


def test_a_file_that_is_gone_is_not_removed_for_others(alone: Clone) -> None:
    note = committed(alone)
    alone.path_of(note).unlink()
    found = changes(alone)
    assert not found.files
    assert [(one.name.rsplit("/", 1)[1], one.reason) for one in found.left_out] == [
        (f"{note.id}.toml", "the file is gone, and is not removed for others")
    ]


def test_what_is_no_file_of_the_format_is_left_out_with_the_reason(alone: Clone) -> None:
    note = committed(alone)
    folder = alone.path_of(note).parent
    ulid = note.id[:-1] if note.id[-1] not in "012" else note.id[:-2] + "Z"
    (folder / f".{note.id}.tmp").write_text("half", "utf-8")
    (folder / "remark.txt").write_text("x", "utf-8")
    (folder / f"{ulid}0.toml").symlink_to("/etc/passwd")
    (folder / f"{ulid}1.toml").write_bytes(b"#" * (LARGEST + 1))
    nested = alone.ws.store.folder / "notice" / "zhang-san"
    nested.mkdir(parents=True)
    git(nested, "init", "--quiet")
    (nested / f"{ulid}2.toml").write_text("inner", "utf-8")
    found = changes(alone)
    assert not found.files
    assert not found.broken
    assert {one.name.removeprefix("annotations/"): one.reason for one in found.left_out} == {
        "notice/zhang-san/": "a repository of its own",
        f"plan/zhang-san/.{note.id}.tmp": "not a file that stdplan writes",
        "plan/zhang-san/remark.txt": "not a file that stdplan writes",
        f"plan/zhang-san/{ulid}0.toml": "not a regular file",
        f"plan/zhang-san/{ulid}1.toml": f"too large: {LARGEST + 1} bytes",
    }


def test_ignored_files_are_no_change(alone: Clone) -> None:
    (alone.top / ".git" / "info").mkdir(exist_ok=True)
    (alone.top / ".git" / "info" / "exclude").write_text("annotations/**/.*.tmp\n", "utf-8")
    note = committed(alone)
    alone.path_of(note).with_name(f".{note.id}.tmp").write_text("half", "utf-8")
    assert changes(alone) == Changes()


@pytest.mark.parametrize(
    "text",
    ["not toml", "<<<<<<< HEAD\n", 'body = """\n<<<<<<< ours\n一\n>>>>>>> theirs\n"""\n'],
)
def test_a_broken_annotation_is_told_with_its_line(alone: Clone, text: str) -> None:
    note = committed(alone)
    path = alone.path_of(note)
    path.write_text(path.read_text("utf-8") + text, "utf-8")
    found = changes(alone)
    assert not found.files
    (broken,) = found.broken
    assert broken.name.startswith(f"annotations/plan/zhang-san/{note.id}.toml:")


def test_broken_are_also_a_snapshot_of_another_text_an_author_and_a_vocabulary(alone: Clone) -> None:
    committed(alone)
    folder = alone.ws.store.folder
    (folder / "_base" / "0123456789ab.md").write_text("# 别的\n", "utf-8")
    (folder / "_authors" / "zhang-san.toml").write_text("name = 3\n", "utf-8")
    (folder / "vocabulary.toml").write_text("schema = 1\n=======\n", "utf-8")
    names = [one.name.split("/")[1].split(":")[0] for one in changes(alone).broken]
    assert names == ["_authors", "_base", "vocabulary.toml"]


def test_the_vocabulary_is_shared_too(alone: Clone) -> None:
    (alone.ws.store.folder).mkdir()
    (alone.ws.store.folder / "vocabulary.toml").write_text('schema = 1\ntitle = "政策工具"\n', "utf-8")
    assert [one.part for one in changes(alone).files] == [Part.VOCABULARY]


def test_documents_are_shared_when_asked_for_and_not_with_conflict_marks(alone: Clone) -> None:
    (alone.ws.root / "corpus" / "notice.md").unlink()
    (alone.ws.root / "corpus" / "plan.toml").write_text("<<<<<<< HEAD\n", "utf-8")
    (alone.ws.root / "corpus" / "extra.md").write_text("# 题\n", "utf-8")
    assert changes(alone) == Changes()
    found = changes(alone, corpus=True)
    assert [(one.name, one.deed) for one in found.files] == [
        ("corpus/extra.md", Became.ADDED),
        ("corpus/notice.md", Became.REMOVED),
    ]
    assert [one.name for one in found.broken] == ["corpus/plan.toml:1"]


def test_lines_for_git_are_shared_unless_others_wrote_some(alone: Clone) -> None:
    (alone.top / ".gitignore").write_text("annotations/**/.*.tmp\n", "utf-8")
    (alone.top / ".gitattributes").write_text("*.toml text eol=lf\n*.png binary\n", "utf-8")
    found = changes(alone)
    assert [one.name for one in found.files] == [".gitignore"]
    assert [one.name for one in found.left_out] == [".gitattributes"]


def test_what_others_wrote_here_is_known(alone: Clone) -> None:
    alone.note("一")
    note_on(others(alone.ws), "二")
    found = changes(alone)
    assert {one.author for one in found.by_others("zhang-san")} == {"li-qiang"}
    assert {one.author for one in found.by_others(None)} == {"li-qiang", "zhang-san"}


def test_names_with_spaces_and_chinese_above_the_workspace(alone: Clone, own_git: object) -> None:
    inner = alone.top / "工作 区 ‘一’"
    for name in ("corpus", "annotations"):
        (alone.top / name).mkdir(exist_ok=True)
    inner.mkdir()
    (alone.top / "corpus").rename(inner / "corpus")
    commit_all(alone.top, "moved down")
    clone = Clone(alone.top, Workspace(inner, alone.ws.settings))
    clone.note("一")
    assert [one.name.startswith("工作 区 ‘一’/annotations/") for one in changes(clone).files] == [True] * 3
