"""What checks a workspace before others have it: a hook before each commit, and a workflow on the host of the clone."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from stdplan_tui import atomic
from stdplan_tui.annotations.store.files import is_there, read_limited, refuse_links
from stdplan_tui.corpus.library import ANNOTATIONS, CORPUS
from stdplan_tui.errors import GitError
from stdplan_tui.language import _
from stdplan_tui.sharing.git import Git
from stdplan_tui.sharing.repository import Repository

WORKFLOW: Final = Path(".github/workflows/stdplan.yml")

_OURS: Final = b"# Written by stdplan init; a newer version may write it anew.\n"

_HOOK: Final = """\
#!/bin/sh
{ours}# Check documents and annotations before a commit that changes some; git runs this at the top of the work tree.
git diff --cached --quiet -- {folders} && exit 0
if [ ! -e {first} ]; then
    echo "stdplan: {missing}" >&2
    exit 0
fi
unset GIT_DIR GIT_INDEX_FILE GIT_WORK_TREE
exec {program} -C {workspace} check >&2
"""

_WORKFLOW: Final = """\
{ours}name: stdplan
on:
  push:
    paths: [{paths}]
  pull_request:
    paths: [{paths}]
permissions:
  contents: read
jobs:
  check:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: pip install stdplan-tui
      - run: stdplan check
        working-directory: {workspace}
"""


def is_installed(path: Path) -> bool:
    """Whether a hook or a workflow is there and ours, of this version or another. Raises AnnotationError."""
    return is_there(path) and _OURS in read_limited(path)


def install_hook(repository: Repository, program: Sequence[str]) -> bool:
    """Lay the hook that runs before each commit; whether it was not there so.

    Raises GitError where there is another hook: that is somebody else's, and takes a line by hand.
    """
    path = hook_path(repository)
    line = " ".join([*map(shlex.quote, program), "check"])
    other = _("there is another hook; a line of its own checks the workspace: {line}").format(line=line)
    if not _written(path, _hook(repository, program), other):
        return False
    path.chmod(0o755)
    return True


def hook_path(repository: Repository) -> Path:
    """Where git looks for the hook that runs before each commit. Raises GitError."""
    git = Git(repository.top, at_work=True)  # for looking, hooks are nowhere
    return repository.top / git.run("rev-parse", "--git-path", "hooks/pre-commit").text


def install_workflow(repository: Repository) -> bool:
    """Write the workflow that checks what is pushed; whether it was not there so. Raises GitError, AnnotationError."""
    path = repository.top / WORKFLOW
    refuse_links(path.parent, repository.top)
    prefix = repository.prefix
    paths = ", ".join(_in_yaml(f"{prefix}{folder}/**") for folder in (ANNOTATIONS, CORPUS))
    text = _WORKFLOW.format(ours=_OURS.decode(), paths=paths, workspace=_in_yaml(prefix or "."))
    return _written(path, text, _("is there already and says something else; nothing was changed"))


def _written(path: Path, text: str, other: str) -> bool:
    """Write a file that is not there, or is ours and of another version; whether that was so.

    Raises GitError with what `other` says where somebody else has written it, AnnotationError where it cannot be read.
    """
    if is_there(path):
        present = read_limited(path)
        if present == text.encode():
            return False
        if _OURS not in present:
            raise GitError(other, path=path)
    atomic.save(path, text.encode(), GitError)
    return True


def _hook(repository: Repository, program: Sequence[str]) -> str:
    folders = (f"{repository.prefix}{folder}" for folder in (ANNOTATIONS, CORPUS))
    return _HOOK.format(
        ours=_OURS.decode(),
        folders=" ".join(map(shlex.quote, folders)),
        first=shlex.quote(program[0]),
        program=" ".join(map(shlex.quote, program)),
        workspace=shlex.quote(f"./{repository.prefix}"),
        missing="the program is not where it was; nothing was checked (stdplan init --hook lays the hook anew)",
    )


def _in_yaml(text: str) -> str:
    """A text as YAML reads it between single quotes."""
    return "'" + text.replace("'", "''") + "'"
