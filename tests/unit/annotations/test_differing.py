"""What is said to have changed, of annotations and of agreed tags, and the lines that git compares."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.annotations.differing.fields import Became, annotation_keys, became, differences
from stdplan_tui.annotations.differing.lines import readable_lines
from stdplan_tui.annotations.differing.tags import Part, Turn, agreements
from stdplan_tui.annotations.making import next_stamp
from stdplan_tui.annotations.model import Annotation, AnnotationId, Conflict, Motivation, Resolution, Status
from stdplan_tui.annotations.store.annotation_file import annotation_bytes, annotation_from, annotation_toml
from stdplan_tui.annotations.target import document_target
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.annotations.vocabulary.changes import renamed
from stdplan_tui.annotations.vocabulary.file import vocabulary_from
from stdplan_tui.corpus.model import DocumentId, Span
from tests.support.counts import tries
from tests.unit.annotations.support import GUIDANCE, note

NOTE = note("一\n二")
CONFLICT = Conflict("body", "旧", "li-si", "2026-11-21T08:04:00.000Z")
CHANGES: Mapping[str, Callable[[Annotation], Annotation]] = {
    "document": lambda one: replace(one, document=DocumentId("guihua")),
    "created": lambda one: replace(one, created="2020-01-01T00:00:00.000Z"),
    "motivation": lambda one: replace(one, motivation=Motivation.TAGGING),
    "status": lambda one: replace(one, status=Status.DELETED),
    "reply_to": lambda one: replace(one, reply_to=(AnnotationId("01KAJ3QN3V0123456789ABCDEF"),)),
    "resolution": lambda one: replace(one, resolution=Resolution.AGREE),
    "tags": lambda one: replace(one, tags=("甲", "乙")),
    "body": lambda one: replace(one, body="一\n三\n"),
    "target": lambda one: replace(one, target=note(on=GUIDANCE, span=Span(0, 2)).target),
    "conflicts": lambda one: replace(one, conflicts=(CONFLICT,)),
    "mood": lambda one: replace(one, unknown={"mood": True}),
    "target.page": lambda one: replace(one, target=replace(one.target, unknown={"page": 3})),
}


@pytest.mark.parametrize("annotation", [NOTE, note(tags=("甲",)), replace(NOTE, unknown={"x": float("nan")})])
def test_of_what_did_not_change_nothing_is_said(annotation: Annotation) -> None:
    assert differences(annotation, annotation) == ()


@given(st.sets(st.sampled_from(sorted(CHANGES))))
def test_every_key_that_changed_is_said_and_no_other(names: set[str]) -> None:
    after = NOTE
    for name in sorted(names, key=lambda name: name == "target.page"):  # a page of the place that it is on then
        after = CHANGES[name](after)
    found = differences(NOTE, replace(after, updated=next_stamp(NOTE.updated)))
    assert {one.field for one in found} == (names or {"updated"})
    assert all(one.before != one.after for one in found)


def test_a_time_alone_is_said_since_nothing_else_is() -> None:
    later = replace(NOTE, updated="2027-01-01T00:00:00.000Z")
    assert [(one.field, one.after) for one in differences(NOTE, later)] == [("updated", "2027-01-01T00:00:00.000Z")]


def test_true_is_another_value_than_one() -> None:
    one, true = (replace(NOTE, unknown={"mood": mood}) for mood in (1, True))
    assert [found.field for found in differences(one, true)] == ["mood"]


def test_values_are_those_of_json() -> None:
    toml = annotation_toml(NOTE).replace("body = ", "mood = 2026-01-01\nrank = inf\nbody = ", 1)
    (day, rank) = differences(NOTE, annotation_from(toml))
    assert json.loads(json.dumps([day.before, day.after, rank.after])) == [None, "2026-01-01", "inf"]
    assert json.dumps(annotation_keys(annotation_from(toml)))


def test_a_change_is_one_word() -> None:
    gone = replace(NOTE, status=Status.DELETED)
    moved = replace(NOTE, document=DocumentId("guihua"))
    assert became(None, NOTE) is Became.ADDED
    assert became(None, gone) is Became.DELETED
    assert became(NOTE, gone) is Became.DELETED
    assert became(gone, NOTE) is Became.RESTORED
    assert became(NOTE, moved) is Became.MOVED
    assert became(NOTE, replace(NOTE, body="改\n")) is Became.EDITED
    assert became(NOTE, None) is Became.REMOVED


VOCABULARY = """\
schema = 1
title = "政策工具"
closed = true # 商定
[[dimension]]
id = "instrument"
title = { zh = "政策工具" }
[[dimension.tag]]
name = "环境型/目标规划"
key = "1"
[[dimension.tag]]
name = "供给型/人才"
definition = "培养"
[[dimension.tag]]
name = "需求型"
aliases = ["需求"]
"""
BEFORE = vocabulary_from(VOCABULARY)


def turned(after: Vocabulary, before: Vocabulary = BEFORE) -> list[tuple[Part, str, Turn, tuple[str, ...]]]:
    return [(one.part, one.id, one.turn, one.fields) for one in agreements(before, after)]


def test_of_a_vocabulary_that_did_not_change_nothing_is_said() -> None:
    assert turned(BEFORE) == []


def test_a_renamed_tag_is_the_one_that_it_was() -> None:
    after = renamed(BEFORE, "供给型/人才", "供给型/人才培养")
    assert turned(after) == [(Part.TAG, "供给型/人才培养", Turn.RENAMED, ("name", "formerly"))]
    (found,) = agreements(BEFORE, after)
    assert (found.before or {})["name"] == "供给型/人才"


def test_a_level_that_is_renamed_renames_what_is_under_it() -> None:
    after = renamed(BEFORE, "环境型", "环境")
    assert [(part, id_, turn) for part, id_, turn, _fields in turned(after)] == [
        (Part.TAG, "环境/目标规划", Turn.RENAMED)
    ]


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ('key = "1"', 'key = "2"', (Part.TAG, "环境型/目标规划", Turn.CHANGED, ("key",))),
        ('definition = "培养"', "retired = true", (Part.TAG, "供给型/人才", Turn.RETIRED, ("definition", "retired"))),
        ("closed = true", "closed = false", (Part.VOCABULARY, "", Turn.CHANGED, ("closed",))),
        (
            'id = "instrument"',
            'id = "instrument"\nexclusive = true',
            (Part.DIMENSION, "instrument", Turn.CHANGED, ("exclusive",)),
        ),
        ('name = "需求型"\naliases = ["需求"]', 'name = "需求型"', (Part.TAG, "需求型", Turn.CHANGED, ("aliases",))),
    ],
)
def test_what_changed_of_the_agreed_is_said(old: str, new: str, found: tuple[object, ...]) -> None:
    after = vocabulary_from(VOCABULARY.replace(old, new, 1))
    assert turned(after) == [found]
    if found[2] is Turn.RETIRED:
        assert turned(BEFORE, after)[0][2] is Turn.REVIVED


def test_tags_and_dimensions_come_and_go() -> None:
    gone = turned(Vocabulary(BEFORE.title, BEFORE.closed))
    assert [(part, id_, turn) for part, id_, turn, _fields in gone] == [
        (Part.DIMENSION, "instrument", Turn.REMOVED),
        (Part.TAG, "环境型/目标规划", Turn.REMOVED),
        (Part.TAG, "供给型/人才", Turn.REMOVED),
        (Part.TAG, "需求型", Turn.REMOVED),
    ]
    assert [turn for _part, _id, turn, _fields in turned(BEFORE, Vocabulary())] == [Turn.CHANGED, *[Turn.ADDED] * 4]


def test_an_annotation_in_lines() -> None:
    annotation = replace(note("一\n\nstatus  open", tags=("乙", "甲")), updated="2027-01-01T00:00:00.000Z")
    lines = readable_lines(annotation_bytes(annotation))
    assert lines[:11] == (
        "author  zhang-san",
        "document  guobanfa-2015-89",
        "motivation  tagging",
        "status  open",
        "tags",
        "    乙",
        "    甲",
        "body",
        "    一",
        "",
        "    status  open",
    )
    assert lines[-1] == "updated  2027-01-01T00:00:00.000Z"
    assert "target.document  true" in readable_lines(annotation_bytes(replace(annotation, target=document_target())))


@given(st.sampled_from(sorted(CHANGES)))
def test_versions_that_say_different_things_have_different_lines(name: str) -> None:
    before = note("一\n二", tags=("丙",)) if name == "resolution" else NOTE
    changed = CHANGES[name](before)
    if name == "resolution":
        changed = replace(changed, motivation=Motivation.VOTING)
    assert readable_lines(annotation_bytes(before)) != readable_lines(annotation_bytes(changed))


@given(body=st.text(st.characters(exclude_categories=["Cs"]), max_size=40), tag=st.text("甲乙 #/\"\\'", min_size=1))
@settings(max_examples=tries(100))
def test_whatever_a_note_says_no_line_of_it_is_taken_for_a_key(body: str, tag: str) -> None:
    annotation = replace(note("x"), body=body, tags=(tag,))
    lines = readable_lines(annotation_bytes(annotation))
    keys = [line.partition("  ")[0] for line in lines if line and not line.startswith(" ")]
    assert keys == [*dict.fromkeys(keys)]
    assert {"author", "document", "id", "updated"} <= set(keys)
    assert {key.partition(".")[0] for key in keys} <= set(annotation_keys(annotation))
    assert not any(ord(character) < 32 and character != "\t" for line in lines for character in line)


def test_a_strange_key_is_one_line() -> None:
    toml = annotation_toml(NOTE).replace("body = ", '"a\\nstatus" = ["x\\ny", "\\u001b[31m"]\nbody = ', 1)
    lines = readable_lines(toml.encode())
    at = lines.index('"a\\nstatus"')
    assert lines[at : at + 3] == ('"a\\nstatus"', '    "x\\ny"', "    \\u001b[31m")


def test_a_vocabulary_in_lines_with_its_remarks() -> None:
    lines = readable_lines(("# 请先商量\n" + VOCABULARY).encode())
    assert lines[:2] == ("vocabulary  政策工具", "closed  true")
    assert "tag  供给型/人才" in lines
    assert "    definition  培养" in lines
    assert lines[-1] == "# 请先商量"


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        (b"", ()),
        (b"<<<<<<< ours\r\nx\n", ("<<<<<<< ours", "x")),
        (b'name = "x"\n', ('name = "x"',)),
        (b"\x1b[31m\xff\n", ("\\u001b[31m\\xff",)),
        (b"schema = 1\nmood = 2\n", ("schema = 1", "mood = 2")),
        (b"a\n\n", ("a", "")),
    ],
)
def test_what_cannot_be_read_is_given_as_it_stands(content: bytes, lines: tuple[str, ...]) -> None:
    assert readable_lines(content) == lines


@given(st.binary(max_size=60))
def test_no_file_is_too_strange(content: bytes) -> None:
    assert all("\x1b" not in line and "\n" not in line for line in readable_lines(content))
