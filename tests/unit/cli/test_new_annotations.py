"""`stdplan annotations --new`: what others added since the person last saw it in the reader."""

from __future__ import annotations

from pathlib import Path

from stdplan_tui.settings import Settings
from stdplan_tui.workspace import annotating, newly, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS
from tests.unit.cli.conftest import Call

OTHER = Settings(author_name="李强", author_id="89abcdef", language="en")


def by_other(folder: Path, place: str, words: str) -> None:
    other = Workspace(folder, OTHER)
    document, clause = reading.find(other, place)
    annotating.annotate(other, document, clause, words)


def test_what_others_added_since_is_listed_and_not_taken_as_seen_by_that(call: Call, folder: Path) -> None:
    by_other(folder, "plan:1.1", "早就有")
    newly.first_seen(Workspace(folder, SETTINGS))
    by_other(folder, "plan:1.2", "后来的")
    call("annotate", "plan:1.1", "-m", "我的")
    for _again in range(2):
        assert [one["body"] for one in call("annotations", "--new", "--json").objects] == ["后来的\n"]
    assert call("annotations", "--new", "--count", "notice").code == 1
    assert "后来的" in call("export", "csv", "--new").out


def test_in_a_workspace_that_was_never_opened_nothing_is_new(call: Call, folder: Path) -> None:
    by_other(folder, "plan:1.1", "早就有")
    ran = call("annotations", "--new")
    assert (ran.code, ran.out) == (1, "")
