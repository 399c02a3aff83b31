from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.annotations.store.authors import Author, claim, new_author_id, read_authors
from stdplan_tui.annotations.store.slugs import author_slug, slug
from stdplan_tui.errors import AnnotationError, AuthorTaken, IdError

MINE, YOURS = "1a2b3c4d", "ffffffff"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("张三", "zhang-san"),
        ("  李 强 ", "li-qiang"),
        ("Wang Min", "wang-min"),
        ("José Núñez", "jose-nunez"),
        ("ＬＩ．ｑｉａｎｇ", "li-qiang"),
        ("王敏（江西）", "wang-min-jiang-xi"),
        ("x" * 40, "x" * 24),
        ("司马相如与卓文君及其他人", "si-ma-xiang-ru-yu-zhuo"),
        ("../../etc", "etc"),
    ],
)
def test_a_slug_is_made_of_a_name(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize("name", ["", "！？", "Con", "lpt1", "\x1b"])
def test_a_name_without_a_slug_is_refused(name: str) -> None:
    with pytest.raises(IdError):
        slug(name)


@given(st.text())
def test_a_slug_is_a_slug_or_refused(name: str) -> None:
    try:
        made = slug(name)
    except IdError:
        return
    assert author_slug(made) == made


@pytest.mark.parametrize("text", ["-a", "A", "a/b", "..", "", "a" * 25, "aux", "com1", "a\n"])
def test_what_is_no_slug_is_refused(text: str) -> None:
    with pytest.raises(IdError):
        author_slug(text)


def test_a_first_claim_writes_the_author_down(tmp_path: Path) -> None:
    author = claim(tmp_path, " 张三 ", MINE)
    assert author == Author("zhang-san", "张三", MINE)
    path = tmp_path / "_authors" / "zhang-san.toml"
    assert path.read_text() == 'name = "张三"\nid = "1a2b3c4d"\n'
    assert claim(tmp_path, "张三", MINE) == author
    assert read_authors(tmp_path).name_of("zhang-san") == "张三"
    assert read_authors(tmp_path).name_of("li-qiang") == "li-qiang"


def test_somebody_elses_slug_is_refused_with_a_proposal(tmp_path: Path) -> None:
    claim(tmp_path, "张三", YOURS)
    with pytest.raises(AuthorTaken, match="zhang-san-2 is free") as caught:
        claim(tmp_path, "张三", MINE)
    claim(tmp_path, "张三", "00000000", wanted=caught.value.proposal)
    with pytest.raises(AuthorTaken) as again:
        claim(tmp_path, "张三", MINE)
    mine = claim(tmp_path, "张三", MINE, wanted=again.value.proposal)
    assert mine.slug == "zhang-san-3"
    assert claim(tmp_path, "张三", MINE) == mine


def test_a_person_may_write_under_two_names(tmp_path: Path) -> None:
    assert claim(tmp_path, "张三", MINE).slug == "zhang-san"
    assert claim(tmp_path, "审阅组", MINE).slug == "shen-yue-zu"
    assert claim(tmp_path, "Zhang San", MINE).name == "张三"


@pytest.mark.parametrize(
    "content", ["name = 1\n", 'name = "x"\n', 'name = "x"\nid = "zz"\n', 'name = "a\\nb"\nid = "1a2b3c4d"\n', "<<<<<<<"]
)
def test_a_broken_file_is_reported_and_not_overwritten(tmp_path: Path, content: str) -> None:
    path = tmp_path / "_authors" / "zhang-san.toml"
    path.parent.mkdir()
    path.write_text(content)
    (path.parent / "Not A Slug.toml").write_text('name = "x"\nid = "1a2b3c4d"\n')
    assert [error.path for error in read_authors(tmp_path).broken] == [path.parent / "Not A Slug.toml", path]
    with pytest.raises(AnnotationError):
        claim(tmp_path, "张三", MINE)
    assert path.read_text() == content


def test_a_folder_of_authors_that_leads_elsewhere_is_not_read(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    claim(elsewhere, "张三", "0123abcd")
    top = tmp_path / "annotations"
    top.mkdir()
    (top / "_authors").symlink_to(elsewhere / "_authors")
    found = read_authors(top)
    assert not found.by_slug
    assert [error.path for error in found.broken] == [top / "_authors"]


def test_a_claim_needs_a_name_and_an_id(tmp_path: Path) -> None:
    for name, own_id in (("", MINE), ("a\nb", MINE), ("张三", ""), ("张三", "../x")):
        with pytest.raises(AnnotationError, match="needs a name"):
            claim(tmp_path, name, own_id)
    assert len({new_author_id() for _ in range(50)}) == 50
