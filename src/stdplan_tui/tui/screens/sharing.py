"""The share screen: what there is to share, how it is wished, and each step of sharing it as it is taken."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import Resize
from textual.getters import query_one
from textual.widgets import Static
from textual.worker import get_current_worker

from stdplan_tui.language import _, ngettext
from stdplan_tui.tui.command import Command, bindings
from stdplan_tui.tui.sharing.commands import ALWAYS, COMMANDS, FOOTER, GROUPS, WISHES
from stdplan_tui.tui.sharing.moving import Moving
from stdplan_tui.tui.sharing.rows import Look, rows_of
from stdplan_tui.tui.sharing.run import Run
from stdplan_tui.tui.sharing.share_rows import INDENT, ShareRows
from stdplan_tui.tui.sharing.steps_view import StepsView
from stdplan_tui.tui.sharing.telling import doing
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.tui.widgets.row_view import RowView
from stdplan_tui.tui.words import fitted
from stdplan_tui.tui.worker import work
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.outlook import Outlook, outlook
from stdplan_tui.workspace.sharing import Wishes

_BESIDE: Final = 136
"""The columns from which the steps stand beside what is shared."""
_LOW: Final = 18
"""The rows under which every one counts."""
_WIDE: Final = 60
"""The columns from which there is room to say what screen this is."""

_WHILE_STILL: Final = frozenset({"share_now", "share_rehearse", "share_look", *(one.action for one in WISHES)})
"""What cannot be done while a run goes on."""
_WITH_REMOTE: Final = frozenset({"share_rebase", "share_push"})


class ShareScreen(Moving):
    """Shows what sharing with `wishes` would begin with; `begin` has them shared, which goes on without this screen."""

    DEFAULT_CSS = """
    ShareScreen { layout: vertical; background: $background; }
    ShareScreen #share-head { height: 1; padding: 0 1; background: $panel; }
    ShareScreen #share-panes { height: 1fr; layout: vertical; }
    ShareScreen ShareRows { height: 1fr; min-height: 3; background: $surface; }
    ShareScreen StepsView { height: auto; max-height: 65%; display: none; padding: 1 1 0 1; }
    ShareScreen.-low StepsView, ShareScreen.-beside StepsView { padding: 0 1; }
    ShareScreen.-run StepsView { display: block; }
    ShareScreen.-run.-beside #share-panes { layout: horizontal; }
    ShareScreen.-run.-beside ShareRows { width: 8fr; height: 100%; }
    ShareScreen.-run.-beside StepsView { width: 6fr; height: 100%; max-height: 100%; }
    ShareScreen Footer { background: $footer-background; color: $footer-description-foreground; }
    """
    AUTO_FOCUS = "ShareRows"
    BINDINGS: ClassVar[list[BindingType]] = bindings(COMMANDS)
    own_commands: tuple[Command, ...] = COMMANDS
    command_groups = GROUPS
    footer_commands = FOOTER
    always_in_footer = ALWAYS

    head = query_one("#share-head", Static)

    def __init__(self, workspace: Workspace, wishes: Wishes, run: Run | None, begin: Callable[[Wishes], None]) -> None:
        super().__init__()
        self.workspace = workspace
        self.wishes = wishes
        self.run = run
        self.found: Outlook | None = None
        self._begin = begin

    def compose(self) -> ComposeResult:
        """What this is; wishes and changes, and the steps of a run; keys."""
        yield Static(id="share-head", markup=False)
        with Container(id="share-panes"):
            yield ShareRows()
            yield StepsView(self.workspace.settings.ambiguous_width)
        yield Footer()

    def on_mount(self) -> None:
        """Begin to look."""
        self.rows.ambiguous_width = self.workspace.settings.ambiguous_width
        self.show_run(self.run)
        self.read_again()

    def on_resize(self, event: Resize) -> None:
        """Put the steps beside what is shared where there is room."""
        self.set_class(event.size.width >= _BESIDE, "-beside")
        self.set_class(event.size.height < _LOW, "-low")
        self.call_after_refresh(self._list)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Whether a command can do anything here and now."""
        if action == "share_stop":
            return self.goes_on and self.run is not None and not self.run.is_stopping
        if action == "share_anyway" and not (self.found and self.found.changes.broken) and not self.wishes.anyway:
            return False
        if action == "share_branch" and not (self.found and self.found.is_detached):
            return False
        if action in _WITH_REMOTE and not (self.found and self.found.goal):
            return False
        return action not in _WHILE_STILL or not self.goes_on

    def on_row_view_chosen(self, event: RowView.Chosen) -> None:
        """A row was clicked twice."""
        event.stop()
        self.call_later(self.action_share_choose)

    def read_again(self) -> None:
        """Read again what there is to share, unless it is just being shared."""
        if not self.goes_on:
            self._look(self.wishes)

    def show_run(self, run: Run | None) -> None:
        """Tell of a run, as far as it has come by now."""
        self.run = run
        self.set_class(run is not None, "-run")
        self.steps.show(run, self._keys)
        self._list()

    def end_run(self, run: Run) -> None:
        """A run has ended: look again, and wish no more what it was given."""
        self.wishes = run.wishes_left()
        self.read_again()

    def action_share_now(self) -> None:
        """Share what has changed; where a wish is wanted first, that is listed already."""
        if self.found is not None and self.found.wants_wish:
            self.app.bell()
            self.read_again()
        else:
            self._begin(self.wishes)

    def action_share_rehearse(self) -> None:
        """Say what would be done."""
        self._begin(replace(self.wishes, rehearse=True))

    def action_share_stop(self) -> None:
        """Stop when the step that is under way is whole."""
        if self.run is not None:
            self.run.stop()
            self.show_run(self.run)

    def action_share_look(self) -> None:
        """Read again what has changed."""
        self.read_again()

    async def action_share_message(self) -> None:
        """Write the first line of the commit message; an empty one is made of what has changed."""
        about = _("Nothing written: it says what has changed")
        start = self.wishes.message or (self.found.subject if self.found is not None else "")

        def written(text: str) -> None:
            own = text if self.found is None or text != self.found.subject else ""
            self._wish(replace(self.wishes, message=own or None))

        await self._ask(_("Message of the commit"), about, start, written)

    async def action_share_branch(self) -> None:
        """Begin a branch where HEAD is detached."""

        def written(text: str) -> None:
            self._wish(replace(self.wishes, branch=text or None))

        await self._ask(_("Name of the new branch"), _("It begins at this commit"), self.wishes.branch or "", written)

    def action_share_rebase(self) -> None:
        """Merge what others have pushed, or make own commits anew on top."""
        unasked = self.found is not None and self.found.rebases_unasked
        wanted = not (unasked if self.wishes.rebase is None else self.wishes.rebase)
        self._wish(replace(self.wishes, rebase=None if wanted is unasked else wanted))

    def action_share_corpus(self) -> None:
        """Share changes of the documents too, or not."""
        self._wish(replace(self.wishes, corpus=not self.wishes.corpus))

    def action_share_anyway(self) -> None:
        """Leave broken files out, or have them stop it."""
        self._wish(replace(self.wishes, anyway=not self.wishes.anyway))

    def action_share_push(self) -> None:
        """Push at the end, or only commit and bring together."""
        self._wish(replace(self.wishes, push=not self.wishes.push))

    async def action_share_choose(self) -> None:
        """Do what the row says."""
        if (wish := self.rows.current) is not None:
            action = wish.command.replace("-", "_")
            if self.check_action(action, ()):
                await self.run_action(action)

    def action_leave(self) -> None:
        """Go back to where one was; a run goes on."""
        self.dismiss(None)

    @property
    def _keys(self) -> dict[str, str]:
        return {one.id: self.key_of(one.id) for one in self.own_commands}

    def _wish(self, wishes: Wishes) -> None:
        """Share otherwise."""
        self.wishes = wishes
        self._list()
        self.read_again()

    async def _ask(self, title: str, about: str, start: str, written: Callable[[str], None]) -> None:
        """Ask for one line, which may be empty."""
        from stdplan_tui.tui.screens.one_line import OneLine

        def left(text: str | None) -> None:
            if text is not None:
                written(text)

        await self.app.push_screen(OneLine(title, about, start, may_be_empty=True), left)

    def _list(self) -> None:
        """List what is known, for the room there is, and say how things stand."""
        keys, wide = self._keys, self.workspace.settings.ambiguous_width
        look = Look(max(self.rows.room - INDENT, 8), wide, keys)
        self.rows.show(rows_of(self.found, self.wishes, look, goes_on=self.goes_on), keys)
        width = max(self.size.width - 2, 0)
        parts = [_("Share")] * (width >= _WIDE) + [self._how_much(), self._state()]
        self.head.update(fitted("   ".join(part for part in parts if part), width, wide))
        self.show_keys()

    def _how_much(self) -> str:
        if self.found is None:
            return _("Looking ...")
        changed = len(self.found.changes.files)
        if not changed:
            return _("nothing has changed")
        return ngettext("{n} file has changed", "{n} files have changed", changed).format(n=changed)

    def _state(self) -> str:
        """What goes on, or how the last run ended."""
        if self.run is None:
            return ""
        if not self.run.has_ended:
            return doing(self.run)
        if self.run.wishes.rehearse:
            return ""
        return _("shared") if self.run.is_well else _("stopped")

    @work(thread=True, exclusive=True, group="read")
    def _look(self, wishes: Wishes) -> None:
        """Look at the clone, which takes git a moment."""
        worker, found = get_current_worker(), outlook(self.workspace, wishes)
        if not worker.is_cancelled:
            self.call_later(self._looked, found)

    def _looked(self, found: Outlook) -> None:
        if not self.goes_on:
            self.found = found
            self._list()
