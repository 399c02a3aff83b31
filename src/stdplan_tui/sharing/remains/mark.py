"""The mark that a share leaves where it is killed: a file in git's folder, locked as long as the share lives.

The lock ends with its holder, whatever ends that, so that a mark which can be locked is of a share that was stopped.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from stdplan_tui.annotations.store.locking import locked
from stdplan_tui.errors import AnnotationError
from stdplan_tui.sharing.repository import Repository

_NAME: Final = "stdplan-share"


@contextmanager
def marked(repository: Repository) -> Iterator[None]:
    """Have the mark there until the block ends, well or with an error that somebody is told; a kill leaves it.

    Where another share holds it, or no file can be made, nothing is marked, and nobody is kept from sharing.
    """
    file = _file(repository)
    with ExitStack() as held:
        own = _held(file, held)
        ended = False
        try:
            yield
            ended = True
        except Exception:
            ended = True
            raise
        finally:
            if own and ended:
                with suppress(OSError):
                    file.unlink()


def stopped_since(repository: Repository) -> datetime | None:
    """When a share began that was stopped before its end; None where there is none, or it is still at work."""
    file = _file(repository)
    try:
        began = datetime.fromtimestamp(file.lstat().st_mtime, UTC)
        with locked(file, 0.0) as alone:
            return began if alone else None
    except (OSError, OverflowError, ValueError, AnnotationError):
        return None


def _file(repository: Repository) -> Path:
    return repository.own / _NAME


def _held(file: Path, held: ExitStack) -> bool:
    """Whether the mark is this share's now."""
    try:
        if held.enter_context(locked(file, 0.0)):
            os.utime(file)
            return True
    except (AnnotationError, OSError):
        pass
    return False
