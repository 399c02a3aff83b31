"""`stdplan vocabulary`: the agreed tags listed and changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdplan_tui.annotations.vocabulary.file import read_vocabulary
from tests.unit.cli.conftest import Call

AGREED = """\
# ours
schema = 1
closed = true
[[dimension]]
id = "a"
title = { en = "kind" }
required = true
[[dimension.tag]]
name = "供给型/资金"
key = "1"
definition = "谁出钱"
[[dimension.tag]]
name = "供给型/人才"
[[dimension]]
id = "b"
unit = "sentence"
exclusive = true
[[dimension.tag]]
name = "待查"
title = { en = "unsure" }
retired = true
"""


@pytest.fixture
def file(folder: Path) -> Path:
    (folder / "annotations").mkdir()
    file = folder / "annotations" / "vocabulary.toml"
    file.write_text(AGREED)
    return file


@pytest.mark.usefixtures("file")
def test_tags_are_listed_by_dimension_with_how_many_use_them(call: Call) -> None:
    call("tag", "plan:1.1", "供给型/资金")
    assert call("vocabulary").lines == [
        "kind  a  clause, required",
        "  1  供给型/资金  1 annotation",
        "       谁出钱",
        "     供给型/人才",
        "",
        "b  sentence, one of these",
        "     待查  unsure  retired",
    ]
    found = call("vocabulary", "--json").objects
    assert [(tag["name"], tag["dimension"], tag["uses"], tag["retired"]) for tag in found] == [
        ("供给型/资金", "a", 1, False),
        ("供给型/人才", "a", 0, False),
        ("待查", "b", 0, True),
    ]


def test_without_tags_the_exit_code_says_so(call: Call) -> None:
    ran = call("vocabulary")
    assert (ran.code, ran.out, ran.err) == (1, "", "stdplan: no tags are agreed on yet\n")


def test_the_first_tag_makes_the_file(call: Call, folder: Path) -> None:
    assert call("vocabulary", "add", "一").code == 2
    assert call("vocabulary", "add", "一", "--new-dimension").code == 2
    assert "there is no dimension x" in call("vocabulary", "add", "一", "--dimension", "x").err
    call("vocabulary", "add", "一", "--dimension", "x", "--new-dimension", "--sentence", "--exclusive", "--required")
    (dimension,) = read_vocabulary(folder / "annotations" / "vocabulary.toml").dimensions
    assert (dimension.id, dimension.unit, dimension.exclusive, dimension.required) == ("x", "sentence", True, True)
    assert call("vocabulary", "add", "二").code == 0


def test_a_tag_is_added_with_what_is_said_of_it(call: Call, file: Path) -> None:
    said = ("--title-zh", "技", "--definition", "义", "--example", "plan:1.1", "--color", "cyan", "--key", "2")
    ran = call("vocabulary", "add", "供给型/技术", *said, "--alias", "技", "--alias", "科技", "--json")
    assert ran.object == {
        "dimension": "a",
        "name": "供给型/技术",
        "title": {"zh": "技", "en": ""},
        "definition": "义",
        "example": "plan:1.1",
        "color": "cyan",
        "key": "2",
        "aliases": ["技", "科技"],
        "formerly": [],
        "retired": False,
        "replaced_by": "",
    }
    assert file.read_text().startswith("# ours\n")
    assert read_vocabulary(file).called("科技").name == "供给型/技术"


@pytest.mark.usefixtures("file")
@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("add", "新"), 2, "name the dimension: --dimension, one of a, b"),
        (("add", "待查", "--dimension", "a"), 1, "待查 already means 待查"),
        (("add", "新", "--dimension", "a", "--key", "1"), 1, "the quick key 1 belongs to 供给型/资金 already"),
        (("add", "新", "--dimension", "a", "--example", "plan:99"), 1, "plan has no clause 99"),
        (("rename", "供给型/资今", "x"), 1, "perhaps 供给型/资金"),
        (("merge", "供给型/资金", "供给型/资金"), 1, "leads back to it"),
        (("merge", "供给型/资金", "待查"), 1, "the tag 待查 is retired"),
        (("set", "供给型/资金"), 2, "nothing to set"),
        (("set", "供给型/资金", "--color", "pink"), 1, "there is no colour pink: take one of red"),
        (("nonsense",), 2, "no such command: nonsense"),
        (("renam",), 2, "did you mean rename?"),
        (("--json", "restore", "待查"), 2, "--json stands behind the command"),
    ],
)
def test_what_cannot_be_done_is_told(call: Call, arguments: tuple[str, ...], code: int, message: str) -> None:
    ran = call("vocabulary", *arguments)
    assert (ran.code, ran.out) == (code, "")
    assert message in ran.err


def test_a_level_is_renamed_and_annotations_stay_as_they_are(call: Call, file: Path, folder: Path) -> None:
    call("tag", "plan:1.1", "供给型/资金")
    notes = {path: path.read_bytes() for path in (folder / "annotations" / "plan").rglob("*.toml")}
    dry = call("vocabulary", "rename", "供给型", "供给类", "--dry-run", "--json").object
    assert (len(dry["tags"]), file.read_text()) == (2, AGREED)
    ran = call("vocabulary", "rename", "供给型", "供给类")
    assert ran.lines == ["供给型/资金 is 供给类/资金 now", "供给型/人才 is 供给类/人才 now"]
    assert notes == {path: path.read_bytes() for path in notes}
    assert call("vocabulary", "--json").objects[0]["uses"] == 1
    assert call("vocabulary", "rename", "供给类/资金", "供给类/资金").out == "nothing has changed\n"


def test_tags_are_merged_retired_and_brought_back(call: Call, file: Path) -> None:
    call("tag", "plan:1.1", "供给型/资金")
    merged = call("vocabulary", "merge", "供给型/资金", "供给型/人才", "--json").object
    assert (merged["retired"], merged["replaced_by"]) == (True, "供给型/人才")
    assert [tag["uses"] for tag in call("vocabulary", "--json").objects] == [0, 1, 0]
    assert "retired, now 供给型/人才" in call("vocabulary").out
    assert call("vocabulary", "restore", "供给型/资金").code == 0
    assert call("vocabulary", "retire", "供给型/人才", "--by", "供给型/资金").code == 0
    assert read_vocabulary(file).known_as("供给型/人才") == "供给型/资金"


def test_an_empty_text_takes_away_what_was_said(call: Call, file: Path) -> None:
    call("vocabulary", "set", "供给型/资金", "--definition", "", "--key", "", "--title-en", "money")
    call("vocabulary", "set", "供给型/资金", "--title-zh", "钱", "--alias", "款")
    call("vocabulary", "set", "供给型/资金", "--alias", "", "--dry-run")
    tag = read_vocabulary(file).called("供给型/资金")
    assert (tag.definition, tag.key, tag.title.zh, tag.title.en, tag.aliases) == ("", "", "钱", "money", ("款",))


def test_a_broken_file_is_named_with_its_line(call: Call, file: Path) -> None:
    file.write_text("schema = 1\nclosed = 3\n")
    for arguments in ((), ("add", "一")):
        ran = call("vocabulary", *arguments)
        assert (ran.code, f"{file}:2: closed must be" in ran.err) == (1, True)


def test_the_level_says_which_dimension_however_it_is_typed(call: Call, file: Path) -> None:
    assert call("vocabulary", "add", "新词").code == 2
    assert call("vocabulary", "add", "供给型／技术", "--json").object["dimension"] == "a"
    assert read_vocabulary(file).called("供给型/技术").dimension == "a"
