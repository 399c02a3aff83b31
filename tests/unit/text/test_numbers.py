"""Numbers in one spelling: what is one, what only looks like one, and where it came from."""

from __future__ import annotations

from itertools import pairwise
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.text.fold import fold, folded
from stdplan_tui.text.numbers import CLOSE, OPEN, numbered, numbers_folded
from tests.support.counts import tries

NUMERALS = "〇零一二三四五六七八九十百千万亿两"
TEXT = st.text(st.sampled_from(f"{NUMERALS}0123456789第条年月元个人分之点至、.,，%…　 \n\t㈠⑴½⒈統一國"), max_size=30)


def read(text: str) -> str:
    """The numbers of `text` in angle brackets."""
    return numbers_folded(fold(text)).replace(OPEN, "<").replace(CLOSE, ">")


@pytest.mark.parametrize(
    ("variants", "same"),
    [
        (["二〇二〇年", "二○二○年", "二零二零年", "2020年", "２０２０ 年", "２ ０２０年"], "<2020>年"),
        (["一九四九年十月一日", "1949年10月1日", "1949年10月01日"], "<1949>年<10>月<1>日"),
        (["二〇一六—二〇二〇年", "2016-2020年", "2016－2020 年"], "<2016>-<2020>年"),
        (["百分之八十五", "85%", "85 ％", "85.0%", "百分之85", "百分之 八十五"], "<85>%"),
        (["百分之零点零五", "0.05%", "0.050%"], "<0.05>%"),
        (["百分之百", "百分之一百", "100%"], "<100>%"),
        (["千分之三", "3‰"], "<3>‰"),
        (["万分之五", "5‱"], "<5>‱"),
        (["三点五个百分点", "3.5个百分点"], "<3.5>个百分点"),
        (["三分之二以上", "2/3以上", "⅔以上"], "<2>/<3>以上"),
        (["第十二条", "第12条", "第 12 条", "第十二條"], "第<12>条"),
        (["第二十七条之一", "第27条之1"], "第<27>条之<1>"),
        (["第一百零三条", "第一〇三条", "第103条"], "第<103>条"),
        (["第一、二、三项", "第1、2、3项"], "第<1>、<2>、<3>项"),
        (["第三条至第五条", "第3条至第5条"], "第<3>条至第<5>条"),
        (["5万元", "五万元", "50000元", "50,000元", "50，000元"], "<50000>元"),
        (["1.5亿", "1亿5000万", "150000000", "150,000,000"], "<150000000>"),
        (["1.5万亿元", "1.50万亿元", "一点五万亿元", "15000亿元"], "<1500000000000>元"),
        (["三百万元", "3百万元", "300万元"], "<3000000>元"),
        (["两百元", "二百元", "200元"], "<200>元"),
        (["十元", "10元"], "<10>元"),
        (["三元五角二分", "3元5角2分"], "<3>元<5>角<2>分"),
        (["二十四小时", "24小时", "２４小时"], "<24>小时"),
        (["六个月", "6个月"], "<6>个月"),
        (["三年以上七年以下", "3年以上7年以下"], "<3>年以上<7>年以下"),
        (["三个月以上一年以下", "3个月以上1年以下"], "<3>个月以上<1>年以下"),
        (["三至五年", "3至5年", "３至５年"], "<3>至<5>年"),
        (["三十多年", "30多年"], "<30>多年"),
        (["十余年", "10余年"], "<10>余年"),
        (["一季度", "1季度"], "<1>季度"),
        (["四季度", "4季度"], "<4>季度"),
        (["二十一世纪", "21世纪"], "<21>世纪"),
        (["五个五年规划", "5个5年规划"], "<5>个<5>年规划"),
        (["附件一", "附件1", "附件 1"], "附件<1>"),
        (["附件十二：", "附件12:"], "附件<12>:"),
        (["一千克", "1千克"], "<1>千克"),
        (["五十万千瓦", "50万千瓦"], "<500000>千瓦"),
        (["两次", "2次"], "<2>次"),
        (["主任一人", "主任1人"], "主任<1>人"),
        (["十分钟", "10分钟"], "<10>分钟"),
    ],
)
def test_however_it_is_written_a_number_is_one(variants: list[str], same: str) -> None:
    assert {variant: read(variant) for variant in variants} == dict.fromkeys(variants, same)


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("2015.12.17", "<2015>.<12>.<17>"),
        ("2015-12-17", "<2015>-<12>-<17>"),
        ("GB/T 1.1—2020", "gb/t<1.1>-<2020>"),
        ("GB/T 20001.10—2014", "gb/t<20001.10>-<2014>"),
        ("v8.2.10", "v<8>.<2>.<10>"),
        ("PM2.5", "pm<2.5>"),
        ("010-12345678", "<10>-<12345678>"),
        ("1,2,3和1,0000", "<1>,<2>,<3>和<1>,<0>"),
        ("2016,100,200", "<2016>,<100>,<200>"),
        ("1.2016年", "<1>.<2016>年"),
        ("2025百强企业", "<2025>百强企业"),
        ("国办发〔2015〕089号", "国办发[<2015>]<89>号"),
        ("0.5和0与000", "<0.5>和<0>与<0>"),
        ("1亿12345万", "<100000000><123450000>"),
        ("第一时间、第二产业", "第<1>时间、第<2>产业"),
        ("第十四个五年规划", "第<14>个<5>年规划"),
        ("一、总体要求（一）", "一、总体要求(一)"),
    ],
)
def test_digits_are_always_numbers(text: str, numbers: str) -> None:
    assert read(text) == numbers


