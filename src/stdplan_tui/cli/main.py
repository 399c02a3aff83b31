"""`stdplan`: the command line, from arguments to exit code.

Exit codes: 0 well, 1 something is wrong or nothing was found, 2 the call itself cannot be understood.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from stdplan_tui import __version__
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.help import LazyGroup, help_option
from stdplan_tui.cli.output import complain, speak_utf8
from stdplan_tui.cli.usage import explained
from stdplan_tui.errors import IdError, SearchError, SettingsError, StdplanError, WorkspaceError
from stdplan_tui.language import LANGUAGES, N_, _, language_of, use_language
from stdplan_tui.settings import Settings, load_settings

MISUSE = 2
INTERRUPTED = 130


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


def main() -> NoReturn:
    """The entry point: run the command line of this process and exit."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command line (without the program's name) and give its exit code; every failure is one line."""
    speak_utf8()
    use_language(language_of(os.environ))
    try:
        code = _invoked(list(arguments), _settings())
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of a pipe has had enough (`stdplan list | head`): that is no failure, and the interpreter must
        # not try to flush again on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except click.ClickException as error:
        complain(explained(error))
        return MISUSE
    except (StdplanError, OSError) as error:
        complain(_told(error))
        return MISUSE if isinstance(error, IdError | SearchError | WorkspaceError) else 1
    return code


def _settings() -> Settings:
    """The user's settings, and their language from now on; the defaults, with a complaint, where they are broken."""
    try:
        settings = load_settings()
    except SettingsError as error:
        complain(str(error))
        return Settings()
    if settings.language in LANGUAGES:
        use_language(settings.language)
    return settings


def _invoked(arguments: list[str], settings: Settings) -> int:
    try:
        with stdplan.make_context("stdplan", arguments, obj=Call(settings)) as context:
            return int(stdplan.invoke(context))
    except click.exceptions.Exit as exit_:
        return exit_.exit_code


def _told(error: StdplanError | OSError) -> str:
    if isinstance(error, StdplanError):
        return str(error)
    where = f"{error.filename}: " if error.filename else ""
    return where + (error.strerror or str(error) or _("the system refused"))
