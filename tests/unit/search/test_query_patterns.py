"""Wildcards and regular expressions: what they match in folded text, and what every match must contain."""

import pytest
import regex
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stdplan_tui.search.model import Field
from stdplan_tui.search.query.expressions import literals
from stdplan_tui.search.query.model import And, Node, Pattern, Words
from stdplan_tui.search.query.parsing import parsed
from stdplan_tui.text.fold import fold
from tests.support.counts import tries


def pattern(text: str) -> Pattern:
    query = parsed(text)
    assert query.notices == ()
    assert isinstance(query.tree, Pattern), query.tree
    return query.tree


def match(text: str, searched: str) -> str | None:
    found = regex.search(pattern(text).regex, fold(searched))
    return None if found is None else str(found[0])


@pytest.mark.parametrize(
    ("text", "searched", "wanted"),
    [
        ("标准*体系", "国家标准化体系和标准体系", "标准化体系"),
        ("标准*体系", "标准体系", "标准体系"),
        ("标准*体系", f"标准{'化' * 40}体系", f"标准{'化' * 40}体系"),
        ("标准*体系", f"标准{'化' * 41}体系", None),
        ("标准*体系", "标准。体系", None),
        ("标准*体系", "标准；体系", None),
        ("标准*体系", "标准\n体系", None),
        ("标准**体系*", "标准化体系内", "标准化体系"),
        ("*标?化*", "推进标准化工作", "标准化"),
        ("标?化", "标准准化", None),
        ("标?化", "标\t化", None),
        ("ＧＢ*2016", "gb/t 2016", "gb/t2016"),
        ("a.b*c", "axbc a.bxc", "a.bxc"),
        (r"a\*b*c", "axbc a*bxc", "a*bxc"),
    ],
)
def test_wildcards_match_inside_a_sentence(text: str, searched: str, wanted: str | None) -> None:
    assert match(text, searched) == wanted


def test_wildcards_stay_in_one_part_of_a_record() -> None:
    for text in ("标*化", "标?化"):
        assert not regex.search(pattern(text).regex, "标\x1e化")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (r"a\*b", Words("a*b")),
        (r"\*", Words("*")),
        ("标准*", Words("标准")),
        ("标?", Words("标?")),
        ("*标准*", Words("标准")),
        ('"标*准"', Words("标*准")),
        ("“标*准”", Words("标*准")),
        ("什么 是 标准化?", And((Words("什么"), Words("是"), Words("标准化?")))),
    ],
)
def test_what_is_no_wildcard_is_words(text: str, wanted: Node) -> None:
    assert parsed(text).tree == wanted


def test_a_question_mark_at_the_end_is_a_wildcard_beside_operators_or_without_chinese() -> None:
    assert pattern("colou?").literals == ("colou",)
    assert isinstance(parsed("tag:x 标准?").tree, And)
    assert any(isinstance(one, Pattern) for one in parsed("tag:x 标准?").tree.operands)  # type: ignore[union-attr]
    assert pattern("标?准?").literals == ("标", "准")


def test_patterns_take_the_place_of_their_group() -> None:
    assert pattern("in:heading 标*化").part is Field.HEADING
    assert pattern("in:heading /标.化/").part is Field.HEADING


def test_the_literals_of_wildcards_are_as_typed() -> None:
    assert pattern("標準*ＧＢ?　x".replace("\u3000", "")).literals == ("標準", "ＧＢ", "x")


@pytest.mark.parametrize(
    ("text", "searched", "wanted"),
    [
        ("/标.化/", "标准化", "标准化"),
        ("/GB.T/", "Gb/t", "gb/t"),
        ("/国家 标准/", "国家标准", "国家标准"),
        ("/国家 *标准/", "国家标准", "国家标准"),
        ("/（[一二]）总/", "（一）总体", "(一)总"),
        (r"/a\/b/", "xa/b", "a/b"),
        ("/a/b/", "xa/b", "a/b"),
        ("/“.*?”/", "“放管服”改革", '"放管服"'),
        ("/[（(]一/", "（一）", "(一"),
        ("/(?P<名>.)(?P=名)/", "标准准化", "准准"),
        (r"/第\d+条/", "第１２条", "第12条"),
        ("/㎏/", "5㎏", "kg"),
    ],
)
def test_regular_expressions_meet_the_text_as_it_is_folded(text: str, searched: str, wanted: str) -> None:
    assert match(text, searched) == wanted


@pytest.mark.parametrize("text", ["/a", "/ a /", "a / b / c", "/a /", "a/b/", "/a/b", "/标(准"])
def test_slashes_enclose_whole_words(text: str) -> None:
    query = parsed(text)
    assert query.notices == ()
    assert "Pattern" not in repr(query.tree)


def test_a_regular_expression_is_a_word_among_others() -> None:
    tree = parsed("(/a b/ OR c) -/d/").tree
    assert "Not(operand=Pattern(regex='(?i)d'" in repr(tree)
    assert "Or(operands=(Pattern(" in repr(tree)


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("标准化", ["标准化"]),
        ("标准.{0,3}体系", ["标准", "体系"]),
        ("标准化?", ["标准"]),
        ("标准化*体", ["标准", "体"]),
        ("ab+c", ["ab", "c"]),
        ("ab{2}c", ["a", "c"]),
        (r"a\.b\/c", ["a.b/c"]),
        (r"第\d+条", ["第", "条"]),
        ("[标准]化", ["化"]),
        ("[]a]b", ["b"]),
        ("(标|准)化", ["化"]),
        ("标|准", []),
        ("(?i)ab", []),
        (r"\x41bc", []),
        (r"\p{Han}x", []),
        (r"\\d", ["\\d"]),
        ("a{1}{0}b", ["b"]),
        ("^标$", ["标"]),
        ("(?=标)准", ["准"]),
    ],
)
def test_literals_are_what_every_match_contains(typed: str, wanted: list[str]) -> None:
    assert literals(typed) == wanted


REGEX_PIECES = [
    "a",
    "b",
    "标",
    "（",
    ".",
    "*",
    "+",
    "?",
    "{2}",
    "{0}",
    "|",
    "(",
    ")",
    "[ab]",
    "[^a]",
    r"\d",
    r"\.",
    "^",
    "$",
    " ",
]


@settings(max_examples=tries(150))
@given(st.lists(st.sampled_from(REGEX_PIECES), min_size=1, max_size=8).map("".join), st.text("ab标(1. ", max_size=12))
@example("a{2}{0}b", "b")
def test_no_match_is_without_the_literals(typed: str, searched: str) -> None:
    tree = parsed(f"/{typed}/").tree
    if isinstance(tree, Pattern):
        found = regex.search(tree.regex, fold(searched))
        assert found is None or all(fold(literal) in found[0] for literal in tree.literals)


@settings(max_examples=tries(100))
@given(st.text("标准化ab.(*?", min_size=1, max_size=8), st.text("标准化ab.(", max_size=6))
def test_wildcards_match_what_they_were_made_from(word: str, filling: str) -> None:
    tree = parsed(word).tree
    if isinstance(tree, Pattern):
        made = word.replace("?", "化").replace("*", filling)
        assert regex.search(tree.regex, fold(made))
        assert all(fold(literal) in fold(made) for literal in tree.literals)
