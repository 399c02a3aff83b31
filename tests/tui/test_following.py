"""From a citation to what it names, by key and by mouse, and back; and to what cites a clause."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.widgets import OptionList

from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId, Metadata, Span
from stdplan_tui.tui.actions import following
from stdplan_tui.tui.screens.filtered import Filtered
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import opened
from tests.tui.support import Session, session

LAW = """\
# 江南县消防条例

**第一条**
落实《江南县标准化发展规划（2021-2025年）》第二部分，制定本条例。

**第二条**
单位违反本条例第一条规定的，依照江政发〔2021〕3号和《江南县水法》处理。

**第三条**
本条例自公布之日起施行。
"""
ONE, SEVERAL, NONE = "law:art1", "law:art2", "law:art3"


@pytest.fixture
def workspace(tmp_path: Path) -> Workspace:
    """The plan, the notice, and a law that cites both and itself."""
    ws = opened(tmp_path)
    Library(tmp_path / "corpus").save(Metadata(DocumentId("law"), "江南县消防条例"), LAW)
    return ws


async def ready(reader: Session) -> None:
    """Wait until it is known what is cited."""
    await reader.until(lambda: reader.reading.citations is not None)


def offered(reader: Session) -> list[str]:
    """The rows of the picker, their words in one line each."""
    options = reader.app.screen.query_one(OptionList).options
    return [" ".join(str(option.prompt).split()) for option in options]


async def picking(reader: Session) -> None:
    """Wait until there is something to pick from."""
    await reader.until(lambda: isinstance(reader.app.screen, Filtered) and reader.app.screen.is_mounted)
    await reader.pilot.pause()


async def click(reader: Session, text: str, *, control: bool = False, times: int = 1) -> None:
    """Click in the middle of that text in the reader."""
    widget = reader.reading.reader
    rows = reader.shown.splitlines()
    y = next(y for y, row in enumerate(rows) if text in row)
    x = sum(
        2 if ord(character) > 0x2000 and character not in "│╭╮╰╯─▌▾▸…" else 1 for character in rows[y].split(text)[0]
    )
    offset = (x + len(text) - widget.region.x, y - widget.region.y)
    await reader.pilot.click(widget, offset=offset, control=control, times=times)


async def test_enter_opens_the_only_document_cited_and_the_jump_list_leads_back(workspace: Workspace) -> None:
    async with session(workspace, ONE) as reader:
        await ready(reader)
        await reader.press("enter")
        await reader.until(lambda: (reader.document, reader.clause) == ("plan", "2"))
        await reader.press("{")
        await reader.until(lambda: (reader.document, reader.clause) == ("law", "art1"))


async def test_enter_offers_several_and_what_is_not_here_is_none_of_them(workspace: Workspace) -> None:
    async with session(workspace, SEVERAL) as reader:
        await ready(reader)
        await reader.press("enter")
        await picking(reader)
        assert [row.split()[0] for row in offered(reader)] == ["本条例第一条", "江政发〔2021〕3号"]
        await reader.press("down", "enter")
        await reader.until(lambda: reader.document == "notice")


async def test_enter_follows_what_is_selected(workspace: Workspace) -> None:
    async with session(workspace, SEVERAL) as reader:
        await ready(reader)
        start = reader.reading.reader.clauses[reader.reading.reader.number].string.index("本条例")
        reader.reading.reader.select(Span(start, start + 2))
        await reader.press("enter")
        await reader.until_clause("art1")


async def test_enter_without_a_citation_goes_to_the_outline(workspace: Workspace) -> None:
    async with session(workspace, NONE) as reader:
        await ready(reader)
        await reader.press("enter")
        await reader.until(lambda: reader.reading.focused is reader.reading.outline)


async def test_citations_are_underlined_and_only_those_that_lead_somewhere(workspace: Workspace) -> None:
    async with session(workspace, SEVERAL) as reader:
        await ready(reader)
        await reader.pilot.pause()
        underlined = "".join(
            segment.text
            for y in range(reader.reading.reader.size.height)
            for segment in reader.reading.reader.render_line(y)
            if segment.style and segment.style.underline
        )
        assert "江政发〔2021〕3号" in underlined.replace(" ", "")  # a row breaks or is justified there
        assert "水法" not in underlined


async def test_a_click_follows_and_a_double_click_does_not(
    workspace: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(following, "_DOUBLE_CLICK", 0.05)
    async with session(workspace, SEVERAL) as reader:
        await ready(reader)
        await reader.pilot.pause()
        await click(reader, "单位违反")
        assert reader.reading._clicked is None
        await click(reader, "江政发")
        await reader.until(lambda: reader.document == "notice")
    monkeypatch.setattr(following, "_DOUBLE_CLICK", 60)
    async with session(workspace, SEVERAL) as reader:
        await ready(reader)
        await reader.pilot.pause()
        await click(reader, "江政发", times=2)
        assert reader.reading._clicked is None
        assert reader.document == "law"


async def test_a_click_with_control_follows_at_once(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(following, "_DOUBLE_CLICK", 60)
    async with session(workspace, SEVERAL) as reader:
        await ready(reader)
        await reader.pilot.pause()
        await click(reader, "江政发", control=True)
        await reader.until(lambda: reader.document == "notice")


async def test_what_is_cited_here_is_listed_with_what_is_not_in_the_workspace(workspace: Workspace) -> None:
    async with session(workspace, SEVERAL) as reader:
        await ready(reader)
        await reader.reading.run_action("citations")
        await picking(reader)
        assert [row.split()[0] for row in offered(reader)] == ["本条例第一条", "江政发〔2021〕3号", "《江南县水法》"]
        assert offered(reader)[-1].endswith("not here")
        await reader.press("up", "enter")
        await reader.until_shown("It is not in this workspace")
        assert reader.document == "law"


async def test_a_clause_that_cites_nothing_says_so(workspace: Workspace) -> None:
    async with session(workspace, NONE) as reader:
        await ready(reader)
        await reader.reading.run_action("citations")
        await reader.until_shown("This clause cites nothing")


async def test_cited_by(workspace: Workspace) -> None:
    async with session(workspace, "plan:2") as reader:
        await ready(reader)
        await reader.reading.run_action("cited_by")
        await picking(reader)
        assert offered(reader)[0] == "This clause"
        assert offered(reader)[1].startswith("第一条 《江南县标准化发展规划")
        await reader.press("enter")
        await reader.until(lambda: (reader.document, reader.clause) == ("law", "art1"))


async def test_cited_by_nothing(workspace: Workspace) -> None:
    async with session(workspace, NONE) as reader:
        await ready(reader)
        await reader.reading.run_action("cited_by")
        await reader.until_shown("No document here cites it")


async def test_a_document_that_comes_in_later_can_be_followed(workspace: Workspace) -> None:
    async with session(workspace, SEVERAL) as reader:
        await ready(reader)
        await reader.until(lambda: reader.reading.watched)
        Library(workspace.root / "corpus").save(Metadata(DocumentId("water"), "江南县水法"), "# 江南县水法\n\n水。\n")
        reader.reading.corpus_changed()
        clause = reader.reading.reader.clauses[reader.reading.reader.number]
        await reader.until(lambda: reader.reading.citations and len(reader.reading.citations.spans(clause)) == 3)
