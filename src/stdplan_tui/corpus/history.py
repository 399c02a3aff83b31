"""The committed text of a file, if there is a git repository to ask."""

from __future__ import annotations

import subprocess
from pathlib import Path

_SECONDS = 20


def committed_text(path: Path) -> str | None:
    """The text that the file has in the last commit, CRLF as LF.

    None where there is no git, no repository, no commit, no such file in it, or where it is not UTF-8.
    """
    command = ["git", "-C", str(path.parent), "cat-file", "blob", f"HEAD:./{path.name}"]
    try:
        run = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)  # noqa: S603
        return run.stdout.decode("utf-8-sig").replace("\r\n", "\n") if run.returncode == 0 else None
    except (OSError, subprocess.SubprocessError, UnicodeDecodeError):
        return None
