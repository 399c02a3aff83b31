"""How a paragraph is set, as the file says it of the paragraph itself, of its style, or of a level of a list."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.lines import Side

_INTEGER = re.compile(r"[+-]?\d{1,9}")
_SIDES = {"center": Side.CENTRE, "right": Side.RIGHT, "end": Side.RIGHT}
_EDGES = frozenset({"w:left", "w:right", "w:top", "w:bottom"})
_FAR_RIGHT = 3_200  # twentieths of a point, ten characters of the size of official documents
_FAR_RIGHT_CHARACTERS = 1_000  # hundredths of a character


def integer(text: str | None, default: int = 0) -> int:
    """The integer that an attribute says; `default` where it says none."""
    return int(text) if text is not None and _INTEGER.fullmatch(text) else default


def switched_on(attributes: Mapping[str, str]) -> bool:
    """Whether an element that is a switch is on: it is unless it says otherwise."""
    return attributes.get("val", "1") not in ("0", "false", "off")


@frozen
class Properties:
    """What is said of a paragraph; None and "" where nothing is.

    `outline` is the level of a heading, 0 the highest, 9 for plain text; `list` and `level` the numbering it takes
    part in, list "0" for none; `indented` whether its first line is; `edges` how many of its edges have a border.
    """

    style: str = ""
    side: Side | None = None
    outline: int | None = None
    list: str | None = None
    level: int | None = None
    indented: bool | None = None
    far: bool | None = None
    hidden: bool | None = None
    edges: int | None = None

    def over(self, under: Properties) -> Properties:
        """These, and where they say nothing what `under` says."""
        said = {f.name: value for f in fields(self) if (value := getattr(self, f.name)) not in (None, "")}
        return replace(under, **said)

    def taking(self, name: str, parent: str, attributes: Mapping[str, str]) -> Properties:  # noqa: PLR0911
        """The same with what an element says that stands in `parent`."""
        value = attributes.get("val")
        match parent, name:
            case "w:pPr", "w:pStyle":
                return replace(self, style=value or "")
            case "w:pPr", "w:jc":
                return replace(self, side=_SIDES.get(value or "", Side.LEFT))
            case "w:pPr", "w:outlineLvl":
                return replace(self, outline=integer(value, 9))
            case "w:pPr", "w:ind":
                return self._indented(attributes)
            case "w:numPr", "w:numId":
                return replace(self, list=value)
            case "w:numPr", "w:ilvl":
                return replace(self, level=integer(value))
            case "w:pBdr", edge if edge in _EDGES and value not in (None, "none", "nil"):
                return replace(self, edges=(self.edges or 0) + 1)
        return self

    def _indented(self, attributes: Mapping[str, str]) -> Properties:
        first = [integer(attributes[key]) for key in ("firstLineChars", "firstLine") if key in attributes]
        left = [integer(attributes[key]) for key in ("left", "start") if key in attributes]
        characters = sum(integer(attributes.get(key)) for key in ("leftChars", "startChars", "firstLineChars"))
        distance = sum(left) + integer(attributes.get("firstLine"))
        far = distance >= _FAR_RIGHT or characters >= _FAR_RIGHT_CHARACTERS
        return replace(self, indented=any(each > 0 for each in first) if first else self.indented, far=far)


NOTHING_SAID = Properties()
