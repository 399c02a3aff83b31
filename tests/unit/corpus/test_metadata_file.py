"""ID.toml, both ways."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.corpus.metadata_file import metadata_toml, read_metadata
from stdplan_tui.corpus.model import DocumentId, Metadata, Source
from stdplan_tui.errors import MetadataError

_HASH = "0123456789abcdef" * 4
FULL = Metadata(
    id=DocumentId("plan"),
    title="江南省标准化发展规划",
    kind="规划",
    document_number="江政办发〔2021〕12号",
    issuers=("江南省人民政府办公厅",),
    recipients=("各市、县人民政府", "省政府各部门"),
    issued="2021-04-29",
    published="2021-05-06",
    notice_title="关于印发的通知",
    version=f"sha256:{_HASH}",
    imported=f"sha256:{_HASH}",
    source=Source("a.txt", _HASH),
    short_title="规划",
    supersedes=("plan-2016",),
    implements=("gangyao",),
    formerly=(DocumentId("plan-old"),),
    unknown={"note": "手写", "extra": {"a": 1}},
)
MINIMAL = 'schema = 1\nid = "plan"\ntitle = "规划"\n'


def _read(folder: Path, text: str) -> Metadata:
    path = folder / "plan.toml"
    path.write_text(text, "utf-8")
    return read_metadata(path)


def test_all_keys_go_both_ways(tmp_path: Path) -> None:
    assert _read(tmp_path, metadata_toml(FULL)) == FULL


def test_keys_stand_in_the_order_of_the_format() -> None:
    keys = [line.split(" = ")[0] for line in metadata_toml(FULL).splitlines() if " = " in line]
    assert " ".join(keys) == (
        "schema id title kind document_number issuers recipients issued published notice_title version imported "
        "short_title supersedes implements formerly note file sha256 a"
    )


def test_what_is_not_said_is_absent(tmp_path: Path) -> None:
    metadata = _read(tmp_path, MINIMAL)
    assert metadata == Metadata(DocumentId("plan"), "规划")
    assert metadata_toml(metadata) == MINIMAL


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('id = "plan"\ntitle = "甲"\n', None, "schema is missing"),
        ('schema = 1\ntitle = "甲"\n', None, "id is missing"),
        ('schema = 1\nid = "plan"\n', None, "title is missing"),
        ('schema = 2\nid = "plan"\ntitle = "甲"\n', 1, "schema 2"),
        ('schema = 1\nid = "../plan"\ntitle = "甲"\n', 2, "document id"),
        ('schema = 1\nid = "plan"\ntitle = " "\n', 3, "title"),
        ('schema = 1\nid = "plan"\ntitle = "甲"\n\nissuers = "乙"\n', 5, "list"),
        ('schema = 1\nid = "plan"\ntitle = "甲"\nissued = "2021年4月"\n', 4, "date"),
        ('schema = 1\nid = "plan"\ntitle = "甲"\nissued = "2021-02-30"\n', 4, "date"),
        ('schema = 1\nid = "plan"\ntitle = "甲"\nversion = "abc"\n', 4, "version"),
        ('schema = 1\nid = "plan"\ntitle = "甲"\n[source]\nfile = "a"\n', 4, "sha256 is missing"),
        ('schema = 1\nid = "plan"\ntitle = "甲\n', 3, "TOML"),
        ('schema = 1\n<<<<<<< ours\nid = "plan"\n', 2, "conflict"),
        (f"schema = {'[' * 5000}", None, "deeply"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, line: int | None, words: str) -> None:
    with pytest.raises(MetadataError, match=words) as caught:
        _read(tmp_path, text)
    assert caught.value.path == tmp_path / "plan.toml"
    assert line is None or caught.value.line == line


_words = st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=30)


@given(title=_words.filter(str.strip), number=_words, issuers=st.lists(_words, max_size=3))
def test_any_words_go_both_ways(
    tmp_path_factory: pytest.TempPathFactory, title: str, number: str, issuers: list[str]
) -> None:
    metadata = Metadata(DocumentId("plan"), title, document_number=number, issuers=tuple(issuers))
    assert _read(tmp_path_factory.getbasetemp(), metadata_toml(metadata)) == metadata
