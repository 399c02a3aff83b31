"""The bar that shows which number key gives which tag, each a button as well."""

from __future__ import annotations

from collections.abc import Iterator

from textual.reactive import var

from stdplan_tui.annotations.vocabulary import Tag
from stdplan_tui.language import _, active_language
from stdplan_tui.text.display import shown_line
from stdplan_tui.tui.tagging.quick import Quick
from stdplan_tui.tui.widgets.search_bar import Button, Line, SearchBar


class TagKeys(SearchBar):
    """One row: the active dimension, its tags by their keys, those that are given here in brackets."""

    DEFAULT_CSS = """
    TagKeys { height: 1; background: $panel; }
    .-zen TagKeys, .-short TagKeys { display: none; }
    """

    quick: var[Quick | None] = var[Quick | None](None)
    given: var[frozenset[str]] = var[frozenset[str]](frozenset())
    others: var[tuple[str, ...]] = var[tuple[str, ...]](())

    def watch_quick(self) -> None:
        """Show other tags."""
        self.relabel()

    def watch_given(self) -> None:
        """Show which tags are given here."""
        self.relabel()

    def relabel(self) -> None:
        """Say everything again, in the language that is in use."""
        if (quick := self.quick) is not None:
            self.lines = (Line(shown_line(quick.title), tuple(self._buttons(quick))),)

    def _buttons(self, quick: Quick) -> Iterator[Button]:
        for key, tag in sorted(quick.tags.items()):
            yield Button(key, _called(tag), f"quick_tag({key})", on=tag.name in self.given)
        following, again = self.others or ("", "")
        if quick.dimensions > 1:
            yield Button(following, _("next"), "next_dimension")
        yield Button(again, _("again"), "repeat_tags")


def _called(tag: Tag) -> str:
    return shown_line(tag.title.in_language(active_language()) or tag.levels[-1])
