"""Running git: argument lists only, no shell, and nothing that a repository could make it do beside what was asked.

A folder that looks like a bare repository is none, for anybody can commit one. What only looks runs no hook and no
file system monitor and takes no lock; what changes the repository (`at_work`) runs the hooks and the signing that its
owner has set up. Paths go in as they are, never as patterns; what comes out is read with NUL between the pieces.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Final

from stdplan_tui.errors import GitError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.display import shown_line

_ALWAYS: Final = (
    *("-c", "safe.bareRepository=explicit"),
    *("-c", "core.fsmonitor=false"),
    *("-c", "submodule.recurse=false"),
    *("-c", "protocol.ext.allow=never"),
    *("-c", "protocol.fd.allow=never"),
    *("-c", "advice.detachedHead=false"),
)
_LOOKING: Final = (*("-c", f"core.hooksPath={os.devnull}"), *("-c", "core.pager=cat"))
_MISLEADING: Final = frozenset(
    {
        *("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_PREFIX", "GIT_NAMESPACE"),
        *("GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH", "GIT_EXTERNAL_DIFF"),
        *("GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS", "GIT_TRACE"),
    }
)
"""What a git that runs us, as for a hook, tells of a repository that need not be the one that is asked."""


@frozen
class Output:
    """What a run of git came to: its exit code and what it printed, `said` being one line of what it complained of.

    `told` are all lines of that, fit to be shown.
    """

    code: int
    out: bytes
    said: str = ""
    told: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """What it printed as text without the last line feed, U+FFFD for what is not UTF-8."""
        return self.out.decode("utf-8", "replace").rstrip("\n")

    @property
    def pieces(self) -> Sequence[str]:
        """What it printed between NUL characters; names that are not UTF-8 as the system's functions take them."""
        return [os.fsdecode(piece) for piece in self.out.split(b"\0") if piece]


@frozen
class Git:
    """git in the folder `folder`.

    `at_work` is for what changes the repository, `asking` lets git ask for a password on the terminal, and `variables`
    are set beside those of this process.
    """

    folder: Path
    at_work: bool = False
    asking: bool = False
    variables: tuple[tuple[str, str], ...] = ()

    def tried(self, *arguments: str, stdin: bytes = b"", seconds: float | None = None) -> Output:
        """What came of a run, failed or not. Raises GitError where git cannot be run, or takes longer."""
        command = [_program(), "-C", str(self.folder), *_ALWAYS, *(() if self.at_work else _LOOKING), *arguments]
        try:
            run = subprocess.run(  # noqa: S603 — a list of arguments, no shell
                command, input=stdin, capture_output=True, timeout=seconds, check=False, env=self._environment()
            )
        except subprocess.TimeoutExpired:
            message = _("git {command} took longer than {seconds} seconds and was stopped")
            raise GitError(
                message.format(command=arguments[0], seconds=round(seconds or 0)), path=self.folder
            ) from None
        except (OSError, ValueError) as error:
            raise GitError(_("git cannot be run: {reason}").format(reason=error), path=self.folder) from None
        told = tuple(_lines(run.stderr))
        return Output(run.returncode, run.stdout, _complaint(told), told)

    def run(self, *arguments: str, stdin: bytes = b"", seconds: float | None = None) -> Output:
        """What came of a run that has to succeed. Raises GitError with what git said."""
        output = self.tried(*arguments, stdin=stdin, seconds=seconds)
        if output.code:
            said = output.said or _("exit code {code}").format(code=output.code)
            raise GitError(f"git {arguments[0]}: {said}", path=self.folder)
        return output

    def with_variables(self, variables: Mapping[str, str]) -> Git:
        """The same git with more variables set."""
        return Git(self.folder, self.at_work, self.asking, (*self.variables, *variables.items()))

    def _environment(self) -> Mapping[str, str]:
        own = {name: value for name, value in os.environ.items() if name not in _MISLEADING}
        own |= {"GIT_LITERAL_PATHSPECS": "1"}
        if not self.at_work:
            own |= {"GIT_OPTIONAL_LOCKS": "0"}
        if not self.asking:
            own |= {"GIT_TERMINAL_PROMPT": "0", "GIT_EDITOR": "true", "SSH_ASKPASS_REQUIRE": "force"}
            own.setdefault("SSH_ASKPASS", "false")  # ssh asks on the terminal otherwise, whatever is drawn there
        return own | dict(self.variables)


def null_ended(pieces: Iterable[str]) -> bytes:
    """Names for the standard input of a command that reads them with NUL between them."""
    return b"".join(os.fsencode(piece) + b"\0" for piece in pieces)


@cache
def _program() -> str:
    program = shutil.which("git")
    if program is None:
        raise GitError(_("git is not installed"))
    return str(Path(program).absolute())


def _complaint(lines: Sequence[str]) -> str:
    """The line of what git printed that says what is wrong."""
    marked = [line for line in lines if line.startswith(("fatal:", "error:", "! "))]
    return next(iter(marked or lines[-1:]), "").removeprefix("fatal: ").removeprefix("error: ")


def _lines(printed: bytes) -> Iterator[str]:
    for line in printed.decode("utf-8", "replace").splitlines():
        if shown := shown_line(line).strip():
            yield shown
