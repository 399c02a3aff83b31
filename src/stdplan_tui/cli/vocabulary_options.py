"""Options that the commands of `stdplan vocabulary` share: what is said of a tag, and how the answer comes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

import click

from stdplan_tui.annotations.vocabulary import Tag, Title
from stdplan_tui.frozen import frozen
from stdplan_tui.language import N_

dry_run_option = click.option("--dry-run", is_flag=True, help=N_("Only print what would change."))


@frozen
class Said:
    """What a command line says of a tag: None for what it does not mention, empty for what is to be taken away."""

    key: str | None = None
    color: str | None = None
    definition: str | None = None
    example: str | None = None
    aliases: tuple[str, ...] = ()
    title_zh: str | None = None
    title_en: str | None = None

    def values(self, tag: Tag) -> Mapping[str, Any]:
        """The values that a tag gets, by their names."""
        found: dict[str, Any] = {
            name: value
            for name in ("key", "color", "definition", "example")
            if (value := getattr(self, name)) is not None
        }
        if self.aliases:
            found["aliases"] = tuple(filter(None, self.aliases))
        if (self.title_zh, self.title_en) != (None, None):
            zh, en = self.title_zh, self.title_en
            found["title"] = Title(tag.title.zh if zh is None else zh, tag.title.en if en is None else en)
        return found


def said_options(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options for what is said of a tag; it receives them as `said`."""

    @wraps(function)
    def collected(*args: object, **given: Any) -> int:
        said = {name: given.pop(name) for name in Said.__dataclass_fields__}
        return function(*args, said=Said(**said), **given)

    for option in reversed(_OPTIONS):
        option(collected)
    return collected


_OPTIONS = (
    click.option("--title-zh", metavar="TEXT", help=N_("The title in Chinese.")),
    click.option("--title-en", metavar="TEXT", help=N_("The title in English.")),
    click.option("--definition", metavar="TEXT", help=N_("What the tag means.")),
    click.option("--example", metavar="DOC:CLAUSE", help=N_("A clause that has it.")),
    click.option("--color", metavar="COLOR", help=N_("The colour it is shown in.")),
    click.option("--key", metavar="DIGIT", help=N_("The quick key, 1 to 9.")),
    click.option("--alias", "aliases", multiple=True, metavar="NAME", help=N_("Another name; all of them at once.")),
)
