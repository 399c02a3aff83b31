"""What the share screen lists: how it is wished, what stands in the way, what is shared and what is not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from stdplan_tui.frozen import frozen
from stdplan_tui.language import _, ngettext
from stdplan_tui.sharing.changes.changes import LeftOut
from stdplan_tui.text.display import shown_line
from stdplan_tui.text.typeset import rows
from stdplan_tui.workspace.outlook import Outlook
from stdplan_tui.workspace.sharing import Wishes

_MOST: Final = 200
"""The files of a kind that are listed; the others are counted."""
_NARROWEST: Final = 8


@frozen
class Wish:
    """A command that can be done here, what it is about, and how that stands; `alert`: somebody should look at it."""

    command: str
    name: str
    value: str
    alert: bool = False


@frozen
class Title:
    """What the rows below are about."""

    text: str


@frozen
class Said:
    """A line; "" between what does not belong together."""

    text: str = ""
    alert: bool = False


Row = Wish | Title | Said


@frozen
class Look:
    """For whom it is listed: the cells of a row, how wide ambiguous characters are, and keys by their commands."""

    width: int
    ambiguous_width: int
    keys: dict[str, str]


def rows_of(found: Outlook | None, wishes: Wishes, look: Look, *, goes_on: bool) -> tuple[Row, ...]:
    """The rows for what was found (None: nothing is known yet), while it is being shared or not."""
    stop = Wish("share-stop", _("Stop"), _("when the step that is under way is whole"))
    if found is None:
        return (stop if goes_on else Wish("share-now", _("Share now"), _("Looking ...")),)
    first = stop if goes_on else Wish("share-now", _("Share now"), _where(found), alert=found.obstacle is not None)
    return (first, *_wishes(found, wishes), *_in_the_way(found, look), *_what(found, look), *_not_shared(found, look))


def sentence(said: str) -> str:
    """Words as a sentence begins."""
    return said[:1].upper() + said[1:]


def wrapped(line: str, width: int, ambiguous_width: int) -> list[str]:
    """A line in rows of at most `width` cells, each indented as it is."""
    text = shown_line(line)
    words = text.lstrip(" ")
    indent = text[: len(text) - len(words)]
    room = max(width - len(indent), _NARROWEST)
    return [indent + words[row.start : row.end] for row in rows(words, room, ambiguous_width=ambiguous_width, hang=0)]


def _wishes(found: Outlook, wishes: Wishes) -> Iterator[Row]:
    if found.is_detached:
        said = _("{name} begins here").format(name=wishes.branch) if wishes.branch else _("none yet")
        yield Wish("share-branch", _("New branch"), said)
    yield Wish("share-message", _("Message"), wishes.message or found.subject or _("none: nothing to commit"))
    if found.goal:
        yield Wish("share-rebase", _("Bring in"), _how(found, wishes))
    corpus = _("their changes are shared too") if wishes.corpus else _("their changes stay here")
    yield Wish("share-corpus", _("Documents"), corpus)
    if found.changes.broken or wishes.anyway:
        yield Wish("share-anyway", _("Broken files"), _("are left out") if wishes.anyway else _("stop it"))
    if found.goal:
        yield Wish("share-push", _("Push"), _("at the end") if wishes.push else _("not this time"))


def _where(found: Outlook) -> str:
    if found.obstacle is not None:
        return _("something is in the way")
    if found.goal:
        unpushed = ngettext("{n} commit is not pushed yet", "{n} commits are not pushed yet", found.unpushed)
        where = _("{branch} to {goal}").format(branch=found.branch, goal=found.goal)
        return f"{where}   {unpushed.format(n=found.unpushed)}" if found.unpushed else where
    return _("{branch}: there is no remote to push to").format(branch=found.branch)


def _how(found: Outlook, wishes: Wishes) -> str:
    if wishes.rebase is None:
        return _("by a rebase, as git is set") if found.rebases else _("by a merge, as git is set")
    return _("by a rebase") if found.rebases else _("by a merge")


def _in_the_way(found: Outlook, look: Look) -> Iterator[Row]:
    """Why it cannot be shared, and what to do."""
    if found.obstacle is None:
        return
    yield from _titled(_("In the way"))
    yield from _lines([sentence(found.obstacle.said), *found.obstacle.lines], look, alert=True)
    if found.is_detached and not found.branch:
        yield from _lines([_("{key} begins a branch here").format(key=look.keys["share-branch"])], look)
    elif found.changes.broken:
        yield from _lines([_("{key} leaves broken files out").format(key=look.keys["share-anyway"])], look)


def _what(found: Outlook, look: Look) -> Iterator[Row]:
    """What is shared, by person and document."""
    yield from _titled(_("What is shared"))
    if found.told:
        yield from _lines(found.told, look)
    elif found.obstacle is None:
        yield from _lines([sentence(_("nothing has changed since the last commit"))], look)


def _not_shared(found: Outlook, look: Look) -> Iterator[Row]:
    """What is not shared, or should be looked at before it is."""
    if found.changes.broken:
        yield from _titled(_("Broken"))
        yield from _lines(_files(found.changes.broken), look, alert=True)
    if found.changes.left_out:
        yield from _titled(_("Left out"))
        yield from _lines(_files(found.changes.left_out), look)
    if found.by_others:
        yield from _titled(_("Changed here by somebody other than their author"))
        yield from _lines(found.by_others, look)


def _files(files: Iterable[LeftOut]) -> list[str]:
    return [f"{one.name}: {one.reason}" for one in files]


def _titled(text: str) -> Iterator[Row]:
    yield Said()
    yield Title(text)


def _lines(lines: Sequence[str], look: Look, *, alert: bool = False) -> Iterator[Row]:
    for line in lines[:_MOST]:
        yield from (Said(row, alert) for row in wrapped(line, look.width, look.ambiguous_width))
    if (more := len(lines) - _MOST) > 0:
        yield Said(ngettext("and {n} more", "and {n} more", more).format(n=more))
