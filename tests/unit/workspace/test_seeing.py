"""Which layers are seen: remembered for this person, and what of the workspace is theirs to see then."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from stdplan_tui.annotations.layers import Layers
from stdplan_tui.annotations.model import Annotation, Motivation
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import WorkspaceError
from stdplan_tui.workspace import (
    agreement,
    annotated,
    annotating,
    file_states,
    newly,
    progress,
    reading,
    searching,
    seeing,
    versions,
    vocabularies,
)
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.holdings import holdings
from stdplan_tui.workspace.layers import every_layer
from stdplan_tui.workspace.watched import Changes, Watch
from tests.support.workspaces import PLAN, SETTINGS

PLAN_ID = DocumentId("plan")
OTHER = replace(SETTINGS, author_name="Li Si", author_id="89abcdef")
BLIND, WITHOUT = Layers(only_own=True), Layers(frozenset({"li-si"}))


@pytest.fixture
def other(ws: Workspace) -> Workspace:
    """The workspace of Li Si, who has written a note and a tag that nobody else has; Zhang San wrote one note."""
    other = Workspace(ws.root, OTHER)
    write(ws, "plan:1.1", "自己的")
    write(other, "plan:1.1", "暗号在此", "密标/甲")
    return other


@pytest.fixture(autouse=True)
def _settled(monkeypatch: pytest.MonkeyPatch) -> None:
    """The files are taken as written long ago: a young one's content is part of its state, an older one's no more."""
    monkeypatch.setattr(file_states, "settled", lambda _stamp, _now: True)


def write(ws: Workspace, place: str, words: str, *tags: str) -> Annotation:
    document, clause = reading.find(ws, place)
    return annotating.annotate(ws, document, clause, words, tags=tags)


def bodies(ws: Workspace) -> list[str]:
    return [one.note.body.strip() for one in ws.notebook.of(ws.library.document(PLAN_ID)).every]


def test_what_a_person_wants_to_see_is_remembered(ws: Workspace) -> None:
    assert seeing.layers_of(ws) == Layers()
    assert seeing.layers_stamp(ws) is None
    for wanted in (BLIND, WITHOUT, Layers(frozenset({"li-si", "wang-wu"}), only_own=True), Layers()):
        seeing.see(ws, wanted)
        assert seeing.layers_of(Workspace(ws.root, SETTINGS)) == wanted
        assert seeing.layers_stamp(ws) is not None


@pytest.mark.parametrize("damage", ["", "[]", "{", "[" * 100_000, '{"hidden": "li-si"}', '{"hidden": 3}', "\0"])
def test_a_damaged_choice_is_none(ws: Workspace, damage: str) -> None:
    seeing.see(ws, BLIND)
    assert ws.state_folder is not None
    (ws.state_folder / "layers.json").write_text(damage, "utf-8")
    assert seeing.layers_of(ws) == Layers()


def test_without_a_folder_to_remember_it_in_that_is_said(ws: Workspace) -> None:
    vars(ws)["state_folder"] = None
    assert seeing.layers_of(ws) == Layers()
    with pytest.raises(WorkspaceError, match="no folder to remember it in"):
        seeing.see(ws, BLIND)


@pytest.mark.parametrize("layers", [BLIND, WITHOUT])
def test_who_sees_other_layers_sees_other_notes_counts_and_uses(
    ws: Workspace, other: Workspace, layers: Layers
) -> None:
    agreed, seen = ws.agreed.readable(), ws.with_layers(layers)
    assert bodies(ws) == ["自己的", "暗号在此"]
    assert bodies(seen) == bodies(ws.with_layers(layers)) == ["自己的"]
    assert annotated.tallies(ws) == {PLAN_ID: Counter({Motivation.COMMENTING: 2})}
    assert annotated.tallies(seen) == {PLAN_ID: Counter({Motivation.COMMENTING: 1})}
    assert vocabularies.uses(ws, agreed) == {"密标/甲": 1}
    assert not vocabularies.uses(seen, agreed)
    assert [one.body for one in annotated.loaded(seen).annotations if one.is_open] == ["自己的\n"]
    assert bodies(other.with_layers(BLIND)) == ["暗号在此"]


def test_what_was_read_stays_when_other_layers_are_seen(ws: Workspace, other: Workspace) -> None:
    before = ws.notebook.of(ws.library.document(PLAN_ID))
    seen = ws.with_layers(WITHOUT)
    assert (seen.library, seen.store, seen.journal) == (ws.library, ws.store, ws.journal)
    document = ws.library.document(PLAN_ID)
    (own,) = seen.notebook.of(document).every
    assert own.anchor is before.every[0].anchor
    assert seen.notebook.of(document) is seen.notebook.of(document)
    again = seen.with_layers(Layers())
    assert [one.note for one in again.notebook.of(document).every] == [one.note for one in before.every]
    assert seen.with_settings(replace(SETTINGS, measure=20)).layers == WITHOUT
    assert bodies(ws.with_layers(BLIND).with_settings(OTHER)) == bodies(other.with_layers(BLIND)) == ["暗号在此"]


def test_who_has_written_nothing_sees_nothing_blindly_until_they_do(ws: Workspace, other: Workspace) -> None:
    new = Workspace(ws.root, replace(SETTINGS, author_name="Wang Wu", author_id="00abcdef"), BLIND)
    assert bodies(new) == []
    assert annotated.tallies(new) == {PLAN_ID: Counter()}
    write(new, "plan:1.2", "第一条")
    assert bodies(new) == ["第一条"]
    assert annotated.tallies(new) == {PLAN_ID: Counter({Motivation.COMMENTING: 1})}
    elsewhere = Workspace(ws.root, replace(SETTINGS, author_name="Zhao Liu", author_id="11abcdef"), BLIND)
    assert bodies(elsewhere) == []
    write(Workspace(ws.root, elsewhere.settings), "plan:1.2", "在别处写的")
    assert bodies(elsewhere) == ["在别处写的"], "claimed by another run of the program"


@pytest.mark.parametrize("layers", [BLIND, WITHOUT])
def test_search_finds_counts_and_completes_nothing_of_who_is_hidden(
    ws: Workspace, other: Workspace, layers: Layers
) -> None:
    def found(one: Workspace) -> list[object]:
        searching.refresh(one)
        asked = [searching.search(one, query).total for query in ("暗号", "tag:密标/甲", "by:li-si", "自己的", "标准")]
        facets = {str(count.value) for counts in searching.facets(one, "标准 OR 自己的").values() for count in counts}
        offered = [said.text for typed in ("暗", "密标") for said in searching.suggest(one, typed) if not said.near]
        return [*asked, "li-si" in facets, offered]

    everything, seen = found(ws), ws.with_layers(layers)
    assert everything[:4] == [1, 1, 1, 1]
    assert everything[5] is True
    assert everything[6] == ["暗号", "密标/甲"]
    assert found(seen) == [0, 0, 0, 1, everything[4], False, []]
    assert found(ws) == everything, "it has an index of its own"
    assert found(seen)[:3] == [0, 0, 0]


def test_an_index_made_for_other_layers_is_never_asked(ws: Workspace, other: Workspace) -> None:
    write(Workspace(ws.root, replace(SETTINGS, author_name="Wang Wu", author_id="00abcdef")), "plan:2", "暗号也在此")
    first = ws.with_layers(WITHOUT)
    searching.refresh(first)
    assert searching.search(first, "暗号").total == 1
    searching.close(first)
    blind = ws.with_layers(BLIND)
    assert not searching.is_current(blind)
    assert searching.search(blind, "暗号").total == 0, "before it was refreshed"
    searching.refresh(blind)
    assert searching.is_current(blind)
    assert not searching.is_current(first)
    assert searching.search(blind, "暗号").total == 0


def test_what_hidden_authors_write_is_no_reason_to_index_anything(ws: Workspace, other: Workspace) -> None:
    def digests(one: Workspace) -> dict[str, str]:
        return {holding.document: holding.digest for holding in holdings(one)}

    blind = ws.with_layers(BLIND)
    before, everything = digests(blind), digests(ws)
    write(other, "plan:1.2", "又一条")
    assert digests(blind) == before
    assert digests(ws) != everything
    write(ws, "plan:1.2", "自己又一条")
    assert digests(blind) != before


def test_nothing_is_news_of_who_is_hidden_and_all_of_it_is_when_they_are_seen_again(
    ws: Workspace, other: Workspace
) -> None:
    blind = ws.with_layers(BLIND)
    seen = newly.first_seen(blind)
    assert not newly.news(ws, seen).new, "what was there at first was there, hidden or not"
    note = write(other, "plan:1.2", "新来的")
    found = newly.news(blind, seen)
    assert not found.new
    seen = newly.add_seen(blind, (), found.digests)
    assert not newly.news(blind, seen).new
    assert {id_: [one.id for one in new] for id_, new in newly.news(ws, seen).new.items()} == {PLAN_ID: [note.id]}


def test_only_who_is_seen_is_compared(ws: Workspace, other: Workspace) -> None:
    document = ws.library.document(PLAN_ID)
    for one in (ws, other):
        progress.mark_done(one, document, progress.coded(document.flat), True)

    def annotators(seen: Workspace) -> list[str]:
        (found,) = agreement.codings_in(seen, [PLAN_ID])
        return list(found.codings.annotators)

    assert annotators(ws) == ["li-si", "zhang-san"]
    assert annotators(ws.with_layers(WITHOUT)) == ["zhang-san"]


def test_when_a_hidden_author_last_saw_a_version_is_not_told(ws: Workspace) -> None:
    write(Workspace(ws.root, OTHER), "plan:1.1", "暗号在此")
    library = Library(ws.root / "corpus")
    library.save(library.metadata(PLAN_ID), PLAN.replace("坚持质量第一", "坚持创新第一"))
    (known,) = versions.versions(ws, PLAN_ID)
    (hidden,) = versions.versions(ws.with_layers(BLIND), PLAN_ID)
    assert known.when
    assert known.name == hidden.name
    assert known.when != hidden.when


def test_a_hidden_author_s_files_are_watched_by_nobody(ws: Workspace, other: Workspace) -> None:
    blind, watch = ws.with_layers(BLIND), Watch(ws)
    watch.look(PLAN_ID, blind.shows)
    write(other, "plan:1.2", "新来的")
    write(Workspace(ws.root, replace(SETTINGS, author_name="Wang Wu", author_id="00abcdef")), "notice:p1", "也是")
    assert not watch.look(PLAN_ID, blind.shows)
    write(ws, "plan:1.2", "自己的")
    assert watch.look(PLAN_ID, blind.shows) == Changes(notes=frozenset({PLAN_ID}))
    assert watch.look(PLAN_ID, ws.shows).notes == {PLAN_ID, "notice"}, "to be seen again is a change"


@pytest.mark.parametrize("layers", [Layers(), BLIND, WITHOUT])
def test_layers_are_counted_whoever_is_seen(ws: Workspace, other: Workspace, layers: Layers) -> None:
    write(other, "notice:p1", "又一条")
    found = {
        one.author: (one.annotations, one.is_own, one.is_seen) for one in every_layer(ws.with_layers(layers), layers)
    }
    assert found == {"li-si": (2, False, layers == Layers()), "zhang-san": (1, True, True)}
