"""What differs between the last commit and the work tree in some folders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from stdplan_tui.frozen import frozen
from stdplan_tui.sharing.repository import Repository

_STATUS: Final = ("status", "--porcelain=v2", "-z", "--untracked-files=all", "--ignore-submodules=all", "--no-renames")
_FIELDS: Final = {"1": 8, "2": 9, "u": 10}
"""How many fields of a line of `status --porcelain=v2` stand before the path."""

_HEAD_FIELD: Final = 6


@frozen
class Differing:
    """A file that is not as the last commit has it: its name from the top, and the blob there; None where it has none.

    The name of a folder ends with `/`: a repository of its own, which git does not look into.
    """

    name: str
    before: str | None


def differing(repository: Repository, folders: Sequence[str]) -> tuple[Differing, ...]:
    """What differs, staged or not, new files too, ignored ones not, in the order of names. Raises GitError.

    `folders` are folders or files of the workspace. Of unmerged files nothing is known here.
    """
    names = [repository.prefix + folder for folder in folders]
    output = repository.git.run(*_STATUS, "--", *names)
    found: dict[str, str | None] = {}
    for record in output.pieces:
        if record[0] == "?":
            found.setdefault(record[2:], None)
        elif record[0] in _FIELDS:
            *fields, name = record.split(" ", _FIELDS[record[0]])
            blob = fields[_HEAD_FIELD] if record[0] == "1" else ""
            found[name] = blob if blob.strip("0") else None
    return tuple(Differing(name, found[name]) for name in sorted(found))


def unmerged_names(repository: Repository) -> Sequence[str]:
    """What is unmerged anywhere in the work tree, in the order of names. Raises GitError."""
    pieces = repository.git.run("ls-files", "--unmerged", "-z").pieces
    return list(dict.fromkeys(piece.split("\t", 1)[1] for piece in pieces))
