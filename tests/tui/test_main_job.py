"""The main job, from opening to finding one's notes again."""

from __future__ import annotations

from pathlib import Path

from stdplan_tui.tui.widgets.outline import Outline
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.tui.support import session


async def test_a_reader_opens_moves_by_outline_searches_annotates_tags_quits_and_finds_it_all_again(
    folder: Path,
) -> None:
    async with session(Workspace(folder, SETTINGS)) as reader:
        await reader.until_shown("江南县标准化发展规划", "制定本规划")

        await reader.press("enter")
        assert isinstance(reader.app.focused, Outline)
        await reader.press("j", "j", "enter")
        await reader.until(lambda: reader.clause != "title")

        await reader.press("/")
        await reader.type("特高压")
        await reader.until_shown("1 hit", "制定特高压输电标准")
        await reader.press("enter")
        await reader.until_clause("1.2.p1")
        assert [
            reader.reading.place.document.by_id[clause].string[span.start : span.end]  # type: ignore[union-attr]
            for clause, span in reader.reading.place.lit
        ] == ["特高压"]

        await reader.press("a")
        await reader.type("与新型电力系统重复？")
        await reader.press("ctrl+s")
        await reader.until_shown("Zhang San", "与新型电力系统重复")

        assert reader.reading.here[0].note.target.span is None

        await reader.press("t")
        await reader.type("目标")
        await reader.until_shown("环境型/目标规划")
        await reader.press("enter")
        await reader.until_shown("#环境型/目标规划")
        await reader.press("q")
    assert reader.app.return_code == 0

    async with session(Workspace(folder, SETTINGS), "plan:1.2.p1") as again:
        await again.until_shown("与新型电力系统重复", "#环境型/目标规划", "Zhang San")


async def test_a_note_taken_back_is_gone_and_its_file_is_a_tombstone(folder: Path) -> None:
    async with session(Workspace(folder, SETTINGS), "plan:1.1") as reader:
        await reader.press("a")
        await reader.type("先写下来")
        await reader.press("ctrl+s")
        await reader.until_shown("先写下来", "unresolved")
        await reader.press("u")
        await reader.until(lambda: not reader.reading.here)
    files = list((folder / "annotations" / "plan").rglob("*.toml"))
    assert len(files) == 1
    assert 'status = "deleted"' in files[0].read_text("utf-8")
