"""The styles of a Word file: what each says of its paragraphs, with all that it inherits."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum

from stdplan_tui.importing.sources.docx.properties import NOTHING_SAID, Properties, switched_on

_HEADING = re.compile(
    r"(?:heading|标题|標題)\s*[\d一二三四五六七八九]|[一二三四五六七八九1-9]\s*级\s*标题|(?:章|节|條|条|小)标题",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"(?:title|标题|標題|(?:公文|文件|文档|文章|正|大|主|总|发文|方案|规划)(?:的)?(?:大|主|总)?标题)\s*", re.IGNORECASE
)
_CONTENTS = re.compile(r"(?:toc|目录|目錄)\s*(?:\d|heading|标题|標題)", re.IGNORECASE)
_LONGEST_CHAIN = 24  # styles based on one another
_BODY = 9  # the level of an outline that says: plain text


class Kind(Enum):
    """What the style of a paragraph makes of it."""

    TEXT = "text"
    TITLE = "title"
    HEADING = "heading"
    CONTENTS = "contents"  # an entry of the table of contents


@dataclass(slots=True)
class Style:
    """A style as it is written: its name, the id of the one it is based on, what it says itself."""

    id: str
    paragraphs: bool = True
    default: bool = False
    name: str = ""
    based_on: str = ""
    said: Properties = NOTHING_SAID


@dataclass(slots=True)
class Styles:
    """All styles of a file; reads the part that holds them."""

    by_id: dict[str, Style] = field(default_factory=dict)
    _default: str = ""
    _open: Style | None = None
    _path: list[str] = field(default_factory=list)
    _known: dict[str, tuple[Properties, Kind]] = field(default_factory=dict)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Read the start of an element."""
        if name == "w:style":
            paragraphs = attributes.get("type", "paragraph") == "paragraph"
            default = attributes.get("default", "0") in ("1", "true", "on")
            self._open = Style(attributes.get("styleId", ""), paragraphs, default)
        elif self._open is not None:
            self._read(self._open, name, attributes)
        self._path.append(name)

    def _read(self, style: Style, name: str, attributes: Mapping[str, str]) -> None:
        parent = self._path[-1]
        if parent == "w:style" and name == "w:name":
            style.name = attributes.get("val", "")
        elif parent == "w:style" and name == "w:basedOn":
            style.based_on = attributes.get("val", "")
        elif name == "w:vanish" and parent == "w:rPr":
            style.said = Properties(hidden=switched_on(attributes)).over(style.said)
        elif "w:pPr" in self._path:
            style.said = style.said.taking(name, parent, attributes)

    def end(self, name: str) -> None:
        """Read the end of an element."""
        self._path.pop()
        if name == "w:style" and self._open is not None:
            self.by_id.setdefault(self._open.id, self._open)
            if self._open.default and self._open.paragraphs:
                self._default = self._open.id
            self._open = None

    def text(self, text: str) -> None:
        """Nothing: styles have no text."""

    def said(self, style: str) -> Properties:
        """What a style says, all that it inherits included; "" is the default style of paragraphs."""
        return self._effective(style)[0]

    def kind(self, style: str) -> Kind:
        """What a style makes of a paragraph, by its name or by that of one that it is based on."""
        return self._effective(style)[1]

    def chain(self, style: str) -> Iterator[Style]:
        """The style and those that it is based on, nearest first."""
        seen: set[str] = set()
        at = style or self._default
        while at in self.by_id and at not in seen and len(seen) < _LONGEST_CHAIN:
            seen.add(at)
            yield self.by_id[at]
            at = self.by_id[at].based_on

    def _effective(self, style: str) -> tuple[Properties, Kind]:
        """What a style says and makes, from what those it is based on do; each style is looked at once."""
        waiting: dict[str, Style] = {}
        at = style or self._default
        while at not in self._known and at not in waiting and at in self.by_id:
            waiting[at] = self.by_id[at]
            at = self.by_id[at].based_on
        said, kind = self._known.get(at, (NOTHING_SAID, Kind.TEXT))
        for each in reversed(waiting.values()):
            said = said if each.said is NOTHING_SAID else each.said.over(said)
            own = _kind(each.name) if each.paragraphs else Kind.TEXT
            kind = kind if own is Kind.TEXT else own
            self._known[each.id] = (said, kind)
        return said, kind


def _kind(name: str) -> Kind:
    if _CONTENTS.match(name):
        return Kind.CONTENTS
    if _TITLE.fullmatch(name):
        return Kind.TITLE
    return Kind.HEADING if _HEADING.search(name) else Kind.TEXT


def is_heading(said: Properties) -> bool:
    """Whether a level of the outline makes a paragraph a heading, whatever its style is called."""
    return said.outline is not None and 0 <= said.outline < _BODY
