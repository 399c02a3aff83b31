"""Commands whose help speaks the language of the interface.

The texts given to click are English and marked with `N_`; they are translated when help is asked for, so that
`--lang` holds for all of them. Lines are never wrapped here: a terminal does it, and a page stays the same everywhere.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence

import click

from stdplan_tui.cli.commands import COMMANDS
from stdplan_tui.cli.usage import nearest
from stdplan_tui.language import N_, _


class Command(click.Command):
    """A command that prints its help in the active language."""

    def get_help(self, ctx: click.Context) -> str:
        """The whole help text, without a line feed at its end."""
        return "\n".join(_help_lines(self, ctx, ()))

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """What is left of the arguments: nothing. Raises UsageError where there is one too many."""
        ctx.allow_extra_args = True
        rest = super().parse_args(ctx, args)
        if rest:
            raise click.UsageError(_("one argument too many: {argument}").format(argument=rest[0]), ctx)
        return rest


class Group(click.Group):
    """Commands under one name, in the order in which they were defined."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of all commands."""
        return list(self.commands)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The name, command and arguments that `args` start with. Raises UsageError for an unknown name."""
        names = self.list_commands(ctx)
        if args[0] not in names:
            raise click.UsageError(_("no such command: {name}").format(name=args[0]) + nearest(args[0], names), ctx)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """The whole help text, with one line for each command."""
        return "\n".join(
            _help_lines(self, ctx, [(name, _(one.help)) for name, one in self.commands.items() if one.help])
        )


class LazyGroup(Group):
    """The commands of `COMMANDS`, each imported when it is called; help names all and imports none."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        """The names of all commands, in the order of the table."""
        return list(COMMANDS)

    def get_command(self, _ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded; None where there is none."""
        return COMMANDS[cmd_name].load() if cmd_name in COMMANDS else None

    def get_help(self, ctx: click.Context) -> str:
        """The whole help text, with one line for each command."""
        return "\n".join(_help_lines(self, ctx, [(name, _(entry.summary)) for name, entry in COMMANDS.items()]))


def command(name: str, summary: str, kind: type[Command] = Command) -> Callable[[Callable[..., int]], Command]:
    """Make a function a command; `summary` is its help, marked with `N_`. It returns the exit code."""

    def decorate(function: Callable[..., int]) -> Command:
        made = click.command(name, cls=kind, help=summary, add_help_option=False)(function)
        made.params.append(help_option())
        return made

    return decorate


def group(name: str, summary: str) -> Callable[[Callable[..., int]], Group]:
    """Make a function what is done without a command of the group; `summary` is its help, marked with `N_`."""

    def decorate(function: Callable[..., int]) -> Group:
        made = click.group(name, cls=Group, help=summary, add_help_option=False, invoke_without_command=True)(function)
        made.params.append(help_option())
        return made

    return decorate


def help_option() -> click.Option:
    """`--help`, worded by us so that it can be translated."""
    return click.Option(
        ["-h", "--help"], is_flag=True, is_eager=True, expose_value=False, callback=_print_help, help=_HELP
    )


_HELP = N_("Show this help and exit.")


def _print_help(ctx: click.Context, _param: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(ctx.get_help())
        ctx.exit()


def _help_lines(command: click.Command, ctx: click.Context, commands: Sequence[tuple[str, str]]) -> Iterable[str]:
    pieces = " ".join(command.collect_usage_pieces(ctx))
    yield _("Usage: {usage}").format(usage=f"{ctx.command_path} {pieces}")
    if command.help:
        yield ""
        yield from (f"  {line}".rstrip() for line in inspect.cleandoc(_(command.help)).splitlines())
    yield ""
    yield _("Options:")
    options = [parameter for parameter in command.params if isinstance(parameter, click.Option)]
    yield from _columns([(_usage(option, ctx), _(option.help)) for option in options if option.help])
    if commands:
        yield ""
        yield _("Commands:")
        yield from _columns(commands)


def _usage(option: click.Option, ctx: click.Context) -> str:
    """How an option is given: `-m, --message TEXT`."""
    record = option.get_help_record(ctx)
    return record[0] if record else ""


def _columns(rows: Sequence[tuple[str, str]]) -> Iterable[str]:
    width = max(len(left) for left, _right in rows)
    return (f"  {left:<{width}}  {right}" for left, right in rows)
