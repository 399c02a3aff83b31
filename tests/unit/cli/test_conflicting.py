"""`stdplan conflicts`: what lost in a merge, listed, taken, let go."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from stdplan_tui.annotations.model import Conflict
from stdplan_tui.annotations.store.annotation_file import annotation_bytes, read_annotation
from tests.unit.cli.conftest import Call

OTHER = Conflict("body", "另一种说法\n", "zhang-san", "2026-11-21T08:00:00.000Z")


@pytest.fixture
def file(call: Call, folder: Path) -> Path:
    """The file of a note that keeps another body."""
    call("annotate", "plan:1.1", "-m", "一种说法")
    (path,) = (folder / "annotations/plan/zhang-san").glob("*.toml")
    path.write_bytes(annotation_bytes(replace(read_annotation(path), conflicts=(OTHER,))))
    return path


@pytest.mark.usefixtures("file")
def test_what_lost_is_listed_with_its_number(call: Call) -> None:
    lines = call("conflicts").lines
    assert "一种说法" in " ".join(lines)
    assert any(line.split()[:2] == ["1", "body"] for line in lines)
    assert any(line.strip() == "另一种说法" for line in lines)
    assert call("conflicts", "plan:1.1", "--json").object["conflicts"][0]["value"] == "另一种说法\n"
    assert call("conflicts", "plan:1.2").code == 1


@pytest.mark.usefixtures("file")
def test_annotations_can_be_narrowed_to_those_that_keep_what_lost(call: Call) -> None:
    call("annotate", "plan:1.2", "-m", "只有一种")
    assert len(call("annotations", "--json").objects) == 2
    (found,) = call("annotations", "--conflicts", "--json").objects
    assert found["body"] == "一种说法\n"


def test_what_lost_is_taken_and_what_won_kept_and_both_undone(call: Call, file: Path) -> None:
    before = read_annotation(file)
    assert call("conflicts", file.stem, "--take", "1").code == 0
    after = read_annotation(file)
    assert (after.body, after.conflicts[0].value) == ("另一种说法\n", "一种说法\n")
    assert call("undo").code == 0
    assert replace(read_annotation(file), updated="") == replace(before, updated="")


def test_what_lost_is_let_go(call: Call, file: Path) -> None:
    assert call("conflicts", file.stem, "--let-go", "1", "--json").object["body"] == "一种说法\n"
    assert call("conflicts").code == 1


def test_calls_that_make_no_sense_change_nothing(call: Call, file: Path) -> None:
    before = file.read_bytes()
    assert call("conflicts", "--take", "1").code == 2
    assert call("conflicts", file.stem, "--take", "1", "--let-go", "1").code == 2
    assert call("conflicts", file.stem, "--take", "2").code == 1
    assert call("conflicts", file.stem, "--let-go", "0").code == 1
    assert file.read_bytes() == before


def test_keys_that_json_has_no_type_for_are_printed(call: Call, file: Path) -> None:
    file.write_text(
        file.read_text("utf-8").replace("schema = 1\n", "schema = 1\nread = 2026-11-21\nweight = nan\n"), "utf-8"
    )
    printed = call("annotations", "--json").object
    assert (printed["read"], printed["weight"]) == ("2026-11-21", "nan")
