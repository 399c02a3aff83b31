"""The bar that shows which number key gives which tag, each a button as well."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from textual.reactive import var

from stdplan_tui.annotations.vocabulary import Tag
from stdplan_tui.language import _, active_language
from stdplan_tui.text.display import shown_line
from stdplan_tui.text.width import cells
from stdplan_tui.tui.tagging.quick import Quick
from stdplan_tui.tui.widgets.search_bar import Button, Line, SearchBar
from stdplan_tui.workspace.telling import dimension_title

_GAP: Final = 2


class TagKeys(SearchBar):
    """The active dimension and its tags by their keys, those given here in brackets, in as few rows as it takes."""

    DEFAULT_CSS = """
    TagKeys { height: auto; max-height: 3; background: $panel; }
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

    def on_resize(self) -> None:
        """Set the buttons in rows of the new width."""
        self.relabel()

    def relabel(self) -> None:
        """Say everything again, in the language that is in use."""
        if (quick := self.quick) is None or not self.size.width:
            return
        lines = list(_rows(shown_line(dimension_title(quick.dimension)), tuple(self._buttons(quick)), self.size.width))
        self.lines = tuple(lines)
        self.styles.height = len(lines)

    def _buttons(self, quick: Quick) -> Iterator[Button]:
        for key, tag in sorted(quick.tags.items()):
            yield Button(key, _called(tag), f"quick_tag({key})", on=tag.name in self.given)
        following, again = self.others or ("", "")
        if quick.dimensions > 1:
            yield Button(following, _("next"), "next_dimension")
        yield Button(again, _("again"), "repeat_tags")


def _called(tag: Tag) -> str:
    return shown_line(tag.title.in_language(active_language()) or tag.levels[-1])


def _rows(title: str, buttons: Sequence[Button], width: int) -> Iterator[Line]:
    """The buttons in rows, the first of them behind the title, the others below its end."""
    indent = " " * cells(title)
    words, row, left = title, list[Button](), width - cells(title)
    for button in buttons:
        if row and button.width + _GAP > left:
            yield Line(words, tuple(row))
            words, row, left = indent, [], width - len(indent)
        row.append(button)
        left -= button.width + _GAP
    yield Line(words, tuple(row))
