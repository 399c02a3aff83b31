"""The screen of disagreements: the clauses and sentences that annotators differ on, and deciding about them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import Resize
from textual.widgets import Static

from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.language import _
from stdplan_tui.tui.command import Command, bindings
from stdplan_tui.tui.disagreeing.commands import ALWAYS, DISAGREEING, FOOTER, GROUPS
from stdplan_tui.tui.disagreeing.difference_rows import DifferenceRows, counted
from stdplan_tui.tui.disagreeing.difference_view import DifferenceView
from stdplan_tui.tui.disagreeing.found import Difference
from stdplan_tui.tui.disagreeing.telling import tags_said
from stdplan_tui.tui.disagreeing.walking import Said, Walking
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.workspace import undoing
from stdplan_tui.workspace.adjudicating import adjudicate
from stdplan_tui.workspace.telling import dimension_title

if TYPE_CHECKING:
    from stdplan_tui.annotations.retagging import Retagging
    from stdplan_tui.annotations.vocabulary import Vocabulary
    from stdplan_tui.tui.tagging.offer import Offer

_BESIDE: Final = 100
"""The columns from which the details stand beside the list."""
_LOW: Final = 18
"""The rows under which the list has only three of them."""

_ON_PLACE: Final = frozenset(
    {"differ_choose", "differ_none", "differ_tags", "differ_reason", "differ_open", "differ_whole", "differ_next_open"}
    | {"differ_previous_open", "differ_next"}
)


class DisagreementsScreen(Walking):
    """Lists where annotators differ; gives the place that is to be read in the reader, None where one goes back."""

    DEFAULT_CSS = """
    DisagreementsScreen { layout: vertical; background: $background; }
    DisagreementsScreen #differ-head { height: 1; padding: 0 1; background: $panel; }
    DisagreementsScreen #differ-hidden { display: none; height: 1; padding: 0 1; color: $warning; }
    DisagreementsScreen.-hiding #differ-hidden { display: block; }
    DisagreementsScreen #differ-panes { height: 1fr; layout: vertical; }
    DisagreementsScreen DifferenceRows { height: 2fr; min-height: 2; background: $surface; }
    DisagreementsScreen DifferenceView { height: 3fr; }
    DisagreementsScreen.-low DifferenceRows { height: 3; }
    DisagreementsScreen.-low DifferenceView { height: 1fr; }
    DisagreementsScreen.-beside #differ-panes { layout: horizontal; }
    DisagreementsScreen.-beside DifferenceRows { width: 5fr; height: 100%; }
    DisagreementsScreen.-beside DifferenceView { width: 6fr; height: 100%; }
    DisagreementsScreen #differ-nothing {
        display: none; height: 1fr; padding: 0 2; content-align: center middle; text-align: center;
    }
    DisagreementsScreen.-nothing #differ-nothing { display: block; }
    DisagreementsScreen.-nothing #differ-panes { display: none; }
    DisagreementsScreen Footer { background: $footer-background; color: $footer-description-foreground; }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings(DISAGREEING)
    own_commands: tuple[Command, ...] = DISAGREEING
    command_groups = GROUPS
    footer_commands = FOOTER
    always_in_footer = ALWAYS

    def compose(self) -> ComposeResult:
        """Counts; places, and the details of one; keys."""
        yield Static(id="differ-head", markup=False)
        yield Static(self.hidden, id="differ-hidden", markup=False)
        with Container(id="differ-panes"):
            yield DifferenceRows()
            yield DifferenceView(self.workspace.settings.ambiguous_width)
        yield Static(id="differ-nothing", markup=False)
        yield Footer()

    def on_mount(self) -> None:
        """Begin to read."""
        self.rows.ambiguous_width = self.workspace.settings.ambiguous_width
        self.set_class(bool(self.hidden), "-hiding")
        self.read_again()
        self.show_keys()

    def on_resize(self, event: Resize) -> None:
        """Put the details beside the list where there is room."""
        self.set_class(event.size.width >= _BESIDE, "-beside")
        self.set_class(event.size.height < _LOW, "-low")
        self.tell()

    def on_row_view_reached(self, event: RowView.Reached) -> None:
        """Another place is marked."""
        event.stop()
        self.say("")
        self.show_place()

    def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        """A place was clicked twice: read there."""
        event.stop()
        self.action_differ_open()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Whether a command can do anything here and now."""
        here = self.rows.current if self.is_mounted else None
        if action == "differ_choose" and here is not None and parameters:
            return isinstance(number := parameters[0], int) and number <= len(here.at.choices)
        return action not in _ON_PLACE or here is not None

    def action_differ_choose(self, number: int = 0) -> None:
        """Decide as the annotator of that number did."""
        if (here := self.rows.current) is None:
            return
        if 0 < number <= len(here.at.choices):
            self._decide(here, here.at.choices[number - 1].tags)
        else:
            self.say(_("Type the number of an annotator, or click their tags"))

    def action_differ_none(self) -> None:
        """Decide that it has no tag of the dimension."""
        if (here := self.rows.current) is not None:
            self._decide(here, ())

    async def action_differ_tags(self) -> None:
        """Choose the tags that it is to have."""
        from stdplan_tui.tui.screens.tag_picker import TagPicker

        if (here := self.rows.current) is None:
            return
        vocabulary = _only(here, self.found[here.document.id].codings.vocabulary)

        def chosen(retagging: Retagging | None) -> None:
            if retagging is not None:
                self._decide(here, retagging.applied(here.at.decided, vocabulary))

        place = f"{label_path(here.document, here.at.clause.id)}  {dimension_title(here.dimension)}"
        picker = TagPicker(place, partial(self._offer, here, vocabulary))
        await self.app.push_screen(picker, chosen)
        picker.set_focus(picker.field)

    async def action_differ_reason(self) -> None:
        """Write why this person decided so."""
        from stdplan_tui.tui.screens.one_line import OneLine

        if (here := self.rows.current) is None:
            return
        if here.key not in self.deciding and not here.is_mine:
            self.say(_("Decide first: the reason is that of your decision"))
            return
        tags, reason = self._decided(here)

        def written(other: str | None) -> None:
            if other is not None:
                self._write(here, tags, other)

        about = f"{label_path(here.document, here.at.clause.id)}  {tags_said(tags)}"
        await self.app.push_screen(OneLine(_("Why it is decided so"), about, reason, may_be_empty=True), written)

    async def action_differ_dimension(self) -> None:
        """Choose what they differ on: one dimension, or all."""
        from stdplan_tui.tui.screens.filtered import Choice, Filtered

        every = [one for found in self.found.values() for one in found.differences]
        dimensions = {one.dimension.id: one.dimension for one in every}
        ids = ("", *dimensions)
        of = {id_: [one for one in every if id_ in ("", one.dimension.id)] for id_ in ids}
        choices = [
            Choice(
                dimension_title(dimensions[id_]) if id_ else _("All dimensions"),
                _counts(of[id_]),
                marked=id_ == self.wanted.dimension,
            )
            for id_ in ids
        ]

        def chosen(number: int | None) -> None:
            if number is not None:
                self.wanted = replace(self.wanted, dimension=ids[number])
                self._list_other()

        await self.app.push_screen(Filtered(_("Dimension"), choices), chosen)

    def action_differ_any_two(self) -> None:
        """Compare what all have marked as done, or what any two have."""
        self.wanted = replace(self.wanted, any_two=not self.wanted.any_two)
        self.say("")
        self.read_again()

    def action_differ_undecided(self) -> None:
        """List only what nobody has decided on, or everything again."""
        self.wanted = replace(self.wanted, only_open=not self.wanted.only_open)
        self._list_other()

    def action_undo(self) -> None:
        """Take the last change back."""

        def undo() -> str:
            undone = undoing.undo(self.workspace)
            return _("Taken back: {action}").format(action=_(undone.action)) if undone else _("Nothing to take back")

        self.write(undo)

    def action_differ_open(self) -> None:
        """Read the clause in the reader."""
        if (here := self.rows.current) is not None:
            self.dismiss(Spot(here.document.id, here.at.clause.id, here.at.span))

    def action_leave(self) -> None:
        """Go back to where one was."""
        self.dismiss(None)

    def _list_other(self) -> None:
        self.kept = frozenset()
        self.say("")
        self.list_places()

    def _decide(self, here: Difference, tags: Sequence[str]) -> None:
        """Decide on a place, for the reason that this person has given before, if any."""
        if here.is_decided_as(frozenset(tags)) and here.key not in self.deciding:
            self.say(_("You have decided so already"))
        else:
            self._write(here, tags, self._decided(here)[1])

    def _decided(self, here: Difference) -> Said:
        """What this person has decided on a place, be it still being written, and why."""
        return self.deciding.get(here.key, (here.at.decided, _reason(here)))

    def _write(self, here: Difference, tags: Sequence[str], reason: str) -> None:
        self.kept |= {here.key}
        clause, span = here.at.clause, here.at.span
        said = _("Decided: {tags}; {key} takes it back").format(tags=tags_said(tags), key=self.key_of("undo"))

        def decide() -> str:
            adjudicate(self.workspace, here.document, clause, here.dimension, tags=tags, reason=reason, span=span)
            return said

        self.write(decide, (here.key, (tuple(tags), reason)))

    def _offer(self, here: Difference, vocabulary: Vocabulary) -> Offer:
        from stdplan_tui.tui.tagging.offer import Offer
        from stdplan_tui.workspace import vocabularies

        return Offer(vocabulary, here.at.decided, quote=partial(vocabularies.example_words, self.workspace))


def _only(here: Difference, vocabulary: Vocabulary) -> Vocabulary:
    """The tags of the dimension alone, to which none can be added."""
    return replace(vocabulary, dimensions=(here.dimension,), closed=True)


def _reason(here: Difference) -> str:
    return " ".join(here.own.note.body.split()) if here.own is not None else ""


def _counts(every: Sequence[Difference]) -> str:
    decided = sum(one.is_decided for one in every)
    return counted(len(every) - decided, decided)
