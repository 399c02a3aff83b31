"""The agreed tags of a workspace: remembered while the file stays, changed, counted; and those given last."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

import pytest

from stdplan_tui.annotations.vocabulary import Tag, Vocabulary, changes
from stdplan_tui.errors import StdplanError, VocabularyError
from stdplan_tui.settings import Settings
from stdplan_tui.workspace import annotating, reading, recent_tags, vocabularies
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.tagging import Passage, TagsOn, retag, tags_on

AGREED = """\
schema = 1
[[dimension]]
id = "a"
[[dimension.tag]]
name = "一"
example = "plan:1.1"
[[dimension.tag]]
name = "二"
[[dimension]]
id = "b"
exclusive = true
[[dimension.tag]]
name = "甲"
[[dimension.tag]]
name = "乙"
"""


@pytest.fixture
def file(ws: Workspace) -> Path:
    (ws.root / "annotations").mkdir()
    file = ws.root / "annotations" / "vocabulary.toml"
    file.write_text(AGREED)
    return file


def test_the_file_is_read_once_as_long_as_it_stays(ws: Workspace, file: Path) -> None:
    assert ws.agreed.now() is annotating.vocabulary(ws)
    assert ws.with_settings(Settings()).agreed is ws.agreed


def test_a_change_in_place_of_the_same_size_is_seen(ws: Workspace, file: Path) -> None:
    before, status = ws.agreed.now(), file.stat()
    file.write_text(AGREED.replace("一", "三"))
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert (before.known("三"), ws.agreed.now().known("三")) == (None, Tag("三", "a", example="plan:1.1"))
    file.write_text("closed = 1")
    with pytest.raises(VocabularyError):
        ws.agreed.now()
    file.unlink()
    assert ws.agreed.now() == Vocabulary()


def test_a_change_is_seen_at_once(ws: Workspace, file: Path) -> None:
    ws.agreed.now()
    added = vocabularies.add(ws, Tag("三", "a"))
    assert ws.agreed.now() == added
    with pytest.raises(VocabularyError, match="already means"):
        vocabularies.add(ws, Tag("三", "a"))


def test_open_annotations_are_counted_by_the_present_names_of_their_tags(ws: Workspace, file: Path) -> None:
    place, other = reading.find(ws, "plan:1.1"), reading.find(ws, "plan:1.2.p1")
    annotating.with_tags(ws, *place, ["一", "二"])
    annotating.with_tags(ws, *other, ["一"])
    annotating.annotate(ws, *place, "看", tags=["二", "生"])
    gone = annotating.annotate(ws, *place, "删", tags=["二"])
    annotating.delete(ws, gone)
    agreed = vocabularies.change(ws, partial(changes.retired, name="一", by="二"))
    assert vocabularies.uses(ws, agreed) == {"二": 3, "生": 1}


def test_an_example_is_quoted(ws: Workspace, file: Path) -> None:
    assert "坚持质量第一" in vocabularies.example_words(ws, ws.agreed.now().called("一"))
    with pytest.raises(StdplanError):
        vocabularies.example_words(ws, Tag("x", "a", example="plan:99"))


def test_the_tags_given_last_come_first_by_their_present_names(ws: Workspace, file: Path) -> None:
    for tags in (["一", "二"], ["甲"], ["陌生"], ["一"]):
        recent_tags.remember(ws, tags)
    assert recent_tags.recent(ws, ws.agreed.now()) == ("一", "甲", "二")
    agreed = vocabularies.change(ws, partial(changes.renamed, old="一", new="壹"))
    agreed = vocabularies.change(ws, partial(changes.retired, name="甲"))
    assert recent_tags.recent(ws, agreed) == ("壹", "二")


def test_at_most_five_are_offered_and_what_is_so_is_not_written_again(ws: Workspace, file: Path) -> None:
    names = [f"标{number}" for number in range(8)]
    agreed = ws.agreed.now()
    for name in names:
        agreed = vocabularies.add(ws, Tag(name, "a"))
        recent_tags.remember(ws, [name])
    assert recent_tags.recent(ws, agreed) == tuple(reversed(names))[:5]
    assert ws.state_folder is not None
    size = (ws.state_folder / "tags.jsonl").stat().st_size
    recent_tags.remember(ws, ["标7", "标6"])
    assert (ws.state_folder / "tags.jsonl").stat().st_size == size


def test_several_passages_are_tagged_at_once(ws: Workspace, file: Path) -> None:
    document, first = reading.find(ws, "plan:1.1")
    passages = [Passage(first), Passage(reading.find(ws, "plan:1.2.p1")[1])]
    annotating.with_tags(ws, document, first, ["一", "甲"])
    assert tags_on(ws, document, passages) == TagsOn((), ("一", "甲"))
    assert retag(ws, document, passages, ["乙"], ["一"]) == 2
    assert tags_on(ws, document, passages) == TagsOn(("乙",))


def test_changes_at_the_same_moment_wait_for_one_another(ws: Workspace, file: Path) -> None:
    def add(number: int) -> Vocabulary:
        return vocabularies.add(Workspace(ws.root, ws.settings), Tag(f"新{number}", "a"))

    with ThreadPoolExecutor(8) as several:
        made = [*several.map(add, range(8))]
    assert {f"新{number}" for number in range(8)} <= {tag.name for tag in ws.agreed.now().tags}
    assert max(len(agreed.tags) for agreed in made) == 12
