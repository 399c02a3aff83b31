"""What annotators of a workspace gave, compared: figures, and where they differ."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from stdplan_tui.annotations.agreement.codings import Codings, Lack
from stdplan_tui.annotations.agreement.disagreements import Choice, disagreements
from stdplan_tui.annotations.agreement.figures import Undefined
from stdplan_tui.annotations.agreement.table import Asked, Row, table
from stdplan_tui.annotations.making import made
from stdplan_tui.annotations.model import Motivation
from stdplan_tui.annotations.vocabulary import Dimension
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId, Metadata, Span
from stdplan_tui.errors import VocabularyError
from stdplan_tui.workspace import annotating, progress, reading
from stdplan_tui.workspace.agreement import asked, codings_in
from stdplan_tui.workspace.annotating import target_of
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import PLAN, SETTINGS

VOCABULARY = """\
schema = 1
[[dimension]]
id = "instrument"
title = { en = "policy instrument" }
[[dimension.tag]]
name = "供给型/资金"
aliases = ["资金"]
formerly = ["供给型/钱"]
[[dimension.tag]]
name = "供给型/人才"
[[dimension.tag]]
name = "环境型/法规"
[[dimension]]
id = "phase"
exclusive = true
[[dimension.tag]]
name = "近期"
[[dimension.tag]]
name = "远期"
[[dimension]]
id = "strength"
unit = "sentence"
[[dimension.tag]]
name = "应当"
"""
MONEY, PEOPLE, LAW = "供给型/资金", "供给型/人才", "环境型/法规"
EVERY = ("preamble.p1", "1.1", "1.2.p1", "1.2.b1", "2.box1.e1")
PEOPLES = {"zhang": SETTINGS, "li": replace(SETTINGS, author_name="Li Si", author_id="89abcdef")}
PEOPLES["wang"] = replace(SETTINGS, author_name="Wang Wu", author_id="44444444")


class Team:
    """Several people at work in one folder."""

    def __init__(self, ws: Workspace) -> None:
        (ws.root / "annotations").mkdir()
        (ws.root / "annotations" / "vocabulary.toml").write_text(VOCABULARY, "utf-8")
        self.folder = ws.root

    def as_(self, who: str) -> Workspace:
        return Workspace(self.folder, PEOPLES[who])

    def codes(self, who: str, document: str = "plan", done: Iterable[str] = EVERY, **tags: str) -> None:
        """Mark clauses as done, and give tags to some: `c1_1="供给型/资金"` to the clause 1.1, several by spaces."""
        ws = self.as_(who)
        text = reading.document(ws, document)
        for clause, given in tags.items():
            annotating.tag(ws, text, text.clause(clause.removeprefix("c").replace("_", ".")), given.split())
        progress.mark_done(ws, text, [text.clause(clause) for clause in done], True)

    def reword(self, old: str, new: str) -> None:
        """Write the plan anew."""
        metadata = Metadata(DocumentId("plan"), "江南县标准化发展规划（2021—2025年）")
        Library(self.folder / "corpus").save(metadata, PLAN.replace(old, new))

    def compared(self, *annotators: str, document: str = "plan", any_two: bool = False) -> Codings:
        ws = self.as_("zhang")
        (found,) = codings_in(ws, [DocumentId(document)], annotators, any_two=any_two)
        return found.codings


@pytest.fixture
def team(ws: Workspace) -> Team:
    return Team(ws)


def row(codings: Codings, dimension: str | None, tag: str | None = None, *more: Codings) -> Row:
    rows = table([codings, *more], codings.vocabulary)
    (found,) = (one for one in rows if (one.dimension and one.dimension.id, one.tag) == (dimension, tag))
    return found


def dimension(codings: Codings, id_: str) -> Dimension:
    return next(one for one in codings.vocabulary.dimensions if one.id == id_)


def test_two_annotators_over_the_clauses_that_both_have_done(team: Team) -> None:
    team.codes("zhang", c1_1=MONEY, c1_2_p1=f"{MONEY} {PEOPLE}", c1_2_b1=LAW, c2_box1_e1=PEOPLE)
    team.codes("li", done=EVERY[:4], c1_1=MONEY, c1_2_p1=MONEY, c1_2_b1=LAW, c2_box1_e1=MONEY)
    found = team.compared()
    assert found.annotators == ("li-si", "zhang-san")
    assert [clause.id for clause in found.clauses] == list(EVERY[:4])
    figures = row(found, "instrument").figures
    assert (figures.annotators, figures.units, figures.observed) == (2, 4, 0.75)
    # By hand: {} twice, money 3 times, law twice, both once; observed 1 of 4; by chance 1 - (2 + 6 + 2)/56.
    assert figures.alpha.value == pytest.approx(1 - 0.25 / (1 - (2 + 6 + 2) / 56))
    # Cohen: chance is (1·1 + 2·1 + 1·1)/16.
    assert figures.kappa == pytest.approx((0.75 - 0.25) / (1 - 0.25))
    assert figures.masi is not None
    assert figures.masi.value is not None
    assert 1 - 0.25 / (1 - 10 / 56) < figures.masi.value < 1, "sets that overlap agree in part"
    assert figures.alpha.interval is not None


def test_a_tag_is_given_or_not(team: Team) -> None:
    team.codes("zhang", c1_1=MONEY, c1_2_p1=f"{MONEY} {PEOPLE}")
    team.codes("li", c1_1=MONEY, c1_2_b1=MONEY)
    found = team.compared()
    money, people = row(found, "instrument", MONEY).figures, row(found, "instrument", PEOPLE).figures
    assert (money.units, money.observed, people.observed) == (5, 0.6, 0.8)
    assert money.alpha.value == pytest.approx(1 - 0.4 / (2 * 4 * 6 / 90))
    assert money.masi is None
    named = {one.tag for one in table([found], found.vocabulary)}
    assert LAW not in named, "nobody gave it"


def test_a_level_stands_for_all_tags_below_it(team: Team) -> None:
    team.codes("zhang", c1_1=MONEY, c1_2_p1=PEOPLE)
    team.codes("li", c1_1=PEOPLE, c1_2_p1=PEOPLE)
    found = team.compared()
    (level,) = table([found], found.vocabulary, Asked(tag="供给型"))
    assert (level.tag, level.figures.observed, level.figures.alpha.value) == ("供给型", 1, 1)
    (money,) = table([found], found.vocabulary, Asked(tag="资金"))
    assert (money.tag, money.figures.observed) == (MONEY, 0.8)
    (law,) = table([found], found.vocabulary, Asked(tag=LAW))
    assert (law.figures.observed, law.figures.undefined) == (1, Undefined.NO_VARIATION)


def test_tags_are_compared_by_their_present_names(team: Team) -> None:
    team.codes("zhang", c1_1=MONEY, c1_2_p1=PEOPLE)
    team.codes("li", c1_1=MONEY, c1_2_p1=PEOPLE)
    for file in (team.folder / "annotations" / "plan" / "li-si").iterdir():
        file.write_text(file.read_text("utf-8").replace(MONEY, "供给型/钱"), "utf-8")
    assert row(team.compared(), "instrument").figures.alpha.value == 1


def test_tags_on_words_count_for_the_clause(team: Team) -> None:
    team.codes("zhang", c1_1=MONEY, c1_2_p1=PEOPLE)
    ws = team.as_("li")
    plan = reading.document(ws, "plan")
    annotating.tag(ws, plan, plan.clause("1.1"), [MONEY], span=Span(9, 15))
    team.codes("li", c1_2_p1=PEOPLE)
    assert row(team.compared(), "instrument").figures.alpha.value == 1


def test_of_an_exclusive_dimension_no_tag_is_a_value_too(team: Team) -> None:
    team.codes("zhang", c1_1="近期", c1_2_p1="远期", c1_2_b1="近期")
    team.codes("li", c1_1="近期", c1_2_p1="远期")
    figures = row(team.compared(), "phase").figures
    assert (figures.units, figures.observed, figures.masi) == (5, 0.8, None)
    assert figures.kappa == pytest.approx((0.8 - (2 * 3 + 2 * 1 + 1 * 1) / 25) / (1 - 9 / 25))


def test_of_a_dimension_of_sentences_the_sentences_are_compared(team: Team) -> None:
    team.reword("坚持质量第一，", "坚持质量第一。应当")
    for who, spans in (("zhang", [Span(9, 11), Span(16, 18)]), ("li", [Span(17, 18)])):
        ws = team.as_(who)
        plan = reading.document(ws, "plan")
        for span in spans:
            annotating.tag(ws, plan, plan.clause("1.1"), ["应当"], span=span)
    team.codes("zhang", done=["1.1", "1.2.p1"], c1_2_p1="应当")
    team.codes("li", done=["1.1", "1.2.p1"])
    found = team.compared()
    figures = row(found, "strength").figures
    assert figures.units == 3
    assert figures.observed == pytest.approx(2 / 3), "a tag on the whole clause is of no sentence"
    (differing,) = disagreements(found, dimension(found, "strength"))
    assert (differing.clause.id, differing.span) == ("1.1", Span(9, 16))
    assert differing.choices == (Choice("li-si", ()), Choice("zhang-san", ("应当",)))


def test_a_mark_counts_only_while_the_words_are_the_same(team: Team) -> None:
    team.codes("zhang", c1_1=MONEY)
    team.codes("li", c1_1=MONEY)
    assert len(team.compared().clauses) == 5
    team.reword("坚持质量第一，", "坚持质量第一、效益优先，")
    assert [clause.id for clause in team.compared().clauses] == ["preamble.p1", "1.2.p1", "1.2.b1", "2.box1.e1"]


def test_what_is_not_to_be_coded_is_not_compared(team: Team) -> None:
    team.codes("zhang", done=["title", "1.1"])
    team.codes("li", done=["title", "1.1"])
    assert [clause.id for clause in team.compared().clauses] == ["1.1"]


def test_a_decision_between_annotators_is_nobodys_coding(team: Team) -> None:
    team.codes("zhang", c1_1=MONEY)
    team.codes("li", c1_1=PEOPLE)
    before = row(team.compared(), "instrument").figures
    ws = team.as_("li")
    plan = reading.document(ws, "plan")
    decision = made(
        plan.id,
        "li-si",
        target_of(plan, plan.clause("1.1"), None),
        motivation=Motivation.ADJUDICATING,
        tags=(MONEY,),
        reply_to=tuple(note.id for note in ws.store.load(plan.id).annotations if note.tags),
    )
    ws.store.write(decision)
    assert [one.note.motivation for one in ws.notebook.of(plan).every if one.note.id == decision.id]
    assert row(team.compared(), "instrument").figures == before


def test_three_annotators_over_what_each_has_done_or_two_of_them(team: Team) -> None:
    team.codes("zhang", c1_1=MONEY, c1_2_p1=PEOPLE)
    team.codes("li", done=EVERY[:3], c1_1=MONEY, c1_2_p1=MONEY)
    team.codes("wang", done=EVERY[1:4], c1_1=MONEY, c1_2_p1=PEOPLE)
    strict, any_two = team.compared(), team.compared(any_two=True)
    assert [clause.id for clause in strict.clauses] == ["1.1", "1.2.p1"]
    assert [clause.id for clause in any_two.clauses] == ["preamble.p1", "1.1", "1.2.p1", "1.2.b1"]
    figures = row(any_two, "instrument").figures
    assert (figures.annotators, figures.units, figures.kappa) == (3, 4, None)
    assert figures.observed == pytest.approx((1 + 3 + 1 + 1) / 8)
    assert [(pair.annotators, pair.units) for pair in figures.pairs] == [
        (("li-si", "wang-wu"), 2),
        (("li-si", "zhang-san"), 3),
        (("wang-wu", "zhang-san"), 3),
    ]
    assert figures.pairs[2].kappa == 1
    first = any_two.coded(dimension(any_two, "instrument"))[0]
    assert (first.clause.id, first.given) == ("preamble.p1", (frozenset(), None, frozenset()))
    assert team.compared("zhang-san", "wang-wu").annotators == ("zhang-san", "wang-wu")


def test_several_documents_together(team: Team) -> None:
    team.codes("zhang", c1_1=MONEY, c1_2_p1=PEOPLE)
    team.codes("li", c1_1=MONEY, c1_2_p1=MONEY)
    team.codes("zhang", "notice", ["p1"], p1=LAW)
    team.codes("wang", "notice", ["p1"], p1=LAW)
    plan, notice = team.compared(), team.compared(document="notice")
    figures = row(plan, "instrument", None, notice).figures
    assert (figures.annotators, figures.units) == (3, 6)
    assert figures.observed == pytest.approx(5 / 6)
    kappas = {pair.annotators: (pair.units, pair.kappa) for pair in figures.pairs}
    assert kappas["li-si", "zhang-san"][0] == 5
    assert kappas["zhang-san", "wang-wu"] == (1, None)
    assert kappas["li-si", "wang-wu"] == (0, None)
    assert row(plan, "instrument").figures.undefined is None
    assert row(notice, "instrument").figures.undefined is Undefined.NO_VARIATION


def test_tags_that_are_not_in_the_vocabulary_have_rows_too(team: Team) -> None:
    team.codes("zhang", c1_1="试点")
    team.codes("li", c1_1="试点", c1_2_p1="试点")
    found = team.compared()
    assert row(found, None, "试点").figures.observed == 0.8
    assert [one.clause.id for one in disagreements(found, None)] == ["1.2.p1"]


def test_why_nothing_can_be_compared(team: Team) -> None:
    assert team.compared().lack is Lack.ANNOTATORS
    team.codes("zhang", done=["1.1"])
    assert team.compared().lack is Lack.ANNOTATORS
    team.codes("li", done=["1.2.p1"])
    assert team.compared().lack is Lack.CLAUSES
    assert team.compared("zhang-san", "wang-wu").lack is Lack.ANNOTATORS
    team.codes("li", done=["1.1"])
    assert team.compared().lack is None


def test_where_they_differ_is_listed_as_one_reads(team: Team) -> None:
    team.codes("zhang", c1_2_b1=LAW, c1_1=f"{PEOPLE} {MONEY}", preamble_p1=MONEY)
    team.codes("li", c1_1=MONEY, preamble_p1=MONEY)
    found = team.compared()
    differing = disagreements(found, dimension(found, "instrument"))
    assert [one.clause.id for one in differing] == ["1.1", "1.2.b1"]
    assert differing[0].choices == (Choice("li-si", (MONEY,)), Choice("zhang-san", (MONEY, PEOPLE)))
    assert differing[1].choices == (Choice("li-si", ()), Choice("zhang-san", (LAW,)))
    assert disagreements(found, dimension(found, "phase")) == ()
    only = disagreements(found, dimension(found, "instrument"), PEOPLE.__eq__)
    assert [one.clause.id for one in only] == ["1.1"]


def test_what_is_asked_for_goes_by_any_name(team: Team) -> None:
    ws = team.as_("zhang")
    assert asked(ws, "policy instrument") == Asked("instrument")
    assert asked(ws, None, "资金") == Asked(None, MONEY)
    with pytest.raises(VocabularyError):
        asked(ws, "nothing")
    with pytest.raises(VocabularyError):
        asked(ws, None, "nothing")


def test_broken_files_are_told(team: Team) -> None:
    team.codes("zhang", c1_1=MONEY)
    (team.folder / "annotations" / "plan" / "zhang-san" / "01ARZ3NDEKTSV4RRFFQ69G5FAV.toml").write_text("?")
    (found,) = codings_in(team.as_("zhang"), [DocumentId("plan")])
    assert len(found.broken) == 1
