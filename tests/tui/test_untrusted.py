"""Corpus, notes and tags come from other people: whatever they hold is shown as text."""

from __future__ import annotations

from pathlib import Path

from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId, Metadata
from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.tui.support import session

HOSTILE = "[@click=app.quit]点我[/] [bold red]红[/bold red]"


def hostile(folder: Path) -> Workspace:
    body = "# \\[@click=app.quit\\]标题\\[/\\]\n\n## 一、\\[b\\]要求\n\n正文\\[@click=app.quit\\]点我\\[/\\]。\n"
    Library(folder / "corpus").save(Metadata(DocumentId("hostile"), "[@click=app.quit]标题[/]"), body)
    workspace = Workspace(folder, SETTINGS)
    document, clause = reading.find(workspace, "hostile:1")
    annotating.annotate(workspace, document, clause, HOSTILE + " \x1b]0;bad\x07")
    annotating.tag(workspace, document, clause, ["[@click=app.quit]标签[/]"])
    return workspace


async def test_markup_in_titles_headings_notes_and_tags_stands_as_text(folder: Path) -> None:
    async with session(hostile(folder), "hostile:1") as reader:
        await reader.until_shown(
            "[@click=app.quit]标题[/]", "[b]要求", "red]红[/bold red]", "#[@click=app.quit]标签[/]"
        )
        assert "\x1b" not in reader.shown
        assert "bad" not in reader.shown


async def test_markup_in_hits_picker_and_palette_stands_as_text(folder: Path) -> None:
    async with session(hostile(folder), "hostile:1") as reader:
        await reader.press("slash")
        await reader.type("点我")
        await reader.until_shown("正文[@click=app.quit]点我[/]")
        await reader.press("escape", "t")
        await reader.until_shown("[x] [@click=app.quit]标签[/]")
        await reader.press("escape", "ctrl+p")
        await reader.type("标题")
        await reader.until_shown("[@click=app.quit]标题[/]  ", "  document")


async def test_a_note_of_a_hundred_thousand_characters_is_shown_cut(folder: Path) -> None:
    workspace = Workspace(folder, SETTINGS)
    document, clause = reading.find(workspace, "plan:1.1")
    annotating.annotate(workspace, document, clause, "长" * 100_000)
    async with session(workspace, "plan:1.1") as reader:
        reader.reading.panel.focus()
        await reader.press(*["pagedown"] * 4)
        await reader.until_shown("more characters")
