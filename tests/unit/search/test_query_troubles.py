"""What does not parse is words, and a notice says what is wrong and where; nothing takes long."""

import time

import pytest

from stdplan_tui.language import use_language
from stdplan_tui.search.query.model import Query, Words
from stdplan_tui.search.query.parsing import parsed


@pytest.mark.parametrize(
    ("text", "column", "message"),
    [
        ('标准 "国家', 3, "this quotation mark is not closed"),
        ("标准 “国家", 3, "this quotation mark is not closed"),
        ('tag:"国家', 4, "this quotation mark is not closed"),
        ('a "" b', 2, "nothing between the quotation marks"),
        ("a (b OR c", 2, "this parenthesis is not closed"),
        ("( a ( b )", 0, "this parenthesis is not closed"),
        ("a ) b", 2, "this parenthesis was not opened"),
        ("a OR b)", 6, "this parenthesis was not opened"),
        ("a) OR b", 1, "this parenthesis was not opened"),
        ("(a OR b)) c", 8, "this parenthesis was not opened"),
        ("a ( ) b", 2, "nothing between the parentheses"),
        ("AND a", 0, "AND needs words before and after it"),
        ("a AND", 2, "AND needs words before and after it"),
        ("a AND OR b", 2, "AND needs words before and after it"),
        ("OR a", 0, "OR needs words before and after it"),
        ("a OR", 2, "OR needs words before and after it"),
        ("(a OR )", 3, "OR needs words before and after it"),
        ("a NOT", 2, "NOT needs words after it"),
        ("NOT AND a", 0, "NOT needs words after it"),
        ("a tag:", 5, "tag: waits for its value"),
        ("a 标签： b", 4, "标签: waits for its value"),
        ('tag:"  "', 3, "tag: waits for its value"),
        ("(note:)", 5, "note: waits for its value"),
        ("in:there a", 3, "in: takes heading, text, note or tag"),
        ("a in:heading tag:x OR b in:text OR in:tag", 35, "in: needs words beside it"),
        ("in:tag -in:text a", 8, "in: cannot be excluded"),
        ("in:tag a in:text", 9, "in: stands here twice"),
        ("near:0 a b", 5, "near: takes a number of characters from 1 to 1000"),
        ("near:x a b", 5, "near: takes a number of characters from 1 to 1000"),
        ("a near:5", 2, "near: needs two words or more beside it"),
        ("a -b near:5", 5, "near: needs two words or more beside it"),
        ("(a in:tag) (b in:text) near:5", 23, "near: needs two words or more beside it"),
        ("year:201", 5, "a year is written 2016, 2016..2020, 2016.. or ..2020"),
        ("year:20162017", 5, "a year is written 2016, 2016..2020, 2016.. or ..2020"),
        ("year:..", 5, "a year is written 2016, 2016..2020, 2016.. or ..2020"),
        ("status:done", 7, "no status is called done; there are: open, resolved, wontfix"),
        ("a // b", 2, "nothing between the slashes"),
        ("a /标(准/", 6, "the regular expression does not work here: missing )"),
        ("a /*b/", 3, "the regular expression does not work here: nothing to repeat"),
        ("/(?R)/", 1, "this regular expression is too large, or calls itself"),
        ("/(?:a{60000}){60000}/", 1, "this regular expression is too large, or calls itself"),
        (f"/{'a' * 501}/", 1, "this regular expression is too large, or calls itself"),
        ("a" + "*a" * 21, 0, "more than 20 wildcards in one word"),
        ("( " * 51 + "a" + " )" * 51, 100, "parentheses more than 50 deep"),
        ("a " * 201, 400, "more than 200 words"),
        ("a " * 10_000, 10_000, "longer than 10000 characters"),
    ],
)
def test_trouble_is_told_and_the_words_are_searched_as_typed(text: str, column: int, message: str) -> None:
    for before in ("", " \u3000"):
        query = parsed(before + text)
        assert query == Query(text.strip(), Words(text.strip()), query.notices)
        (notice,) = query.notices
        assert notice.message == f"{message}; searched as typed"
        assert notice.column == len(before) + column


def test_an_unknown_level_is_told_the_levels() -> None:
    (notice,) = parsed("a level:chap\x1b[31m").notices
    assert notice.message.startswith("no level is called chap; there are: title, number,")
    assert "chapter" in notice.message
    assert "preamble" not in notice.message  # it has no words of its own
    assert notice.column == 8


def test_levels_are_told_in_the_language_in_use() -> None:
    use_language("zh")
    try:
        (notice,) = parsed("level:x").notices
    finally:
        use_language("en")
    assert "标题、发文字号、" in notice.message
    assert "chapter" not in notice.message


def test_what_a_message_cites_is_short() -> None:
    (notice,) = parsed(f"status:{'x' * 1000}").notices
    assert notice.message.startswith(f"no status is called {'x' * 19}…;")


PIECES = '(|( |"|“ |*|a*|a?| OR | NOT |/|/a |/( |\\|()|( ) |)|a) |tag:|-| |\u200b |“a”b |(a*)|(一|/a/ |/.*.*b/ |[|{9}'


@pytest.mark.parametrize("piece", [*PIECES.split("|"), "/[a]{1999}/ "])
@pytest.mark.parametrize("length", [9_999, 100_000])
def test_hostile_queries_are_read_in_no_time(piece: str, length: int) -> None:
    text = (piece * length)[:length]
    start = time.process_time()
    parsed(text)
    assert time.process_time() - start < 1.5  # a twentieth of it, for most


@pytest.mark.parametrize(
    "text",
    [
        "( " * 10_000 + "a" + " )" * 10_000,
        "(" * 4_000 + "a*" + ")" * 4_000,
        f"/{'(' * 240}{')' * 240}/",
        f"/{'(?:' * 120}a{')*' * 60}{')' * 60}/",
        "a " + "NOT " * 2_000 + "b",
        "/" + "[" * 300 + "/",
    ],
)
def test_nesting_does_not_exhaust_the_stack(text: str) -> None:
    assert parsed(text).tree is not None
