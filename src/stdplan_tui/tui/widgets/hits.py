"""What a search found, grouped by document."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from stdplan_tui.language import _, ngettext
from stdplan_tui.search.model import Hit, Results
from stdplan_tui.search.snippets import snippet
from stdplan_tui.tui.words import MUTED, fitted, lit, plain

_LEAST_SNIPPET = 8
SHOWN = 200


class Hits(OptionList):
    """The hits, one after another: where it stands, and the words around it with what was found lit."""

    @dataclass
    class Reached(Message):
        """A hit was reached in the list; it should be seen in the reader."""

        hit: Hit

        def can_replace(self, message: Message) -> bool:
            """Only the last one reached matters where several queue up."""
            return isinstance(message, Hits.Reached)

    @dataclass
    class Chosen(Message):
        """A hit was chosen; it should be opened."""

        hit: Hit

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name for it
        super().__init__(id=id, markup=False)
        self._hits: dict[str, Hit] = {}
        self._results = Results()
        self._width = 0

    @property
    def hit(self) -> Hit | None:
        """The hit that the list is at."""
        option = self.highlighted_option
        return self._hits.get(option.id) if option and option.id else None

    def show(self, results: Results) -> None:
        """List the results: documents in order of their best hit, the hits of each in order of their score."""
        self._results = results
        self._list()
        if self._hits:
            self.highlighted = 1

    def on_resize(self) -> None:
        """Cut the words to the new width."""
        if self.scrollable_content_region.width != self._width:
            at = self.highlighted
            self._list()
            self.highlighted = at

    def _list(self) -> None:
        self._hits = {}
        self._width = self.scrollable_content_region.width
        self.set_options(self._listed(self._results))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Say which hit was reached."""
        event.stop()
        if hit := self.hit:
            self.post_message(self.Reached(hit))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Say which hit was chosen."""
        event.stop()
        if hit := self.hit:
            self.post_message(self.Chosen(hit))

    def _listed(self, results: Results) -> Iterator[Option]:
        shown = results.hits[:SHOWN]
        first = {hit.document: index for index, hit in reversed(list(enumerate(shown)))}
        for _document, group in groupby(sorted(shown, key=lambda hit: first[hit.document]), lambda hit: hit.document):
            hits = list(group)
            yield Option(_heading(hits), disabled=True)
            for hit in hits:
                name = str(len(self._hits))
                self._hits[name] = hit
                yield Option(_entry(hit, self._width - 4), id=name)
        if results.total > len(shown):
            more = results.total - len(shown)
            text = ngettext(
                "{count} more: type more to narrow it down", "{count} more: type more to narrow it down", more
            )
            yield Option(Content.styled(text.format(count=more), MUTED), disabled=True)


def _heading(hits: list[Hit]) -> Content:
    return Content.assemble(plain(hits[0].title, "bold $primary"), f"  {len(hits)}")


def _entry(hit: Hit, width: int) -> Content:
    piece = snippet(hit.text, hit.spans, max(width // 2, _LEAST_SNIPPET))
    where = hit.label or hit.clause or hit.document
    note = Content.styled(f"  {_('note')}", "$accent") if hit.annotation else Content()
    return Content.assemble(
        "  ",
        plain(fitted(where, width - 6), "$secondary"),
        note,
        "\n  ",
        lit(piece.text, piece.spans, "bold underline $accent"),
    )
