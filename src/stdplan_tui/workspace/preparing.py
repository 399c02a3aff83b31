"""Preparing a workspace, and the clone around it, for people who share it; what is there already stays as it is."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Final

from stdplan_tui import atomic
from stdplan_tui.annotations.store.files import refuse_links
from stdplan_tui.corpus.library import ANNOTATIONS, CORPUS
from stdplan_tui.errors import StdplanError, WorkspaceError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import N_, _
from stdplan_tui.sharing import hooks
from stdplan_tui.sharing.drivers import register
from stdplan_tui.sharing.own_lines import OWN_LINES, complete
from stdplan_tui.sharing.repository import Repository, repository


class What(StrEnum):
    """What is prepared."""

    FOLDER = "folder"
    LINES = "lines"
    DRIVERS = "drivers"
    HOOK = "hook"
    WORKFLOW = "workflow"


class Outcome(StrEnum):
    """What came of it."""

    MADE = "made"
    ALREADY = "already"
    OFFERED = "offered"
    FAILED = "failed"


@frozen
class Prepared:
    """One thing that was looked after: `path` is the file, folder or clone, `message` why it failed or is offered."""

    what: What
    outcome: Outcome
    path: Path
    message: str = ""


_NO_CLONE: Final = N_("there is no git repository here: after `git init`, run this once more")


def own_program() -> tuple[str, ...]:
    """The absolute path by which git can call this program. Raises WorkspaceError where it was not installed."""
    called = Path(sys.argv[0])
    beside = Path(sys.executable).with_name(f"stdplan{called.suffix if called.suffix == '.exe' else ''}")
    for program in (called, beside):
        if program.stem == "stdplan" and program.is_file():
            return (str(program.absolute()),)
    raise WorkspaceError(_("this program was not installed, so git could not call it"), path=beside)


def prepare(folder: Path, *, hook: bool = False, workflow: bool = False) -> Iterator[Prepared]:
    """Make what a shared workspace has; with `hook` and `workflow` these too, which are only offered otherwise.

    Whatever fails is told, and the rest is done all the same.
    """
    root = folder.absolute()
    for name in (CORPUS, ANNOTATIONS):
        yield _tried(What.FOLDER, root / name, lambda path: _made_folder(path, root))
    for name in OWN_LINES:
        yield _tried(What.LINES, root / name, lambda path: complete(root, path.name))
    try:
        here, program = repository(root), own_program()
    except StdplanError as error:
        yield Prepared(What.DRIVERS, Outcome.FAILED, root, str(error))
        return
    if here is None:
        yield Prepared(What.DRIVERS, Outcome.OFFERED, root, _(_NO_CLONE))
        return
    yield _tried(What.DRIVERS, here.top, lambda _path: register(here, program))
    yield from _checks(here, program, hook=hook, workflow=workflow)


def _checks(here: Repository, program: tuple[str, ...], *, hook: bool, workflow: bool) -> Iterator[Prepared]:
    path = hooks.hook_path(here)
    if hook or hooks.is_installed(path):
        yield _tried(What.HOOK, path, lambda _path: hooks.install_hook(here, program))
    else:
        yield Prepared(What.HOOK, Outcome.OFFERED, path, _("`stdplan init --hook` has every commit checked first"))
    path = here.top / hooks.WORKFLOW
    if workflow or hooks.is_installed(path):
        yield _tried(What.WORKFLOW, path, lambda _path: hooks.install_workflow(here))
    else:
        offered = _("`stdplan init --ci` writes one that checks what is pushed")
        yield Prepared(What.WORKFLOW, Outcome.OFFERED, path, offered)


def _tried(what: What, path: Path, make: Callable[[Path], bool]) -> Prepared:
    try:
        return Prepared(what, Outcome.MADE if make(path) else Outcome.ALREADY, path)
    except StdplanError as error:
        return Prepared(what, Outcome.FAILED, path, error.message)
    except OSError as error:
        return Prepared(what, Outcome.FAILED, path, error.strerror or str(error))


def _made_folder(path: Path, root: Path) -> bool:
    if path.is_dir():
        return False
    refuse_links(path, root)
    atomic.make_folder(path)
    return True
