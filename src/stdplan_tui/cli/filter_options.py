"""The options by which commands choose among annotations: `--tag`, `--author`, `--since` and the others."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, Final

import click

from stdplan_tui.annotations.anchoring.anchor import Standing
from stdplan_tui.annotations.filtering import About, Wanted
from stdplan_tui.annotations.model import Motivation
from stdplan_tui.annotations.threads import State
from stdplan_tui.cli.arguments import as_typed, day_given
from stdplan_tui.frozen import frozen
from stdplan_tui.language import N_
from stdplan_tui.workspace import calling
from stdplan_tui.workspace.annotating import vocabulary
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.reading import document

KINDS: Final[Mapping[str, Motivation]] = {
    "note": Motivation.COMMENTING,
    "tags": Motivation.TAGGING,
    "reply": Motivation.REPLYING,
    "verdict": Motivation.ASSESSING,
    "decision": Motivation.ADJUDICATING,
    "vote": Motivation.VOTING,
    "done": Motivation.DONE,
}
"""What kinds of annotations are called on the command line."""


@frozen
class Filters:
    """The options as they were typed, by the names of `Wanted`'s conditions."""

    given: Mapping[str, Any]

    def wanted(self, ws: Workspace) -> Wanted:
        """Which annotations they ask for, in a workspace. Raises UsageError for what is not there, IdError."""
        given = self.given
        with as_typed():
            return Wanted(
                tags=self._tags(ws),
                dimensions=self._dimensions(ws),
                authors=tuple(slug for name in given["author"] for slug in calling.author_slugs(ws, name)),
                states=tuple(map(State, given["status"])),
                documents=tuple(document(ws, name).id for name in given["doc"]),
                motivations=tuple(KINDS[name] for name in given["kind"]),
                about=tuple(map(About, given["about"])),
                standings=tuple(map(Standing, given["standing"])),
                text=" ".join(given["text"]),
                since=day_given("--since", given["since"]),
                until=day_given("--until", given["until"]),
                untagged=given["untagged"],
                broken=given["broken"],
                new=given["new"],
                conflicts=given["conflicts"],
            )

    def _tags(self, ws: Workspace) -> tuple[str, ...]:
        names = self.given["tag"]
        return tuple(calling.known_tag(ws, name, vocabulary(ws)) for name in names)

    def _dimensions(self, ws: Workspace) -> tuple[str, ...]:
        return tuple(calling.dimension_id(name, vocabulary(ws)) for name in self.given["dimension"])


def filter_options(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options that choose annotations; it receives them as `filters`."""

    @wraps(function)
    def collected(*args: object, **others: Any) -> int:
        given = {name: others.pop(name) for name in _NAMES}
        return function(*args, filters=Filters(given), **others)

    decorated: Callable[..., int] = collected
    for option in reversed(_OPTIONS):
        decorated = option(decorated)
    return decorated


def _several(
    *names: str, choices: type[State | About | Standing] | Mapping[str, object] | None = None, **told: Any
) -> Any:
    return click.option(*names, multiple=True, type=click.Choice([*map(str, choices)]) if choices else None, **told)


_OPTIONS: Final = (
    _several(
        "--tag", metavar="TAG", help=N_("With this tag, or one below it; like most of these, several times for any.")
    ),
    _several("--dimension", metavar="ID", help=N_("With a tag of this dimension.")),
    _several("--author", metavar="NAME", help=N_("By this author: the short name or the name; `me` for yourself.")),
    _several("--status", choices=State, help=N_("What has become of it.")),
    _several("--kind", choices=KINDS, help=N_("Only this kind of annotation.")),
    _several("--about", choices=About, help=N_("On a whole document, a whole clause, or words of one.")),
    _several("--doc", metavar="DOC", help=N_("Only in this document.")),
    _several("--text", metavar="WORDS", help=N_("With all these words in the note, its quotation or its tags.")),
    click.option("--since", metavar="DATE", help=N_("Changed on this day or later: 2026-11-21, today, or 7d.")),
    click.option("--until", metavar="DATE", help=N_("Changed on this day or earlier.")),
    click.option(
        "--untagged", is_flag=True, help=N_("Without a tag; with --dimension, without one of that dimension.")
    ),
    click.option("--broken", is_flag=True, help=N_("Whose place in the text as it is now is not certain.")),
    click.option("--new", is_flag=True, help=N_("What others added or changed since you last saw it in the reader.")),
    click.option("--conflicts", is_flag=True, help=N_("Which keep what lost in a merge.")),
    _several("--standing", choices=Standing, help=N_("By what became of the words that it is on.")),
)
_NAMES: Final = (
    *("tag", "dimension", "author", "status", "kind", "about", "doc", "text"),
    *("since", "until", "untagged", "broken", "new", "conflicts", "standing"),
)
