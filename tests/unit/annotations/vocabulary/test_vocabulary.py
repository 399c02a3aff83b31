from pathlib import Path

import pytest

from stdplan_tui.annotations.vocabulary import Title, Unit, Vocabulary, folded
from stdplan_tui.annotations.vocabulary.file import read_vocabulary
from stdplan_tui.errors import VocabularyError

SOURCE = """schema = 1
title = "政策工具"
closed = true
owner = "team"

[[dimension]]
id = "instrument"
title = { zh = "政策工具", en = "policy instrument" }
required = true
[[dimension.tag]]
name = "环境型／目标规划 "
title = { zh = "目标规划", en = "targets and plans" }
definition = "…"
example = "guobanfa-2015-89:1.3.b1"
color = "cyan"
key = "1"
aliases = ["目标"]
formerly = ["环境型/规划"]
[[dimension.tag]]
name = "环境型/Tax Relief"
key = "2"
[[dimension.tag]]
name = "旧标签"
key = "1"
retired = true
replaced_by = "更旧"
[[dimension.tag]]
name = "更旧"
retired = true
replaced_by = "目标"
[[dimension.tag]]
name = "停用"
retired = true

[[dimension]]
id = "strength"
unit = "sentence"
exclusive = true
[[dimension.tag]]
name = "应当、要"
colour = "red"
"""
STARTER = Path(__file__).parents[4] / "annotations" / "vocabulary.toml"


def read(folder: Path, source: str = SOURCE) -> Vocabulary:
    path = folder / "vocabulary.toml"
    path.write_text(source)
    return read_vocabulary(path)


def test_the_file_is_read_as_values(tmp_path: Path) -> None:
    vocabulary = read(tmp_path)
    instrument, strength = vocabulary.dimensions
    tag = instrument.tags[0]
    assert (vocabulary.title, vocabulary.closed) == ("政策工具", True)
    assert (instrument.unit, instrument.exclusive, instrument.required) == (Unit.CLAUSE, False, True)
    assert (strength.unit, strength.exclusive, strength.required) == (Unit.SENTENCE, True, False)
    assert (tag.name, tag.levels, tag.dimension) == ("环境型/目标规划", ("环境型", "目标规划"), "instrument")
    assert (tag.title.in_language("zh"), tag.title.in_language("en")) == ("目标规划", "targets and plans")
    assert Title(zh="只有").in_language("en") == "只有" == Title(en="只有").in_language("zh")
    assert {key: tag.name for key, tag in instrument.quick_keys.items()} == {
        "1": "环境型/目标规划",
        "2": "环境型/Tax Relief",
    }
    assert vocabulary.foreign_keys == ("dimension.tag.colour", "owner")


@pytest.mark.parametrize(
    "name",
    ["环境型/目标规划", " 环境型／目标规划 ", "目标", "环境型/规划", "旧标签", "更旧"],
)
def test_every_name_of_a_tag_means_its_present_one(tmp_path: Path, name: str) -> None:
    vocabulary = read(tmp_path)
    assert vocabulary.resolve(name) == vocabulary.known_as(name) == "环境型/目标规划"


def test_case_and_composition_do_not_matter(tmp_path: Path) -> None:
    vocabulary = read(tmp_path)
    assert vocabulary.resolve("环境型/TAX relief") == "环境型/Tax Relief"
    assert folded("E\u0301") == folded("é")


def test_a_closed_vocabulary_refuses_strangers_and_says_what_was_meant(tmp_path: Path) -> None:
    vocabulary = read(tmp_path)
    with pytest.raises(VocabularyError, match=r"^规划 is not in the vocabulary; perhaps 环境型/目标规划$"):
        vocabulary.resolve("规划")
    with pytest.raises(VocabularyError, match=r"^无关 is not in the vocabulary$"):
        vocabulary.resolve("无关")
    with pytest.raises(VocabularyError, match="停用 is retired"):
        vocabulary.resolve("停用")
    assert (vocabulary.known_as(" 无关 "), vocabulary.known_as("停用")) == ("无关", "停用")


def test_an_open_vocabulary_takes_strangers_in_their_plain_form(tmp_path: Path) -> None:
    vocabulary = read(tmp_path, SOURCE.replace("closed = true", "closed = false"))
    assert vocabulary.resolve(" 新／标签") == "新/标签"
    for bad in ("", "  ", "a\x1b[0m", "a\nb", "a//b", "/a"):
        with pytest.raises(VocabularyError, match="cannot name a tag"):
            vocabulary.resolve(bad)


