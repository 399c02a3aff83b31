"""What has to be so before anything is shared, each with what to do where it is not."""

from __future__ import annotations

import os
from typing import Final

from stdplan_tui.annotations.store.files import refuse_links
from stdplan_tui.corpus.library import ANNOTATIONS, CORPUS
from stdplan_tui.errors import AnnotationError
from stdplan_tui.language import _
from stdplan_tui.sharing.changes.status import unmerged_names
from stdplan_tui.sharing.git import Git
from stdplan_tui.sharing.repository import OLDEST, Repository, UnderWay, dotted
from stdplan_tui.sharing.sync.committing import await_index
from stdplan_tui.sharing.sync.steps import Stopped

_MOST_NAMES: Final = 20


def check(repository: Repository) -> None:
    """Raise Stopped unless the work tree is one that can be shared from; GitError."""
    _refuse_old_git(repository)
    _refuse_strange_folders(repository)
    what = repository.under_way
    if what is not None:
        raise Stopped(_("{what} is under way here: {end}").format(what=what.value, end=how_to_end(what)))
    names = unmerged_names(repository)
    if names:
        message = _("there are files that git could not merge: settle them and git add them")
        raise Stopped(message, names[:_MOST_NAMES])
    await_index(repository)


def check_identity(work: Git) -> None:
    """Raise Stopped where git does not know in whose name to commit; GitError."""
    if any(work.tried("var", name).code for name in ("GIT_AUTHOR_IDENT", "GIT_COMMITTER_IDENT")):
        message = _("git does not know who you are: git config --global user.name NAME, and user.email ADDRESS")
        raise Stopped(message)


def branch_of(repository: Repository) -> str | None:
    """The branch that HEAD is on; None where it is detached. Raises Stopped where HEAD is on something else."""
    branch = repository.branch
    if branch is not None and branch.startswith("refs/"):
        raise Stopped(_("HEAD is on no branch, but on {ref}").format(ref=branch))
    return branch


def detached(name: str = "NAME") -> Stopped:
    """What is said of a detached HEAD."""
    message = _("HEAD is detached: no branch would keep the commit. stdplan share --branch {name} begins one here")
    return Stopped(message.format(name=name))


def begin_branch(repository: Repository, work: Git, name: str) -> None:
    """Begin a branch where HEAD is detached; no file is touched. Raises Stopped where it cannot be called so."""
    if name.startswith("-") or name == "@" or repository.git.tried("check-ref-format", f"refs/heads/{name}").code:
        raise Stopped(_("not the name of a branch: {name}").format(name=name))
    output = work.tried("switch", "--quiet", "--no-guess", "--no-track", "--create", name)
    if output.code:
        raise Stopped(_("the branch {name} cannot be begun").format(name=name), output.told)


def _refuse_old_git(repository: Repository) -> None:
    version = repository.version
    if version and version < OLDEST:
        message = _("git {version} is too old to share with: it takes {oldest} or newer")
        raise Stopped(message.format(version=dotted(version), oldest=dotted(OLDEST)))


def _refuse_strange_folders(repository: Repository) -> None:
    for name in (ANNOTATIONS, CORPUS):
        folder = repository.folder / name
        try:
            refuse_links(folder, folder)
        except AnnotationError:
            raise Stopped(
                _("{folder} is a link to another place: nothing is shared from there").format(folder=name)
            ) from None
        if os.path.lexists(folder / ".git"):
            raise Stopped(_("{folder} is a repository of its own, inside this one").format(folder=name))


def how_to_end(what: UnderWay) -> str:
    """How something that is under way is ended, or given up."""
    if what is UnderWay.BISECT:
        return _("git bisect reset ends it")
    return _("git {what} --continue ends it, git {what} --abort gives it up").format(what=what.value)
