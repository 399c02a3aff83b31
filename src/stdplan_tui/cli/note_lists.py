"""Annotations on standard output: a plain paragraph or a JSON object each, or only their number."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.ordering import Group, Grouping
from stdplan_tui.annotations.threads import State
from stdplan_tui.cli.note_pages import say_standing
from stdplan_tui.cli.output import Strong, say, say_json
from stdplan_tui.language import _
from stdplan_tui.workspace import annotated
from stdplan_tui.workspace.finding_notes import Labels, noted_json
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.telling import MOTIVATIONS, PLAIN_KINDS, RESOLUTIONS, STANDINGS, STATES


class Pages:
    """Prints annotations of a workspace, in groups `by` something or all together."""

    def __init__(self, ws: Workspace, by: Grouping, *, as_json: bool) -> None:
        self._labels = Labels(ws)
        self._vocabulary = ws.agreed.readable()
        self._authors = annotated.authors(ws)
        self._by = by
        self._as_json = as_json

    def say_counts(self, groups: Sequence[Group]) -> None:
        """Print how many there are, in each group where there are any."""
        if self._by is Grouping.NONE:
            total = sum(len(group.notes) for group in groups)
            _say_count(total, "", {"count": total}, as_json=self._as_json)
            return
        for group in groups:
            known = {"group": group.key, "count": len(group.notes)}
            _say_count(len(group.notes), self._title(group.key), known, as_json=self._as_json)

    def say_notes(self, groups: Iterable[Group]) -> None:
        """Print each of them; in plain text, a heading over each group."""
        for group in groups:
            if self._by is not Grouping.NONE and not self._as_json:
                say(Strong(f"{self._title(group.key)} ({len(group.notes)})"))
            for one in group.notes:
                if self._as_json:
                    which = {} if self._by is Grouping.NONE else {"group": group.key}
                    say_json(noted_json(one, self._labels, self._vocabulary) | which)
                else:
                    self._say_note(one)

    def _say_note(self, one: Noted) -> None:
        note = one.note
        label = _("whole document") if note.target.document else self._labels.of(one)
        told = (label, *_told(one))
        say_standing(note, one.clause, one.tags, "  ".join(filter(None, told)), self._authors.name_of(note.author))

    def _title(self, key: str) -> str:
        match self._by:
            case Grouping.AUTHOR:
                return self._authors.name_of(key)
            case Grouping.STATE:
                return _(STATES[State(key)])
            case Grouping.TAG | Grouping.DIMENSION:
                return key or _("without a tag")
            case _:
                return key


def _told(one: Noted) -> Iterable[str]:
    """What is not usual: another kind than a note or tags, the verdict, what became of it, a place that is unsure."""
    if one.note.motivation not in PLAIN_KINDS:
        yield _(MOTIVATIONS[one.note.motivation])
    if one.note.resolution:
        yield _(RESOLUTIONS[one.note.resolution])
    if one.state is not State.OPEN and not one.is_answer:
        yield _(STATES[one.state])
    if not one.anchor.standing.is_certain:
        yield _(STANDINGS[one.anchor.standing])


def _say_count(count: int, name: str, known: dict[str, object], *, as_json: bool) -> None:
    if as_json:
        say_json(known)
    else:
        say(f"{count}  {name}" if name else str(count))
