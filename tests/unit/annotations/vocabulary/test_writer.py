"""The vocabulary changed in its file: comments, order and all else stay."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.annotations.vocabulary import COLORS, Dimension, Tag, Title, Vocabulary, changes
from stdplan_tui.annotations.vocabulary.file import read_vocabulary, vocabulary_from
from stdplan_tui.annotations.vocabulary.writer import Changed, revise
from stdplan_tui.errors import VocabularyError
from stdplan_tui.text.toml_lines import comments_of
from tests.support.counts import tries

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
STARTER = (Path(__file__).parents[4] / "annotations" / "vocabulary.toml").read_text("utf-8")
BY_HAND = """\
# 手写的标签表
title = '编码'   # single quotes
schema = 1

[[dimension]]   # the first
id = "a"
title.zh = "甲"          # dotted
    [[dimension.tag]]    # indented
    name = "一/二"
    color = 'red'        # loud
    key = "1"            # quick
    aliases = [
        "两",            # an alias
        "贰",
    ]
    # behind the aliases
    [dimension.tag.title]
    zh = "二"            # a table of its own
    [[dimension.tag]]
    name = "一/三"
    definition = \"\"\"
第一行 # no comment
第二行\"\"\"

    # on the fourth

    [[dimension.tag]]
    name = "四"
    retired = true       # since June
    replaced_by = "一/三" # see above
# the end
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "vocabulary.toml"
    path.write_text(SOURCE)
    return path


def add(*tags: Tag) -> Changed:
    def change(now: Vocabulary) -> Vocabulary:
        for tag in tags:
            now = changes.with_tag(now, tag)
        return now

    return change


def test_a_tag_is_added_behind_its_dimension_and_comments_stay(path: Path) -> None:
    tag = Tag("一/二", "a", Title("二", "two"), definition="…", color="cyan", key="2", aliases=("两",))
    vocabulary = revise(path, add(tag))
    assert path.read_text() == SOURCE.replace(
        "\n# about b",
        """
[[dimension.tag]]
name = "一/二"
title = { zh = "二", en = "two" }
definition = "…"
color = "cyan"
key = "2"
aliases = ["两"]

# about b""",
    )
    assert vocabulary == read_vocabulary(path)
    assert vocabulary.find("两") == tag


def test_the_first_tag_of_a_dimension_can_be_added(path: Path) -> None:
    revise(path, add(Tag("三", "b")))
    assert path.read_text() == SOURCE + '\n[[dimension.tag]]\nname = "三"\n'


def test_a_tag_is_added_behind_its_level_before_the_comment_on_the_next(path: Path) -> None:
    path.write_text(STARTER)
    revise(path, add(Tag("供给型/数据", "instrument")))
    written = path.read_text()
    assert written.index("供给型/公共服务") < written.index("供给型/数据") < written.index("# 环境型 environment")
    assert written.replace('[[dimension.tag]]\nname = "供给型/数据"\n\n', "") == STARTER


def test_only_the_keys_that_differ_are_written(path: Path) -> None:
    path.write_text(STARTER)
    revise(path, partial(changes.described, name="强制性", color="orange", key=""))
    revise(path, partial(changes.renamed, old="混合性", new="混合"))
    revise(path, partial(changes.retired, name="自愿性", by="混合"))
    before, after = STARTER.splitlines(), path.read_text().splitlines()
    assert [line for line in before if line not in after] == ['name = "混合性"', 'name = "自愿性"'][:1]
    assert set(after) - set(before) == {
        *('color = "orange"', 'name = "混合"', 'formerly = ["混合性"]', "retired = true", 'replaced_by = "混合"'),
    }
    revise(path, partial(changes.restored, name="自愿性"))
    revise(path, partial(changes.described, name="强制性", color="red", key="1"))
    revise(path, partial(changes.renamed, old="混合", new="混合性"))
    assert comments_of(path.read_text()) == comments_of(STARTER)
    changed = read_vocabulary(path)
    assert changes.described(changed, "混合性") == changed
    assert changed.called("混合") == changed.called("混合性")


def test_a_vocabulary_begins_with_its_first_dimension(path: Path) -> None:
    path.unlink()
    first = Dimension("instrument", Title("政策工具"), exclusive=True)
    revise(path, lambda now: changes.with_tag(changes.with_dimension(now, first), Tag("一", "instrument")))
    assert path.read_text() == (
        "schema = 1\nclosed = false\n\n"
        '[[dimension]]\nid = "instrument"\ntitle = { zh = "政策工具" }\nunit = "clause"\nexclusive = true\n'
        'required = false\n\n[[dimension.tag]]\nname = "一"\n'
    )
    revise(path, lambda now: changes.with_dimension(now, Dimension("second")))
    assert [dimension.id for dimension in read_vocabulary(path).dimensions] == ["instrument", "second"]


def test_nothing_is_written_for_no_change_and_for_a_dry_run(path: Path) -> None:
    stamp = path.stat().st_mtime_ns
    assert revise(path, lambda now: now) == read_vocabulary(path)
    assert revise(path, add(Tag("三", "b")), dry_run=True).known("三") == Tag("三", "b")
    assert (path.stat().st_mtime_ns, path.read_text()) == (stamp, SOURCE)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (add(Tag("四", "c")), "no dimension c"),
        (add(Tag("一", "b")), "already means"),
        (add(Tag("a\x1b", "a")), "cannot name a tag"),
        (add(Tag("四", "a", definition="\x00")), "definition: "),
        (lambda now: changes.with_dimension(now, Dimension("a")), "the dimension a is there twice"),
        (lambda now: changes.with_dimension(now, Dimension("A b")), "id: "),
    ],
)
def test_what_a_file_could_not_hold_changes_nothing(path: Path, change: Changed, message: str) -> None:
    with pytest.raises(VocabularyError, match=message):
        revise(path, change)
    assert path.read_text() == SOURCE
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('schema = 1\n[[dimension]]\nid = "a"\n\ntag = [{ name = "x" }]\n', 5, "not tables of their own"),
        ("schema = 1\n<<<<<<< HEAD\n", 2, "conflict markers"),
        ("schema = 1\nclosed = 3\n", 2, "closed must be"),
    ],
)
def test_a_file_that_is_broken_or_inline_is_left_alone(path: Path, text: str, line: int | None, message: str) -> None:
    path.write_text(text)
    with pytest.raises(VocabularyError, match=message) as caught:
        revise(path, add(Tag("四", "a")))
    assert (path.read_text(), caught.value.line) == (text, line)


