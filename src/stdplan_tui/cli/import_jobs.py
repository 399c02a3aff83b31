"""Files read for import one after another, or several at a time in processes of their own, always in the order given.

Reading takes the time; it is done ahead. What a file becomes is settled in the order of the files, in this process,
so that two files of one call never become the same document unseen.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from stdplan_tui.errors import ImportingError, StdplanError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _, active_language, use_language
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.importing import Prepared, prepare

if TYPE_CHECKING:
    from concurrent.futures import Future

Result = Prepared | StdplanError | OSError
_AHEAD = 2  # files in hand for each process
_MOST = 61  # processes that Windows can wait for


class _Died(ImportingError):
    """The process that read a file ended before it said anything."""


@frozen
class _Task:
    """What is the same for every file."""

    ws: Workspace
    id: str | None
    merge: bool

    def result(self, file: Path) -> Result:
        """The file prepared, or why it cannot be."""
        try:
            return prepare(self.ws, file, id=self.id, merge=self.merge)
        except (StdplanError, OSError) as error:
            return error
        except MemoryError:
            return ImportingError(_("there is not enough memory to import it"), path=file)

    def in_process(self) -> _Task:
        """The same for another process: nothing that is open goes there."""
        return _Task(Workspace(self.ws.root, self.ws.settings), self.id, self.merge)


def prepared_in_order(
    ws: Workspace, files: Sequence[Path], *, id_: str | None, merge: bool, jobs: int
) -> Generator[Result]:
    """For each file, in order, what was prepared or why it cannot be; `jobs` files at a time, 0 for one a processor.

    Each is to be accepted, if it is, before the next is asked for.
    """
    task = _Task(ws, id_, merge)
    processes = min(jobs or os.cpu_count() or 1, len(files), _MOST)
    if processes < 2:
        yield from map(task.result, files)
        return
    ids: set[str] = set()
    names: set[str] = set()
    for file, result in zip(files, _ahead(task.in_process(), files, processes), strict=True):
        # What was read ahead may not know, or know half, what was written meanwhile: then it is read again.
        known = isinstance(result, Prepared) and result.id not in ids and file.name not in names
        found = result if known or isinstance(result, _Died) else task.result(file)
        if isinstance(found, Prepared):
            ids.add(found.id)
            names.add(file.name)
        yield found


def _ahead(task: _Task, files: Sequence[Path], processes: int) -> Iterator[Result]:
    """The result for each file. Where a process dies, the file it was at is tried once more, alone."""
    done = 0
    while done < len(files):
        for result in _until_one_dies(task, files[done:], processes):
            yield result
            done += 1
        if done < len(files):
            message = _("the process that read the file ended without a word: is there enough memory?")
            died = _Died(message, path=files[done])
            yield next(_until_one_dies(task, files[done : done + 1], 1), died)
            done += 1


def _until_one_dies(task: _Task, files: Sequence[Path], processes: int) -> Iterator[Result]:
    """The results in order, as far as they came before one of the processes died."""
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin, (active_language(),))
    try:
        coming = iter(files)
        waiting: deque[Future[Result]] = deque(
            pool.submit(task.result, file) for file in islice(coming, _AHEAD * processes)
        )
        while waiting:
            result = waiting.popleft().result()
            waiting.extend(pool.submit(task.result, file) for file in islice(coming, 1))
            yield result
    except BrokenProcessPool:
        return
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _begin(language: str) -> None:
    """Speak the language of the call, and leave its Ctrl-C to the process that writes."""
    use_language(language)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
