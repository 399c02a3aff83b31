"""What queries mean: the tree of each form of the language."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus.model import Level
from stdplan_tui.search.model import Field
from stdplan_tui.search.query.levels import levels
from stdplan_tui.search.query.model import And, Condition, Name, Near, Node, Not, Or, Query, Untagged, Words, Years
from stdplan_tui.search.query.parsing import parsed
from stdplan_tui.text.spacing import bare
from tests.support.counts import tries

A, B, C, D = Words("a"), Words("b"), Words("c"), Words("d")
SIGNS = [*'()"“”-*?/\\:： ', "\u3000", "\n", "\u200b", "标", "a", "2016"]
PIECES = [
    *SIGNS,
    "AND",
    "OR",
    "NOT",
    " AND ",
    " OR ",
    "tag:",
    "year:",
    "in:heading",
    "near:5",
    "level:条",
    "untagged",
    "..",
]


def tree(text: str) -> Node | None:
    query = parsed(text)
    assert query.notices == (), text
    return query.tree


BARE = r"""标准 GB/T （一）目标 (一) f(x) 1) 2016-2020 --x - -标准 * ** ? 主编:李强 heading:标准 :: “放管服”改革 5" C:\x
标准:标签 and /etc a/ () (一)(二) －标准 是什么? 为什么?? 标准，体系； “标准”(一) a)b 〔2015〕89号 x=(a) https://a.b/c"""


@pytest.mark.parametrize("text", BARE.split())
def test_a_bare_string_is_exactly_those_words(text: str) -> None:
    assert tree(text) == Words(text)
    assert parsed(text).plain


def test_white_space_separates_words_that_must_all_be_found() -> None:
    assert tree("a b") == tree("a\u3000 b ") == tree("a\tb") == And((A, B))
    assert tree("a \u200b b") == And((A, B))
    assert not parsed("a b").plain


@pytest.mark.parametrize("text", ["", " ", "\u3000\n\t", "\u200b", "\ufeff \u200b"])
@pytest.mark.parametrize("literal", [True, False])
def test_white_space_asks_for_nothing(text: str, literal: bool) -> None:
    assert parsed(text, literal=literal) == Query("", None)


def test_a_literal_query_has_no_operators() -> None:
    text = '标准 -"化工" OR ( tag:x'
    assert parsed(text, literal=True) == Query(text, Words(text))
    assert parsed(f"\n{text} ", literal=True) == Query(f"\n{text} ", Words(f"\n{text} "))
    assert parsed("\n ", literal=True).tree is None


@pytest.mark.parametrize("text", ['"标准 (a OR"', "“标准 (a OR”"])
def test_nothing_in_quotation_marks_is_an_operator(text: str) -> None:
    assert tree(text) == Words("标准 (a OR")


def test_a_backslash_in_quotation_marks_keeps_them() -> None:
    assert tree(r'"a \"b\" \\ \c"') == Words(r'a "b" \ \c')
    assert tree(r"“a \”b”") == Words("a ”b")


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a AND b", And((A, B))),
        ("a OR b", Or((A, B))),
        ("a OR b c", Or((A, And((B, C))))),
        ("a AND b OR c AND d", Or((And((A, B)), And((C, D))))),
        ("NOT a b", And((Not(A), B))),
        ("a OR NOT b", Or((A, Not(B)))),
        ("NOT NOT a", A),
        ("a NOT NOT NOT b", And((A, Not(B)))),
        ("( a OR b ) c", And((Or((A, B)), C))),
        ("(a OR b) c", And((Or((A, B)), C))),
        ("a (b OR (c d))", And((A, Or((B, And((C, D))))))),
        ("a(b OR c", Or((And((Words("a(b"),)).operands[0], C))),
        ("NOT (a b)", Not(And((A, B)))),
        ("-(a b) c", And((Not(And((A, B))), C))),
        ("((a b) c)", And((A, B, C))),
        ("(a OR b) OR c", Or((A, B, C))),
        ("(f(x) OR (一))", Or((Words("f(x)"), Words("(一)")))),
        ('("a b" OR c) d', And((Or((Words("a b"), C)), D))),
        ('("a)" OR c)', Or((Words("a)"), C))),
        ("(tag:x)", Condition(Name.TAG, "x")),
        ("(tag:f(x))", Condition(Name.TAG, "f(x)")),
        ("（a OR b）", Or((Words("（a"), Words("b）")))),
        ("1) a", And((Words("1)"), A))),
    ],
)
def test_operators_stand_as_words_and_bind_in_their_order(text: str, wanted: Node) -> None:
    assert tree(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a -b", And((A, Not(B)))),
        ("-a b", And((Not(A), B))),
        ("-a -b", And((Not(A), Not(B)))),
        ("a -b-c", And((A, Not(Words("b-c"))))),
        ("a --b -", And((A, Words("--b"), Words("-")))),
        ('-"a b"', Not(Words("a b"))),
        ("-tag:x", Not(Condition(Name.TAG, "x"))),
        ("-untagged", Not(Untagged())),
        ("a -OR", And((A, Not(Words("OR"))))),
        ("( a -b )", And((A, Not(B)))),
    ],
)
def test_a_dash_before_a_word_excludes_it(text: str, wanted: Node) -> None:
    assert tree(text) == wanted


