"""`stdplan citations`."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId, Metadata
from tests.unit.cli.conftest import Call

OPINION = (
    "# 江南县人民政府意见\n\n落实《江南县标准化发展规划（2021-2025年）》第二部分。\n\n参照《甲办法》和《乙县规划》。\n"
)


@pytest.fixture(autouse=True)
def opinion(folder: Path) -> None:
    library = Library(folder / "corpus")
    library.save(Metadata(DocumentId("opinion"), "江南县人民政府意见"), OPINION)
    library.save(Metadata(DocumentId("yi"), "乙县规划（2021—2025年）"), "# 乙县规划（2021—2025年）\n\n甲。\n")


def test_each_citation_is_a_line(call: Call) -> None:
    ran = call("citations", "opinion")
    assert ran.code == 0
    assert ran.lines == [
        "opinion:p1  《江南县标准化发展规划（2021-2025年）》第二部分  -> plan:2",
        "opinion:p2  《甲办法》  -> not here",
        "opinion:p2  《乙县规划》  -> one of yi",
    ]


def test_of_one_clause(call: Call) -> None:
    assert len(call("citations", "opinion:p2").lines) == 2


def test_as_json(call: Call) -> None:
    first, second, third = call("citations", "opinion", "--json").objects
    assert first == {
        "document": "opinion",
        "clause": "p1",
        "span": [2, 30],
        "text": "《江南县标准化发展规划（2021-2025年）》第二部分",
        "kind": "title",
        "cites": {"document": "plan", "clause": "2"},
        "candidates": [],
    }
    assert (second["cites"], second["candidates"]) == (None, [])
    assert (third["cites"], third["candidates"]) == (None, [{"document": "yi", "clause": None}])


def test_cited_by(call: Call) -> None:
    line = "opinion:p1  《江南县标准化发展规划（2021-2025年）》第二部分  -> plan:2"
    assert call("citations", "--cited-by", "plan").lines == [line]
    assert call("citations", "--cited-by", "plan:2").lines == [line]
    (found,) = call("citations", "--cited-by", "plan", "--json").objects
    assert (found["document"], found["cites"]) == ("opinion", {"document": "plan", "clause": "2"})


def test_what_is_not_there(call: Call) -> None:
    assert call("citations", "nothing").code == 1
    assert call("citations", "plan:99").code == 1


@pytest.mark.parametrize("json", [(), ("--json",)])
def test_nothing_to_print_is_said_and_makes_the_exit_code_1(call: Call, json: tuple[str, ...]) -> None:
    for place, words in ((["yi"], "nothing is cited there"), (["--cited-by", "plan:1"], "nothing cites it")):
        ran = call("citations", *place, *json)
        assert (ran.code, ran.out, ran.err) == (1, "", f"stdplan: {words}\n")
