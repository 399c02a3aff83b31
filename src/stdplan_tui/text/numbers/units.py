"""Units: what a numeral before it counts, and the words that only begin like one."""

from __future__ import annotations

_WORDS = (
    *("公里", "公顷", "公斤", "公分", "平方", "立方", "厘米", "毫米", "微米", "海里", "英里"),
    *("小时", "分钟", "工作日", "自然日", "季度", "纳税年度", "世纪", "周岁", "周年"),
    *("方面", "部门", "部分", "部法律", "部法规", "部规章", "人民币"),
)
# A unit → the characters that make another word of it: 三年级 counts years, 十二年货 nothing.
_AFTER = {
    "年": "均货画糕夜龄轻鉴幼兽薪",
    "月": "光球亮饼经薪牙嫂季坛湖",
    "日": "常益本报语志照喀产均化程",
    "号": "召称角令子外牌码",
    "条": "件例约文块形码目幅龙心鞭",
    "款": "项式待额",
    "项": "目链",
    "章": "程节",
    "节": "目点能约假水气制奏庆育",
    "编": "制号码印写入辑排纂著委外审队报发译办程",
    "篇": "章幅",
    "个": "别",
    "名": "称词录义单牌册额誉次胜",
    "人": "民才大事员力士类口工物际文权格转",
    "次": "性序数生品级席",
    "倍": "率",
    "岁": "月末首修",
    "天": "然气津下地线文桥河山空才府敌主长生网台平水麻宝使堂性赋",
    "秒": "表",
    "周": "边围密期转到全知刊报公村口末易恩折延线界身庄",
    "级": "别差数联配",
    "届": "",
    "期": "间限望货末待刊盼权内",
    "批": "准复发评示量改办判注阅捕",
    "类": "似型别推",
    "种": "植子业苗养畜禽源质群族粮",
    "家": "庭长属具园禽畜乡喻务装居渠书教政亲",
    "户": "口籍外主型均枢",
    "座": "位谈右椅席机落",
    "台": "湾账风阶式州港胞商河区柱前后词县山儿盟",
    "件": "数",
    "份": "额子内量",
    "页": "岩面码脚眉",
    "位": "置于次移列居阶势一",
    "套": "餐现用取路利管期牌算改",
    "张": "家掖江北店贴力开湾扬槎裕望弛罗庄",
    "组": "织成建合长团员装委稿阁胺件态群培",
    "轮": "胎换岗训船流作休候渡椅机毂汽式摩廓番",
    "吨": "位",
    "米": "粉面饭糠酒兰脂林易东高泉",
    "亩": "产均",
    "遍": "布及",
    "栋": "梁",
    "栏": "目杆",
}
# Beside a numeral of several characters these count too; beside a single one they are mostly parts of words.
_AFTER_LONG = {
    "元": "素器旦首宵数宇",
    "度": "假",
    "成": "为立员果本就长熟效套品年功交片绩",
    "折": "叠射旧扣合算抵",
    "多": "元样边方媒层功",
    "余": "额热",
    "分": "之部公子局行类别析级布配工管享成红支散离担解批开阶步层区片组期门段条项流包立",
    "场": "所地景馆内外合面站均域镇租",
    "层": "次面级",
    "支": "持付撑出部队柱援配线流路架行教农前委点座票气局取应护干",
    "部": "署长队委级件位属落下省",
    "所": "有在属需得以谓列述称规指产长处持辖采使用提定作载出发造生涉要依做应能占致获缴付欠犯受确享",
    "集": "中成合团体群聚散贸资约装市",
    "县": "域级委",
    "市": "场域级委容政",
    "省": "级委属域",
    "国": "家际内外有防土务",
    "村": "民委庄",
    "株": "洲",
    "斤": "",
    "克": "服扣制隆思拉里勒什",
    "卷": "烟",
    "册": "",
    "字": "体母典段符号",
}
_IDIOMS = frozenset({"四周", "一批", "十分", "十字", "一方面", "一部分"})  # 一批 is several
_WHICH = frozenset("供污创利开能装曲元加转灾衰离函压回采中雷")  # 二次供水, 一次能源: which, not how often
_WORDS_BY_FIRST = {word[0]: tuple(each for each in _WORDS if each[0] == word[0]) for word in _WORDS}

THOUSANDS = "瓦米克伏卡帕赫兆焦"  # 千 before one of these belongs to it: 五千瓦 is 5千瓦
FIRST = "".join(sorted({*_WORDS_BY_FIRST, *_AFTER, *_AFTER_LONG, *THOUSANDS}))


def unit_after(text: str, start: int, end: int) -> str:
    """The unit that the numeral `text[start:end]` counts; "" where what follows is none, or part of another word."""
    unit, after = text[end : end + 1], text[end + 1 : end + 2]
    for word in _WORDS_BY_FIRST.get(unit, ()):
        if text.startswith(word, end):
            return "" if text[start:end] + word in _IDIOMS else word
    if text[start:end] + unit in _IDIOMS:
        return ""
    others = _AFTER.get(unit)
    if others is None and (end - start > 1 or text[start] == "十"):
        others = _AFTER_LONG.get(unit)
    if others is None or (after and after in others):
        return ""
    return "" if unit == "次" and end - start == 1 and after in _WHICH else unit
