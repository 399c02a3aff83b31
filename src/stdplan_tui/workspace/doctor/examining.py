"""Examining a workspace: what is wrong with it as something shared, and mending what can safely be mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from stdplan_tui.corpus.library import ANNOTATIONS
from stdplan_tui.errors import GitError, StdplanError, WorkspaceError
from stdplan_tui.language import _
from stdplan_tui.settings import load_settings, save_settings
from stdplan_tui.sharing.repository import Repository, repository
from stdplan_tui.sharing.unmerged import unmerged
from stdplan_tui.workspace.doctor.ailments import Ailment, Kind
from stdplan_tui.workspace.doctor.clone import clone_ailments
from stdplan_tui.workspace.doctor.files import file_ailments
from stdplan_tui.workspace.doctor.past import past_ailments
from stdplan_tui.workspace.doctor.remains import remains_of_git, unfinished_files
from stdplan_tui.workspace.folder import Workspace


def examine(ws: Workspace, drawn: int | None = None) -> Iterator[Ailment]:
    """Everything that is wrong, as it is found. `drawn` is how many cells the terminal draws an ambiguous character in.

    Without git, or outside a clone, the files are looked at all the same.
    """
    here = None
    try:
        here = repository(ws.root)
    except GitError as error:
        remedy = _("install git; without it annotations cannot be shared")
        yield Ailment(Kind.NO_GIT, "warning", error.message, remedy, ws.root)
    else:
        if here is None:
            message, remedy = _("is in no git repository"), _("git init, then `stdplan init`")
            yield Ailment(Kind.NO_GIT, "warning", message, remedy, ws.root)
    if here is not None:
        yield from _as_far_as_git_goes(here, lambda: clone_ailments(ws, here))
        yield from _as_far_as_git_goes(here, lambda: remains_of_git(here))
    yield from unfinished_files(ws)
    yield from file_ailments(ws, frozenset() if here is None else _unmerged(here))
    if here is not None:
        yield from _as_far_as_git_goes(here, lambda: past_ailments(ws, here))
    if drawn is not None and drawn != ws.settings.ambiguous_width:
        yield _terminal(drawn)


def mended(ailments: Iterable[Ailment]) -> Iterator[tuple[Ailment, StdplanError | None]]:
    """Mend what can be mended, one after the other: each such ailment, and why it could not be."""
    for ailment in ailments:
        if ailment.mend is None:
            continue
        try:
            ailment.mend()
        except StdplanError as error:
            yield ailment, error
        else:
            yield ailment, None


def _as_far_as_git_goes(here: Repository, find: Callable[[], Iterator[Ailment]]) -> Iterator[Ailment]:
    try:
        yield from find()
    except (GitError, WorkspaceError) as error:
        remedy = _("see what git says: git -C {folder} status, git fsck").format(folder=here.top)
        yield Ailment(Kind.NO_GIT, "error", str(error), remedy, here.top)


def _unmerged(here: Repository) -> frozenset[Path]:
    try:
        return frozenset(here.path_of(one.name) for one in unmerged(here, ANNOTATIONS))
    except GitError:
        return frozenset()


def _terminal(drawn: int) -> Ailment:
    message = _("this terminal draws characters such as “ and ① {drawn} wide, which the settings do not say")
    remedy = _("set ambiguous_width = {drawn} in the settings").format(drawn=drawn)

    def mend() -> None:
        save_settings(replace(load_settings(), ambiguous_width=drawn))

    return Ailment(Kind.TERMINAL, "warning", message.format(drawn=drawn), remedy, mend=mend)
