"""What is suggested for what was typed: characters, pinyin, initials, a mixture, and what is much like it."""

from __future__ import annotations

import pytest

from stdplan_tui.corpus.model import ClauseId, DocumentId
from stdplan_tui.search.model import Kind, Suggestion
from stdplan_tui.search.words.contribution import Contribution
from stdplan_tui.search.words.likeness import apart
from stdplan_tui.search.words.table import WordTable

WORDS = {
    "标准": 50, "标准化": 30, "标准体系": 8, "标志": 2, "保障": 9, "编制": 7, "国家标准": 12, "国际标准": 11,
    "质量": 20, "绿色": 6, "旅游": 5, "战略": 4, "银行": 3, "行业": 3, "重点": 9, "长三角": 1, "西安": 2, "先进": 9,
    "农业": 5, "新兴产业": 3, "GB/T": 4, "ISO": 2, "5G": 1, "團體": 3, "江西省人民政府": 2,
}  # fmt: skip
TAGS = {"环境型/目标规划": 3, "供给型/人才培养": 2, "环境型/法规管制": 1}
HEADINGS = (
    (ClauseId("1"), "一、总体要求"),
    (ClauseId("2"), "二、重点领域"),
    (ClauseId("2.1"), "（一）推进农业标准化"),
    (ClauseId("3"), "三、保障措施"),
)
PLAN = Contribution(DocumentId("plan"), "江西省标准化发展规划（2016—2020年）", WORDS, TAGS, HEADINGS)
OUTLINE = Contribution(DocumentId("outline"), "国家标准化发展纲要", {}, {}, ((ClauseId("1"), "一、总体要求"),))


@pytest.fixture(scope="module")
def table() -> WordTable:
    """As it comes back from where it is kept."""
    return WordTable.from_bytes(WordTable.empty().changed((), (PLAN, OUTLINE)).to_bytes())


def texts(table: WordTable, typed: str, *kinds: Kind, limit: int = 8) -> list[str]:
    return [one.text for one in table.suggest(typed, limit, kinds or (Kind.WORD,)) if not one.near]


def near(table: WordTable, typed: str, *kinds: Kind) -> list[str]:
    return [one.text for one in table.suggest(typed, 8, kinds or (Kind.WORD,)) if one.near]


def test_characters_offer_the_words_that_begin_so_the_most_frequent_first(table: WordTable) -> None:
    assert texts(table, "标") == ["标准", "标准化", "标准体系", "标志"]
    assert texts(table, "标", limit=2) == ["标准", "标准化"]
    assert table.suggest("标准化") == (Suggestion("标准化", Kind.WORD, 30),)
    assert texts(table, "團體") == texts(table, "團") == ["團體"]


@pytest.mark.parametrize(
    "typed",
    ["biaozhunhua", "biaozhunh", "BiaoZhunHua", "ｂｉａｏｚｈｕｎｈ", "biao'zhun'h", "biao zhun hua", "biao’zhunh"],
)
def test_pinyin_offers_the_word_however_it_is_written(table: WordTable, typed: str) -> None:
    assert texts(table, typed) == ["标准化"]


def test_initials_offer_the_words_that_have_them_then_those_that_go_on(table: WordTable) -> None:
    assert texts(table, "bzh")[:5] == ["标准化", "标准", "保障", "编制", "标志"]  # b+zh too
    assert texts(table, "bzhh") == ["标准化"]
    assert texts(table, "gjbz") == texts(table, "gjb") == ["国家标准", "国际标准"]
    assert texts(table, "jxsrmzf") == texts(table, "jxsrmzhf") == ["江西省人民政府"]


@pytest.mark.parametrize(
    ("typed", "word"), [("guojbz", "国家标准"), ("jxshengrmzhf", "江西省人民政府"), ("xxingchy", "新兴产业")]
)
def test_syllables_may_be_cut_short_or_whole(table: WordTable, typed: str, word: str) -> None:
    assert texts(table, typed)[0] == word


def test_whole_pinyin_goes_before_longer_words(table: WordTable) -> None:
    assert texts(table, "biaozhun") == ["标准", "标准化", "标准体系"]
    assert texts(table, "xian") == ["西安", "先进"]


def test_a_gap_is_where_a_syllable_ends(table: WordTable) -> None:
    assert texts(table, "xi'an") == ["西安"]
    assert texts(table, "xian'j") == ["先进"]


