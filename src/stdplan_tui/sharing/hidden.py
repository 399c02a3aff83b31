"""Files that a sparse checkout keeps out of the work tree: they are hidden, not missing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stdplan_tui.sharing.repository import Repository

_SECONDS: Final = 60.0
_HIDDEN: Final = "S "
"""How `git ls-files -t` marks what stands in the index and is not to stand in the work tree."""


def hidden_files(repository: Repository, folder: str) -> Sequence[str]:
    """The names, from the top, of the files of a folder of the workspace that are hidden. Raises GitError."""
    output = repository.git.run("ls-files", "-t", "-z", "--", repository.prefix + folder, seconds=_SECONDS)
    return [piece.removeprefix(_HIDDEN) for piece in output.pieces if piece.startswith(_HIDDEN)]
