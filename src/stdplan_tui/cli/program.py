"""The command line as click has it: what stands before a command, and the commands."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from stdplan_tui import __version__
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.exit_codes import INTERRUPTED, MISUSE
from stdplan_tui.cli.help import LazyGroup, help_option
from stdplan_tui.cli.output import complain
from stdplan_tui.cli.usage import explained
from stdplan_tui.language import LANGUAGES, N_, use_language


def _speak(_context: click.Context, _parameter: click.Parameter, language: str | None) -> None:
    if language:
        use_language(language)


def _version(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
    if wanted:
        click.echo(f"stdplan {__version__}")
        context.exit()


@click.group(
    "stdplan",
    cls=LazyGroup,
    invoke_without_command=True,
    add_help_option=False,
    help=N_("Read, search and annotate Chinese policy documents. Without a command it is `read`."),
)
@click.option(
    "-C",
    "folder",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help=N_("The workspace; otherwise it is looked for upwards from here."),
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    is_eager=True,
    expose_value=False,
    callback=_speak,
    help=N_("The language of the interface; otherwise the settings or the locale say."),
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help=N_("Show the version and exit."),
)
@click.pass_context
def stdplan(context: click.Context, folder: Path | None) -> int:
    """Remember what stands before the command; without a command, read."""
    context.obj = replace(context.obj, folder=folder)
    if context.invoked_subcommand is None:
        from stdplan_tui.cli.reading import read

        return int(context.invoke(read, place=None))
    return 0


stdplan.params.append(help_option())


def invoked(arguments: list[str], call: Call) -> int:
    """The exit code of a command line; one that cannot be understood is complained of. Raises StdplanError, OSError."""
    try:
        with stdplan.make_context("stdplan", arguments, obj=call) as context:
            return int(stdplan.invoke(context))
    except click.exceptions.Exit as exit_:
        return exit_.exit_code
    except click.Abort:
        return INTERRUPTED
    except click.ClickException as error:
        complain(explained(error))
        return MISUSE
