"""Word's automatic numbering: what it prints before each paragraph, counted as Word counts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.sources.docx.numerals import printed
from stdplan_tui.importing.sources.docx.properties import Properties, integer, switched_on
from stdplan_tui.importing.sources.docx.styles import Styles

_LEVELS = 9
_LONGEST = 64  # characters of a level's pattern
_PLACE = re.compile(r"%([1-9])")
_DASHES = frozenset("-‐‑–—―─－_﹣−ー\uf02d\uf0be")
_DASH, _BULLET = "——", "—"
_NO_LIST = "0"
_SAID = frozenset({"w:start", "w:numFmt", "w:lvlText", "w:lvlRestart", "w:isLgl", "w:pStyle"})


@frozen
class Level:
    """How one level of a list is numbered; `pattern` has %1 … %9 for the numbers of the levels down to this one."""

    start: int = 1
    form: str = "decimal"
    pattern: str = ""
    restart: int | None = None
    legal: bool = False
    style: str = ""

    @property
    def is_bullet(self) -> bool:
        """Whether the level prints the same mark everywhere."""
        return self.form == "bullet"


@dataclass(slots=True)
class _List:
    """An abstract list: its levels, and the style that stands for it or that it stands for."""

    levels: dict[int, Level] = field(default_factory=dict)
    stands_for: str = ""
    style: str = ""
    counters: dict[int, int] = field(default_factory=dict)


@dataclass(slots=True)
class _Use:
    """A list as paragraphs refer to it, with what it changes of the abstract one."""

    list: str = ""
    starts: dict[int, int] = field(default_factory=dict)
    levels: dict[int, Level] = field(default_factory=dict)
    begun: bool = False


@dataclass(slots=True)
class Numbering:
    """All lists of a file, and how far each has counted; reads the part that holds them."""

    styles: Styles
    lists: dict[str, _List] = field(default_factory=dict)
    uses: dict[str, _Use] = field(default_factory=dict)
    _list: _List | None = None
    _use: _Use | None = None
    _place: int = 0
    _level: Level | None = None

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Read the start of an element."""
        value = attributes.get("val", "")
        match name:
            case "w:abstractNum":
                self._list = self.lists[attributes.get("abstractNumId", "")] = _List()
            case "w:num":
                self._use = self.uses[attributes.get("numId", "")] = _Use()
            case "w:abstractNumId" if self._use is not None:
                self._use.list = value
            case "w:numStyleLink" if self._list is not None:
                self._list.stands_for = value
            case "w:styleLink" if self._list is not None:
                self._list.style = value
            case "w:lvlOverride":
                self._place = integer(attributes.get("ilvl"))
            case "w:startOverride" if self._use is not None:
                self._use.starts[self._place] = integer(value, 1)
            case "w:lvl":
                self._place, self._level = integer(attributes.get("ilvl")), Level()
            case _ if self._level is not None:
                self._level = _taking(self._level, name, attributes)

    def end(self, name: str) -> None:
        """Read the end of an element."""
        if name == "w:lvl" and self._level is not None:
            holder = self._use or self._list
            if holder is not None and 0 <= self._place < _LEVELS:
                holder.levels[self._place] = self._level
            self._level = None
        elif name == "w:abstractNum":
            self._list = None
        elif name == "w:num":
            self._use = None

    def text(self, text: str) -> None:
        """Nothing: lists have no text."""

    def label(self, said: Properties) -> str:
        """What is printed before the next paragraph, which counts it; "" where nothing is.

        A bullet is printed as a dash, —— where it is one and — where it is another sign.
        """
        use = self.uses.get(said.list or _NO_LIST)
        if said.list in (None, _NO_LIST) or use is None:
            return ""
        counted = self._abstract(use)
        place = self._place_of(said, use, counted)
        level = _level_of(use, counted, place)
        if level is None:
            return ""
        self._count(use, counted, place)
        if level.is_bullet:
            return "" if not level.pattern.strip() else _DASH if set(level.pattern.strip()) <= _DASHES else _BULLET
        return _PLACE.sub(lambda found: _number(use, counted, int(found[1]) - 1, level), level.pattern)

    def _abstract(self, use: _Use) -> _List:
        """The list that counts for a use, the links through styles followed once."""
        found = self.lists.setdefault(use.list, _List())
        if found.stands_for:
            for style in self.styles.chain(found.stands_for):
                linked = self.uses.get(style.said.list or "")
                if linked is not None:
                    return self.lists.get(linked.list, found)
        return found

    def _place_of(self, said: Properties, use: _Use, counted: _List) -> int:
        """The level of a paragraph: its own, else the one that is bound to its style, else the highest."""
        bound = {level.style: place for place, level in {**counted.levels, **use.levels}.items() if level.style}
        if bound:
            own = next((bound[style.id] for style in self.styles.chain(said.style) if style.id in bound), None)
            if own is not None and said.level is None:
                return own
        return min(max(said.level or 0, 0), _LEVELS - 1)

    def _count(self, use: _Use, counted: _List, place: int) -> None:
        if not use.begun:
            use.begun = True
            for changed in use.starts:
                counted.counters.pop(changed, None)
        at = counted.counters.get(place)
        counted.counters[place] = _start(use, counted, place) if at is None else at + 1
        for deeper in [deeper for deeper in counted.counters if deeper > place]:
            level = _level_of(use, counted, deeper)
            restart = level.restart if level else None
            if restart is None or place < restart:
                del counted.counters[deeper]


def _taking(level: Level, name: str, attributes: Mapping[str, str]) -> Level:
    """The level with what one of its elements says."""
    if name not in _SAID:
        return level
    value = attributes.get("val", "")
    said = {
        "w:start": replace(level, start=integer(value, 1)),
        "w:numFmt": replace(level, form=value),
        "w:lvlText": replace(level, pattern=value[:_LONGEST]),
        "w:lvlRestart": replace(level, restart=integer(value)),
        "w:isLgl": replace(level, legal=switched_on(attributes)),
        "w:pStyle": replace(level, style=value),
    }
    return said[name]


def _level_of(use: _Use, counted: _List, place: int) -> Level | None:
    return use.levels.get(place) or counted.levels.get(place)


def _start(use: _Use, counted: _List, place: int) -> int:
    level = _level_of(use, counted, place)
    return use.starts.get(place, level.start if level else 1)


def _number(use: _Use, counted: _List, place: int, asking: Level) -> str:
    """The number of a level, as a pattern that asks for it prints it."""
    level = _level_of(use, counted, place)
    form = level.form if level else "decimal"
    number = counted.counters.get(place, _start(use, counted, place))
    return printed(number, "decimal" if asking.legal and form != "none" else form)
