"""Keeping the index of one workspace: opened where it is trusted, made anew where not, written by one process.

Importing this module imports Whoosh.
"""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Callable, Collection, Mapping
from pathlib import Path

from stdplan_tui import __version__
from stdplan_tui.search.analysis import FORMAT as ANALYSIS
from stdplan_tui.search.changes import outdated
from stdplan_tui.search.index import WHOOSH_VERSION, IndexShelf, SegmentVolume, created
from stdplan_tui.search.location import IndexFolder
from stdplan_tui.search.model import Holding, RefreshReport
from stdplan_tui.search.refresh import brought_up_to_date
from stdplan_tui.search.steps import Steps, Stopped
from stdplan_tui.search.volume import Writing
from stdplan_tui.search.volume_shelf import VolumeShelf
from stdplan_tui.search.wording import Wording
from stdplan_tui.search.writing import IndexWriting

FORMAT = "2"
_WAIT = 2.0
_ATTEMPTS = 3

Use = Callable[[IndexShelf | None], None]
"""Takes a shelf for searching from now on and closes the one before; None: that one must not be used any more."""


class Upkeep:
    """Opens and refreshes the index of the workspace of that name in `cache_folder`."""

    def __init__(self, cache_folder: Path, workspace: str) -> None:
        identity = {
            "format": FORMAT,
            "analysis": ANALYSIS,
            "stdplan": __version__,
            "whoosh": WHOOSH_VERSION,
            "unicode": unicodedata.unidata_version,
            "bytes": sys.byteorder,
            "workspace": workspace,
        }
        self._folder = IndexFolder(cache_folder, identity)

    def shelf(self, current: IndexShelf | None = None) -> IndexShelf | None:
        """The index as last committed, `current` itself where that is it; None where it cannot be trusted or read."""
        for _ in range(_ATTEMPTS):
            stamp = self._folder.trusted()
            if stamp is None:
                return None
            if current is not None and current.stamp == stamp:
                return current
            try:
                return IndexShelf(self._folder.path, stamp, current)
            except FileNotFoundError:  # another process has committed meanwhile
                continue
            except Exception:  # a broken index breaks in any way
                return None
        return None

    def words(self) -> bytes | None:
        """The table of words that stands beside the index; None where there is none to be trusted."""
        return self._folder.words() if self._folder.trusted() else None

    def distrust(self) -> None:
        """The index turned out to be broken: the next refresh makes it anew."""
        self._folder.distrust()

    def refresh(
        self, wanted: Mapping[str, Holding], steps: Steps, current: IndexShelf | None, use: Use
    ) -> RefreshReport:
        """Bring the index up to date and have it used, after each commit; one that breaks is made anew once.

        Raises OSError where the folder cannot be written.
        """
        try:
            return self._refresh(wanted, steps, current, use)
        except Stopped:
            return RefreshReport(cancelled=True)
        except OSError:
            raise
        except Exception:  # as above
            self.distrust()
            use(None)
            return self._refresh(wanted, steps, None, use)

    def _refresh(
        self, wanted: Mapping[str, Holding], steps: Steps, current: IndexShelf | None, use: Use
    ) -> RefreshReport:
        shelf = self.shelf(current)
        if shelf is not None:
            use(shelf)
            if not outdated(shelf, wanted) and self._folder.has_words():
                steps.end()
                return RefreshReport()
        with self._folder.locked(_WAIT, steps.breathe) as alone:
            if not alone:
                return RefreshReport(busy=True)
            shelf = self.shelf(shelf)
            use(shelf)
            if shelf is None:
                created(self._folder.emptied())
            return brought_up_to_date(IndexStore(self._folder, shelf, use), wanted, steps)


class IndexStore:
    """A `Store` in a locked folder; `shelf` is what is used."""

    def __init__(self, folder: IndexFolder, shelf: IndexShelf | None, use: Use) -> None:
        self._folder = folder
        self._use = use
        self.shelf: VolumeShelf = shelf or VolumeShelf(())

    def wording(self) -> Wording:
        """The words of the shelf."""
        return Wording(self.shelf, self._folder.words())

    def writing(self, steps: Steps) -> IndexWriting:
        """A new segment."""
        return IndexWriting(self._folder.path, steps)

    def commit(self, writing: Writing, wording: Wording) -> None:
        """Add the segment. The words go away while they are wrong, so that a crash leaves none rather than those."""
        if isinstance(writing, IndexWriting):
            writing.commit()
            if wording.changed:
                self._folder.keep_words(None)
            self._committed()

    def keep_words(self, wording: Wording) -> None:
        """Write the table."""
        self._folder.keep_words(wording.table().to_bytes())
        self._committed()

    def merge(self, chosen: Collection[int], steps: Steps) -> None:
        """Make one segment of several."""
        volumes = [volume for index, (volume, _) in enumerate(self.shelf.volumes) if index in chosen]
        writing = self.writing(steps)
        writing.commit_merged({volume.id for volume in volumes if isinstance(volume, SegmentVolume)})
        self._committed()

    def abandon(self, writing: Writing) -> None:
        """Drop a segment."""
        if isinstance(writing, IndexWriting):
            writing.abandon()

    def _committed(self) -> None:
        shelf = IndexShelf(self._folder.path, self._folder.seal(), self.shelf)
        self._use(shelf)
        self.shelf = shelf
