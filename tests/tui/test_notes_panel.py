"""What the notes pane lists, and how."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from stdplan_tui.annotations.making import new_id
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.corpus.model import Span
from stdplan_tui.tui.notes.buttons import buttons
from stdplan_tui.tui.notes.entries import Entries, Entry
from stdplan_tui.tui.notes.note_rows import Manner
from stdplan_tui.tui.notes.viewer import Viewer, viewer_of
from stdplan_tui.workspace import annotating, discussing, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.discussions import note_on, others, standing
from tests.tui.support import session

NAMES = {"zhang-san": "Zhang San", "li-qiang": "Li Qiang"}


def every(workspace: Workspace) -> tuple[Noted, ...]:
    """The annotations on the plan."""
    return workspace.notebook.of(reading.document(workspace, "plan")).every


def listed(workspace: Workspace, *unfolded: str, width: int = 40, viewer: Viewer | None = None) -> tuple[Entry, ...]:
    """The entries of all annotations on the plan."""
    manner = Manner(width, 1, NAMES, viewer or Viewer("zhang-san"), "R")
    return tuple(Entries(manner).of(every(workspace), {*unfolded}))


def told(entry: Entry) -> str:
    """The rows of an entry."""
    return "\n".join(row.plain for row in (*entry.above, *entry.rows))


def test_tags_of_a_person_on_a_place_stand_together(workspace: Workspace) -> None:
    document, clause = reading.find(workspace, "plan:1.1")
    annotating.tag(workspace, document, clause, ["环境型/目标规划", "供给型/资金投入"])
    annotating.tag(others(workspace), document, clause, ["环境型/目标规划"])
    annotating.tag(workspace, document, clause, ["新的"], span=Span(9, 13))
    assert [told(entry) for entry in listed(workspace, width=60)] == [
        "#环境型/目标规划  #供给型/资金投入  Zhang San (you)",
        "#环境型/目标规划  Li Qiang",
        f"#新的  Zhang San (you)\n“{clause.string[9:13]}”",
    ]


def test_two_tagging_files_of_one_person_are_one_entry(workspace: Workspace) -> None:
    document, clause = reading.find(workspace, "plan:1.1")
    tagging = annotating.tag(workspace, document, clause, ["环境型/目标规划"])
    assert tagging is not None
    workspace.store.write(replace(tagging, id=new_id(), tags=("供给型/资金投入", "环境型/目标规划")))
    (entry,) = listed(workspace, width=60)
    assert (told(entry), len(entry.notes)) == ("#环境型/目标规划  #供给型/资金投入  Zhang San (you)", 2)


def test_answers_stand_under_their_note_and_name_whom_they_answer(workspace: Workspace) -> None:
    note = note_on(workspace, "请改")
    first = discussing.reply(others(workspace), standing(workspace, note), "好")
    discussing.reply(workspace, standing(workspace, first), "谢谢")
    entries = listed(workspace)
    assert [entry.last for entry in entries] == [False, False, True]
    assert [told(entry).partition("  ")[0] for entry in entries] == [
        "Zhang San (you)",
        "└ Li Qiang",
        "└ Zhang San (you) > Li Qiang",
    ]
    assert [entry.rows[-1].plain for entry in entries] == ["请改", "  好", "  谢谢"]


def test_a_note_says_what_it_is_about_and_whether_that_was_reworded(folder: Path, workspace: Workspace) -> None:
    document, clause = reading.find(workspace, "plan:1.1")
    annotating.annotate(workspace, document, clause, "请改", span=Span(9, 15))
    exact = document.by_id[clause.id].string[9:15]
    assert f"“{exact}”" in told(listed(workspace)[0])
    body = folder / "corpus" / "plan.md"
    body.write_text(body.read_text("utf-8").replace("坚持质量第一，", "始终坚持质量优先，并且"), "utf-8")
    (entry,) = listed(Workspace(folder, workspace.settings))
    assert "! " in told(entry)
    assert "(R)" in told(entry)


def test_what_is_on_the_document_or_has_no_place_stands_below_headings(folder: Path, workspace: Workspace) -> None:
    document, _clause = reading.find(workspace, "plan:1.1")
    annotating.annotate(workspace, document, None, "总体不错")
    note_on(workspace, "此处可疑", "2.box1.e1")
    body = folder / "corpus" / "plan.md"
    body.write_text(body.read_text("utf-8").partition("## 二")[0].rstrip() + "\n", "utf-8")
    whole, strayed = listed(Workspace(folder, workspace.settings))
    assert told(whole).startswith("On the whole document\n")
    assert told(strayed).startswith("Place no longer certain\n")
    assert "种业" in told(strayed)


def test_a_long_note_is_cut_and_unfolds(workspace: Workspace) -> None:
    note = note_on(workspace, "\n".join(f"第{number}行" for number in range(100)))
    (entry,) = listed(workspace)
    assert (entry.unfolds, "more characters" in entry.rows[-1].plain) == (note.id, True)
    (entry,) = listed(workspace, note.id)
    assert (entry.unfolds, entry.rows[-1].plain) == (note.id, "第99行")


def test_a_tag_has_its_colour_and_its_sign(workspace: Workspace) -> None:
    document, clause = reading.find(workspace, "plan:1.1")
    annotating.tag(workspace, document, clause, ["环境型/目标规划", "供给型/资金投入"])
    (entry,) = listed(workspace, width=60, viewer=Viewer("", {"环境型/目标规划": "cyan", "供给型/资金投入": "mauve"}))
    styles = [str(span.style) for span in entry.rows[0].spans]
    assert (styles[0], styles[1]) == ("$tag-cyan", "$secondary")
    assert entry.rows[0].plain.count("#") == 2


def test_who_looks_is_known_with_the_colours_of_the_tags(folder: Path, workspace: Workspace) -> None:
    assert viewer_of(workspace) == Viewer("", {})
    note_on(workspace, "请改")
    path = folder / "annotations" / "vocabulary.toml"
    path.write_text(path.read_text("utf-8").replace('key = "1"', 'key = "1"\ncolor = "red"'), "utf-8")
    assert viewer_of(workspace) == Viewer("zhang-san", {"环境型/目标规划": "red"})
    path.write_text("[[", "utf-8")
    assert viewer_of(workspace).colours == {}


def test_the_keys_of_a_note_are_those_that_work_on_it(workspace: Workspace) -> None:
    note = note_on(workspace, "请改")
    discussing.reply(others(workspace), standing(workspace, note), "好")
    own, other = listed(workspace)
    viewer = Viewer("zhang-san")
    shown = [buttons(entry, viewer, lambda id_: id_[0], 80).plain for entry in (own, other)]
    assert shown == ["r reply  r resolve  e edit  d delete", "r reply  r resolve"]
    assert buttons(own, viewer, lambda id_: id_[0], 32).plain == "r reply r resolve e edit d del"
    assert buttons(own, viewer, lambda id_: id_[0], 10).plain == "r reply"


async def test_the_mark_stays_on_its_note_when_another_comes(workspace: Workspace) -> None:
    for words in ("第一条", "第二条"):
        note_on(workspace, words)
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("第二条")
        panel = reader.reading.panel
        panel.focus()
        await reader.press("j")
        note_on(others(workspace), "第三条")
        reader.reading.annotations_changed()
        await reader.until_shown("第三条")
        assert panel.note is not None
        assert panel.note.note.body == "第二条\n"


async def test_another_clause_begins_with_its_first_note(workspace: Workspace) -> None:
    for clause in ("1.1", "1.2"):
        for words in ("第一条", "第二条"):
            note_on(workspace, f"{words}{clause}", clause)
    async with session(workspace, "plan:1.1") as reader:
        await reader.until_shown("第二条1.1")
        reader.reading.panel.mark(1)
        await reader.press("j")
        await reader.until_shown("第二条1.2")
        assert reader.reading.panel.note is not None
        assert reader.reading.panel.note.note.body == "第一条1.2\n"
