"""A small document of our own that has everything a setting changes, and the test lines for the width of marks."""

from __future__ import annotations

from typing import Final

from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Level, Metadata, Span
from stdplan_tui.tui.marks import Mark
from stdplan_tui.tui.place import Place

_MARKS: Final = "“”‘’…—①"
_TEXT: Final = (
    "坚持“需求引领、系统布局”，到2025年基本建成结构合理、衔接配套的标准体系，重点领域标准覆盖率达到95%以上，"
    "标准化服务经济社会发展的作用更加明显。"
)
_BULLET: Final = "主导制定国际标准120项，参与GB/T 1.1等基础标准的修订。"
_ENTRY: Final = "研制节能降耗、循环利用等标准，形成一批可复制的经验。"


def _clause(id_: str, level: Level, label: str, heading: str, text: str = "", *children: Clause) -> Clause:
    return Clause(ClauseId(id_), level, label, heading, text, children)


DOCUMENT: Final = Document(
    Metadata(DocumentId("sample"), "关于加强标准化工作的意见"),
    (
        _clause(
            "1",
            Level.PART,
            "一、",
            "总体要求",
            "",
            _clause("1.1", Level.SECTION, "（一）", "发展目标。", _TEXT),
            _clause("1.b1", Level.BULLET, "——", "国际化水平提升。", _BULLET),
            _clause(
                "1.box1",
                Level.BOX,
                "专栏1",
                "标准化重点",
                "",
                _clause("1.box1.e1", Level.BOX_ENTRY, "", "节能", _ENTRY),
            ),
        ),
    ),
)


def _words(clause: str, words: str) -> Span:
    start = DOCUMENT.by_id[ClauseId(clause)].string.index(words)
    return Span(start, start + len(words))


PLACE: Final = Place(
    DOCUMENT, ClauseId("1.1"), _words("1.1", "结构合理、衔接配套"), ((ClauseId("1.b1"), _words("1.b1", "国际标准")),)
)
MARKS: Final = {ClauseId("1.box1.e1"): Mark(notes=1, tags=1, spans=(_words("1.box1.e1", "循环利用"),), open=True)}
"""Where the reader of the sample is, with words selected and words lit; and words with a note on them."""


def test_lines(said: dict[int, str]) -> str:
    """Lines whose bars stand under each other for the width that is right; `said` names the widths."""
    return "\n".join(
        [f"{_MARKS}|"] + [f"{'12345678901234'[: len(_MARKS) * width]}|  {name}" for width, name in said.items()]
    )
