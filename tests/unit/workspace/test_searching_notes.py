"""Notes in a search: their state, their answers, and where they stand once the text has changed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from stdplan_tui.annotations.model import Resolution
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.corpus.model import Span
from stdplan_tui.workspace import annotating, discussing, reading, searching
from stdplan_tui.workspace.folder import Workspace


@pytest.fixture(autouse=True)
def closed(ws: Workspace) -> Iterator[None]:
    yield
    searching.engine(ws).close()


@pytest.fixture
def asked(ws: Workspace) -> Noted:
    """A note on words of a clause."""
    document, clause = reading.find(ws, "plan:1.2.p1")
    start = clause.string.index("特高压")
    annotating.annotate(ws, document, clause, "与国标重复", span=Span(start, start + 5), tags=["环境型/目标规划"])
    (one,) = ws.notebook.of(document).every
    return one


def places(ws: Workspace, query: str) -> set[str]:
    searching.refresh(ws)
    return {f"{hit.document}:{hit.clause}" for hit in searching.search(ws, query).hits}


@pytest.mark.parametrize(
    "query", ["note:重复", "tag:环境型", "by:zhang-san note:国标", "status:open note:重复", "状态:未决 批注:重复"]
)
def test_every_field_finds_the_note(ws: Workspace, asked: Noted, query: str) -> None:
    assert places(ws, query) == {"plan:1.2.p1"}


@pytest.mark.parametrize(
    ("resolution", "state", "others"),
    [
        (Resolution.RESOLVED, "resolved", ("open", "wontfix")),
        (Resolution.WONTFIX, "wontfix", ("open", "resolved")),
    ],
)
def test_a_settled_discussion_is_found_by_its_state(
    ws: Workspace, asked: Noted, resolution: Resolution, state: str, others: tuple[str, ...]
) -> None:
    discussing.reply(ws, asked, "标号不同")
    discussing.assess(ws, asked, resolution, "已经核对")
    assert places(ws, f"note:重复 status:{state}") == {"plan:1.2.p1"}
    assert places(ws, f"note:标号 status:{state}") == {"plan:1.2.p1"}
    assert places(ws, "note:已经核对") == {"plan:1.2.p1"}
    for other in others:
        assert places(ws, f"note:重复 status:{other}") == set()


def test_a_discussion_that_was_taken_up_again_is_open(ws: Workspace, asked: Noted) -> None:
    discussing.assess(ws, asked, Resolution.RESOLVED, "")
    assert places(ws, "note:重复 status:open") == set()
    settled = next(one for one in ws.notebook.of(reading.document(ws, "plan")).every if not one.is_answer)
    discussing.assess(ws, settled, Resolution.REOPENED, "还有一处")
    assert places(ws, "note:重复 status:open") == {"plan:1.2.p1"}


def test_an_answer_is_found_where_its_note_stands(ws: Workspace, asked: Noted) -> None:
    discussing.reply(ws, asked, "标号不同")
    assert places(ws, "note:标号 by:zhang-san") == {"plan:1.2.p1"}
    body = ws.root / "corpus" / "plan.md"
    text = body.read_text("utf-8")
    body.write_text(
        text.replace("**需求引领，系统布局。**", "**改革创新，协同推进。**\n另立一段。\n\n**需求引领，系统布局。**"),
        "utf-8",
    )
    assert places(ws, "note:标号") == {"plan:1.2.p2"}


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("**需求引领，系统布局。**", "**改革创新，协同推进。**\n另立一段。\n\n**需求引领，系统布局。**", "plan:1.2.p2"),
        ("围绕产业需要，制定特高压输电标准。", "紧紧围绕产业发展需要，制定特高压输电标准。", "plan:1.2.p1"),
        ("围绕产业需要，制定特高压输电标准。", "围绕产业需要，制定超高压变电标准。", "plan:1.2.p1"),
    ],
)
def test_a_note_is_found_where_it_stands_in_the_text_as_it_is_now(
    ws: Workspace, asked: Noted, old: str, new: str, place: str
) -> None:
    body = ws.root / "corpus" / "plan.md"
    text = body.read_text("utf-8")
    assert old in text
    body.write_text(text.replace(old, new), "utf-8")
    for query in ("note:重复", "tag:环境型/目标规划", "by:zhang-san note:国标"):
        assert places(ws, query) == {place}


def test_a_note_without_a_place_is_found_on_its_document(ws: Workspace, asked: Noted) -> None:
    body = ws.root / "corpus" / "plan.md"
    text = body.read_text("utf-8")
    gone = "**需求引领，系统布局。**\n围绕产业需要，制定特高压输电标准。\n\n"
    assert gone in text
    body.write_text(text.replace(gone, ""), "utf-8")
    assert places(ws, "note:重复") == {"plan:None"}