@pytest.mark.parametrize("name", list(Name))
def test_every_field_makes_a_condition(name: Name) -> None:
    value = {Name.LEVEL: "article", Name.STATUS: "open"}.get(name, "环境型/目标")
    wanted = Condition(name, value)
    assert tree(f"{name}:{value}") == tree(f"{name.upper()}：“{value}”") == tree(f'{name}:"{value}"') == wanted


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("文档:x", "doc:x"),
        ("层级：条", "level:article"),
        ("发文机关:国务院", "issuer:国务院"),
        ("文种:规划", "kind:规划"),
        ("标签:环境型", "tag:环境型"),
        ("批注:建议", "note:建议"),
        ("作者:张三", "by:张三"),
        ("状态:已解决", "status:resolved"),
        ("年份:2016", "year:2016"),
        ("a 位置:标题", "a in:heading"),
        ("a b 邻近:10", "a b near:10"),
    ],
)
def test_fields_have_chinese_names(chinese: str, english: str) -> None:
    assert tree(chinese) == tree(english)


@pytest.mark.parametrize(
    ("value", "first", "last"),
    [
        ("2016", 2016, 2016),
        ("2016年", 2016, 2016),
        ("２０１６", 2016, 2016),
        ("2016..2020", 2016, 2020),
        ("2016-2020", 2016, 2020),
        ("２０１６—２０２０年", 2016, 2020),
        ("2020..2016", 2016, 2020),
        ("2016..", 2016, None),
        ("..2020", None, 2020),
    ],
)
def test_years_are_one_or_a_range(value: str, first: int | None, last: int | None) -> None:
    assert tree(f"year:{value}") == Years(first, last)


@pytest.mark.parametrize("level", list(Level))
def test_levels_have_their_names(level: Level) -> None:
    assert tree(f"level:{level}") == tree(f"LEVEL:{level.upper()}") == Condition(Name.LEVEL, level)


@pytest.mark.parametrize(
    ("value", "level"),
    [("编", "book"), ("章", "chapter"), ("节", "division"), ("条", "article"), ("款", "paragraph"), ("部分", "part")],
)
def test_levels_have_chinese_names(value: str, level: str) -> None:
    assert tree(f"level:{value}") == Condition(Name.LEVEL, level)


def test_a_name_of_two_levels_means_both() -> None:
    assert levels("标题") == (Level.TITLE, Level.HEADING)
    assert tree("level:标题") == Or((Condition(Name.LEVEL, "title"), Condition(Name.LEVEL, "heading")))


def test_in_places_the_words_of_its_group() -> None:
    heading, note = Words("a", Field.HEADING), Words("b", Field.NOTE)
    assert tree("in:heading a") == tree("a in:标题") == heading
    assert tree("in:heading a OR b") == Or((heading, B))
    assert tree("in:heading (a OR b) -c") == And(
        (Or((heading, Words("b", Field.HEADING))), Not(Words("c", Field.HEADING)))
    )
    assert tree("in:heading a (in:note b)") == And((heading, note))
    assert tree("in:heading a tag:x") == And((heading, Condition(Name.TAG, "x")))


def test_near_takes_the_words_of_its_group() -> None:
    assert tree("near:10 a b") == tree("a near:１０ b") == tree("(a b) near:10") == Near((A, B), 10)
    assert tree("a b near:10 -c tag:x") == And((Near((A, B), 10), Not(C), Condition(Name.TAG, "x")))
    assert tree("(a b near:3) c") == And((Near((A, B), 3), C))
    text = Field.TEXT
    assert tree("near:3 a b in:text") == tree("in:text near:3 a b") == Near((Words("a", text), Words("b", text)), 3)
    assert tree("near:3 a (b in:text)") == Near((Words("a", text), Words("b", text)), 3)


@pytest.mark.parametrize("text", ["untagged", "未标注"])
def test_untagged_is_a_word_by_itself(text: str) -> None:
    assert tree(f"{text} a") == And((Untagged(), A))
    assert tree(f"({text})") == tree(text) == Untagged()
    assert tree(f'"{text}"') == Words(text)
    assert tree(f"{text}x") == Words(f"{text}x")


def sound(text: str) -> None:
    query = parsed(text)
    assert (query.tree is None) == (not bare(text))
    assert query.text in text
    assert bare(query.text) == bare(text)
    for notice in query.notices:
        assert notice.column is not None
        assert 0 <= notice.column < len(text)
        assert query.tree == Words(query.text)
    assert all(bare(words.text) for words in leaves(query.tree) if isinstance(words, Words))


def leaves(node: Node | None) -> list[Node]:
    match node:
        case None:
            return []
        case And(operands) | Or(operands) | Near(operands):
            assert len(operands) > 1
            return [leaf for one in operands for leaf in leaves(one)]
        case Not(operand):
            return leaves(operand)
        case _:
            return [node]


@settings(max_examples=tries(150))
@given(st.lists(st.sampled_from(PIECES), max_size=14).map("".join))
@example("(-(")
@example("“ \\")
def test_nothing_fails_to_parse(text: str) -> None:
    sound(text)


@settings(max_examples=tries(50))
@given(st.text(max_size=40))
def test_no_text_fails_to_parse(text: str) -> None:
    sound(text)


@pytest.mark.parametrize(
    "text",
    [
        '标准 AND (国家 OR 行业) -"化工 建设" tag:环境型/目标 NOT untagged',
        "in:heading near:10 标准 国际 level:条 year:2016..2020",
        "标?准*体系 OR /第[一二]{1,2}条/ AND 状态：已解决",
        '-note:"a \\"b\\" c" ( ( 标准 ) OR “国家 标准” )',
    ],
)
def test_every_beginning_of_a_query_parses(text: str) -> None:
    assert parsed(text).notices == ()
    for end in range(len(text)):
        sound(text[:end])