def test_tags_in_one_line_can_be_changed_though_none_can_be_added(path: Path) -> None:
    path.write_text('schema = 1\n[[dimension]]\nid = "a"\ntag = [{ name = "x" }, { name = "y", key = "2" }] # both\n')
    revise(path, partial(changes.renamed, old="x", new="z"))
    revise(path, partial(changes.described, name="y", key="3"))
    assert path.read_text().endswith('tag = [{ name = "z", formerly = ["x"]}, { name = "y", key = "3" }] # both\n')


def test_a_byte_order_mark_and_other_line_ends_are_read_and_not_written(path: Path) -> None:
    path.write_bytes(b"\xef\xbb\xbf" + SOURCE.replace("\n", "\r\n").encode())
    revise(path, add(Tag("三", "b")))
    assert path.read_text() == SOURCE + '\n[[dimension.tag]]\nname = "三"\n'
    assert b"\r" not in path.read_bytes()


def test_a_link_is_not_followed(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.toml"
    path.rename(other)
    path.symlink_to(other)
    with pytest.raises(VocabularyError, match="not a regular file"):
        revise(path, add(Tag("三", "b")))
    assert other.read_text() == SOURCE


def meanwhile(path: Path, times: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have somebody else write the file while ours is, so often."""
    left, fsync = list(range(times)), os.fsync

    def writes(descriptor: int) -> None:
        fsync(descriptor)
        if left and stat.S_ISREG(os.fstat(descriptor).st_mode):
            path.write_text(f"{path.read_text()}# theirs {left.pop()}\n")

    monkeypatch.setattr(os, "fsync", writes)


def test_a_change_by_other_hands_is_kept_and_ours_made_on_top(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(path, 1, monkeypatch)
    revise(path, add(Tag("四", "a")))
    assert "# theirs 0\n" in path.read_text()
    assert read_vocabulary(path).known("四") is not None


def test_who_is_overtaken_again_and_again_saves_nothing(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    meanwhile(path, 2, monkeypatch)
    with pytest.raises(VocabularyError, match="changed by other hands"):
        revise(path, add(Tag("四", "a")))
    assert path.read_text() == SOURCE + "# theirs 1\n# theirs 0\n"


NAMES = st.lists(st.sampled_from(["一", "二", "三", "Tax", 'q"\\', "a b", "#x"]), min_size=1, max_size=3).map("/".join)
WORDS = st.text(st.sampled_from(["一", '"', "'", "\\", "#", "\n", "x", " ", "[", "\t"]), max_size=12)
LINES = WORDS.map(lambda text: text.replace("\n", "").replace("\t", ""))


@st.composite
def steps(draw: st.DrawFn) -> Changed:
    """A change, of tags that may be there or not."""
    name, other = draw(NAMES), draw(NAMES)
    values = {
        "title": Title(draw(LINES), draw(LINES)),
        "definition": draw(WORDS),
        "example": draw(LINES),
        "color": draw(st.sampled_from(("", *COLORS))),
        "key": draw(st.sampled_from(changes.KEYS)),
        "aliases": tuple(draw(st.lists(NAMES, max_size=2, unique=True))),
    }
    some = {key: values[key] for key in draw(st.sets(st.sampled_from(sorted(values))))}
    dimension = draw(st.sampled_from("ab"))

    def known(now: Vocabulary) -> str:
        return now.tags[sum(map(ord, name)) % len(now.tags)].name if now.tags else name

    made: list[Callable[[Vocabulary], Vocabulary]] = [
        lambda now: changes.with_tag(now, Tag(name, dimension, **some)),
        lambda now: changes.renamed(now, known(now), other),
        lambda now: changes.renamed(now, known(now).split("/")[0], other),
        lambda now: changes.retired(now, known(now)),
        lambda now: changes.retired(now, known(now), now.tags[0].name if now.tags else ""),
        lambda now: changes.restored(now, known(now)),
        lambda now: changes.described(now, known(now), **some),
        lambda now: changes.taking_key(now, known(now), str(values["key"])),
        lambda now: changes.with_dimension(now, Dimension(dimension)),
    ]
    return draw(st.sampled_from(made))


@settings(max_examples=tries(40), deadline=None)
@given(source=st.sampled_from([SOURCE, BY_HAND, BY_HAND.replace("\n\n", "\n")]), steps=st.lists(steps(), max_size=6))
def test_whatever_is_done_every_comment_stays_and_the_file_says_it(
    tmp_path_factory: pytest.TempPathFactory, source: str, steps: list[Changed]
) -> None:
    path = tmp_path_factory.mktemp("agreed") / "vocabulary.toml"
    path.write_text(source)
    expected = vocabulary_from(source)
    for change in steps:
        before = path.read_text()
        try:
            wanted = change(expected)
            expected = revise(path, change)
        except VocabularyError:
            assert path.read_text() == before
        else:
            assert expected == wanted == read_vocabulary(path)
        assert sorted(comments_of(path.read_text())) == sorted(comments_of(source))