def test_completions_put_the_closest_first_and_leave_out_the_retired(tmp_path: Path) -> None:
    vocabulary = read(tmp_path)
    assert [tag.name for tag in vocabulary.completions("环境")] == ["环境型/目标规划", "环境型/Tax Relief"]
    assert [tag.name for tag in vocabulary.completions("ta")] == ["环境型/目标规划", "环境型/Tax Relief"]
    assert [tag.name for tag in vocabulary.completions("要")] == ["应当、要"]
    assert [tag.name for tag in vocabulary.completions("标签")] == []
    assert len(vocabulary.completions("")) == 3


def test_a_tag_knows_its_dimension(tmp_path: Path) -> None:
    vocabulary = read(tmp_path)
    assert vocabulary.dimension_of("目标") == vocabulary.dimensions[0]
    assert vocabulary.dimension_of("无关") is None


def test_without_a_file_any_tag_may_be_given(tmp_path: Path) -> None:
    vocabulary = read_vocabulary(tmp_path / "vocabulary.toml")
    assert (vocabulary.tags, vocabulary.resolve("新")) == ((), "新")


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("schema = 1", "schema = 9", "schema 9 is not known"),
        ("closed = true", 'closed = "yes"', "closed must be true or false"),
        ('id = "strength"', 'id = "instrument"', "the dimension instrument is there twice"),
        ('id = "strength"', 'id = "../x"', "id: "),
        ('"sentence"', '"word"', "“word” is none of clause, sentence"),
        ('key = "2"', 'key = "1"', "the quick key 1 belongs to 环境型/目标规划 already"),
        ('key = "2"', 'key = "x"', "key: "),
        ('"环境型/Tax Relief"', '"环境型/目标规划"', "环境型/目标规划 already means 环境型/目标规划"),
        ('colour = "red"', 'aliases = ["目标", "要"]', "目标 already means 环境型/目标规划"),
        ('"应当、要"', '"应当\\u0007"', "cannot name a tag"),
        ('"应当、要"', '"/"', "cannot name a tag"),
        ('["目标"]', '["\\u001b"]', "cannot name a tag"),
        ('replaced_by = "目标"', 'replaced_by = "没有"', "更旧 cannot be replaced by 没有"),
        ('replaced_by = "更旧"', 'replaced_by = "旧标签"', "旧标签 is replaced in a circle"),
        ('key = "2"', 'replaced_by = "目标"', "must be retired"),
        ('definition = "…"', 'definition = "\\u001b"', "definition: "),
        ("[[dimension]]", "<<<<<<< HEAD\n[[dimension]]", "conflict markers"),
        ("[[dimension]]", "[[dimension]", "not valid TOML"),
    ],
)
def test_each_defect_has_its_line(tmp_path: Path, old: str, new: str, message: str) -> None:
    line = SOURCE[: SOURCE.index(old)].count("\n") + 1
    with pytest.raises(VocabularyError, match=message) as caught:
        read(tmp_path, SOURCE.replace(old, new, 1))
    assert (caught.value.path, caught.value.line) == (tmp_path / "vocabulary.toml", line)


def test_what_is_no_file_is_one_error(tmp_path: Path) -> None:
    (tmp_path / "vocabulary.toml").mkdir()
    with pytest.raises(VocabularyError, match="not a regular file"):
        read_vocabulary(tmp_path / "vocabulary.toml")


def test_the_vocabulary_of_this_workspace_is_complete() -> None:
    vocabulary = read_vocabulary(STARTER)
    assert {dimension.id: len(dimension.tags) for dimension in vocabulary.dimensions} == {
        "instrument": 18,
        "coercion": 3,
        "strength": 5,
        "target": 3,
        "theme": 17,
    }
    assert vocabulary.foreign_keys == ()
    for dimension in vocabulary.dimensions:
        assert all((dimension.title.zh, dimension.title.en))
        assert all(tag.title.zh and tag.title.en and tag.color for tag in dimension.tags)
        assert sorted(dimension.quick_keys) == [str(key) for key in range(1, 1 + min(9, len(dimension.tags)))]
