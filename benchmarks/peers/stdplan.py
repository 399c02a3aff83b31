"""Our own engine, as the others are asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import stdplan_tui.search.upkeep  # noqa: F401 - it imports Whoosh, which an engine else does when it is first used
from benchmarks.asking import Boolean
from benchmarks.peers import TOP
from stdplan_tui.search.model import Holding
from stdplan_tui.search.whoosh_index import WhooshEngine


class Stdplan:
    """A contestant: the engine of a workspace, whose hits come with their texts and the words lit up in them."""

    def __init__(self, folder: Path) -> None:
        self.engine = WhooshEngine(folder)

    def build(self, held: Iterable[Holding]) -> None:
        """A first refresh. Raises RuntimeError where no index could be kept, since memory would be measured then."""
        report = self.engine.refresh(held)
        if report.notice:
            raise RuntimeError(report.notice)

    def open(self) -> None:
        """Nothing: an engine opens its index when it is first asked."""

    def words(self, typed: str) -> tuple[Sequence[object], int]:
        """As it is typed."""
        results = self.engine.search(typed, TOP)
        return results.hits, results.total

    def boolean(self, asked: Boolean) -> tuple[Sequence[object], int]:
        """In our query language."""
        return self.words(asked.text)

    def question(self, text: str) -> Sequence[object]:
        """As it is typed."""
        return self.engine.search(text, TOP).hits

    def close(self) -> None:
        """Let go of files."""
        self.engine.close()
