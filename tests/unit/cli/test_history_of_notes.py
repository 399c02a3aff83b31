"""`stdplan log` and `stdplan diff`: what git remembers of annotations."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from stdplan_tui.annotations.model import Status
from stdplan_tui.annotations.store.annotation_file import annotation_from, read_annotation
from stdplan_tui.cli.main import run
from stdplan_tui.cli.past import _first
from stdplan_tui.sharing.past.values import Entry
from tests.support.past_repositories import Clone, at_greenwich, isolated, revised
from tests.support.workspaces import make_workspace
from tests.unit.cli.conftest import Call

STEP_KEYS = ["kind", "id", "document", "author", "change", "fields", "before", "after", "clause", "problem"]
COMMIT_KEYS = ["id", "author", "authored", "committer", "committed", "subject", "merge"]


@pytest.fixture(autouse=True)
def own_git(own_folders: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """git that knows nothing of this machine, and the clock of Greenwich."""
    isolated(monkeypatch, own_folders)
    with at_greenwich(monkeypatch):
        yield


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make_workspace(tmp_path / "库 1" / "工作")


@pytest.fixture
def clone(folder: Path) -> Clone:
    """A repository whose folder `工作` is the workspace, with one commit of its documents."""
    made = Clone(folder.parent, folder)
    made.commit("Documents")
    return made


def annotated(call: Call, *arguments: str) -> str:
    """The id of a note."""
    return str(call("annotate", *arguments, "--json").object["id"])


def rewritten(clone: Clone, id_: str, **changes: object) -> None:
    (path,) = clone.folder.glob(f"annotations/*/*/{id_}.toml")
    clone.write(revised(read_annotation(path), **changes))


def test_the_versions_of_one_annotation(call: Call, clone: Clone) -> None:
    id_ = annotated(call, "plan:1.1", "-m", "建议核对主管部门")
    call("annotate", "plan:1.1", "-m", "别的")
    clone.commit("First notes", by="李四")
    rewritten(clone, id_, body="建议核实主管部门\n", tags=("甲",))
    last = clone.commit("看法")
    rewritten(clone, id_, status=Status.DELETED)
    ran = call("log", id_)
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines[:8] == [
        "deleted  not yet committed",
        f"  plan:1.1  一/（一）  {id_}",
        f"edited  2026-09-21 17:13  张三  {last[:12]}  看法",
        f"  plan:1.1  一/（一）  {id_}",
        "    tags  {+甲+} ",
        "    text  建议核[-对-]{+实+}主管部门",
        ran.lines[6],
        f"  plan:1.1  一/（一）  {id_}",
    ]
    assert ran.lines[6].startswith("added  2026-09-21 16:13  李四  ")
    assert ran.lines[8:] == ["    建议核对主管部门"]
    assert [call("log", part).out for part in (id_[:20], id_[-8:].lower())] == [ran.out] * 2


def test_the_versions_as_json(call: Call, clone: Clone) -> None:
    id_ = annotated(call, "plan:1.1", "-m", "一")
    commit = clone.commit("\x1b[31mred\x1b[0m", by="Li [bold]Si[/]")
    rewritten(clone, id_, body="二\n")
    fresh, old = call("log", id_, "--json").objects
    assert list(old) == ["commit", *STEP_KEYS]
    assert list(old["commit"]) == COMMIT_KEYS
    assert (old["commit"]["id"], old["commit"]["author"], old["commit"]["subject"]) == (
        commit,
        "Li [bold]Si[/]",
        "\x1b[31mred\x1b[0m",
    )
    assert (old["change"], old["before"], old["after"]["body"], old["fields"]) == ("added", None, "一\n", [])
    assert (fresh["commit"], fresh["change"], fresh["fields"]) == (None, "edited", ["body"])
    assert (fresh["before"], fresh["after"], fresh["clause"]) == ({"body": "一\n"}, {"body": "二\n"}, "1.1")


def test_an_annotation_as_it_was_at_a_commit(call: Call, clone: Clone) -> None:
    id_ = annotated(call, "plan:1.1", "-m", "一")
    first = clone.commit()
    rewritten(clone, id_, body="二\n")
    clone.commit()
    assert call("log", id_, "--at", first).lines[1:] == ["    一"]
    assert call("log", id_, "--at", "HEAD", "--json").object["body"] == "二\n"
    assert [note["body"] for note in call("log", "plan", "--at", "HEAD~1", "--json").objects] == ["一\n"]
    ran = call("log", id_, "--at", "HEAD~2")
    assert (ran.code, ran.out, ran.err) == (1, "", "stdplan: no annotation was there at HEAD~2\n")


def test_a_file_that_is_only_written_otherwise_says_so(call: Call, clone: Clone) -> None:
    id_ = annotated(call, "plan:1.1", "-m", "一")
    clone.commit()
    (path,) = clone.folder.glob(f"annotations/*/*/{id_}.toml")
    path.write_text("# 说明\n" + path.read_text("utf-8"), "utf-8")
    assert call("diff").lines[-1] == "      only how the file is written"
    assert call("diff", "--json").object["fields"] == []


def test_a_version_that_cannot_be_read_is_no_failure(call: Call, clone: Clone) -> None:
    id_ = annotated(call, "plan:1.1", "-m", "一")
    (path,) = clone.folder.glob(f"annotations/*/*/{id_}.toml")
    path.write_text("\x1b[31mx\n", "utf-8")
    clone.commit()
    ran = call("log", id_)
    assert ran.code == 0
    assert "not valid TOML" in ran.lines[2]
    assert call("log", id_, "--json").object["after"] is None
    standing = call("log", id_, "--at", "HEAD")
    assert (standing.code, standing.out) == (1, "")
    assert "not valid TOML" in standing.err


def test_the_commits_of_a_workspace_by_person(call: Call, clone: Clone) -> None:
    ids = [annotated(call, "plan:1.1", "-m", "一"), annotated(call, "notice:p1", "-m", "二")]
    clone.commit("Two notes")
    call("tag", "plan:1.2", "甲")
    ran = call("log")
    assert ran.code == 0
    assert ran.lines[0] == "not yet committed"
    assert ran.lines[1] == "  Zhang San  1 added"
    assert ran.lines[3] == "      #甲"
    assert ran.lines[4].endswith("  Two notes")
    assert ran.lines[5:] == [
        "  Zhang San  2 added",
        f"    added  notice:p1  第1段  {ids[1]}",
        "      二",
        f"    added  plan:1.1  一/（一）  {ids[0]}",
        "      一",
    ]
    assert [call("log", place, "--json").object["id"] for place in ("notice", "notice:p1")] == [ids[1]] * 2


def test_commits_are_chosen_by_author_day_and_number(call: Call, clone: Clone) -> None:
    id_ = annotated(call, "plan:1.1", "-m", "一")
    clone.commit("One")
    rewritten(clone, id_, body="二\n")
    clone.commit("Two")

    def subjects(*arguments: str) -> list[str]:
        return [one["commit"]["subject"] for one in call("log", "--json", *arguments).objects]

    assert subjects() == ["Two", "One"]
    assert subjects("-n", "1") == ["Two"]
    assert subjects("-n", "0") == ["Two", "One"]
    assert subjects("--since", "2026-09-21") == ["Two", "One"]
    assert subjects("--author", "me") == ["Two", "One"]
    assert call("log", "--since", "2026-09-22").code == 1
    for wrong in (("--since", "soon"), ("--author", "nobody"), ("-n", "-1")):
        assert call("log", *wrong).code == 2


def test_what_is_not_committed_does_not_count() -> None:
    entries = [Entry(None, ()), *(Entry(object(), ()) for _nth in range(3))]  # type: ignore[arg-type]
    assert len([*_first(iter(entries), 2)]) == 3
    assert len([*_first(iter(entries[1:]), 2)]) == 2
    assert len([*_first(iter(entries), 0)]) == 4


def test_of_a_commit_with_very_many_the_first_are_told(call: Call, clone: Clone) -> None:
    id_ = annotated(call, "plan:1.1", "-m", "一")
    (path,) = clone.folder.glob(f"annotations/*/*/{id_}.toml")
    note = read_annotation(path)
    clone.write(*(replace(note, id=f"01KAJ3{number:020}") for number in range(25)))  # type: ignore[arg-type]
    clone.commit()
    ran = call("log")
    assert (ran.lines[1], ran.lines[-1]) == ("  Zhang San  26 added", "  and 6 more")
    assert len(ran.lines) == 2 + 2 * 20 + 1
    assert len(call("log", "--json").objects) == 26


def test_a_renamed_document_keeps_its_past(call: Call, clone: Clone) -> None:
    id_ = annotated(call, "plan:1.1", "-m", "一")
    clone.commit("Note")
    call("rename", "plan", "guihua")
    clone.commit("Renamed")
    for name in (id_, "guihua", "plan"):
        assert [(one["change"], one["document"]) for one in call("log", name, "--json").objects] == [
            ("moved", "guihua"),
            ("added", "plan"),
        ]
    assert "    document  plan -> guihua" in call("log", id_).lines


def test_deleted_notes_are_found_on_their_clause_and_by_their_id(call: Call, clone: Clone) -> None:
    id_ = annotated(call, "plan:1.1", "-m", "一")
    clone.commit()
    call("delete", id_)
    clone.commit()
    for name in (id_, id_[-9:], "plan:1.1"):
        assert [one["change"] for one in call("log", name, "--json").objects] == ["deleted", "added"]
    (path,) = clone.folder.glob(f"annotations/*/*/{id_}.toml")
    path.unlink()
    clone.commit()
    assert [one["change"] for one in call("log", id_[:9], "--json").objects] == ["removed", "deleted", "added"]


def test_hostile_words_are_words(call: Call, clone: Clone) -> None:
    id_ = annotated(call, "plan:1.1", "-m", "\x1b[31m红\x07 [@click=app.quit]x[/]")
    clone.commit("\x1b]0;owned\x07[red]题[/red]\u202e\n目", by="李\x1b[2J\u200f四")
    ran = call("log", id_)
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out
    assert ran.lines[0].endswith("  [red]题[/red] 目")
    assert ran.lines[0].split("  ")[2] == "李四"
    assert ran.lines[2] == "    红 [@click=app.quit]x[/]"


@pytest.mark.parametrize(
    "revision", ["--output=x", "-1", "nothing", "HEAD:corpus", "", "HEAD^{tree}", "a\nb", "\x1b[31m"]
)
def test_no_revision_is_an_option_of_git(call: Call, clone: Clone, revision: str) -> None:
    for arguments in (("log", "--at", revision), ("diff", "--", revision), ("diff", "--", f"HEAD..{revision or 'x'}")):
        ran = call(*arguments)
        assert (ran.code, ran.out) == (1, "")
        assert "no commit" in ran.err
        assert "\x1b" not in ran.err
    assert not (clone.folder / "x").exists()


def test_without_a_repository_there_is_no_past(call: Call) -> None:
    for arguments in (("log",), ("diff",), ("log", "--at", "HEAD")):
        ran = call(*arguments)
        assert (ran.code, ran.out) == (1, "")
        assert "not in a git repository" in ran.err


def test_before_the_first_commit(call: Call, folder: Path) -> None:
    Clone(folder.parent, folder)
    assert call("log").err == "stdplan: git remembers no change there\n"
    id_ = annotated(call, "plan:1.1", "-m", "一")
    assert call("log", "--json").object["commit"] is None
    assert {one["kind"] for one in call("diff", "--json").objects} == {"annotation", "document"}
    assert call("log", id_[-8:]).code == 0
    assert "nothing has been committed yet" in call("diff", "HEAD").err
    assert call("log", "--at", "HEAD").code == 1


def test_what_is_asked_for_may_not_be_there(call: Call, clone: Clone) -> None:
    for arguments, code in {
        ("log", "01KAJ3QN3V0123456789ABCDEF"): 1,
        ("log", "plan:9"): 1,
        ("log", "plan:1.1"): 1,
        ("log", "guihua"): 1,
        ("log", "Not An Id"): 2,
        ("log", "plan", "notice"): 2,
        ("diff",): 1,
        ("diff", "HEAD", "HEAD", "HEAD"): 2,
        ("diff", "--doc", "guihua"): 1,
    }.items():
        ran = call(*arguments)
        assert (arguments, ran.code, ran.out, bool(ran.err)) == (arguments, code, "", True)


def test_what_differs_since_the_last_commit(call: Call, clone: Clone) -> None:
    ids = [annotated(call, "plan:1.1", "-m", "坚持质量"), annotated(call, "notice:p1", "-m", "二")]
    clone.commit()
    rewritten(clone, ids[0], body="坚持数量\n")
    rewritten(clone, ids[1], status=Status.DELETED)
    ran = call("diff")
    assert (ran.code, ran.err) == (0, "")
    assert ran.lines == [
        "notice",
        "  Zhang San  1 deleted",
        f"    deleted  notice:p1  第1段  {ids[1]}",
        "plan",
        "  Zhang San  1 edited",
        f"    edited  plan:1.1  一/（一）  {ids[0]}",
        "      text  坚持[-质-]{+数+}量",
    ]
    assert list(call("diff", "--json").objects[0]) == STEP_KEYS
    for arguments in (("plan",), ("--doc", "plan"), ("HEAD", "plan")):
        assert [one["id"] for one in call("diff", "--json", *arguments).objects] == [ids[0]]


def test_what_differs_between_two_commits(call: Call, clone: Clone) -> None:
    id_ = annotated(call, "plan:1.1", "-m", "一")
    first = clone.commit()
    rewritten(clone, id_, body="二\n")
    clone.commit()
    rewritten(clone, id_, body="三\n")
    wanted = call("diff", first, "HEAD", "--json").out
    assert '"after": {"body": "二\\n"}' in wanted
    for names in ((f"{first}..HEAD",), (f"{first}..",), (first, "main", "plan")):
        assert call("diff", *names, "--json").out == wanted
    assert call("diff", f"..{first}", "--json").object["after"] == {"body": "一\n"}


def test_a_document_that_is_a_branch_as_well_has_to_be_told_apart(call: Call, clone: Clone) -> None:
    clone.git("branch", "plan")
    annotated(call, "plan:1.1", "-m", "一")
    assert call("diff", "plan").code == 2
    assert call("diff", "refs/heads/plan").code == call("diff", "--doc", "plan").code == 0


def test_agreed_tags_and_documents_that_differ(call: Call, clone: Clone) -> None:
    vocabulary = clone.folder / "annotations" / "vocabulary.toml"
    vocabulary.parent.mkdir(exist_ok=True)
    head = 'schema = 1\n[[dimension]]\nid = "d"\n'
    vocabulary.write_text(f'{head}[[dimension.tag]]\nname = "甲"\n[[dimension.tag]]\nname = "乙"\n', "utf-8")
    clone.commit()
    tag = "[[dimension.tag]]\nname = "
    retired = 'retired = true\nreplaced_by = "丙"\n'
    new = f'{head}{tag}"丙"\nformerly = ["甲"]\n{tag}"乙"\n{retired}'
    vocabulary.write_text(new, "utf-8")
    plan = clone.folder / "corpus" / "plan.md"
    plan.write_text(
        plan.read_text("utf-8").replace("制定良种繁育标准。\n", "制定良种繁育标准。\n\n再来一段。\n"), "utf-8"
    )
    ran = call("diff")
    assert ran.code == 0
    assert [line.rstrip() for line in ran.lines[:2]] == [
        "tag  丙  renamed  甲 -> 丙  name, formerly",
        "tag  乙  retired  -> 丙  retired, replaced_by",
    ]
    assert ran.lines[2].startswith("document  plan  edited  text  ")
    assert " clauses -> " in ran.lines[2]
    first, second, document = call("diff", "--json").objects
    assert (first["kind"], first["id"], first["change"], first["before"]) == (
        "tag",
        "丙",
        "renamed",
        {"name": "甲", "formerly": []},
    )
    assert second["after"] == {"retired": True, "replaced_by": "丙"}
    assert document["after"]["clauses"] == document["before"]["clauses"] + 1
    assert call("diff", "notice").code == 1
    vocabulary.write_text("schema = 9\n", "utf-8")
    broken = call("diff")
    assert (broken.code, "schema 9" in broken.err) == (1, True)


def test_documents_come_and_go(call: Call, clone: Clone) -> None:
    (clone.folder / "corpus" / "notice.md").unlink()
    (clone.folder / "corpus" / "notice.toml").unlink()
    gone = call("diff", "--json").object
    assert (gone["change"], gone["after"], gone["fields"]) == ("removed", None, ["text", "metadata"])
    (clone.folder / "corpus" / "plan.md").write_bytes(b"\xff")
    assert [one["after"] for one in call("diff", "--json").objects] == [None, None]


def test_every_kind_of_change_is_said_in_words(call: Call, clone: Clone) -> None:
    id_ = annotated(call, "plan:1.1", "-m", "一", "--quote", "坚持质量")
    verdict = call("resolve", id_, "--json").object["id"]
    clone.commit()
    (path,) = clone.folder.glob(f"annotations/*/*/{id_}.toml")
    note = read_annotation(path)
    target = replace(note.target, start=3, end=5, exact="质量")
    toml = path.read_text("utf-8").replace("[target]", "mood = { a = 1 }\n\n[target]", 1)
    clone.write(revised(note, target=target, tags=("乙",)))
    text = call("diff").out
    assert "where it stands  1.1  一/（一）  “坚持质量”" in text
    path.write_text(toml, "utf-8")
    assert 'mood  (empty) -> {"a": 1}' in call("diff").out
    (answer,) = clone.folder.glob(f"annotations/*/*/{verdict}.toml")
    answer.write_text(answer.read_text("utf-8").replace('"resolved"', '"wontfix"'), "utf-8")
    text = call("diff").out
    assert "verdict  resolved -> will not be done" in text
    assert annotation_from(answer.read_text("utf-8")).resolution == "wontfix"


def test_chinese_is_spoken(clone: Clone, call: Call, capsys: pytest.CaptureFixture[str]) -> None:
    annotated(call, "plan:1.1", "-m", "一")
    capsys.readouterr()
    assert run(["--lang", "zh", "-C", str(clone.folder), "diff"]) == 0
    assert capsys.readouterr().out


def test_textconv_shows_an_annotation_in_a_diff_of_git(call: Call, clone: Clone) -> None:
    id_ = annotated(call, "plan:1.1", "-m", "建议核对")
    (clone.top / ".gitattributes").write_text(
        "annotations/**/*.toml diff=stdplan\n工作/annotations/**/*.toml diff=stdplan\n", "utf-8"
    )
    program = f"'{Path(sys.executable).with_name('stdplan')}' textconv"
    clone.git("config", "diff.stdplan.textconv", program)
    clone.commit()
    rewritten(clone, id_, body="建议核实\n")
    shown = clone.git("diff")
    assert "-    建议核对\n+    建议核实" in shown
    changed = [line for line in shown.split("\n") if line.startswith(("-", "+"))][2:]
    assert [line[:9] for line in changed] == ["-    建议核对", "+    建议核实", "-updated ", "+updated "]
    (path,) = clone.folder.glob(f"annotations/*/*/{id_}.toml")
    path.write_text("<<<<<<< ours\nx\n=======\ny\n>>>>>>> theirs\n", "utf-8")
    assert "+<<<<<<< ours" in clone.git("diff")


def test_textconv_never_fails_on_what_a_file_holds(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "abc_文件"
    for content, said in (
        (b"\x1b[31mx", "\\u001b[31mx\n"),
        (b"", ""),
        (b"#" * 5_000_000, "too large: 5000000 bytes\n"),
    ):
        file.write_bytes(content)
        ran = call("textconv", str(file))
        assert (ran.code, ran.out, ran.err) == (0, said, "")
    file.write_text("x\n", "utf-8")
    assert call("textconv", str(file), "--json").object == {"lines": ["x"]}
    assert call("textconv", str(tmp_path / "nothing")).code == 1
    assert call("textconv", str(tmp_path)).code == 1


def test_textconv_loads_little(tmp_path: Path) -> None:
    file = tmp_path / "x"
    file.write_text("schema = 1\n", "utf-8")
    probe = (
        "import sys; from stdplan_tui.cli.main import run; run(sys.argv[1:]); "
        "print(*sorted(sys.modules), file=sys.stderr)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", probe, "textconv", str(file)], capture_output=True, text=True, check=True, env=os.environ
    )
    loaded = set(ran.stderr.split())
    assert "stdplan_tui.annotations.differing.lines" in loaded
    assert not {
        name for name in loaded if name.startswith(("stdplan_tui.workspace", "stdplan_tui.sharing", "pypinyin"))
    }