@pytest.mark.parametrize("typed", ["标zhun", "标准h", "b准", "biao准", "标 zhunh", "bz化", "标zh化"])
def test_characters_and_pinyin_mix(table: WordTable, typed: str) -> None:
    assert "标准化" in texts(table, typed)
    assert "标志" not in texts(table, typed)


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("lv", "绿色"),
        ("lüse", "绿色"),
        ("zhanlue", "战略"),
        ("zhanlve", "战略"),
        ("yinhang", "银行"),
        ("hangye", "行业"),
    ],
)
def test_characters_are_read_as_in_their_words(table: WordTable, typed: str, word: str) -> None:
    assert word in texts(table, typed)


def test_latin_names_are_found_in_any_case(table: WordTable) -> None:
    assert texts(table, "gb") == ["GB/T"]
    assert texts(table, "ＩＳ") == ["ISO"]
    assert texts(table, "5g") == ["5G"]


def test_a_tag_is_found_by_any_of_its_levels(table: WordTable) -> None:
    assert texts(table, "目标", Kind.TAG) == texts(table, "mbgh", Kind.TAG) == ["环境型/目标规划"]
    assert texts(table, "huanjing", Kind.TAG) == ["环境型/目标规划", "环境型/法规管制"]
    assert table.suggest("rencai", 8, (Kind.TAG,)) == (Suggestion("供给型/人才培养", Kind.TAG, 2),)


def test_titles_and_headings_are_found_by_any_word_in_them(table: WordTable) -> None:
    kinds = Kind.DOCUMENT, Kind.HEADING
    outline = Suggestion("国家标准化发展纲要", Kind.DOCUMENT, document=DocumentId("outline"))
    for typed in (
        "发展纲要",
        "gjbzhfzgy",
        "guojia",
        "fazhangang",
        "fzgang",
        "guojbzhfazhgy",
        "国家biaozhun",
        "标准化fzgy",
        "gang要",
    ):
        assert table.suggest(typed, 8, kinds) == (outline,), typed
    farming = Suggestion("（一）推进农业标准化", Kind.HEADING, document=DocumentId("plan"), clause=ClauseId("2.1"))
    for typed in ("农业标准", "nybzh", "nongyebiaozhunhua", "tuijin", "tjny"):
        assert table.suggest(typed, 8, kinds) == (farming,), typed
    assert [one.document for one in table.suggest("zongti", 8, kinds)] == ["outline", "plan"]
    assert table.suggest("ye", 8, kinds) == ()  # no word begins there


def test_every_kind_has_its_share(table: WordTable) -> None:
    found = table.suggest("标准", 3, tuple(Kind))
    assert [one.kind for one in found] == [Kind.WORD, Kind.DOCUMENT, Kind.HEADING]


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("标注", "标准"),  # biaozhu: one character, the same initials
        ("标注化", "标准化"),
        ("治量", "质量"),  # read the same
        ("标纯", "标准"),  # read much the same
        ("低量", "质量"),
        ("江西人民正府", "江西省人民政府"),
        ("biaozunhua", "标准化"),
        ("biaozhuhnua", "标准化"),
        ("zhiliagn", "质量"),
        ("nvyou", "旅游"),
        ("sio", "ISO"),
    ],
)
def test_where_nothing_begins_so_what_is_like_it_is_offered(table: WordTable, typed: str, first: str) -> None:
    assert texts(table, typed) == []
    assert near(table, typed)[0] == first


def test_a_tag_may_be_meant_too(table: WordTable) -> None:
    assert near(table, "mubaioguihua", Kind.TAG) == near(table, "目标规化", Kind.TAG) == ["环境型/目标规划"]


@pytest.mark.parametrize(
    "typed", ["", " ", "'", "''", "x" * 5000, "标" * 5000, "\x1b[31m", "\ud800", "*", "zzzz准", "anan" * 10]
)
def test_nothing_is_made_of_nonsense(table: WordTable, typed: str) -> None:
    assert table.suggest(typed, 8, tuple(Kind)) == ()


def test_changes_are_counted_like_a_person_would() -> None:
    assert apart("标准化", "标准", 2) == apart("标准化", "标化准", 2) == apart("标准", "标志", 2) == 1
    assert apart("标准化工作", "工作", 2) == 3
