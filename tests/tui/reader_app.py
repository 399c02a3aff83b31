"""A small document with one clause of every kind, and an app that owns a place as the reading screen does."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.reactive import var

from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Level, Metadata, Span
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.theme import NAMES, theme_named
from stdplan_tui.tui.widgets.reader import Reader

LONG = "以统一市场规则、调整产业结构和促进科技成果转化为着力点，加快现代农业和新农村建设标准化体系建设。" * 3


def clause(id_: str, level: Level, label: str = "", heading: str = "", text: str = "", *children: Clause) -> Clause:
    return Clause(ClauseId(id_), level, label, heading, text, children)


def document(*clauses: Clause) -> Document:
    return Document(Metadata(DocumentId("plan"), "规划"), clauses)


def plan() -> Document:
    """A notice, a plan with a section, leads, bullets, a box, a table, an article, and a closing."""
    return document(
        clause(
            "notice",
            Level.NOTICE,
            "",
            "",
            "",
            clause("notice.title", Level.TITLE, heading="国务院办公厅关于印发国家标准化体系建设发展规划的通知"),
            clause("notice.number", Level.NUMBER, text="国办发〔2015〕89号"),
            clause("notice.recipients", Level.RECIPIENTS, text="各省、自治区、直辖市人民政府："),
            clause("notice.p1", Level.PARAGRAPH, text="现印发给你们，请认真贯彻执行。"),
            clause("notice.sig", Level.SIGNATURE, text="国务院办公厅\n2015年12月17日"),
            clause("notice.remark", Level.REMARK, text="（此件公开发布）"),
        ),
        clause("title", Level.TITLE, heading="国家标准化体系建设发展规划"),
        clause(
            "1",
            Level.PART,
            "一、",
            "总体要求",
            "",
            clause("1.1", Level.SECTION, "（一）", "指导思想。", LONG),
            clause("1.p1", Level.LEAD, "", "需求引领，系统布局。", LONG),
            clause("1.b1", Level.BULLET, "——", "标准体系更加健全。", LONG),
            clause("1.1.1", Level.ITEM, "1.", "", "制定标准。"),
            clause(
                "1.box1",
                Level.BOX,
                "专栏1",
                "农业标准化重点",
                "",
                clause("1.box1.e1", Level.BOX_ENTRY, "", "能源", LONG),
                clause("1.box1.e2", Level.BOX_ENTRY, "", "水利", "制定农田水利标准。"),
            ),
            clause(
                "1.t1",
                Level.TABLE,
                "表1",
                "指标",
                "单位：项",
                clause("1.t1.r0", Level.ROW, text="序号\t标准名称\t主管部门"),
                clause("1.t1.r1", Level.ROW, text="1\t特高压输电\t能源局"),
                clause("1.t1.r2", Level.ROW, text="2\t柔性直流\t能源局"),
            ),
            clause("1.p2", Level.PARAGRAPH, text=LONG),
        ),
        clause("art1", Level.ARTICLE, "第一条", "", "为了加强标准化工作，制定本法。"),
        clause(
            "closing", Level.CLOSING, "", "", "", clause("closing.p1", Level.PARAGRAPH, text="各地区可依据本规划。")
        ),
    )


def long_plan(parts: int) -> Document:
    """A plan of many parts, each a heading and two long paragraphs."""
    return document(
        *(
            clause(
                f"{n}",
                Level.PART,
                f"{n}、",
                "重点领域",
                "",
                clause(f"{n}.p1", Level.PARAGRAPH, text=LONG),
                clause(f"{n}.p2", Level.PARAGRAPH, text=LONG * 2),
            )
            for n in range(1, parts + 1)
        )
    )


class ReaderApp(App[None]):
    """Owns a place, as the reading screen does; the reader is bound to it and answers with messages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("j", "move('next_clause', 1)"),
        ("k", "move('next_clause', -1)"),
        ("J", "move('next_heading', 1)"),
        ("K", "move('next_heading', -1)"),
        ("s", "move('next_sentence', 1)"),
        ("S", "move('next_sentence', -1)"),
        ("space", "move('page', 1)"),
        ("b", "move('page', -1)"),
        ("g", "move('to_top')"),
        ("G", "move('to_end')"),
    ]
    place: var[Place] = var(Place())

    def __init__(self, shown: Document | None, at: str | None = None) -> None:
        super().__init__()
        for name in NAMES:
            self.register_theme(theme_named(name))
        self.theme = NAMES[0]
        self.set_reactive(ReaderApp.place, Place(shown, ClauseId(at) if at else None))
        self.told: list[tuple[ClauseId, Span | None]] = []
        self.cut = 0

    def compose(self) -> ComposeResult:
        yield Reader().data_bind(ReaderApp.place)

    @property
    def reader(self) -> Reader:
        return self.query_one(Reader)

    def rows(self) -> list[str]:
        """What stands on the reader's rows, the spaces at their ends left out."""
        return [self.reader.render_line(y).text.rstrip() for y in range(self.reader.size.height)]

    def row_of(self, words: str) -> int:
        return next(y for y, row in enumerate(self.rows()) if words in row)

    def action_move(self, method: str, *how: int) -> None:
        getattr(self.reader, method)(*how)

    def on_reader_clause_reached(self, message: Reader.ClauseReached) -> None:
        self.follow(message.reader)

    def on_reader_words_selected(self, message: Reader.WordsSelected) -> None:
        self.told.append((message.clause_id, message.span))
        self.follow(message.reader)

    def on_reader_drag_cut(self) -> None:
        self.cut += 1

    def follow(self, reader: Reader) -> None:
        """Be where the reader is: what it reports may be older."""
        self.place = replace(self.place, clause=reader.current, span=reader.selected)
