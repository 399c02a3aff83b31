"""What can be done with all hits at once: tag their clauses."""

from __future__ import annotations

from stdplan_tui.annotations.retagging import Retagging
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _, ngettext
from stdplan_tui.search.model import Hit
from stdplan_tui.tui.actions.desk import Desk
from stdplan_tui.tui.finding.asked import Asked
from stdplan_tui.tui.screens.question import Question
from stdplan_tui.tui.screens.tag_picker import TagPicker
from stdplan_tui.tui.tagging.offer import Offer, offered
from stdplan_tui.workspace import recent_tags, searching
from stdplan_tui.workspace.tagging import clauses_of, tag_all, tags_on_hits


class WithHits:
    """All hits of a query; they are found when they are needed, for the list has only the first."""

    def __init__(self, desk: Desk, asked: Asked) -> None:
        self._desk = desk
        self._asked = asked
        self._hits: tuple[Hit, ...] = ()

    async def tag(self) -> None:
        """Choose tags, and set them on every clause that was found, after a question."""
        if not self._asked.query:
            self._desk.tell(_("Nothing found"))
            return

        def load() -> Offer:
            self._hits = self._all()
            on = tags_on_hits(self._desk.workspace, self._hits)
            return offered(self._desk.workspace, on.all, on.some)

        async def chosen(retagging: Retagging | None) -> None:
            if retagging:
                await self._ask(retagging)

        picker = TagPicker(_("All hits of: {query}").format(query=self._asked.query), load)
        await self._desk.app.push_screen(picker, chosen)
        picker.set_focus(picker.field)

    async def _ask(self, retagging: Retagging) -> None:
        count = len(clauses_of(self._hits))
        if count < 2:
            self._tag(retagging)
            return
        question = ngettext("Set this on {count} clause: {tags}?", "Set this on {count} clauses: {tags}?", count)
        if not retagging.added:
            question = ngettext(
                "Take this off {count} clause: {tags}?", "Take this off {count} clauses: {tags}?", count
            )
        elif retagging.removed:
            question = ngettext("Change {count} clause: {tags}?", "Change {count} clauses: {tags}?", count)

        def answered(answer: int | None) -> None:
            if answer == 0:
                self._tag(retagging)

        answers = (_("Tag them all"), _("Leave them as they are"))
        asked = question.format(count=count, tags=_told(retagging))
        await self._desk.app.push_screen(Question(_("Tag all hits"), asked, answers), answered)

    def _tag(self, retagging: Retagging) -> None:
        def work() -> None:
            desk = self._desk
            try:
                count = tag_all(desk.workspace, self._hits, retagging.added, retagging.removed)
                recent_tags.remember(desk.workspace, retagging.added)
            except (StdplanError, OSError) as error:
                desk.later(desk.complain, [error])
                return
            if retagging.added:
                said = ngettext("{n} clause tagged; {key} undoes it", "{n} clauses tagged; {key} undoes it", count)
            else:
                said = ngettext("{n} clause untagged; {key} undoes it", "{n} clauses untagged; {key} undoes it", count)
            desk.later(desk.tell, said.format(n=count, key=desk.key_of("undo")))
            desk.later(desk.annotations_changed)

        self._desk.run_worker(work, thread=True, group="save")

    def _all(self) -> tuple[Hit, ...]:
        asked = self._asked
        return searching.search(self._desk.workspace, asked.query, literal=asked.literal).hits


def _told(retagging: Retagging) -> str:
    """The tags in one line, with a sign before each where some are set and some taken away."""
    if not (retagging.added and retagging.removed):
        return ", ".join((*retagging.added, *retagging.removed))
    return ", ".join([*(f"+{tag}" for tag in retagging.added), *(f"-{tag}" for tag in retagging.removed)])
