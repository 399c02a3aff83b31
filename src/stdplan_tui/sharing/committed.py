"""The committed text of a file, if there is a git repository to ask."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from stdplan_tui.errors import GitError
from stdplan_tui.sharing.git import Git

_SECONDS: Final = 20.0


def committed_text(path: Path) -> str | None:
    """The text that the file has in the last commit, CRLF as LF.

    None where there is no git, no repository, no commit, no such file in it, or where it is not UTF-8.
    """
    try:
        output = Git(path.parent).tried("cat-file", "blob", f"HEAD:./{path.name}", seconds=_SECONDS)
        return output.out.decode("utf-8-sig").replace("\r\n", "\n") if output.code == 0 else None
    except (GitError, UnicodeDecodeError):
        return None
