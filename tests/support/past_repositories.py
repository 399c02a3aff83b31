"""Git repositories with a past: a small workspace in one, and commits by people of our own making."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from stdplan_tui.annotations.making import next_stamp
from stdplan_tui.annotations.model import Annotation
from stdplan_tui.annotations.store.annotation_file import annotation_bytes

_NOON = 1_790_000_000


class Clone:
    """A repository at `top`, the workspace of which is `folder`; each commit is an hour after the one before."""

    def __init__(self, top: Path, folder: Path | None = None, *, hashes: str = "sha1") -> None:
        self.top = top
        self.folder = folder or top
        self._hours = 0
        top.mkdir(parents=True, exist_ok=True)
        self.git("init", "-q", "-b", "main", f"--object-format={hashes}")

    def git(self, *arguments: str, stdin: str | None = None, **variables: str) -> str:
        run = subprocess.run(
            ["git", "-C", str(self.top), *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=os.environ | variables,
            check=False,
        )
        assert run.returncode == 0, run.stderr
        return run.stdout.strip()

    def commit(self, subject: str = "Notes", *, by: str = "张三", zone: str = "+0800") -> str:
        """Commit everything; the id of the commit."""
        self._hours += 1
        when = f"{_NOON + 3600 * self._hours} {zone}"
        self.git("add", "-A")
        self.git(
            *("commit", "-q", "--allow-empty", "--allow-empty-message", "--cleanup=verbatim", "-F", "-"),
            stdin=subject,
            GIT_AUTHOR_NAME=by,
            GIT_COMMITTER_NAME=by,
            GIT_AUTHOR_DATE=when,
            GIT_COMMITTER_DATE=when,
        )
        return self.git("rev-parse", "HEAD")

    def merge(self, other: str) -> None:
        """Begin a merge, for the files to be given what it makes of them; `commit` ends it."""
        self.git("merge", "-q", "--no-commit", "--no-ff", "-s", "ours", other)

    def path_of(self, note: Annotation) -> Path:
        return self.folder / "annotations" / note.document / note.author / f"{note.id}.toml"

    def write(self, *notes: Annotation) -> None:
        for note in notes:
            path = self.path_of(note)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(annotation_bytes(note))


def isolated(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Make git, ours too, know nothing of this machine and its user."""
    home.mkdir(parents=True, exist_ok=True)
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    known = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": str(home)}
    for who in ("AUTHOR", "COMMITTER"):
        known |= {f"GIT_{who}_NAME": "张三", f"GIT_{who}_EMAIL": "zhang@example.org"}
    for name, value in known.items():
        monkeypatch.setenv(name, value)


@contextmanager
def at_greenwich(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The clock of Greenwich, for as long as it lasts."""
    with monkeypatch.context() as clock:
        clock.setenv("TZ", "UTC")
        time.tzset()
        yield
    time.tzset()


def revised(note: Annotation, **changes: object) -> Annotation:
    """The next version of an annotation, with these values."""
    return replace(note, updated=next_stamp(note.updated), **changes)  # type: ignore[arg-type]
