"""What is said of a run: each step that was taken, what goes on, how things stand and what to do then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from textual.content import Content

from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.text.width import cells
from stdplan_tui.tui.sharing.rows import Look, sentence, wrapped
from stdplan_tui.tui.sharing.run import Run
from stdplan_tui.tui.words import MUTED, plain
from stdplan_tui.workspace.sharing import Kind, Outcome, Step, step_name, step_said

_SIGNS: Final[Mapping[Outcome, tuple[str, str]]] = {
    Outcome.DONE: ("+", "bold $success"),
    Outcome.NOTHING: ("=", MUTED),
    Outcome.WARNED: ("!", "bold $warning"),
    Outcome.PLANNED: ("-", "bold $accent"),
    Outcome.AGAIN: ("~", "bold $warning"),
    Outcome.STOPPED: ("x", "bold $error"),
}
"""What came of a step, in ASCII, so one cell wide everywhere, and in what colour."""

_DOING: Final[Mapping[Kind, str]] = {
    Kind.CHANGES: N_("Looking at what has changed ..."),
    Kind.COMMIT: N_("Committing ..."),
    Kind.FETCH: N_("Fetching from the remote ..."),
    Kind.JOIN: N_("Bringing both sides together ..."),
    Kind.PUSH: N_("Pushing ..."),
}
_NEXT: Final[Mapping[Kind, Kind]] = {
    Kind.CHANGES: Kind.COMMIT,
    Kind.COMMIT: Kind.FETCH,
    Kind.FETCH: Kind.JOIN,
    Kind.JOIN: Kind.PUSH,
    Kind.PUSH: Kind.PUSH,
    Kind.END: Kind.PUSH,
}
_MOST: Final = 60
"""The lines of a step that are shown; the others are counted."""


def told(run: Run, look: Look) -> Content:
    """All that is said of a run."""
    return Content("\n").join(_told(run, look))


def doing(run: Run) -> str:
    """What goes on now, in a few words; "" where nothing does."""
    if run.has_ended:
        return ""
    if run.is_stopping:
        return _("Stopping when this step is whole ...")
    return _(_DOING[_under_way(run)])


def ending(run: Run) -> str:
    """How things stand after a run, in a line, for who does not see its steps."""
    said = run.result.said if run.result is not None else run.failed
    return (_("Shared: {said}") if run.is_well else _("Sharing was stopped: {said}")).format(said=said)


def _under_way(run: Run) -> Kind:
    """The step that follows those that were taken."""
    if not run.steps or run.wishes.rehearse:
        return Kind.CHANGES
    last = run.steps[-1]
    if last.outcome is Outcome.AGAIN:
        return Kind.FETCH
    changed = any(step.kind is Kind.CHANGES and step.outcome is Outcome.DONE for step in run.steps)
    if last.kind is Kind.CHANGES and not changed:
        return Kind.FETCH
    if last.kind is Kind.FETCH and last.outcome is Outcome.NOTHING:
        return Kind.PUSH
    return _NEXT.get(last.kind, Kind.CHANGES)


def _told(run: Run, look: Look) -> Iterator[Content]:
    title = _("What would be done") if run.wishes.rehearse else _("What was done")
    yield plain(title, "bold $primary")
    for step in run.steps:
        if step.kind is not Kind.END:
            yield from _step(step, look)
    if not run.has_ended:
        yield plain(doing(run), MUTED)
        return
    yield Content()
    style = "bold $success" if run.is_well else "bold $warning"
    said = run.result.said if run.result is not None else run.failed
    for line in (sentence(said), *_then(run, look)):
        yield from (plain(row, style) for row in wrapped(line, look.width, look.ambiguous_width))
        style = ""


def _step(step: Step, look: Look) -> Iterator[Content]:
    """A sign, the name of the step, what came of it; below that the particulars."""
    sign, style = _SIGNS[step.outcome]
    name = step_name(step.kind)
    lead = f"{sign} {name}{' ' * (_widest(look) - cells(name, look.ambiguous_width))}  "
    rows = wrapped(step_said(step), look.width - cells(lead), look.ambiguous_width)
    yield Content.assemble((lead, style), rows[0] if rows else "")
    yield from (plain(" " * cells(lead) + row) for row in rows[1:])
    for line in _particulars(step):
        yield from (plain(row, MUTED) for row in wrapped("    " + line, look.width, look.ambiguous_width))


def _widest(look: Look) -> int:
    """The cells of the longest name of a step."""
    return max(cells(step_name(kind), look.ambiguous_width) for kind in Kind)


def _particulars(step: Step) -> Sequence[str]:
    """The lines of a step; of a commit that is planned the first of its message, for what has changed is listed."""
    if step.kind is Kind.CHANGES and step.outcome is Outcome.DONE:
        return ()
    if step.kind is Kind.COMMIT and step.outcome is Outcome.PLANNED:
        return step.lines[:1]
    if (more := len(step.lines) - _MOST) <= 0:
        return step.lines
    return (*step.lines[:_MOST], ngettext("and {n} more", "and {n} more", more).format(n=more))


def _then(run: Run, look: Look) -> Iterator[str]:
    """What can be done now."""
    key = look.keys["share-now"]
    if run.is_well and run.wishes.rehearse:
        yield _("{key} does it").format(key=key)
    elif not run.is_well and run.was_unwanted:
        yield _("{key} goes on from here").format(key=key)
    elif not run.is_well:
        yield _("Nothing is lost. When what is said above is settled, {key} shares again").format(key=key)
