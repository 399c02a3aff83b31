"""`stdplan reanchor`."""

from __future__ import annotations

from pathlib import Path

from stdplan_tui.corpus.library import Library
from tests.unit.cli.conftest import Call


def _renumber(folder: Path) -> None:
    library = Library(folder / "corpus")
    body = library.body("plan").replace("### （二）", "### （三）").replace("### （一）", "### （二）")
    at = body.index("### （二）")
    library.save(library.metadata("plan"), f"{body[:at]}### （一）发展背景。\n基础薄弱，亟待加强。\n\n{body[at:]}")


def test_nothing_to_say_of_what_is_where_it_was(call: Call) -> None:
    assert (call("reanchor").code, call("reanchor").out) == (0, "")
    call("annotate", "plan:1.1", "-m", "一")
    assert (call("reanchor", "plan").code, call("reanchor").out) == (0, "plan  same 1\n")


def test_moved_notes_are_told_and_written_down_when_wanted(call: Call, folder: Path) -> None:
    call("annotate", "plan:1.1", "-m", "一", "--quote", "坚持质量第一")
    _renumber(folder)
    told = call("reanchor")
    assert told.code == 0
    assert told.out.splitlines()[0] == "plan  moved 1"
    assert told.out.splitlines()[1] == "  moved: 一/（一） -> 一/（二）"
    assert told.out.splitlines()[2].endswith("zhang-san  “坚持质量第一”  一")
    line = call("reanchor", "plan", "--json").object
    assert (line["standing"], line["accepted"], line["suggestions"]) == ("moved", False, [])
    assert line["was"] == {
        "clause": "1.1",
        "label": "一/（一）",
        "exact": "坚持质量第一",
        "text": "（一）指导思想。\n坚持质量第一，完善标准体系。",
    }
    assert {key: line["is"][key] for key in ("clause", "label", "exact")} == {
        "clause": "1.2",
        "label": "一/（二）",
        "exact": "坚持质量第一",
    }
    assert call("reanchor", "--accept", "certain").out.splitlines()[0] == "plan  moved 1; 1 written down"
    assert call("reanchor").out == "plan  same 1\n"
    assert call("undo").out.splitlines()[0] == "taken back: places"
    assert call("reanchor").out.splitlines()[0] == "plan  moved 1"


def test_what_is_not_certain_gives_exit_code_1_and_is_never_written(call: Call, folder: Path) -> None:
    call("annotate", "plan:1.1", "-m", "一")
    library = Library(folder / "corpus")
    body = library.body("plan")
    library.save(library.metadata("plan"), body.replace("坚持质量第一", "始终把质量摆在首位"))
    changed = call("reanchor", "--accept", "certain")
    assert changed.code == 1
    assert changed.out.splitlines()[0] == "plan  text changed 1"
    start, end = body.index("### （一）"), body.index("### （二）")
    library.save(library.metadata("plan"), body[:start] + body[end:])
    gone = call("reanchor", "--json")
    assert (gone.code, gone.object["standing"], gone.object["is"]) == (1, "orphan", None)
    assert call("annotations", "plan", "--json").object["target"]["clause"] == "1.1"


def _replace(folder: Path, before: str, after: str) -> None:
    library = Library(folder / "corpus")
    body = library.body("plan")
    assert before in body
    library.save(library.metadata("plan"), body.replace(before, after))


def test_what_was_reworded_is_told_then_and_now(call: Call, folder: Path) -> None:
    call("annotate", "plan:1.1", "-m", "一\x1b[31m", "--quote", "完善标准体系")
    _replace(folder, "完善标准体系", "健全新型标准体系")
    lines = call("reanchor").out.splitlines()
    assert lines[:4] == [
        "plan  text changed 1",
        "  text changed: 一/（一）",
        "    - （一）指导思想。 坚持质量第一，完善标准体系。",
        "    + （一）指导思想。 坚持质量第一，健全新型标准体系。",
    ]
    assert lines[4].endswith("zhang-san  “完善标准体系” -> “健全新型标准体系”  一")


def test_one_annotation_is_accepted_by_its_id(call: Call, folder: Path) -> None:
    note = call("annotate", "plan:1.1", "-m", "一", "--json").object["id"]
    _replace(folder, "坚持质量第一", "始终把质量摆在首位")
    accepted = call("reanchor", "--accept", note[-8:])
    assert (accepted.code, accepted.out) == (0, f"{note}  plan  一/（一）\n")
    assert call("reanchor").out == "plan  same 1\n"
    assert call("undo").code == 0
    assert call("reanchor").code == 1


def test_what_is_lost_is_put_where_one_says(call: Call, folder: Path) -> None:
    note = call("annotate", "plan:1.1", "-m", "一", "--json").object["id"]
    _replace(folder, "### （一）指导思想。\n坚持质量第一，完善标准体系。\n\n", "")
    lines = call("reanchor").out.splitlines()
    assert lines[0] == "plan  no place 1"
    assert lines[2].startswith("    - （一）指导思想。")
    refused = call("reanchor", "--accept", note)
    assert (refused.code, "choose one" in refused.err) == (1, True)
    words = call("reanchor", "--accept", note, "--to", "plan:2.box1.e1", "--quote", "良种繁育", "--json").object
    assert words["is"]["exact"] == "良种繁育"
    assert call("reanchor", "--accept", note, "--to", "二、重点领域").out == f"{note}  plan  二\n"
    assert call("reanchor", "--accept", note, "--to", "plan").out == f"{note}  plan  the document as a whole\n"
    assert call("reanchor").out == "plan  same 1\n"


def test_calls_that_make_no_sense(call: Call) -> None:
    note = call("annotate", "plan:1.1", "-m", "一", "--json").object["id"]
    assert call("reanchor", "nothing").code == 1
    assert call("reanchor", "Not An Id").code == 2
    assert call("reanchor", "--accept", "everything").code == 1
    assert call("reanchor", "plan", "--accept", note).code == 2
    assert call("reanchor", "--to", "1.2").code == 2
    assert call("reanchor", "--accept", "certain", "--to", "1.2").code == 2
    assert call("reanchor", "--accept", note, "--quote", "质量").code == 2
    assert call("reanchor", "--accept", note, "--to", "plan", "--quote", "质量").code == 2
    assert call("reanchor", "--accept", note, "--to", "9.9").code == 1
