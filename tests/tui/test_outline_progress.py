"""How far each document was read, on its row of the outline."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.style import Style

from stdplan_tui.corpus.model import ClauseId, DocumentId
from stdplan_tui.language import use_language
from stdplan_tui.text.width import cells
from stdplan_tui.tui.outline.counting import Count, Tally
from stdplan_tui.tui.outline.folding import Row
from stdplan_tui.tui.outline.painting import Brush
from stdplan_tui.tui.shelf import Titled
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.places import Left, change_places
from tests.support.counts import tries
from tests.support.workspaces import SETTINGS, add_city
from tests.tui.support import Session, session
from tests.tui.test_tips import tip_at


def row_of(reader: Session, document: str) -> str:
    """What stands in the pane of the outline on the row of a document."""
    outline = reader.reading.outline
    number = next(n for n, row in enumerate(outline.rows) if row.key == (document, None))
    return "".join(part.text for part in outline.painted(number, outline.room))


@pytest.fixture
def read_in_part(workspace: Workspace) -> Workspace:
    """A workspace of three, where `notice` was left at 38 per cent and `city` never opened."""
    add_city(workspace.root)
    change_places(workspace, lambda places: places.leaving(DocumentId("notice"), Left(ClauseId("title"), 38)))
    return workspace


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [(140, 36), (80, 24), (40, 12)])
async def test_it_stands_on_documents_that_were_open(
    read_in_part: Workspace, size: tuple[int, int], language: str
) -> None:
    use_language(language)
    async with session(read_in_part, "plan:1.1", size=size) as reader:
        await reader.press("o")
        await reader.until_shown(" 38%")
        assert row_of(reader, "notice").endswith(" 38%")
        assert "%" not in row_of(reader, "city")


async def test_the_open_document_says_how_far_it_is_read_now(read_in_part: Workspace) -> None:
    async with session(read_in_part, "plan:1.1", size=(140, 12)) as reader:
        await reader.press("o")
        await reader.until(lambda: row_of(reader, "plan").endswith(f" {reader.reading.percent}%"))
        await reader.press("tab", "G")
        await reader.until(lambda: row_of(reader, "plan").endswith(" 100%"))
        await reader.reading.run_action("next_document")
        await reader.until(lambda: reader.document != "plan")
        assert row_of(reader, "plan").endswith(" 100%")


async def test_counts_stay_at_the_end_of_the_row(read_in_part: Workspace) -> None:
    async with session(read_in_part, "plan:1.1") as reader:
        await reader.until(lambda: reader.reading.progress)
        reader.reading.counts = {DocumentId("notice"): 12}
        assert row_of(reader, "notice").endswith(" 38% 12")


async def test_where_ambiguous_characters_are_wide_it_is_the_same(read_in_part: Workspace, folder: Path) -> None:
    async with session(Workspace(folder, replace(SETTINGS, ambiguous_width=2)), "plan:1.1") as reader:
        await reader.until(lambda: row_of(reader, "notice").endswith(" 38%"))
        assert row_of(reader, "notice").isprintable()
        assert "…" not in row_of(reader, "notice")


async def test_a_tooltip_says_it_in_words_and_the_whole_title(read_in_part: Workspace) -> None:
    async with session(read_in_part, "plan:1.1") as reader:
        await reader.until(lambda: reader.reading.progress)
        outline = reader.reading.outline
        numbers = {str(row.titled.id): n for n, row in enumerate(outline.rows) if row.clause is None}
        x, y = outline.content_region.offset
        said = await tip_at(reader, x + 12, y + numbers["notice"])
        assert "Read as far as 38%" in said
        assert "江南县人民政府关于开展标准化试点的" in said
        assert "Read" not in await tip_at(reader, x + 12, y + numbers["city"])


BRUSH = Brush(lambda _name: Style(), 1)


def painted(title: str, width: int, tally: Tally, wide: int = 1) -> str:
    row = Row(Titled(DocumentId("plan"), title), None, 0, opens=True, is_open=False)
    return "".join(part.text for part in Brush(BRUSH.look, wide).row(row, width, tally, ()))


def test_where_there_is_no_room_the_title_is_worth_more() -> None:
    tally = Tally(Count(notes=3, hits=12), 38)
    assert painted("国家标准化发展纲要", 30, tally) == "▸ 国家标准化发展纲要 38% /12 3"
    assert painted("国家标准化发展纲要", 27, tally) == "▸ 国家标准化发展… 38% /12 3"
    assert painted("国家标准化发展纲要", 25, tally) == "▸ 国家标准化发展纲… /12 3"
    assert painted("短", 14, Tally(Count(), 100)) == "▸ 短      100%"


@given(
    st.text("国家标准—A", max_size=20), st.integers(0, 60), st.integers(0, 99), st.integers(0, 200),
    st.none() | st.integers(0, 100), st.sampled_from([1, 2]),
)  # fmt: skip
@settings(max_examples=tries(100))
def test_a_row_is_never_wider_than_there_is_room(
    title: str, width: int, notes: int, hits: int, percent: int | None, wide: int
) -> None:
    tally = Tally(Count(notes=notes, hits=hits), percent)
    needed = 3 + cells(f"{tally.count.shown_hits} {tally.count.shown_notes}")
    assert cells(painted(title, width, tally, wide), wide) <= max(width, needed)
