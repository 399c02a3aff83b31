"""Touring: the tour offered to who is new, and taken over the real screen."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from textual.content import Content

from stdplan_tui.language import _
from stdplan_tui.tui.actions.looking import ASKING
from stdplan_tui.tui.actions.panes import Panes
from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.tui.worker import work

if TYPE_CHECKING:
    from textual.timer import Timer

    from stdplan_tui.tui.tour.first_time import Greeting
    from stdplan_tui.tui.tour.panel import TourPanel
    from stdplan_tui.tui.tour.steps import Course, Sight
    from stdplan_tui.tui.widgets.search_bar import Button

_LOOK: Final = 0.1
"""Seconds: how often it is looked whether a step was done."""

_KEY: Final = re.compile(r"\{(\w+)\}")


class Touring(Panes):
    """The command for the tour."""

    _course: Course | None = None
    _tour_panel: TourPanel | None = None
    _tour_timer: Timer | None = None
    _greeting: Greeting | None = None

    @property
    def touring(self) -> bool:
        """Whether the tour is taken."""
        return self._course is not None

    async def action_tour(self) -> None:
        """Show what there is, in one minute; go on to its next step."""
        from stdplan_tui.tui.tour.steps import STEPS, Course

        await self.leave_greeting()
        if self._course is not None:
            await self._on_course(self._course.further(self._sight()))
            return
        if self.place.document is None:
            self.tell(_("There is nothing to be shown yet: import a document first"))
            return
        steps = tuple(step for step in STEPS if not step.needs_another or len(self.documents) > 1)
        self.close_overlays()
        await self._on_course(Course(steps, self._sight()))

    async def leave_tour(self) -> bool:
        """Be done with the tour, and with what is said to who is new; whether there was any."""
        greeted = await self.leave_greeting()
        if self._course is None:
            return greeted
        panel, timer = self._tour_panel, self._tour_timer
        self._course = self._tour_panel = self._tour_timer = None
        if panel is not None:
            await panel.remove()
        if timer is not None:
            timer.stop()  # at the very last: it may be what calls this
        return True

    async def leave_greeting(self) -> bool:
        """Take away what is said to who is new; whether there was anything."""
        if (greeting := self._greeting) is None:
            return False
        self._greeting = None
        await greeting.remove()
        return True

    @work(thread=True, group="greet")
    def greet(self) -> None:
        """Say where help is, to somebody who never started the program before."""
        from stdplan_tui.tui.tour.first_time import is_first_time

        if is_first_time(self.workspace):
            self.later(self._greet)

    async def _greet(self) -> None:
        from stdplan_tui.tui.tour.first_time import SECONDS, Greeting
        from stdplan_tui.tui.widgets.search_bar import Button, Line

        self._greeting = Greeting()
        await self.mount(self._greeting, before=self.query_one(Footer))
        offered = (("tour", _("a tour of one minute")), ("help", _("help")), ("commands", _("commands")))
        buttons = (Button(self.key_of(id_), said, id_) for id_, said in offered)
        self._greeting.lines = (Line(_("New here?"), (*buttons, Button("Esc", _("not now"), "leave"))),)
        self.set_timer(SECONDS, self.leave_greeting)

    async def _on_course(self, course: Course) -> None:
        """Be at a step of the tour, and show it; at the end, say so."""
        if course.step is None:
            await self.leave_tour()
            said = _("That was the tour. {key} starts it again; {commands} finds every command.")
            self.tell(said.format(key=self.key_of("tour"), commands=self.key_of("commands")))
            return
        if self._tour_panel is None:
            from stdplan_tui.tui.tour.panel import TourPanel

            self._tour_panel = TourPanel()
            await self.mount(self._tour_panel, before=self.query_one(Footer))
            self._tour_timer = self.set_interval(_LOOK, self._look_at_tour)
        self._course = course
        counted = _("Tour {number}/{count}: {step}")
        title = counted.format(number=course.number + 1, count=len(course.steps), step=_(course.step.name))
        self._tour_panel.tell(title, self._words(_(course.step.says)), self._tour_buttons())

    async def _look_at_tour(self) -> None:
        if (course := self._course) is not None and (now := course.seen(self._sight())) != course:
            if now.number != course.number:
                await self._on_course(now)
            else:
                self._course = now

    def _sight(self) -> Sight:
        """What somebody does now."""
        from stdplan_tui.tui.tour.steps import Sight

        pane, top = self.focused, self.app.screen
        return Sight(
            type(top).__name__,
            type(pane).__name__ if pane else "",
            self.place.clause,
            searching=self.has_class("-searching"),
            finding=self.has_class(ASKING),
        )

    def _words(self, said: str) -> Content:
        """The words of a step, with the keys in force in the place of commands."""
        parts = [
            (self.key_of(part.replace("_", "-")), "bold $accent") if number % 2 else part
            for number, part in enumerate(_KEY.split(said))
        ]
        return Content.assemble(*parts)

    def _tour_buttons(self) -> tuple[Button, ...]:
        from stdplan_tui.tui.widgets.search_bar import Button

        return (
            Button(self.key_of("tour"), _("next step"), "tour"),
            Button("Esc", _("leave the tour"), "leave"),
        )
