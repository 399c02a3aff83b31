"""The status line: what is open, where in it the reader is, and what goes on in the background."""

from __future__ import annotations

from collections.abc import Mapping

from textual.content import Content
from textual.reactive import reactive, var
from textual.style import Style
from textual.widget import Widget

from stdplan_tui.annotations.layers import Layers
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Document, DocumentId
from stdplan_tui.language import _, ngettext
from stdplan_tui.text.width import cells
from stdplan_tui.tui.layering.telling import hidden_said
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.widgets.gutter import chrome
from stdplan_tui.tui.words import MUTED, fitted, fitted_end

_GAP = 3
_CUT = "../"
_TITLE = 12
"""The cells that the title keeps where the path is long; there is none where there is no room for so many."""


class Status(Widget):
    """One line: title and document number at the left; at the right news, what is new, marks, label path and progress.

    That the document's files are away is said before the news. At the very end, whatever else there is to say, stands
    that annotations are hidden.

    What was said in passing stands before what keys do now, that before which hit this is, and that before what goes on
    in the background: there is room for one of them. For what was said all else gives way where it is long.
    """

    DEFAULT_CSS = "Status { height: 1; padding: 0 1; }"

    place: reactive[Place] = reactive(Place())
    percent: reactive[int] = reactive(0)
    letters: reactive[str] = reactive("")
    mode: reactive[str] = reactive("")
    hit: reactive[str] = reactive("")
    news: reactive[str] = reactive("")
    told: reactive[str] = reactive("")
    gone: reactive[bool] = reactive(False)
    new: reactive[Mapping[DocumentId, int]] = reactive[Mapping[DocumentId, int]](dict)
    whose: reactive[Layers] = reactive(Layers())
    ambiguous_width: var[int] = var(1)

    def render(self) -> Content:
        """The line, as much of it as there is room for: progress first, then news, the end of the path, the title."""
        hidden = fitted(hidden_said(self.whose), self.size.width, self.ambiguous_width)
        if not hidden:
            return self._line(self.size.width)
        width = max(self.size.width - self._cells(hidden) - _GAP, 0)
        line = self._line(width)
        gap = " " * (self.size.width - self._cells(line.plain) - self._cells(hidden))
        return Content.assemble(line, gap, _part("layers", hidden, "$warning"))

    def _line(self, width: int) -> Content:
        """All that is said but that something is hidden, in so many cells."""
        document = self.place.document
        if self._cells(self.told) > (width // 2 if document else 0):
            return Content.styled(fitted(self.told, width, self.ambiguous_width), "$secondary")
        if document is None:
            return Content.assemble((fitted("stdplan", width), f"{MUTED} bold"), ("  " + self.news, MUTED))
        parts = self._right(document, width)
        right = (" " * _GAP).join(parts.values())
        room = max(0, width - self._cells(right) - _GAP)
        title = fitted(document.title, room, self.ambiguous_width) if room > _TITLE // 2 else ""
        number = document.metadata.document_number
        left = room - self._cells(title) - _GAP
        number = number if self._cells(number) <= left else ""
        gap = width - sum(map(self._cells, (title, number, right))) - _GAP * bool(number)
        return Content.assemble(
            _part("title", title, "bold"),
            _part("number", " " * _GAP + fitted(number, left) if number else "", MUTED),
            " " * max(gap, 0),
            Content(" " * _GAP).join(_part(name, text, "$secondary") for name, text in parts.items()),
        )

    def _right(self, document: Document, width: int) -> dict[str, str]:
        """What stands at the right, by name; the path ends where the reader is, so it is its start that gives way."""
        progress = f"{self.percent}%"
        marks = "  ".join(part for part in (self._new(), f"'{self.letters}" if self.letters else "") if part)
        room = width - self._cells(progress)
        marks = marks if self._cells(marks) + _GAP <= room else ""
        room -= self._cells(marks) + _GAP * bool(marks)
        gone = _("not in the folder now") if self.gone else ""
        said = self.told or gone or self.mode or self.hit or self.news
        news = fitted(said, room - _GAP, self.ambiguous_width)
        room -= self._cells(news) + _GAP * bool(news)
        title = max(min(_TITLE, self._cells(document.title)) + _GAP, width // 3) if room > 2 * _TITLE else 0
        path = self._end_of(self._path(document), room - title - _GAP)
        parts = {"news": news, "marks": marks, "path": path, "progress": progress}
        return {name: part for name, part in parts.items() if part}

    def _new(self) -> str:
        """How much is new, with the sign that it has elsewhere."""
        count = sum(self.new.values())
        said = ngettext("{n} new", "{n} new", count).format(n=count)
        return f"{chrome(self.ambiguous_width).new} {said}" if count else ""

    def _path(self, document: Document) -> str:
        clause = self.place.clause
        return label_path(document, clause) if clause is not None and clause in document.by_id else ""

    def _end_of(self, path: str, room: int) -> str:
        """The last steps of a path, as many as there is room for; of the very last its end."""
        while self._cells(path) > room:
            _first, slash, rest = path.removeprefix(_CUT).partition("/")
            if not slash:
                return fitted_end(path.removeprefix(_CUT), room, self.ambiguous_width) if room > _GAP else ""
            path = _CUT + rest
        return path

    def _cells(self, text: str) -> int:
        return cells(text, self.ambiguous_width)


def _part(name: str, text: str, style: str) -> Content:
    """A part of the line, which knows its name."""
    return Content.styled(text, style).stylize(Style.from_meta({"part": name}))
