"""The story that a part tells (the document, its notes, a header) as paragraphs and tables."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from stdplan_tui.importing.sources.docx.blocks import (
    DELETED,
    HIDDEN,
    PHONETIC,
    Block,
    Fragment,
    Paragraph,
)
from stdplan_tui.importing.sources.docx.fields import Fields
from stdplan_tui.importing.sources.docx.properties import switched_on
from stdplan_tui.importing.sources.docx.styles import Styles
from stdplan_tui.importing.sources.docx.symbols import symbol
from stdplan_tui.importing.sources.docx.tables import Tables

_SKIPPED = frozenset(
    {
        *("w:sectPr", "w:tblPr", "w:tblGrid", "w:tblPrEx", "w:sectPrChange", "w:tblPrChange", "w:trPrChange"),
        *("w:tcPrChange", "w:pPrChange", "w:rPrChange", "w:numberingChange", "w:tblGridChange", "w:tblPrExChange"),
        *("w:ffData", "w:fldData", "w:customXmlPr", "w:smartTagPr", "w:tabs"),
    }
)
_TEXT = frozenset({"w:t", "w:delText", "m:t"})
_SETTINGS = frozenset({"w:pPr", "w:numPr", "w:pBdr"})
_REMOVED = frozenset({"w:del", "w:moveFrom"})
_MARKS = frozenset({"w:rPr", "w:trPr"})  # in which w:del speaks of a paragraph's end or of a row
_BREAKS = str.maketrans("\r\n\v\f\u2028\u2029\x85", "       ")
_SIGNS = {"w:tab": "\t", "w:ptab": "\t", "w:br": "\n", "w:cr": "\n", "w:noBreakHyphen": "-"}
_BREAKERS = frozenset({"w:br", "w:cr"})
_GALLERY = "Table of Contents"
_MOST_LINES = 40_000


class TooLong(Exception):
    """There are more lines than any document has."""


@dataclass(slots=True)
class Body:
    """A part being read: `blocks` are those of the story, `notes` those of each note, by its id.

    `tables` are the tables that are open; `count` is how many lines were read.
    """

    styles: Styles
    blocks: list[Block] = field(default_factory=list)
    notes: dict[str, list[Block]] = field(default_factory=dict)
    count: int = 0
    _path: list[str] = field(default_factory=lambda: [""])
    _skipped: int = 0
    _lists: list[list[Block]] = field(init=False)
    tables: Tables = field(default_factory=Tables)
    _open: list[Paragraph] = field(default_factory=list)
    _fields: Fields = field(default_factory=Fields)
    _controls: list[bool] = field(default_factory=list)
    _choices: list[bool] = field(default_factory=list)
    _removed: int = 0
    _hidden: bool | None = None
    _phonetic: int = 0

    def __post_init__(self) -> None:
        self._lists = [self.blocks]

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Read the start of an element."""
        if self._skipped or name in _SKIPPED or self._is_other_choice(name):
            self._skipped += 1
            return
        if (enter := self._STARTS.get(name)) is not None:
            enter(self, attributes)
        elif name in _REMOVED:
            self._remove()
        elif self._open:
            self._inside(self._open[-1], name, attributes)
        self._path.append(name)

    def end(self, name: str) -> None:
        """Read the end of an element."""
        if self._skipped:
            self._skipped -= 1
            return
        self._path.pop()
        if (leave := self._ENDS.get(name)) is not None:
            leave(self)
        elif name in _REMOVED and self._path[-1] not in _MARKS:
            self._removed -= 1

    def text(self, text: str) -> None:
        """Read characters."""
        if self._skipped:
            return
        within = self._path[-1]
        if within in _TEXT:
            self._add(text.translate(_BREAKS))
        elif within == "w:instrText":
            self._fields.instruct(text)

    def _add(self, text: str) -> None:
        if not self._open or not text or self._fields.in_instruction:
            return
        reason = DELETED if self._removed else PHONETIC if self._phonetic else HIDDEN if self._is_hidden() else ""
        self._open[-1].fragments.append(Fragment(text, reason))
        self._open[-1].field = self._fields.contents or self._open[-1].field

    def _is_hidden(self) -> bool:
        if self._hidden is not None:
            return self._hidden
        return bool(self.styles.said(self._open[-1].said.style).hidden)

    def _inside(self, paragraph: Paragraph, name: str, attributes: Mapping[str, str]) -> None:
        """Read an element of a paragraph or of its properties."""
        parent = self._path[-1]
        if parent in _SETTINGS:
            paragraph.said = paragraph.said.taking(name, parent, attributes)
        elif parent == "w:rPr":
            self._set_run(name, attributes)
        elif name in _SIGNS:
            self._count(lines=name in _BREAKERS)
            self._add(_SIGNS[name])
        elif name == "w:sym":
            self._add(symbol(attributes.get("font", ""), attributes.get("char", "")))
        elif name in ("w:footnoteReference", "w:endnoteReference") and not self._removed:
            paragraph.notes.append(f"{name[2:-9]}{attributes.get('id', '')}")

    def _set_run(self, name: str, attributes: Mapping[str, str]) -> None:
        """Read a property of a run; those of the sign that ends a paragraph say nothing of its text."""
        if self._path[-2] == "w:pPr":
            return
        if name == "w:vanish":
            self._hidden = switched_on(attributes)
        elif name == "w:rStyle" and self._hidden is None and (style := attributes.get("val")):
            self._hidden = self.styles.said(style).hidden or None

    def _remove(self) -> None:
        parent = self._path[-1]
        if parent not in _MARKS:
            self._removed += 1
        elif parent == "w:trPr":
            self.tables.delete_row()
        elif self._path[-2] == "w:pPr" and self._open:
            self._open[-1].merged = True

    def _start_paragraph(self, _attributes: Mapping[str, str]) -> None:
        self._count(lines=True)
        self._open.append(Paragraph())

    def _count(self, *, lines: bool) -> None:
        self.count += lines
        if self.count > _MOST_LINES:
            raise TooLong

    def _end_paragraph(self) -> None:
        paragraph, blocks = self._open.pop(), self._lists[-1]
        self._fields.end_paragraph()
        before = blocks[-1] if blocks else None
        if isinstance(before, Paragraph) and before.merged:
            paragraph.go_on_with(before)
            del blocks[-1]
        paragraph.contents = any(self._controls)
        blocks.append(paragraph)

    def _start_run(self, _attributes: Mapping[str, str]) -> None:
        self._hidden = None

    def _start_field(self, attributes: Mapping[str, str]) -> None:
        self._fields.begin()
        self._fields.instruct(attributes.get("instr", ""))
        self._fields.separate()

    def _end_field(self) -> None:
        self._fields.end()

    def _field_mark(self, attributes: Mapping[str, str]) -> None:
        match attributes.get("fldCharType"):
            case "begin":
                self._fields.begin()
            case "separate":
                self._fields.separate()
            case "end":
                self._add(self._fields.end())

    def _start_phonetic(self, _attributes: Mapping[str, str]) -> None:
        self._phonetic += 1

    def _end_phonetic(self) -> None:
        self._phonetic -= 1

    def _end_table(self) -> None:
        self._lists[-1].append(self.tables.close())

    def _start_cell(self, _attributes: Mapping[str, str]) -> None:
        self._lists.append(self.tables.cell(self._lists[-1]))

    def _end_list(self) -> None:
        self._lists.pop()

    def _start_frame(self, _attributes: Mapping[str, str]) -> None:
        frame: list[Block] = []
        if self._open:
            self._open[-1].frames.append(frame)
        else:
            frame = self._lists[-1]
        self._lists.append(frame)

    def _start_control(self, _attributes: Mapping[str, str]) -> None:
        self._controls.append(False)

    def _gallery(self, attributes: Mapping[str, str]) -> None:
        if self._controls:
            self._controls[-1] = attributes.get("val") == _GALLERY

    def _end_control(self) -> None:
        self._controls.pop()

    def _start_footnote(self, attributes: Mapping[str, str]) -> None:
        self._start_note("footnote", attributes)

    def _start_endnote(self, attributes: Mapping[str, str]) -> None:
        self._start_note("endnote", attributes)

    def _start_note(self, kind: str, attributes: Mapping[str, str]) -> None:
        note: list[Block] = []
        if attributes.get("type", "normal") == "normal":
            self.notes.setdefault(f"{kind}{attributes.get('id', '')}", note)
        self._lists.append(note)

    def _start_alternatives(self, _attributes: Mapping[str, str]) -> None:
        self._choices.append(False)

    def _end_alternatives(self) -> None:
        self._choices.pop()

    def _is_other_choice(self, name: str) -> bool:
        """Whether an alternative begins of which another was taken; else it is taken, if it is one."""
        if name not in ("mc:Choice", "mc:Fallback") or not self._choices:
            return False
        taken = self._choices[-1]
        self._choices[-1] = True
        return taken

    _STARTS: ClassVar[dict[str, Callable[[Body, Mapping[str, str]], None]]] = {
        "w:p": _start_paragraph,
        "w:r": _start_run,
        "m:r": _start_run,
        "w:fldSimple": _start_field,
        "w:fldChar": _field_mark,
        "w:rt": _start_phonetic,
        "w:tbl": lambda body, _attributes: body.tables.begin(),
        "w:tr": lambda body, _attributes: body.tables.row(),
        "w:tc": _start_cell,
        "w:gridSpan": lambda body, attributes: body.tables.span(attributes),
        "w:vMerge": lambda body, attributes: body.tables.merge(attributes),
        "w:hMerge": lambda body, attributes: body.tables.merge_beside(attributes),
        "w:gridBefore": lambda body, attributes: body.tables.skip(attributes),
        "w:txbxContent": _start_frame,
        "w:sdt": _start_control,
        "w:docPartGallery": _gallery,
        "w:footnote": _start_footnote,
        "w:endnote": _start_endnote,
        "mc:AlternateContent": _start_alternatives,
    }
    _ENDS: ClassVar[dict[str, Callable[[Body], None]]] = {
        "w:p": _end_paragraph,
        "w:fldSimple": _end_field,
        "w:rt": _end_phonetic,
        "w:tbl": _end_table,
        "w:tc": _end_list,
        "w:txbxContent": _end_list,
        "w:sdt": _end_control,
        "w:footnote": _end_list,
        "w:endnote": _end_list,
        "mc:AlternateContent": _end_alternatives,
    }
