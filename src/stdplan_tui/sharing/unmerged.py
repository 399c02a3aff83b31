"""What a merge of git left unmerged in the annotations folder, and merging it from the three versions that git kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stdplan_tui.annotations.store.files import save
from stdplan_tui.errors import AnnotationError, GitError
from stdplan_tui.frozen import frozen
from stdplan_tui.sharing.contents import content
from stdplan_tui.sharing.git import Git
from stdplan_tui.sharing.merging import merged_file
from stdplan_tui.sharing.repository import Repository

_BASE, _OURS, _THEIRS = 1, 2, 3
_FILES: Final = frozenset({"100644", "100755"})
_SECONDS: Final = 60.0


@frozen
class Unmerged:
    """A file that git could not merge: its name from the top, and the id of each version by its stage.

    Stage 1 is what both sides came from, 2 is ours, 3 theirs; one that a side does not have is not there.
    """

    name: str
    versions: Mapping[int, str]


def unmerged(repository: Repository, folder: str) -> tuple[Unmerged, ...]:
    """What is unmerged in a folder of the workspace, in the order of names. Raises GitError."""
    output = repository.git.run("ls-files", "--unmerged", "-z", "--", repository.prefix + folder, seconds=_SECONDS)
    found: dict[str, dict[int, str]] = {}
    for piece in output.pieces:
        about, name = piece.split("\t", 1)
        mode, blob, stage = about.split(" ")
        if mode in _FILES:
            found.setdefault(name, {})[int(stage)] = blob
    return tuple(Unmerged(name, versions) for name, versions in found.items())


def resolve(repository: Repository, one: Unmerged) -> None:
    """Write what the versions come to, and tell git that the file is merged; one that only a side still has stays.

    Raises GitError where they cannot be merged: then nothing is changed.
    """
    content = _joined(repository, one)
    path = repository.path_of(one.name)
    try:
        save(path, content, top=repository.folder)
    except AnnotationError as error:
        raise GitError(error.message, path=path) from None
    Git(repository.top, at_work=True).run("add", "--", one.name, seconds=_SECONDS)


def _joined(repository: Repository, one: Unmerged) -> bytes:
    sides = {stage: content(repository.git, blob) for stage, blob in one.versions.items()}
    ours, theirs = sides.get(_OURS), sides.get(_THEIRS)
    if ours is None or theirs is None:
        return ours or theirs or b""  # nothing is ever removed, so what a side has not is no wish of anybody's
    merged = merged_file(sides.get(_BASE, b""), ours, theirs, one.name)
    if merged.refused:
        raise GitError(merged.refused, path=repository.path_of(one.name))
    return merged.content
