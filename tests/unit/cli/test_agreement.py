"""`stdplan agreement`: figures by document, dimension and tag, and where annotators differ."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdplan_tui.settings import Settings, save_settings
from tests.unit.cli.conftest import Call

VOCABULARY = """\
schema = 1
[[dimension]]
id = "instrument"
title = { en = "policy instrument" }
[[dimension.tag]]
name = "供给型/资金"
[[dimension.tag]]
name = "供给型/人才"
[[dimension]]
id = "phase"
exclusive = true
[[dimension.tag]]
name = "近期"
[[dimension]]
id = "strength"
unit = "sentence"
[[dimension.tag]]
name = "应当"
"""
ZHANG, LI, WANG = ("Zhang San", "0123abcd"), ("Li Si", "89abcdef"), ("Wang Wu", "44444444")


def be(person: tuple[str, str]) -> None:
    """Call as that person from now on."""
    save_settings(Settings(author_name=person[0], author_id=person[1]))


def code(call: Call, person: tuple[str, str], **tags: str) -> None:
    """Mark all of the plan as done, and give tags to some clauses."""
    be(person)
    for clause, given in tags.items():
        assert call("tag", f"plan:{clause.removeprefix('c').replace('_', '.')}", *given.split()).code == 0
    assert call("done", "plan", "--under").code == 0


@pytest.fixture(autouse=True)
def vocabulary(folder: Path) -> None:
    (folder / "annotations").mkdir()
    (folder / "annotations" / "vocabulary.toml").write_text(VOCABULARY, "utf-8")


@pytest.fixture
def coded(call: Call) -> None:
    code(call, ZHANG, c1_1="供给型/资金 供给型/人才", c1_2_p1="供给型/资金", c1_2_b1="近期")
    code(call, LI, c1_1="供给型/资金", c1_2_p1="供给型/资金", c1_2_b1="近期")


@pytest.mark.usefixtures("coded")
def test_json_has_an_object_a_document_and_one_of_all(call: Call) -> None:
    plan, every = call("agreement", "--json").objects
    assert {name: plan[name] for name in ("document", "title", "documents", "any_two", "clauses")} == {
        "document": "plan",
        "title": "江南县标准化发展规划（2021—2025年）",
        "documents": ["plan"],
        "any_two": False,
        "clauses": 5,
    }
    assert plan["annotators"] == [
        {"author": "li-si", "name": "Li Si", "done": 5},
        {"author": "zhang-san", "name": "Zhang San", "done": 5},
    ]
    assert [(one["dimension"], one["unit"], one["exclusive"]) for one in plan["dimensions"]] == [
        ("instrument", "clause", False),
        ("phase", "clause", True),
        ("strength", "sentence", False),
    ]
    assert [(one["tag"], one["dimension"]) for one in plan["tags"]] == [
        ("供给型/资金", "instrument"),
        ("供给型/人才", "instrument"),
        ("近期", "phase"),
    ]
    instrument, phase, strength = plan["dimensions"]
    assert (instrument["annotators"], instrument["units"], instrument["observed"]) == (2, 5, 0.8)
    assert instrument["kappa"] == round((0.8 - 11 / 25) / (1 - 11 / 25), 6)
    assert instrument["kappas"] == [{"authors": ["li-si", "zhang-san"], "units": 5, "kappa": instrument["kappa"]}]
    assert instrument["alpha"] == round(1 - 0.2 / (1 - (30 + 6) / 90), 6)
    assert instrument["alpha"] < instrument["alpha_masi"] < 1
    for name in ("alpha", "alpha_masi"):
        low, high = instrument[f"{name}_interval"]
        assert low <= instrument[name] <= high
    assert (phase["alpha"], phase["alpha_masi"], phase["undefined"]) == (1, None, None)
    assert (strength["observed"], strength["alpha"], strength["alpha_interval"]) == (1, None, None)
    assert strength["undefined"] == "no-variation"
    assert (every["document"], every["title"], every["documents"]) == (None, None, ["plan"])
    assert every["dimensions"] == plan["dimensions"]


@pytest.mark.usefixtures("coded")
def test_the_page_says_the_same(call: Call) -> None:
    ran = call("agreement")
    assert ran.code == 0
    assert ran.lines[0] == "plan  江南县标准化发展规划（2021—2025年）"
    assert ran.lines[1] == "  5 clauses that each has marked as done: Li Si, Zhang San"
    assert ran.lines[2].split() == ["units", "observed", "kappa", "alpha", "[95%]", "alpha", "of", "sets", "[95%]"]
    first = ran.lines[3].split()
    assert first[:6] == ["policy", "instrument", "5", "0.800", "0.643", "0.667"]
    assert ran.lines[4].split()[:5] == ["#供给型/资金", "5", "1.000", "1.000", "1.000"]
    assert ran.lines[8].split() == ["strength", "(sentences)", "5", "1.000", "—", "—", "—"]
    assert ran.lines[9] == "    —  all gave the same everywhere: nothing tells agreement from chance"
    assert "documents" not in ran.out, "one document is no total"
    assert call("agreement").out == ran.out, "figures by chance are the same each time"


@pytest.mark.usefixtures("coded")
def test_of_one_dimension_or_one_tag(call: Call) -> None:
    found, _all = call("agreement", "plan", "--dimension", "policy instrument", "--json").objects
    assert [one["dimension"] for one in found["dimensions"]] == ["instrument"]
    assert len(found["tags"]) == 2
    found, _all = call("agreement", "--tag", "供给型", "--json").objects
    assert (found["dimensions"], [one["tag"] for one in found["tags"]]) == ([], ["供给型"])
    assert found["tags"][0]["alpha"] == 1


@pytest.mark.usefixtures("coded")
def test_where_they_differ(call: Call) -> None:
    ran = call("agreement", "--disagreements")
    assert ran.code == 0
    assert ran.lines == [
        "plan:1.1  一/（一）  policy instrument  （一）指导思想。 坚持质量第一，完善标准体系。",
        "    Li Si  #供给型/资金",
        "    Zhang San  #供给型/资金 #供给型/人才",
    ]
    assert call("agreement", "--disagreements", "--json").object == {
        "document": "plan",
        "clause": "1.1",
        "label": "一/（一）",
        "dimension": "instrument",
        "start": None,
        "end": None,
        "text": "（一）指导思想。\n坚持质量第一，完善标准体系。",
        "choices": [
            {"author": "li-si", "name": "Li Si", "tags": ["供给型/资金"]},
            {"author": "zhang-san", "name": "Zhang San", "tags": ["供给型/资金", "供给型/人才"]},
        ],
        "decision": None,
    }
    assert call("agreement", "--disagreements", "--tag", "供给型/人才").code == 0
    for narrower in (("--tag", "供给型/资金"), ("--dimension", "phase")):
        ran = call("agreement", "--disagreements", *narrower)
        assert (ran.code, ran.out) == (1, "")
        assert "nobody differs" in ran.err


@pytest.mark.usefixtures("coded")
def test_what_was_decided_is_told_and_changes_nobody_s_coding(call: Call) -> None:
    before = call("agreement", "--json").out
    decided = call("adjudicate", "plan:1.1", "供给型/人才", "-m", "只谈人才", "--json").object
    assert (decided["motivation"], decided["tags"]) == ("adjudicating", ["供给型/人才"])
    given = {one["id"] for one in call("annotations", "plan:1.1", "--kind", "tags", "--json").objects}
    assert set(decided["reply_to"]) == given
    assert call("agreement", "--json").out == before
    told = call("agreement", "--disagreements", "--json").object["decision"]
    assert (told["id"], told["tags"], told["body"]) == (decided["id"], ["供给型/人才"], "只谈人才\n")
    assert call("agreement", "--disagreements").lines[-2:] == ["    decided by Li Si: #供给型/人才", "      只谈人才"]
    ran = call("agreement", "--disagreements", "--undecided")
    assert (ran.code, ran.out) == (1, "")
    assert "all is decided" in ran.err


@pytest.mark.usefixtures("coded")
def test_who_decided_decides_anew_and_none_is_a_decision_too(call: Call) -> None:
    first = call("adjudicate", "plan:1.1", "供给型/人才", "--json").object
    second = call("adjudicate", "plan:1.1", "--dimension", "instrument", "--json").object
    assert (second["id"], second["tags"]) == (first["id"], [])
    assert call("agreement", "--disagreements", "--json").object["decision"]["tags"] == []
    assert call("undo").code == 0
    assert call("agreement", "--disagreements", "--json").object["decision"]["tags"] == ["供给型/人才"]
    be(ZHANG)
    third = call("adjudicate", "plan:1.1", "供给型/资金", "--json").object
    assert third["id"] != first["id"]
    assert call("agreement", "--disagreements", "--json").object["decision"]["id"] == third["id"]


@pytest.mark.usefixtures("coded")
def test_decisions_that_cannot_be_made_are_refused(call: Call) -> None:
    assert call("adjudicate", "plan:1.1").code == 2
    assert call("adjudicate", "plan:1.1", "没有的标签").code == 2
    assert call("adjudicate", "plan:1.1", "供给型/人才", "--dimension", "phase").code == 1
    assert call("adjudicate", "plan:1.2", "供给型/人才").code == 1
    assert call("agreement", "--undecided").code == 2


def test_sentences_that_differ(call: Call) -> None:
    be(ZHANG)
    call("tag", "plan:1.2.p1", "应当", "--quote", "特高压")
    call("done", "plan", "--under")
    code(call, LI)
    ran = call("agreement", "--disagreements", "--dimension", "strength")
    assert ran.lines[0] == "plan:1.2.p1  一/（二）/需求引领，系统布局  strength  围绕产业需要，制定特高压输电标准。"
    assert ran.lines[1:] == ["    Li Si  without a tag", "    Zhang San  #应当"]
    found = call("agreement", "--disagreements", "--json").object
    assert (found["start"], found["text"]) == (11, "围绕产业需要，制定特高压输电标准。")


@pytest.mark.usefixtures("coded")
def test_three_annotators_have_kappas_by_twos(call: Call) -> None:
    code(call, WANG, c1_1="供给型/资金")
    call("done", "plan:2", "--under", "--remove")
    lines = call("agreement", "plan", "--dimension", "instrument").lines
    assert lines[1] == "  4 clauses that each has marked as done: Li Si, Wang Wu, Zhang San"
    assert "kappa" not in lines[2]
    (at,) = (place for place, line in enumerate(lines) if line == "  Kappa of each two")
    assert [line.split() for line in lines[at + 1 : at + 4]] == [
        ["policy", "instrument", "Li", "Si", "/", "Wang", "Wu", "4", "0.500"],
        ["policy", "instrument", "Li", "Si", "/", "Zhang", "San", "4", "0.600"],
        ["policy", "instrument", "Wang", "Wu", "/", "Zhang", "San", "4", "0.111"],
    ]
    assert "5 clauses that two at least have marked as done" in call("agreement", "--any-two").out
    chosen, _all = call("agreement", "--author", "Li Si", "--author", "zhang-san", "--json").objects
    assert [one["author"] for one in chosen["annotators"]] == ["li-si", "zhang-san"]
    assert chosen["clauses"] == 5


@pytest.mark.usefixtures("coded")
def test_several_documents_have_a_total(call: Call) -> None:
    for person in (ZHANG, LI):
        be(person)
        call("tag", "notice:p1", "供给型/资金")
        call("done", "notice:p1")
    ran = call("agreement")
    assert "2 documents" in ran.out
    assert "  6 clauses that each has marked as done: Li Si, Zhang San" in ran.lines
    notice, plan, every = call("agreement", "--json").objects
    assert [one["document"] for one in (notice, plan, every)] == ["notice", "plan", None]
    assert every["dimensions"][0]["units"] == 6


def test_nothing_can_be_compared(call: Call) -> None:
    ran = call("agreement")
    assert (ran.code, ran.out) == (1, "")
    assert "nothing can be compared" in ran.err
    ran = call("agreement", "plan", "--json")
    assert (ran.code, ran.out) == (1, "")
    assert "plan: fewer than two annotators have marked clauses as done" in ran.err
    be(ZHANG)
    call("done", "plan:1.1")
    be(LI)
    call("done", "plan:1.2.p1")
    ran = call("agreement")
    assert ran.code == 1
    assert "plan: no clause is marked as done by each of Li Si, Zhang San" in ran.err
    assert "plan: no clause is marked as done by two of Li Si, Zhang San" in call("agreement", "--any-two").err


@pytest.mark.usefixtures("coded")
def test_a_document_that_was_named_and_cannot_be_compared_is_told(call: Call) -> None:
    ran = call("agreement", "plan", "notice")
    assert (ran.code, ran.lines[0][:4]) == (1, "plan")
    assert "notice: fewer than two" in ran.err
    assert call("agreement").err == ""


@pytest.mark.usefixtures("coded")
def test_broken_files_are_told(call: Call, folder: Path) -> None:
    (folder / "annotations" / "plan" / "zhang-san" / "01ARZ3NDEKTSV4RRFFQ69G5FAV.toml").write_text("?")
    ran = call("agreement", "--json")
    assert (ran.code, len(ran.objects)) == (1, 2)
    assert "01ARZ3NDEKTSV4RRFFQ69G5FAV" in ran.err


@pytest.mark.usefixtures("coded")
def test_misuse(call: Call) -> None:
    assert call("agreement", "--dimension", "phase", "--tag", "近期").code == 2
    assert call("agreement", "--dimension", "nothing").code == 2
    assert call("agreement", "--tag", "nothing").code == 2
    assert call("agreement", "--author", "nobody").code == 2
    ran = call("agreement", "--author", "Li Si")
    assert (ran.code, "two annotators" in ran.err) == (2, True)
    assert call("agreement", "nowhere").code == 1


@pytest.mark.usefixtures("coded")
def test_names_and_tags_of_others_do_not_reach_the_terminal_as_they_are(call: Call, folder: Path) -> None:
    author = folder / "annotations" / "_authors" / "li-si.toml"
    author.write_text(author.read_text("utf-8").replace("Li Si", "Li\u202eSi"), "utf-8")
    for file in (folder / "annotations" / "plan" / "li-si").iterdir():
        file.write_text(file.read_text("utf-8").replace('"供给型/资金"', '"\u202e坏"'), "utf-8")
    for arguments in (("agreement",), ("agreement", "--disagreements"), ("agreement", "--json")):
        out = call(*arguments).out
        assert "坏" in out
        assert "Li" in out
        assert "\u202e" not in out