WORDS = """
统一 唯一 同一 单一 专一 逐一 之一 万一 划一 如一 合一 归一 一致 一定 一般 一律 一些 一样 一切
一体 一带一路 一方面 一起 一直 进一步 三农 三公经费 四肢 五官 七夕 八卦 九州 十分重要 百姓
千方百计 万分感谢 万物 两岸 两会 三包 三角 长三角 四川 五金 六一 八一 十一 一批 一部分 一次性
一次能源 二次供水 一件件 一户一宅 一人一票 统一个 统一部署 统一编号 统一名称 同一个 同一种商品 任一类
每一年 上一年度 上一级 下一届 前一年 后一日 最后一天 新一轮 新一代 县一级 每周一次 十四五 十三五期间
十五期间 八五期间 党的二十大 十八大 三五个 一两个 七八年 九八年 几十个 数十个 上百个 千万元 百万
万元 亿元 千瓦 百分点 零件 零部件 四季 四周 三门峡 四平市 七台河市 九台区 三元区 二元结构 红十字会
五位一体 三位一体 一国两制 一事一议 一是 二是 附件一并报送 附件三级医院 二百五个 一二三产业 一一列举
百家争鸣 千家万户 世界百年变局 两点一线 三点建议 三令五申 七里河 一条龙 一家亲 半年 几分之一 部分之一
"""


@pytest.mark.parametrize("word", WORDS.split())
def test_words_stay_as_they_are(word: str) -> None:
    assert read(word) == word
    assert read(f"推进{word}，") == f"推进{word},"


@given(st.text().filter(lambda text: not set(fold(text)) & set(f"{NUMERALS}0123456789")))
def test_where_nothing_counts_the_string_itself_comes_back(text: str) -> None:
    once = fold(text)
    assert numbers_folded(once) is once
    before = folded(text)
    assert numbered(before) is before


def in_chinese(number: int) -> str:
    """120,005 → 十二万零五; below 10**12."""
    said, gap = "", False
    for unit, size in (("亿", 10**8), ("万", 10**4), ("", 1)):
        part = number // size % 10**4
        for small, power in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
            digit = part // power % 10
            if digit:
                said += ("零" if gap else "") + "零一二三四五六七八九"[digit] + small
            gap = bool(said) and not digit
        said += unit if part else ""
    return said.removeprefix("一") if said.startswith("一十") else said or "零"


@settings(max_examples=tries(300))
@given(st.one_of(st.integers(10, 10**12 - 1), st.integers(10, 99_999), st.integers(1, 9999).map(lambda n: n * 10**4)))
def test_every_amount_that_is_spelled_out_is_its_digits(number: int) -> None:
    assert read(in_chinese(number) + "元") == f"<{number}>元" == read(f"{number}元") == read(f"{number:,}元")
    assert read(f"第{in_chinese(number)}条") == f"第<{number}>条"


@settings(max_examples=tries(300))
@given(TEXT)
def test_offsets_lead_to_the_whole_number_and_to_nothing_else(text: str) -> None:
    before, after = folded(text), numbered(folded(text))
    assert after.text == numbers_folded(before.text)
    places = [after.original(offset, offset + 1) for offset in range(len(after.text))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert all(first[0] <= second[0] and first[1] <= second[1] for first, second in pairwise(places))
    opened = None
    for character, place in zip(after.text, places, strict=True):
        opened = place if character == OPEN else opened
        if opened is None:
            assert character in fold(text[place[0] : place[1]])
        else:
            assert place == opened
        opened = None if character == CLOSE else opened


def test_a_match_that_touches_a_number_covers_it() -> None:
    text = "到二 〇二〇年，增长百分之 八十五（１，０００ 家）…第⑴条½"
    result = numbered(folded(text))

    def lit(words: str) -> str:
        start = result.text.index(words)
        return slice_of(text, result.original(start, start + len(words)))

    assert lit(f"{OPEN}2020{CLOSE}年") == "二 〇二〇年"
    assert lit("02") == "二 〇二〇"
    assert lit(f"{OPEN}85{CLOSE}%") == lit("%") == "百分之 八十五"
    assert lit(f"{OPEN}1000{CLOSE}家") == "１，０００ 家"
    assert lit("...第") == "…第"
    assert lit("第(") == "第⑴"
    assert lit(")条") == "⑴条"
    assert lit(f"{OPEN}2{CLOSE}") == lit("/") == "½"


def slice_of(text: str, place: tuple[int, int]) -> str:
    return text[place[0] : place[1]]


@pytest.mark.parametrize(
    "unit",
    [
        "一",
        "1",
        "1,",
        "1,000",
        "1.1",
        "第",
        "第一、",
        "百分之",
        "一至",
        "一点",
        "1亿5000",
        "一千",
        "一二",
        "亿",
        "一个",
        "三分之",
    ],
)
def test_the_time_grows_with_the_length(unit: str) -> None:
    taken = []
    for size in (4_000, 32_000):
        text = unit * (size // len(unit))
        start = process_time()
        numbers_folded(text)
        numbers_folded("第一" + text + "条")
        taken.append(process_time() - start)
    assert taken[1] < 8 * 8 * max(taken[0], 0.002)
