"""Zen: only the text, at every size; what is opened over it can be used and leaves it so."""

from __future__ import annotations

import pytest
from textual.widgets import Input

from stdplan_tui.tui.widgets.footer import Footer
from stdplan_tui.tui.widgets.status import Status
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import session


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (140, 36), (200, 60)])
async def test_search_and_find_open_over_zen_and_leave_it(workspace: Workspace, size: tuple[int, int]) -> None:
    async with session(workspace, size=size, indexed=True) as reader:
        await reader.press("z")
        await reader.until(lambda: not reader.reading.query_one(Footer).display)
        assert reader.reading.reader.size.height >= size[1] - 1
        assert not reader.reading.query_one(Status).display
        for key in ("slash", "f"):
            await reader.press(key)
            await reader.until(lambda: isinstance(reader.app.focused, Input))
            await reader.type("标准")
            await reader.until_shown("标准")
            field = reader.app.focused
            assert field is not None
            assert field.region.height == 1
            assert reader.reading.region.contains_region(field.region)
            await reader.press("escape")
            await reader.until(lambda: reader.reading.reader.has_focus)
            assert reader.reading.has_class("-zen")
        await reader.press("z")
        await reader.until(lambda: reader.reading.query_one(Footer).display)
