"""What the word at the cursor may become: one line under the search field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.message import Message
from textual.reactive import reactive
from textual.style import Style
from textual.widget import Widget

from stdplan_tui.language import _
from stdplan_tui.search.model import Kind
from stdplan_tui.text.width import cells
from stdplan_tui.tui.finding.completing import Completion
from stdplan_tui.tui.words import MUTED, fitted, plain

_KEY = "Tab"
_GAP = 2
_LONGEST = 24


class CompletionLine(Widget):
    """The completions, the one first that Tab takes; each can be clicked."""

    DEFAULT_CSS = "CompletionLine { height: 1; padding: 0 1; }"
    ALLOW_SELECT = False

    offered: reactive[tuple[Completion, ...]] = reactive[tuple[Completion, ...]](())

    offered_for: str | None = None
    """The query for which they are offered, as it was typed."""

    @dataclass
    class Taken(Message):
        """A completion was clicked."""

        completion: Completion

    @property
    def first(self) -> Completion | None:
        """The one that Tab takes."""
        return self.offered[0] if self.offered else None

    def offer(self, offered: Iterable[Completion], typed: str) -> None:
        """Offer these for a query."""
        self.offered, self.offered_for = tuple(offered), typed
        self.set_class(not self.offered, "-nothing")

    def render(self) -> Content:
        """As many as there is room for."""
        parts = [Content.styled(_KEY, "bold $footer-key-foreground")] if self.offered else []
        left = self.size.width - cells(_KEY)
        for number, completion in enumerate(self.offered):
            words = _words(completion)
            left -= cells(words.plain) + (1 if number == 0 else _GAP)
            if left < 0:
                break
            gap = " " if number == 0 else " " * _GAP
            parts.append(Content.assemble(gap, words.stylize(Style.from_meta({"completion": number}))))
        return Content("").join(parts)

    def on_click(self, event: Click) -> None:
        """Say which was clicked."""
        number = event.style.meta.get("completion")
        if isinstance(number, int) and number < len(self.offered):
            event.stop()
            self.post_message(self.Taken(self.offered[number]))


def _words(completion: Completion) -> Content:
    suggestion = completion.suggestion
    words = plain(fitted(suggestion.text, _LONGEST), "underline")
    return Content.assemble(words, (f" {_('tag')}", MUTED)) if suggestion.kind is Kind.TAG else words
