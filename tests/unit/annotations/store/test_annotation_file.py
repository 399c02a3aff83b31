import tomllib
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stdplan_tui.annotations.making import body_text, lf_only
from stdplan_tui.annotations.model import Annotation, AnnotationId, Conflict, Target
from stdplan_tui.annotations.store.annotation_file import (
    annotation_bytes,
    annotation_from,
    annotation_toml,
    read_annotation,
)
from stdplan_tui.corpus.model import Span
from stdplan_tui.errors import AnnotationError
from tests.support.counts import tries
from tests.unit.annotations.support import VERSION, note

ID = AnnotationId("01KAJ3QN3V0123456789ABCDEF")
CONFLICT = Conflict("status", "open", "li-qiang", "2026-11-21T08:04:00.000Z")
GOLDEN = f'''schema = 1
id = "{ID}"
document = "guobanfa-2015-89"
author = "zhang-san"
created = "2026-11-21T08:00:00.123Z"
updated = "2026-11-21T08:00:00.123Z"
motivation = "tagging"
status = "open"
reply_to = []
resolution = ""
tags = [
    "环境型/目标规划",
]
body = """
建议核对主管部门
"""

[target]
clause = "3.1.box2.e1"
label = "三/（一）/专栏2/能源"
version = "{VERSION}"
clause_hash = "1b5d51dc3d5e0685"
quote_clause = """
能源
研制页岩气工厂化作业、水平井钻井标准。研制特高压及柔性直流输电标准。"""
start = 24
end = 35
exact = "特高压及柔性直流输电标"
prefix = """
能源
研制页岩气工厂化作业、水平井钻井标准。研制"""
suffix = "准。"

[[conflicts]]
field = "status"
value = "open"
author = "li-qiang"
updated = "2026-11-21T08:04:00.000Z"
'''


def full() -> Annotation:
    return replace(note(span=Span(24, 35), tags=("环境型/目标规划",)), id=ID, conflicts=(CONFLICT,))


def kept(folder: Path, text: str | bytes, *, name: str = ID) -> Path:
    path = folder / "guobanfa-2015-89" / "zhang-san" / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    return path


def test_the_file_is_exactly_of_the_format() -> None:
    assert annotation_toml(full()) == GOLDEN
    assert annotation_from(GOLDEN) == full()


def test_a_note_on_the_whole_document_has_one_key_in_its_target() -> None:
    annotation = replace(note(), target=Target(document=True))
    assert tomllib.loads(annotation_toml(annotation))["target"] == {"document": True}
    assert annotation_from(annotation_toml(annotation)) == annotation


def test_a_whole_clause_has_no_span_keys() -> None:
    target = tomllib.loads(annotation_toml(note()))["target"]
    assert list(target) == ["clause", "label", "version", "clause_hash", "quote_clause"]


TRICKY = st.lists(
    st.sampled_from(
        [
            '"""',
            "'''",
            "\\",
            '"',
            "\r",
            "\r\n",
            "\n",
            "\x00",
            "\x1b[31m",
            "\x7f",
            "\x85",
            "\u2028",
            "\ufeff",
            "😀",
            "𠮷",
            "<<<<<<< HEAD\n",
            "\n=======\n",
            "\n>>>>>>> theirs",
            "|||||||",
            "[target]",
            "schema = 2",
            "# ",
            "\t",
            "汉",
        ]
    )
).map("".join)


@settings(max_examples=tries(150), deadline=None)
@given(st.one_of(TRICKY, st.text()))
@example("\n<<<<<<< HEAD\n一\n=======\n二\n>>>>>>> theirs\n")
@example('""""""""')
@example("\\")
@example("汉😀\r\n\x00\"'\\" * 12_500)
def test_any_text_survives_write_and_read(text: str) -> None:
    annotation = replace(note(), body=body_text(text), conflicts=(replace(CONFLICT, value=lf_only(text)),))
    content = annotation_bytes(annotation)
    assert b"\r" not in content
    assert annotation_from(content.decode()) == annotation


@given(st.text(), st.text())
def test_a_body_that_was_not_prepared_is_written_with_whole_lines(text: str, more: str) -> None:
    written = annotation_from(annotation_toml(replace(note(), body=text + "\r\n" + more)))
    assert written.body.endswith("\n")
    assert written.body.rstrip("\n") == lf_only(text + "\r\n" + more).rstrip("\n")


def test_unknown_keys_are_kept_everywhere() -> None:
    text = GOLDEN.replace("schema = 1\n", 'schema = 1\nmood = "calm"\nseen = 2026-11-21T08:00:00Z\n')
    text = (
        text.replace("[target]\n", "[target]\npage = 7\n")
        + "weight = 0.5\n\n[conflicts.how]\nby = 1\n\n[extra]\na = [1]\n"
    )
    annotation = annotation_from(text)
    assert annotation.foreign_keys == ("mood", "seen", "extra", "target.page", "conflicts.weight", "conflicts.how")
    again = annotation_toml(replace(annotation, body="anders\n"))
    assert annotation_from(again) == replace(annotation, body="anders\n")
    assert hash(annotation) == hash(annotation_from(annotation_toml(annotation)))


