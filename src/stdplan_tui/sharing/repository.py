"""How the clone around a workspace stands: where it is, what HEAD is on, and what somebody has begun in it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cached_property
from pathlib import Path
from typing import Final

from stdplan_tui.frozen import frozen
from stdplan_tui.sharing.git import Git

_SECONDS: Final = 30.0


class UnderWay(StrEnum):
    """What somebody has begun and not ended, by the name of the git command."""

    MERGE = "merge"
    REBASE = "rebase"
    CHERRY_PICK = "cherry-pick"
    REVERT = "revert"
    AM = "am"
    BISECT = "bisect"


_TRACES: Final[Mapping[str, UnderWay]] = {
    "MERGE_HEAD": UnderWay.MERGE,
    "rebase-merge": UnderWay.REBASE,
    "rebase-apply/applying": UnderWay.AM,
    "rebase-apply": UnderWay.REBASE,
    "CHERRY_PICK_HEAD": UnderWay.CHERRY_PICK,
    "REVERT_HEAD": UnderWay.REVERT,
    "BISECT_LOG": UnderWay.BISECT,
}
"""What git leaves in its folder while something is under way."""

_TO_DO: Final = "sequencer/todo"
"""What is left to do of a cherry-pick or a revert of several commits, the words of which begin its lines."""

OLDEST: Final = (2, 38)
"""The first git that merges trees alone, as sharing does."""


@frozen(slots=False)
class Repository:
    """The clone, or linked work tree, that `folder` is in: `top` is its uppermost folder, `own` git's folder for it.

    `common` is git's folder for all work trees of the clone, `prefix` the way from `top` to `folder`, with `/` at its
    end, "" where they are the same. All paths are absolute.
    """

    folder: Path
    top: Path
    own: Path
    common: Path
    prefix: str

    @cached_property
    def git(self) -> Git:
        """git for looking, at the top."""
        return Git(self.top)

    @property
    def version(self) -> tuple[int, ...]:
        """The version of git, its first two numbers; none where it does not say. Raises GitError."""
        found = re.search(r"(\d+)\.(\d+)", self.git.run("version", seconds=_SECONDS).text)
        return tuple(map(int, found.groups())) if found else ()

    @property
    def under_way(self) -> UnderWay | None:
        """What somebody has begun in this work tree and not ended."""
        found = next((what for name, what in _TRACES.items() if os.path.lexists(self.own / name)), None)
        return found or self._between_commits

    @property
    def _between_commits(self) -> UnderWay | None:
        """What of several commits has been done with some and not yet begun with the next."""
        try:
            with (self.own / _TO_DO).open("rb") as file:
                return UnderWay.REVERT if file.read(6) == b"revert" else UnderWay.CHERRY_PICK
        except OSError:
            return None

    @property
    def is_locked(self) -> bool:
        """Whether another git is writing the index at this moment, or was killed while it did."""
        return os.path.lexists(self.own / "index.lock")

    @property
    def branch(self) -> str | None:
        """The branch that HEAD is on, born or not; None where it is detached. Raises GitError."""
        output = self.git.tried("symbolic-ref", "--quiet", "HEAD", seconds=_SECONDS)
        return output.text.removeprefix("refs/heads/") if output.code == 0 else None

    @property
    def head(self) -> str | None:
        """The commit that HEAD is at; None before the first. Raises GitError."""
        return self.commit("HEAD")

    def commit(self, revision: str) -> str | None:
        """The id of the commit that a revision means; None where it means none. Raises GitError."""
        asked = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
        if "\0" in revision:
            return None
        output = self.git.tried(*asked, seconds=_SECONDS)
        return output.text if output.code == 0 else None

    def setting(self, name: str) -> str | None:
        """What git's configuration says of a name for this work tree; None where it says nothing. Raises GitError."""
        output = self.git.tried("config", "--null", "--get", name, seconds=_SECONDS)
        return output.out.decode("utf-8", "replace").removesuffix("\0") if output.code == 0 else None

    def flag(self, name: str) -> bool:
        """Whether git's configuration says yes to a name. Raises GitError."""
        output = self.git.tried("config", "--type=bool", "--get", name, seconds=_SECONDS)
        return output.text == "true"

    def path_in(self, path: Path) -> str:
        """The name by which git knows a path under `folder`: from the top, with `/`. Raises ValueError for others."""
        return self.prefix + path.relative_to(self.folder).as_posix()

    def path_of(self, name: str) -> Path:
        """The path under `folder` that git knows by a name. Raises ValueError for a name of something else."""
        return self.folder / Path(name).relative_to(self.prefix)


def dotted(version: Iterable[int]) -> str:
    """A version as people write it: 2.38."""
    return ".".join(map(str, version))


def repository(folder: Path) -> Repository | None:
    """The clone that a folder is in, as git finds it; None where it is in none. Raises GitError without git."""
    asked = ("rev-parse", "--show-toplevel", "--absolute-git-dir", "--git-common-dir", "--show-prefix")
    output = Git(folder).tried(*asked, seconds=_SECONDS)
    lines = os.fsdecode(output.out).split("\n")
    if output.code or len(lines) < len(asked) - 1:
        return None
    top, own, common, prefix = lines[:4]
    return Repository(folder, Path(top), Path(own), (folder / common).resolve(), prefix)
