"""What every action of the reading screen works on: where the reader is, what stands there, and how to go elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from textual.getters import query_one
from textual.reactive import var
from textual.widgets import Input
from textual.worker import get_current_worker

from stdplan_tui.annotations.layers import Layers
from stdplan_tui.corpus.model import ClauseId, Document, DocumentId, Span
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _, ngettext
from stdplan_tui.text.display import shown, shown_line
from stdplan_tui.tui.jumps import Jumps
from stdplan_tui.tui.keyed import Keyed
from stdplan_tui.tui.marks import Mark
from stdplan_tui.tui.opening import Opening
from stdplan_tui.tui.place import Place
from stdplan_tui.tui.shelf import Titled
from stdplan_tui.tui.spot import Spot
from stdplan_tui.tui.widgets.annotation_panel import AnnotationPanel
from stdplan_tui.tui.widgets.outline import Outline
from stdplan_tui.tui.widgets.reader import Reader
from stdplan_tui.tui.widgets.status import Status
from stdplan_tui.tui.worker import work
from stdplan_tui.workspace import reading
from stdplan_tui.workspace.folder import Workspace

if TYPE_CHECKING:
    from textual.timer import Timer

    from stdplan_tui.annotations.model import AnnotationId
    from stdplan_tui.annotations.noted import Noted
    from stdplan_tui.corpus.citations.resolving import Citations
    from stdplan_tui.tui.comparing.stop import Stop
    from stdplan_tui.tui.finding.found import Lit

SAID: Final = 4.0
"""Seconds that something is said in passing."""
_MOST_SAID: Final = 4
"""The errors that are told one by one: a folder may hold thousands of broken files."""

_LOW: Final = 16
"""The rows under which a notice would hide too many of them."""


class Desk(Keyed[None]):
    """The reading screen as its actions see it: it owns `place`, and widgets are bound to what it owns.

    `range_from` is where a range of clauses begins that is being taken, up to the current one. `me` is the short name
    of the person, once it is known. `notes` are the annotations of the open document by clause (None: the document as a
    whole), `here` those of the current clause; `counts` how many each document has. `hits` are the lit words of the
    open document, counted by clause. `percent` is how far into the document what is seen reaches; `progress` says of
    each document how far that was when it was left; `letters` are those that the current clause is marked with. `mode`
    names what keys do now where that is not the usual, `hit` which hit the reader is at, `news` what goes on, `told`
    what was said in passing. `gone` says that the files of the open document are away, `whose` annotations are seen,
    `new` how much is new in each document, `new_ids` which annotations. `indexed`: all of it has been, once.
    """

    place: var[Place] = var(Place(), init=False)
    documents: var[tuple[Titled, ...]] = var((), init=False)
    notes: var[Mapping[ClauseId | None, tuple[Noted, ...]]] = var(dict, init=False)
    range_from: var[ClauseId | None] = var(None, init=False)
    here: var[tuple[Noted, ...]] = var((), init=False)
    marks: var[Mapping[ClauseId, Mark]] = var(dict, init=False)
    authors: var[Mapping[str, str]] = var(dict, init=False)
    counts: var[Mapping[DocumentId, int]] = var(dict, init=False)
    citations: var[Citations | None] = var(None, init=False)
    hits: var[Mapping[ClauseId, int]] = var(dict, init=False)
    progress: var[Mapping[DocumentId, int]] = var(dict, init=False)
    percent: var[int] = var(0, init=False)
    letters: var[str] = var("", init=False)
    hit: var[str] = var("", init=False)
    news: var[str] = var("", init=False)
    mode: var[str] = var("", init=False)
    told: var[str] = var("", init=False)
    gone: var[bool] = var(False, init=False)
    new: var[Mapping[DocumentId, int]] = var(dict, init=False)
    whose: var[Layers] = var(Layers(), init=False)
    measure: var[int] = var(36, init=False)
    justified: var[bool] = var(True, init=False)
    ambiguous_width: var[int] = var(1, init=False)

    outline = query_one(Outline)
    reader = query_one(Reader)
    panel = query_one(AnnotationPanel)

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self.jumps = Jumps()
        self.indexed = False
        self.me = ""
        self.new_ids: frozenset[AnnotationId] = frozenset()
        self._telling: Timer | None = None

    def hand_keys(self, screen: Keyed[Any]) -> None:
        """Give another screen the keys of the settings."""
        if self.workspace.settings.keymap or "own_commands" in vars(screen):
            from stdplan_tui.tui.keymap import keymap_of

            screen.use_keymap(keymap_of(self.workspace.settings.keymap))

    @property
    def stands(self) -> bool:
        """Whether the panes are still there: the program may be on its way down."""
        return self.is_attached and bool(self.query(Reader))

    @property
    def spot(self) -> Spot | None:
        """Where the reader is, by ids."""
        document = self.place.document
        return Spot(document.id, self.place.clause, self.place.span) if document else None

    @property
    def writing(self) -> bool:
        """Whether keys go into a field."""
        return isinstance(self.focused, Input)

    def jump(self, spot: Spot) -> None:
        """Go to a place, and remember the one that is left."""
        if not spot.is_beside(self.spot):
            self.leave_spot()
        self.go(spot)

    def leave_spot(self) -> None:
        """Remember where the reader is, to be gone back to."""
        if self.spot is not None:
            self.jumps = self.jumps.left(self.spot)

    def go(self, spot: Spot) -> None:
        """Go to a place: at once in the open document, as soon as it is read in another, or back to a comparison."""
        document = self.place.document
        if spot.compared is not None:
            self.compare_again(spot.compared)
        elif document is not None and document.id == spot.document:
            self.workers.cancel_group(self, "open")
            self.arrive(document, spot.clause, spot.span)
        else:
            self._open(spot)

    def compare_again(self, stop: Stop) -> None:
        """Show two texts side by side again."""

    def jump_afresh(self, spot: Spot) -> None:
        """Go to a place of a document that has just been written, open or not."""
        if self.spot is not None and self.spot.document != spot.document:
            self.leave_spot()
        self._open(spot)

    def arrive(self, document: Document, clause: ClauseId | None, span: Span | None = None) -> None:
        """Be at a clause of a document; where that is gone, at the nearest above it that is not.

        Without a clause: where the document was left, or at its start if it is open. What is lit in it stays lit.
        """
        wanted = clause
        if clause is None and document is not self.place.document:
            clause = self.left_at(document)
        known = standing_for(document, clause) if clause is not None else first_clause(document)
        if wanted is not None and known != wanted:
            self.tell(_("That clause is gone: here is the nearest place"))
        self.place = Place(document, known, span if known == clause else None, self.lit_in(document.id))

    def take_up(self, document: Document) -> None:
        """The open document was read anew: be where one was, as far as that is still there."""
        from stdplan_tui.tui.read_anew import same_place

        place = same_place(self.place, document, self.lit_in(document.id))
        if place is None:
            self.arrive(document, self.place.clause)
        elif place == self.place:  # written as it was: nothing is to be drawn, but this is the document from now on
            self.set_reactive(Desk.place, place)
        else:
            self.place = place

    def _follow(self) -> None:
        """Be where the reader went, so that all panes are drawn at once; its report comes a frame too late for that."""
        clause, span = self.reader.current, self.reader.selected
        if clause is not None and (clause, span) != (self.place.clause, self.place.span):
            self.place = replace(self.place, clause=clause, span=span)

    def left_at(self, document: Document) -> ClauseId | None:  # noqa: ARG002 — a subclass remembers
        """The clause at which a document was left; None where it never was open."""
        return None

    def lit_in(self, document: DocumentId) -> Lit:  # noqa: ARG002 — a subclass finds
        """The words to be lit in a document."""
        return ()

    def tell(self, text: str) -> None:
        """Say something in passing: in a notice, where that leaves enough of the text to be read."""
        if self.size.height < _LOW and self.is_current and self.query_one(Status).display:
            self.say(text)
        else:
            self.notify(shown(text), markup=False, timeout=SAID)

    def say(self, text: str) -> None:
        """Say something in passing in the status line, where that is seen."""
        self.told = shown_line(text)
        if self._telling is not None:
            self._telling.stop()
        self._telling = self.set_timer(SAID, self.hush)

    def hush(self) -> None:
        """Say no longer what was said in passing."""
        super().hush()
        self.told = ""

    def complain(self, errors: Iterable[Exception]) -> None:
        """Say what went wrong, each in a line: what cannot be read, or could not be done. Of very many, how many."""
        every = [str(error).replace(f"{self.workspace.root}{os.sep}", "") for error in errors]
        if (more := len(every) - _MOST_SAID) > 0:
            said = ngettext("{n} more: stdplan check prints them all", "{n} more: stdplan check prints them all", more)
            every[_MOST_SAID:] = [said.format(n=more)]
        for said in every:
            self.notify(shown(said), title=_("Something is wrong"), severity="error", markup=False, timeout=10)

    def annotations_changed(self, said: str = "") -> None:
        """The notes have changed on disk: read them again, and then say in the status line what has been done."""

    def others_changed(self) -> None:
        """Notes or texts have changed on disk, of whichever document: every screen above reads them again."""
        for screen in self.app.screen_stack:
            if isinstance(screen, Opening):
                screen.call_later(screen.read_again)  # it may be opening yet, or its parts be gone

    async def names_changed(self) -> None:
        """The agreed tags, or the names of people, have changed on disk."""

    def layers_changed(self, before: Workspace) -> None:
        """Other layers are seen than in the workspace as it was: what was read through that is to be seen no more."""

    def cite(self, *, afresh: bool = False) -> None:
        """Another document is open, or there may be others to cite: look up what it cites."""

    def corpus_changed(self) -> None:
        """Documents were written by this program: list and index them."""

    def index_awaited(self) -> None:
        """Somebody is about to search."""

    def index_refreshed(self) -> None:
        """There may be more to find now."""

    def index_grew(self) -> None:
        """There may be more to find now, and more to come."""

    def show_tags_here(self) -> None:
        """Other tags may be given here now: show which."""

    def show_keys(self) -> None:
        """Other keys may work now: show those that do."""

    @work(thread=True, exclusive=True, group="open")
    def _open(self, spot: Spot) -> None:
        worker = get_current_worker()
        try:
            document = reading.document(self.workspace, spot.document)
        except (StdplanError, OSError) as error:
            self.later(self.complain, [error])
            return
        if not worker.is_cancelled:
            self.later(self.arrive, document, spot.clause, spot.span)

    def later(self, call: Any, *arguments: Any) -> None:
        """Call something on the event loop; this may be said from any thread."""
        self.call_later(call, *arguments)


if TYPE_CHECKING:
    Acting = Desk
else:

    class Acting:
        """What a room of actions stands on: for a reader of the code, and for mypy, the desk.

        When the program runs it is nothing. Only the screen is a `Screen`, so that Textual prepares one class before
        the first paint and not twenty.
        """


def first_clause(document: Document) -> ClauseId | None:
    """The first clause with words of its own; None in an empty document."""
    return next((clause.id for clause in document.flat if clause.takes_notes), None)


def standing_for(document: Document, clause: ClauseId) -> ClauseId | None:
    """That clause, where the document has it; else the nearest above it by its id, else the first of the document."""
    while clause not in document.by_id:
        above, dot, _own = clause.rpartition(".")
        if not dot:
            return first_clause(document)
        clause = ClauseId(above)
    return clause
