"""`stdplan`: the command line, from arguments to exit code.

Exit codes: 0 well, 1 something is wrong or nothing was found, 2 the call itself cannot be understood.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from stdplan_tui.cli import opening
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.exit_codes import INTERRUPTED, MISUSE
from stdplan_tui.cli.output import complain, speak_utf8
from stdplan_tui.errors import IdError, SearchError, StdplanError, WorkspaceError
from stdplan_tui.language import LANGUAGES, _, language_of, use_language
from stdplan_tui.settings import SettingsRead, read_settings


def main() -> NoReturn:
    """The entry point: run the command line of this process and exit."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run a command line (without the program's name) and give its exit code; every failure is one line."""
    speak_utf8()
    use_language(language_of(os.environ))
    try:
        code = _done(list(arguments), _settings())
        sys.stdout.flush()
    except BrokenPipeError:
        # The reader of a pipe has had enough (`stdplan list | head`): that is no failure, and the interpreter must
        # not try to flush again on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except (StdplanError, OSError) as error:
        complain(_told(error))
        return MISUSE if isinstance(error, IdError | SearchError | WorkspaceError) else 1
    return code


def _settings() -> SettingsRead:
    """The user's settings, and their language from now on; of what is wrong there it is complained."""
    read = read_settings()
    if read.settings.language in LANGUAGES:
        use_language(read.settings.language)
        read = read_settings() if read.problems else read  # what is wrong, in that language
    for problem in read.problems:
        complain(str(problem))
    return read


def _done(arguments: list[str], read: SettingsRead) -> int:
    """Open the reading screen where that is all that is asked for; the rest is click's, which takes time to load."""
    reading = opening.plain_reading(arguments)
    if reading is not None and opening.on_terminal():
        return opening.read(Call(read.settings, reading.folder, read.problems), reading.place)
    from stdplan_tui.cli.program import invoked

    return invoked(arguments, Call(read.settings, problems=read.problems))


def _told(error: StdplanError | OSError) -> str:
    if isinstance(error, StdplanError):
        return str(error)
    where = f"{error.filename}: " if error.filename else ""
    return where + (error.strerror or str(error) or _("the system refused"))