def test_bom_and_crlf_are_read(tmp_path: Path) -> None:
    path = kept(tmp_path, b"\xef\xbb\xbf" + GOLDEN.replace("\n", "\r\n").encode())
    assert read_annotation(path) == full()


def test_a_body_without_its_last_line_feed_is_read_with_it() -> None:
    assert annotation_from(GOLDEN.replace('主管部门\n"""', '主管部门"""')).body == "建议核对主管部门\n"


@pytest.mark.parametrize(
    ("old", "new", "message", "line"),
    [
        ("schema = 1", "schema = 2", "schema 2 is not known", 1),
        ("schema = 1", "schema = true", "schema must be a whole number", 1),
        ("schema = 1\n", "", "the key schema is missing", None),
        (f'"{ID}"', '"01KAJ3QN3V0123456789ABCDEG"', "id is 01KAJ3QN3V0123456789ABCDEG, but the file", 2),
        (f'"{ID}"', '"../../etc/passwd"', "not of the right form", 2),
        ('"guobanfa-2015-89"', '"other"', "document is other, but the file stands where document is", 3),
        ('"guobanfa-2015-89"', '"../x"', "document: ", 3),
        ('"zhang-san"', '"li-qiang"', "author is li-qiang", 4),
        ('"zhang-san"', '"con"', "Windows", 4),
        ('"zhang-san"', "7", "author must be a text", 4),
        ('created = "2026-11-21', 'created = "2026-11-31', "no such moment", 5),
        ('updated = "2026-11-21T', 'updated = "2026-11-21 ', "not of the right form", 6),
        ('"tagging"', '"shouting"', "“shouting” is none of commenting", 7),
        ('resolution = ""', 'resolution = "agree"', "does not fit the motivation tagging", 10),
        ("reply_to = []", 'reply_to = ["x"]', "reply_to has a value", 9),
        ("tags = [", "tags = [ 1,", "tags must be a list of texts", 11),
        ('"环境型/目标规划"', '"环境型\\u001b[0m"', "tags has a value", 11),
        ("[target]", "[goal]", "the key target is missing", None),
        ("[target]", "[target]\ndocument = true", "has no clause", 20),
        ('"3.1.box2.e1"', '"3/../1"', "clause: ", 19),
        ("sha256:", "md5:", "version: ", 21),
        ("start = 24", "start = -1", "do not enclose", 26),
        ("end = 35", "end = 2400", "do not enclose", 26),
        ("end = 35\n", "", "the key end is missing", 18),
        ('field = "status"\n', "", "the key field is missing", 34),
        ("[target]", "<<<<<<< HEAD\n[target]", "conflict markers", 18),
        ("建议核对主管部门", "<<<<<<< HEAD\n一\n=======\n二\n>>>>>>> x", "conflict markers", 15),
        ('author = "zhang-san"', 'author = "zhang-san"\nauthor = "zhang-san"', "not valid TOML", 5),
        ('body = """', "body = ", "not valid TOML", 14),
        ("start = 24", "start = " + "9" * 5000, "not valid TOML", None),
        ('resolution = ""', "resolution = " + "[" * 5000 + "]" * 5000, "nested too deeply", None),
    ],
)
def test_each_defect_is_one_error_with_its_line(
    tmp_path: Path, old: str, new: str, message: str, line: int | None
) -> None:
    assert GOLDEN.count(old) >= 1
    path = kept(tmp_path, GOLDEN.replace(old, new, 1))
    with pytest.raises(AnnotationError) as caught:
        read_annotation(path)
    assert message in str(caught.value)
    assert "\n" not in caught.value.message
    assert (caught.value.path, caught.value.line) == (path, line)


def test_what_is_no_text_or_no_file_is_one_error(tmp_path: Path) -> None:
    with pytest.raises(AnnotationError, match=r"toml:2: not UTF-8 text"):
        read_annotation(kept(tmp_path, b"schema = 1\nid = \xff"))
    with pytest.raises(AnnotationError, match="the key schema is missing"):
        read_annotation(kept(tmp_path, b""))
    with pytest.raises(AnnotationError, match="too large"):
        read_annotation(kept(tmp_path, b"#" * (4 * 1024 * 1024 + 1)))
    with pytest.raises(AnnotationError, match="cannot be read"):
        read_annotation(tmp_path / "missing.toml")
    with pytest.raises(AnnotationError, match="not a regular file"):
        read_annotation(tmp_path)


def test_what_a_file_cannot_hold_is_refused_before_it_is_written() -> None:
    with pytest.raises(AnnotationError, match="half a character"):
        annotation_bytes(replace(note(), body="\ud800"))
    with pytest.raises(AnnotationError, match="too long"):
        annotation_bytes(replace(note(), body="汉" * 2_000_000))
    with pytest.raises(AnnotationError, match="cannot be saved"):
        annotation_bytes(replace(note(), unknown={"large": int("f" * 5000, 16)}))
