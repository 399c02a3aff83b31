"""Where a branch is shared: which remote, which branch there, and what git's configuration says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stdplan_tui.errors import GitError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.sharing.repository import Repository
from stdplan_tui.sharing.sync.steps import Stopped

_HEADS: Final = "refs/heads/"
_DEFAULT: Final = "origin"
_TO_UPSTREAM: Final = frozenset({"upstream", "tracking"})


@frozen
class Way:
    """The branch `theirs` of `remote` is fetched into the ref `tracking`; ours is pushed to `push_remote`.

    There it is the branch `push_theirs`. `follows` says that git's configuration has it so already.
    """

    remote: str
    theirs: str
    tracking: str
    push_remote: str
    push_theirs: str
    follows: bool = True

    @property
    def is_there_and_back(self) -> bool:
        """Whether what is pushed comes back when it is fetched."""
        return (self.remote, self.theirs) == (self.push_remote, self.push_theirs)

    @property
    def name(self) -> str:
        """What people call the branch that is fetched: origin/main."""
        return f"{self.remote}/{self.theirs}"

    @property
    def push_name(self) -> str:
        """What people call the branch that is pushed to."""
        return f"{self.push_remote}/{self.push_theirs}"


def way_of(repository: Repository, branch: str) -> Way | None:
    """The way of a branch: its upstream, else the same name on the only remote or on `origin`; None without a remote.

    Raises Stopped where the configuration has a way that cannot be gone, or does not say which; GitError.
    """
    remotes = repository.git.run("remote").text.splitlines()
    settings = _settings(repository)
    upstream, merge = settings.get(f"branch.{branch}.remote"), settings.get(f"branch.{branch}.merge")
    follows = upstream is not None and merge is not None
    if upstream == ".":
        raise Stopped(_("{branch} follows another branch of this clone, not one of a remote").format(branch=branch))
    remote = upstream if upstream is not None else _only(remotes)
    if remote is None:
        return None
    theirs = (merge or _HEADS + branch).removeprefix(_HEADS)
    push_remote = settings.get(f"branch.{branch}.pushremote") or settings.get("remote.pushdefault") or remote
    push_theirs = _pushed_as(settings, branch, theirs) if push_remote == remote else branch
    for end in dict.fromkeys(((remote, theirs), (push_remote, push_theirs))):
        _check(repository, remotes, *end)
    tracking = _tracking(repository, branch) if follows else ""
    return Way(remote, theirs, tracking or f"refs/remotes/{remote}/{theirs}", push_remote, push_theirs, follows)


def wants_rebase(repository: Repository, branch: str) -> bool:
    """Whether git's configuration has `git pull` rebase this branch. Raises GitError."""
    settings = _settings(repository)
    said = settings.get(f"branch.{branch}.rebase", settings.get("pull.rebase"))
    return said is not None and said.casefold() not in ("false", "no", "off", "0")


def _only(remotes: list[str]) -> str | None:
    """The remote that is meant where none is named. Raises Stopped where there are several and none is `origin`."""
    if len(remotes) == 1:
        return remotes[0]
    if not remotes or _DEFAULT in remotes:
        return _DEFAULT if remotes else None
    message = _(
        "there are several remotes, and none is set for this branch: git branch --set-upstream-to REMOTE/BRANCH"
    )
    raise Stopped(message, remotes)


def _settings(repository: Repository) -> Mapping[str, str]:
    """All that git's configuration says, the last word on each name, which is in small letters but for its middle."""
    pieces = (piece.partition("\n") for piece in repository.git.run("config", "--null", "--list").pieces)
    return {name: value if said else "true" for name, said, value in pieces}


def _pushed_as(settings: Mapping[str, str], branch: str, theirs: str) -> str:
    """The branch that git would push to. Raises Stopped where names differ and git is not told which."""
    default = settings.get("push.default")
    if theirs == branch or default in _TO_UPSTREAM:
        return theirs
    if default == "current":
        return branch
    message = _(
        "{branch} follows {theirs}, which has another name: git config push.default upstream pushes there,"
        " git config push.default current to {branch}"
    )
    raise Stopped(message.format(branch=branch, theirs=theirs))


def _check(repository: Repository, remotes: list[str], remote: str, theirs: str) -> None:
    """Raise Stopped unless these are a remote and a branch by their names, and the remote is no mirror."""
    if remote not in remotes or remote.startswith("-"):
        raise Stopped(_("there is no remote {name} here: git remote add gives one").format(name=remote))
    if theirs.startswith("-") or not _is_ref(repository, _HEADS + theirs):
        raise Stopped(_("not the name of a branch: {name}").format(name=theirs))
    if repository.flag(f"remote.{remote}.mirror"):
        raise Stopped(_("{name} is a mirror, to which nothing can be pushed but all").format(name=remote))


def _is_ref(repository: Repository, ref: str) -> bool:
    return "\0" not in ref and repository.git.tried("check-ref-format", ref).code == 0


def _tracking(repository: Repository, branch: str) -> str:
    """The ref that git keeps of the upstream of a branch; "" where it keeps none, or the branch has no commit yet."""
    asked = ("for-each-ref", "--format=%(upstream)", f"{_HEADS}{branch}")
    try:
        return next(iter(repository.git.run(*asked).text.splitlines()), "")
    except GitError:  # an upstream that was configured oddly
        return ""
