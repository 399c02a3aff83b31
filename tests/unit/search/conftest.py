from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from pathlib import Path

import pytest

from stdplan_tui.search.engine import SearchEngine
from stdplan_tui.search.memory import MemoryEngine
from stdplan_tui.search.whoosh_index import WhooshEngine

Opening = Callable[..., WhooshEngine]
"""Opens the engine of a cache folder, and of a workspace; it is closed after the test."""


@pytest.fixture(params=["whoosh", "memory"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[SearchEngine]:
    """Every engine there is: what a test asks of one, it asks of all."""
    engine: SearchEngine = WhooshEngine(tmp_path / "cache") if request.param == "whoosh" else MemoryEngine()
    with closing(engine):
        yield engine


@pytest.fixture
def opening() -> Iterator[Opening]:
    """Engines over an index, as many as a test wants."""
    with ExitStack() as opened:

        def one(folder: Path, workspace: str = "") -> WhooshEngine:
            return opened.enter_context(closing(WhooshEngine(folder, workspace)))

        yield one
