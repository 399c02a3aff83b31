"""Clones of one repository for simulations: real git, with nothing of this machine's configuration."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Final

PROGRAM: Final = (str(Path(sys.executable).with_name("stdplan")),)
"""The program that a merge driver calls: that of this environment."""

_CONFIGURATION: Final = """\
[user]
    name = somebody
    email = somebody@example.org
[init]
    defaultBranch = main
[core]
    fsync = none
[gc]
    auto = 0
[commit]
    gpgSign = false
"""


def use_own_configuration(folder: Path) -> None:
    """Have git, in this process and below, read a configuration in `folder` and none of the machine's."""
    file = folder / "gitconfig"
    file.write_text(_CONFIGURATION, "utf-8")
    os.environ |= own_configuration(file)


def own_configuration(file: Path) -> Mapping[str, str]:
    """The variables that make git read that file and nothing else."""
    return {"GIT_CONFIG_GLOBAL": str(file), "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C.UTF-8"}


def git(folder: Path, *arguments: str, well: bool = True) -> subprocess.CompletedProcess[str]:
    """Run git in a folder. Raises CalledProcessError unless it need not go `well`."""
    run = subprocess.run(
        ["git", "-C", str(folder), *arguments], capture_output=True, encoding="utf-8", errors="replace", check=False
    )
    if well and run.returncode:
        raise subprocess.CalledProcessError(run.returncode, run.args, run.stdout, run.stderr)
    return run


def commit_all(folder: Path, message: str) -> None:
    """Commit whatever has changed in a clone."""
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
