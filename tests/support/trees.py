"""Hypothesis strategies: any tree of drafts that a body can say, with words that look like markup and labels."""

from __future__ import annotations

from hypothesis import strategies as st

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.markdown.spelling import MULTILINE, cell, escaped, heading_of, prose
from stdplan_tui.corpus.model import Level
from stdplan_tui.corpus.ranks import LIST_LEVELS, NUMBERED_LEVELS

PIECES = [
    *(
        "标准",
        "体系",
        "发展。",
        "规划：",
        "，",
        "、",
        "之一",
        "说",
        "的\u3000的",
        "5G",
        "A",
        "é",
        "3",
        "2016",
        "GB/T 1.1",
    ),
    *(
        "第一章",
        "第二条",
        "一、",
        "（三）",
        "1.",
        "2．",
        "（1）",
        "1）",
        "①",
        "——",
        "--",
        "专栏2",
        "表1",
        "附件",
        "附件3",
    ),
    *(
        "#",
        "## ",
        "- ",
        "+ ",
        "=",
        "1. ",
        "12) ",
        "|",
        "*",
        "**",
        "_",
        "`",
        "\\",
        "\\\\",
        "\\#",
        "<",
        ">",
        "~",
        "&amp;",
    ),
    *("$", "[a](b)", "<!-- in 1 -->", "<!-- box -->", "😀", "\ue000", "\u200b", "\u0301", "\ufeff"),
]
LABELS: dict[Level, list[str]] = {
    Level.BOOK: ["第一编", "第2篇"],
    Level.SUBBOOK: ["第一分编"],
    Level.CHAPTER: ["第一章", "第十二章"],
    Level.DIVISION: ["第一节"],
    Level.ARTICLE: ["第一条", "第二十七条之一", "第2条"],
    Level.PART: ["一、", "二、", "十一、"],
    Level.SECTION: ["（一）", "（二）、", "(三)"],
    Level.ITEM: ["1.", "2．", "3﹒", "4、"],
    Level.SUBITEM: ["（1）", "2）", "①"],
    Level.BOX_ENTRY: ["一、", "（一）", "1.", "（2）", "①"],
    Level.ANNEX: ["附件", "附件1", "附表2"],
    Level.BOX: ["专栏1", "专栏2.1", "专栏三："],
    Level.TABLE: ["表1", "表2-1", "附表"],
    Level.BULLET: ["——", "--", "―"],
}
_OF_A_SCOPE = [Level.NUMBER, Level.RECIPIENTS, Level.SIGNATURE, Level.REMARK, Level.TITLE]
_FLAT = [Level.PARAGRAPH, Level.LEAD, *_OF_A_SCOPE]
_HOLDING = [*sorted(NUMBERED_LEVELS), Level.HEADING, Level.BOX, Level.BULLET, Level.ANNEX, Level.BOX_ENTRY]
_CONTAINERS = [Level.PREAMBLE, Level.CLOSING]

_raw = st.lists(st.sampled_from(PIECES), min_size=1, max_size=6).map("".join)
texts = _raw.map(lambda raw: prose(escaped(raw))).filter(bool)
headings = _raw.map(lambda raw: heading_of(escaped(raw))).filter(bool)
cells = st.one_of(st.just(""), _raw.map(lambda raw: cell(escaped(raw))))


@st.composite
def rows(draw: st.DrawFn) -> list[Draft]:
    """The rows of a table, all of one width, the header with words or without."""
    width = draw(st.integers(1, 3))
    texts_of_rows = draw(st.lists(st.lists(cells, min_size=width, max_size=width).map("\t".join), max_size=3))
    header, *body = texts_of_rows or [""]
    return [Draft(Level.ROW, text=header if header.strip("\t") else ""), *(Draft(Level.ROW, text=row) for row in body)]


@st.composite
def leaves(draw: st.DrawFn, level: Level) -> Draft:
    """A clause of that level without children."""
    if level in MULTILINE:
        line = cells.filter(bool) if level is Level.SIGNATURE else texts
        return Draft(level, text="\n".join(draw(st.lists(line, min_size=1, max_size=3))))
    if level is Level.PARAGRAPH:
        return Draft(level, text=draw(texts))
    label = draw(st.sampled_from(["", *LABELS.get(level, [])]))
    heading = draw(st.one_of(st.just(""), headings))
    wordless = level in (Level.BOX, Level.TABLE, Level.BULLET)
    if not label and not heading and (level is Level.BOX or (wordless and draw(st.booleans()))):
        return Draft(level)
    needs_text = not label and not heading
    return Draft(level, label, heading, draw(texts if needs_text else st.one_of(st.just(""), texts)))


@st.composite
def clauses(draw: st.DrawFn, depth: int = 3) -> Draft:
    """A clause of any level but those of the document as a whole, with anything below it."""
    if depth and draw(st.integers(0, 9)) == 0:
        container = Draft(draw(st.sampled_from(_CONTAINERS)))
        container.children = draw(st.lists(clauses(depth=depth - 1), min_size=1, max_size=3))
        return container
    level = draw(st.sampled_from([*_FLAT, Level.TABLE] + _HOLDING * bool(depth)))
    draft = draw(leaves(level))
    if level is Level.TABLE:
        draft.children = draw(rows())
    elif level in _HOLDING:
        draft.children = draw(st.lists(clauses(depth=depth - 1), max_size=4))
    if level is Level.ARTICLE:
        _give_lists(draft, draw)
    return draft


def _give_lists(article: Draft, draw: st.DrawFn) -> None:
    paragraphs = [child for child in article.children if child.level in (Level.PARAGRAPH, Level.LEAD)]
    for paragraph in paragraphs[0 if article.text else 1 :]:
        levels = st.sampled_from([*sorted(LIST_LEVELS), Level.BULLET])
        paragraph.children = draw(st.lists(levels.flatmap(leaves), max_size=2))


@st.composite
def trees(draw: st.DrawFn) -> list[Draft]:
    """The drafts of one document: perhaps a notice before it, perhaps several documents."""
    found = draw(st.lists(clauses(), max_size=5))
    if draw(st.booleans()):
        inside = draw(st.lists(clauses(depth=2), min_size=1, max_size=3))
        found.insert(draw(st.integers(0, len(found))), Draft(Level.NOTICE, children=inside))
    for _nth in range(draw(st.integers(0, 2))):
        doc = Draft(Level.DOC, heading=draw(headings), children=draw(st.lists(clauses(depth=2), max_size=3)))
        found.insert(draw(st.integers(0, len(found))), doc)
    return found
