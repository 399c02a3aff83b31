import os
from pathlib import Path

import pytest

from stdplan_tui.annotations.vocabulary import Tag, Title
from stdplan_tui.annotations.vocabulary_file import read_vocabulary
from stdplan_tui.annotations.vocabulary_writer import add_tag
from stdplan_tui.errors import AnnotationError, VocabularyError

SOURCE = """# the team's tags
schema = 1
closed = true   # agreed in May

[[dimension]]
id = "a"
[[dimension.tag]]
name = "一"     # the first
# it has no title

# about b
[[dimension]]
id = "b"
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "vocabulary.toml"
    path.write_text(SOURCE)
    return path


def test_a_tag_is_added_behind_its_dimension_and_comments_stay(path: Path) -> None:
    tag = Tag("一/二", "a", Title("二", "two"), definition="…", color="cyan", key="2", aliases=("两",))
    vocabulary = add_tag(path, tag)
    assert path.read_text() == SOURCE.replace(
        "\n# about b",
        """
[[dimension.tag]]
name = "一/二"
title = {zh = "二", en = "two"}
definition = "…"
color = "cyan"
key = "2"
aliases = ["两"]

# about b""",
    )
    assert vocabulary == read_vocabulary(path)
    assert vocabulary.find("两") == tag


def test_the_first_tag_of_a_dimension_can_be_added(path: Path) -> None:
    add_tag(path, Tag("三", "b"))
    assert path.read_text() == SOURCE + '\n[[dimension.tag]]\nname = "三"\n'


@pytest.mark.parametrize(
    ("tag", "message"),
    [
        (Tag("四", "c"), "no dimension c"),
        (Tag("一", "b"), "already means"),
        (Tag("a\x1b", "a"), "cannot name a tag"),
        (Tag("四", "a", key="x"), "key: "),
    ],
)
def test_what_cannot_be_added_changes_nothing(path: Path, tag: Tag, message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        add_tag(path, tag)
    assert path.read_text() == SOURCE


def test_a_file_that_is_broken_missing_or_inline_is_left_alone(path: Path) -> None:
    path.write_text('schema = 1\n[[dimension]]\nid = "a"\ntag = [{ name = "x" }]\n')
    with pytest.raises(VocabularyError, match="not tables of their own"):
        add_tag(path, Tag("四", "a"))
    path.write_text("<<<<<<< HEAD\n")
    with pytest.raises(VocabularyError, match="conflict markers"):
        add_tag(path, Tag("四", "a"))
    assert path.read_text() == "<<<<<<< HEAD\n"
    path.unlink()
    with pytest.raises(AnnotationError, match="cannot be read"):
        add_tag(path, Tag("四", "a"))


def test_a_change_by_other_hands_is_not_overwritten(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def meanwhile(_descriptor: int) -> None:
        path.write_text(SOURCE + "# theirs\n")

    monkeypatch.setattr(os, "fsync", meanwhile)
    with pytest.raises(VocabularyError, match="changed by other hands"):
        add_tag(path, Tag("四", "a"))
    assert path.read_text() == SOURCE + "# theirs\n"
