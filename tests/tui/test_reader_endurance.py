"""A document of 600 kB: a held key loses nothing, and moving about for long takes no memory."""

from __future__ import annotations

import gc
import sys
from pathlib import Path

import pytest
from textual import events

from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import Document, DocumentId, Metadata
from stdplan_tui.tui.layout.steps import is_drawn
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.tui.reader_app import LONG, ReaderApp, long_plan
from tests.tui.support import session

KILOBYTES = 600
HELD = 60
"""The keys that a terminal sends in two seconds while one is held: thirty a second."""


def whole_text(document: Document) -> int:
    return sum(len(clause.string.encode()) for clause in document.flat)


@pytest.fixture
def thick(folder: Path) -> Workspace:
    """The workspace with a document `thick` of 600 kB more."""
    parts = (f"## {n}. 重点领域\n\n{LONG}\n\n{LONG * 2}\n" for n in range(1, 476))
    library = Library(folder / "corpus")
    library.save(Metadata(DocumentId("thick"), "汇编"), "# 汇编\n\n" + "\n".join(parts))
    return Workspace(folder, SETTINGS)


def blocks(app: ReaderApp) -> int:
    """The blocks of memory that Python holds, but for what the test itself noted."""
    app.told.clear()
    gc.collect()
    return sys.getallocatedblocks()


@pytest.mark.parametrize("key", ["j", "k"])
async def test_a_held_key_loses_no_step(thick: Workspace, key: str) -> None:
    async with session(thick, "thick") as reader:
        document = reader.reading.place.document
        assert document is not None
        assert whole_text(document) > KILOBYTES * 1000
        drawn = [clause.id for clause in document.flat if is_drawn(clause)]
        at = drawn.index(document.flat[reader.reading.reader.number].id)
        if key == "k":
            await reader.press("G")
            at = len(drawn) - 1
        for _ in range(HELD):
            reader.app.post_message(events.Key(key, key))
        expected = drawn[at + (HELD if key == "j" else -HELD)]
        await reader.until_clause(expected)
        await reader.pilot.pause(0.1)
        assert reader.clause == reader.reading.reader.current == expected
        assert any("▌" in reader.reading.reader.render_line(y).text for y in range(30))


async def test_ten_thousand_moves_take_no_memory() -> None:
    app = ReaderApp(long_plan(475))
    async with app.run_test(size=(100, 30)) as pilot:
        reader = app.reader
        moves = [reader.next_clause] * 6 + [reader.page, reader.next_heading, reader.next_sentence, reader.page]

        async def go_about(count: int) -> None:
            for step in range(count):
                moves[step % len(moves)](1 if step // 900 % 2 == 0 else -1)
                if step % 20 == 0:
                    app.rows()
                if step % 200 == 0:
                    await pilot.pause()

        while reader.sheet is None or list(reader.sheet.unset(0)):
            await pilot.pause(0.02)
        await go_about(3_000)  # until the caches are full
        before = blocks(app)
        await go_about(10_000)
        grown = blocks(app) - before
        assert grown < 3_000  # a leak of one block a move would be 10,000
