"""Tagging by single keys: one clause, words, a range of clauses; the bar that shows the keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from textual import events

from stdplan_tui.corpus.coding import to_be_coded
from stdplan_tui.corpus.model import ClauseId
from stdplan_tui.tui.widgets.reader import Reader
from stdplan_tui.tui.widgets.tag_keys import TagKeys
from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.progress import mark_done
from stdplan_tui.workspace.undoing import undo
from tests.tui.support import Session, session

TARGETS, FUNDING = "环境型/目标规划", "供给型/资金投入"
STRENGTH = """
[[dimension]]
id = "strength"
title = { zh = "约束力", en = "force" }
exclusive = true

[[dimension.tag]]
name = "应当"
key = "1"

[[dimension.tag]]
name = "鼓励"
key = "9"
"""


def tags(workspace: Workspace, clause: str, document: str = "plan") -> tuple[str, ...]:
    return annotating.own_tags(workspace, *reading.find(workspace, f"{document}:{clause}"))


def standing(workspace: Workspace) -> Mapping[tuple[ClauseId | None, str], tuple[str, ...]]:
    """The tags of each place, by its clause and the words quoted."""
    notes = workspace.notebook.of(reading.document(workspace, "plan")).every
    return {(one.clause, one.note.target.exact): one.tags for one in notes}


def is_tagged(workspace: Workspace, clause: str) -> bool:
    return tags(workspace, clause) == (TARGETS,)


def bar(reader: Session) -> TagKeys:
    return reader.reading.query_one(TagKeys)


def with_more_tags(workspace: Workspace) -> None:
    file = workspace.root / "annotations" / "vocabulary.toml"
    file.write_text(file.read_text("utf-8") + STRENGTH, "utf-8")


async def test_a_key_gives_its_tag_and_takes_it_away(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("1")
        await reader.until(lambda: tags(workspace, "1.1") == (TARGETS,))
        await reader.until_shown(f"+#{TARGETS}", "[targets]", "policy instrument")
        await reader.press("2")
        await reader.until(lambda: tags(workspace, "1.1") == (TARGETS, FUNDING))
        await reader.press("1")
        await reader.until(lambda: tags(workspace, "1.1") == (FUNDING,))
        await reader.until(lambda: "[targets]" not in reader.shown and "[funding]" in reader.shown)
        await reader.press("u")
        await reader.until(lambda: tags(workspace, "1.1") == (TARGETS, FUNDING))


async def test_a_key_without_a_tag_says_so(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("7")
        await reader.until_shown("No tag of policy instrument has the key 7")
        assert tags(workspace, "1.1") == ()


async def test_without_any_key_the_vocabulary_is_named(workspace: Workspace) -> None:
    (workspace.root / "annotations" / "vocabulary.toml").unlink()
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("1")
        await reader.until_shown("No tag has a key: T opens the vocabulary")
        await reader.press(".")
        await reader.until_shown("Nothing was tagged yet: t chooses tags")


async def test_a_hundred_clauses_take_two_keys_each(workspace: Workspace) -> None:
    wanted = [clause.id for clause in reading.document(workspace, "plan").flat if clause.takes_notes]
    async with session(workspace, f"plan:{wanted[0]}") as reader:
        for _clause in wanted[:-1]:
            reader.app.post_message(events.Key("1", "1"))
            reader.app.post_message(events.Key("j", "j"))
        await reader.press("2")
        await reader.until(lambda: tags(workspace, wanted[-1]) == (FUNDING,))
        assert [tags(workspace, clause) for clause in wanted[:-1]] == [(TARGETS,)] * (len(wanted) - 1)


async def test_the_next_dimension_is_shown_and_remembered(workspace: Workspace) -> None:
    with_more_tags(workspace)
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("`")
        await reader.until_shown("policy instrument  1 targets  2 funding  ` next  . again")
        await reader.press("`")
        await reader.until_shown("force  1 应当  9 鼓励")
        await reader.press("9")
        await reader.until(lambda: tags(workspace, "1.1") == ("鼓励",))
        await reader.press("1")
        await reader.until(lambda: tags(workspace, "1.1") == ("应当",))
        await reader.press("escape")
        await reader.until(lambda: not bar(reader).display)
    async with session(Workspace(workspace.root, workspace.settings), "plan:1.2") as reader:
        await reader.press("9")
        await reader.until(lambda: tags(workspace, "1.2") == ("鼓励",))


async def test_the_keys_are_buttons(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("`")
        await reader.until_shown("2 funding")
        row = reader.shown.splitlines()[bar(reader).region.y]
        await reader.pilot.click(bar(reader), offset=(row.index("funding"), 0))
        await reader.until(lambda: tags(workspace, "1.1") == (FUNDING,))


async def test_the_last_tags_are_given_again(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("2", "j", ".", "j", ".")
        await reader.until(lambda: len(standing(workspace)) == 3)
        assert set(standing(workspace).values()) == {(FUNDING,)}
        await reader.press(".")
        await reader.until_shown("Tagged so already")


async def test_a_sentence_is_tagged_for_itself(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("s", "s")
        await reader.until(lambda: reader.reading.place.span is not None)
        span = reader.reading.place.span
        assert span is not None
        words = reader.reading.query_one(Reader).clauses[reader.reading.reader.number].string[span.start : span.end]
        await reader.press("1")
        await reader.until(lambda: ("1.1", words) in standing(workspace))
        assert standing(workspace) == {("1.1", words): (TARGETS,)}


async def test_words_being_selected_are_tagged(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("v", "l", "l", "2")
        await reader.until(lambda: len(standing(workspace)) == 1)
        ((place, given),) = standing(workspace).items()
        assert (place[0], len(place[1]), given) == ("1.1", 3, (FUNDING,))
        assert not reader.reading.selecting


async def test_a_range_of_clauses_is_tagged_at_once_and_undone_at_once(workspace: Workspace) -> None:
    flat = [clause.id for clause in reading.document(workspace, "plan").flat if clause.takes_notes]
    at = flat.index(ClauseId("1.1"))
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("V", "j", "j")
        await reader.until_shown("3 CLAUSES")
        assert reader.shown.count("▌") >= 4  # a heading row in the outline, and the rows of three clauses
        await reader.press("1")
        await reader.until(lambda: len(standing(workspace)) == 3)
        assert {clause for clause, _words in standing(workspace)} == set(flat[at : at + 3])
        await reader.until(lambda: "CLAUSES" not in reader.shown)
        undo(workspace)
        assert standing(workspace) == {}


async def test_a_range_goes_upwards_too_and_is_let_go(workspace: Workspace) -> None:
    async with session(workspace, "plan:2") as reader:
        await reader.press("V", "k", "k")
        await reader.until_shown("3 CLAUSES")
        await reader.press("escape")
        await reader.until(lambda: "CLAUSES" not in reader.shown)
        await reader.press("V")
        await reader.until_shown("1 CLAUSE")
        await reader.press("V")
        await reader.until(lambda: "CLAUSE" not in reader.shown)
        assert reader.reading.range_from is None


async def test_the_picker_serves_a_range(workspace: Workspace) -> None:
    document = reading.document(workspace, "plan")
    annotating.tag(workspace, document, document.clause("1.1"), [TARGETS])
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("V", "j", "t")
        await reader.until_shown("and 1 more clause", "[-] ")
        await reader.type("funding")
        await reader.press("enter")
        await reader.until(lambda: len(standing(workspace)) == 2)
        await reader.until(lambda: sorted(standing(workspace).values()) == [(FUNDING,), (TARGETS, FUNDING)])


async def test_in_the_outline_the_digits_fold(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        await reader.press("tab" if reader.reading.focused is reader.reading.outline else "o")
        await reader.until(lambda: reader.reading.focused is reader.reading.outline)
        await reader.press("1")
        await reader.pilot.pause()
        assert standing(workspace) == {}


async def test_the_next_untagged_clause_is_gone_to(workspace: Workspace) -> None:
    async with session(workspace, "plan:1.1") as reader:
        left = [clause.id for clause in reading.document(workspace, "plan").flat if to_be_coded(clause)]
        for clause in left:
            reader.reading.place = replace(reader.reading.place, clause=clause)
            await reader.press("1", ">")
            await reader.until(partial(is_tagged, workspace, clause))
        await reader.press(">")
        await reader.until_shown("Nothing here is left to tag")


async def test_what_is_done_needs_no_tag_and_the_way_begins_again_at_the_top(workspace: Workspace) -> None:
    document = reading.document(workspace, "plan")
    left = [clause for clause in document.flat if to_be_coded(clause)]
    mark_done(workspace, document, left[:1], done=True)
    async with session(workspace, f"plan:{left[-1].id}") as reader:
        await reader.press(">")
        await reader.until_clause(left[1].id)
        await reader.until_shown("From the start again")


async def test_of_the_dimension_shown_the_next_clause_without_a_tag(workspace: Workspace) -> None:
    with_more_tags(workspace)
    document = reading.document(workspace, "plan")
    left = [clause for clause in document.flat if to_be_coded(clause)]
    annotating.tag(workspace, document, left[1], [TARGETS])
    async with session(workspace, f"plan:{left[0].id}") as reader:
        await reader.press("`", "`")
        await reader.until_shown("force")
        await reader.press(">")
        await reader.until_clause(left[1].id)
