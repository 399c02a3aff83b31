"""The vocabulary: its dimensions and tags as a tree, what each means, and the ways to change them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _, ngettext
from stdplan_tui.text.display import shown, shown_line
from stdplan_tui.tui.command import bindings
from stdplan_tui.tui.screens.filtered import Choice, Filtered
from stdplan_tui.tui.screens.vocabulary_revising import Revising
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.tagging.commands import ALWAYS, FOOTER, GROUPS, VOCABULARY
from stdplan_tui.tui.tagging.meaning import Quotes, described
from stdplan_tui.tui.tagging.tag_rows import VocabularyRows
from stdplan_tui.tui.tagging.tree import Row, heading, tree
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.worker import work
from stdplan_tui.workspace import vocabularies
from stdplan_tui.workspace.annotating import vocabulary as agreed_in
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.reading import find

_BESIDE = 100


class VocabularyScreen(Revising):
    """Shows the agreed tags of a workspace; it gives the place of an example that is to be read, None for none."""

    CSS_PATH = "vocabulary.tcss"
    AUTO_FOCUS = "VocabularyRows"
    BINDINGS: ClassVar[list[BindingType]] = bindings(VOCABULARY)
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (_BESIDE, "-beside")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (12, "-low"), (20, "-roomy")]  # noqa: RUF012 — Textual declares both so
    own_commands = VOCABULARY
    command_groups = GROUPS
    footer_commands = FOOTER
    always_in_footer = ALWAYS

    def __init__(self, workspace: Workspace, ambiguous_width: int = 1) -> None:
        super().__init__(workspace)
        self._ambiguous_width = ambiguous_width
        self._uses: Mapping[str, int] | None = None
        self._quotes = Quotes(lambda tag: vocabularies.example_words(workspace, tag))

    def compose(self) -> ComposeResult:
        """Title; the tags, and what the one at hand means; keys."""
        yield Static(id="vocabulary-title", markup=False)
        with Horizontal(id="vocabulary-panes"):
            yield VocabularyRows(note=self._note, id="vocabulary-rows")
            with VerticalScroll(id="vocabulary-meaning", can_focus=False):
                yield Static(markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Read the tags, then count how often each is used."""
        self.rows.ambiguous_width = self._ambiguous_width
        self.rows.border_title = _("Tags")
        self.query_one("#vocabulary-meaning").border_title = _("Meaning")
        self.show_keys()
        self.read()

    def on_row_view_reached(self, event: RowView.Reached) -> None:
        """Say what the row at hand is."""
        event.stop()
        self._explain()

    def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        """Read the example of the tag at hand."""
        event.stop()
        self.action_open_example()

    @work(thread=True, group="open")
    def action_open_example(self) -> None:
        """Read the clause that the tag at hand names as its example."""
        tag = self.rows.at.tag if self.rows.at else None
        if tag is None:
            return
        if not tag.example:
            self.call_later(
                self.tell, _("This tag names no example; {key} edits it").format(key=self.key_of("edit-tag"))
            )
            return
        try:
            document, clause = find(self.workspace, tag.example)
        except (StdplanError, OSError) as error:
            self.call_later(self.complain, error)
            return
        self.call_later(self._leave_for, Spot(document.id, clause.id))

    async def action_find_tag(self) -> None:
        """Go to a tag by any of its names."""
        tags = self.vocabulary.tags
        choices = [Choice(tag.name, " ".join((tag.title.zh, tag.title.en, *tag.aliases)).strip()) for tag in tags]

        def chosen(number: int | None) -> None:
            if number is not None:
                self._show(at=tags[number].name)

        finder = Filtered(_("Find a tag"), choices, placeholder=_("Part of a tag, its title or an alias"))
        await self.app.push_screen(finder, chosen)
        finder.set_focus(finder.field)

    def action_leave(self) -> None:
        """Go back."""
        self.dismiss(None)

    def _leave_for(self, spot: Spot) -> None:
        self.dismiss(spot)

    def changed(self, vocabulary: Vocabulary, at: str) -> None:
        """Show the tags as they are after a change, and be at the one that was changed."""
        self.vocabulary = vocabulary
        self._show(at=at)
        self._count(vocabulary)

    @work(thread=True, group="read")
    def read(self) -> None:
        """Read the tags as they are now, and show them; the one at hand stays that."""
        try:
            vocabulary = agreed_in(self.workspace)
        except (StdplanError, OSError) as error:
            self.call_later(self.complain, error)
            return
        self.call_later(self.changed, vocabulary, "")

    @work(thread=True, exclusive=True, group="count")
    def _count(self, vocabulary: Vocabulary) -> None:
        try:
            uses = vocabularies.uses(self.workspace, vocabulary)
        except (StdplanError, OSError) as error:
            self.call_later(self.complain, error)
            return
        self.call_later(self._counted, uses)

    def _counted(self, uses: Mapping[str, int]) -> None:
        self._uses = uses
        self.rows.refresh()
        self._explain()

    def _show(self, *, at: str = "") -> None:
        rows: list[Row] = []
        for dimension in self.vocabulary.dimensions:
            rows += tree(self.vocabulary, dimension.tags) if dimension.tags else [heading(dimension)]
        self.rows.show(rows, at=at, stay=not at)
        title = self.vocabulary.title or _("Vocabulary")
        count = sum(not tag.retired for tag in self.vocabulary.tags)
        asked = [ngettext("{n} tag", "{n} tags", count).format(n=count)]
        asked += [_("only these may be given")] * self.vocabulary.closed
        said = f"{shown_line(title)}   {', '.join(asked)}"
        self.query_one("#vocabulary-title", Static).update(Content(said))
        self._explain()

    def _note(self, row: Row) -> str:
        """What stands right of a tag: whether it is retired, and how many annotations have it."""
        if row.tag is None:
            return ""
        retired = _("retired") if row.tag.retired else ""
        uses = str(self._uses.get(row.tag.name, 0) or "") if self._uses is not None else ""
        return f"{retired}  {uses:>4}"

    def _explain(self) -> None:
        row = self.rows.at
        words = self._quotes.known(row.tag) if row and row.tag and row.tag.example else None
        said = described(self.vocabulary, row, self._uses, words) if row else Content(shown(self._without_tags()))
        self.query_one("#vocabulary-meaning Static", Static).update(said)
        if row and row.tag and row.tag.example and words is None:
            self._quote(row)

    def _without_tags(self) -> str:
        return _("No tags are agreed on yet: {key} adds a dimension for them").format(key=self.key_of("add-dimension"))

    @work(thread=True, exclusive=True, group="quote")
    def _quote(self, row: Row) -> None:
        if row.tag is not None:
            self._quotes.read(row.tag)
            self.call_later(self._quoted, row)

    def _quoted(self, row: Row) -> None:
        if row == self.rows.at:
            self._explain()
