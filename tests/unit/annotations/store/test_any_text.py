"""Whatever a person types or pastes survives being written and read."""

from __future__ import annotations

import tempfile
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.annotations.journal.journal import Journal
from stdplan_tui.annotations.making import edited
from stdplan_tui.annotations.model import Annotation, Change, Conflict
from tests.support.counts import tries
from tests.unit.annotations.support import note, store

_CONTROLS = ["\r", "\r\n", "\n", "\t", "\x00", "\x1b[31m", "\x85", "\u2028", "\u200b", "\ufeff"]
_TOML = ['"""', "'''", "\\", "schema = 2\n", "[[conflicts]]\n"]
_GIT = ["<<<<<<< HEAD\n", "||||||| base\n", "=======\n", ">>>>>>> theirs\n"]
_SIGNS = ["😀", "👨\u200d👩\u200d👧", "𠮷", "\u00e9", "e\u0301", "[@click=quit]"]
_pieces = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
texts = st.lists(_pieces | st.sampled_from([*_CONTROLS, *_TOML, *_GIT, *_SIGNS]), max_size=12).map("".join)


def kept(text: str) -> str:
    """A text as it is kept: its line ends are LF, also the last one, and it is in NFC."""
    lines = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    return lines if not lines or lines.endswith("\n") else lines + "\n"


def written_and_read(annotation: Annotation) -> Annotation:
    """An annotation as it is after a new file, an edit and a journal have held it."""
    with tempfile.TemporaryDirectory() as folder:
        here, journal = store(Path(folder)), Journal(Path(folder) / "journal.jsonl")
        here.write(replace(annotation, body="", conflicts=()))
        first = here.load().annotations[0]
        here.write(replace(annotation, updated=edited(annotation, "").updated), previous=first)
        (found,) = here.load().annotations
        journal.record("note", [Change(None, found)])
        (entry,) = journal.steps(annotation.author).undoable
        assert entry.changes() == (Change(None, found),)
        return replace(found, updated=annotation.updated)


@settings(max_examples=tries(60), deadline=None)
@given(texts, texts)
def test_any_text_survives(body: str, lost: str) -> None:
    value = kept(lost)
    conflicts = (Conflict("body", value, "zhang-san", "2026-11-21T08:04:00.000Z"),)
    found = written_and_read(replace(note(body), conflicts=conflicts, unknown={"aside": value}))
    assert (found.body, found.conflicts, found.unknown) == (kept(body), conflicts, {"aside": value})


LONG = {
    "one line": "标" * 100_000,
    "many lines": "标准。\n" * 25_000,
    "controls": "\x1b😀\\" * 25_000,
    "quotes": '"""' * 30_000,
}


@pytest.mark.parametrize("kind", LONG)
def test_a_hundred_thousand_characters_survive(kind: str) -> None:
    assert written_and_read(note(LONG[kind])).body == kept(LONG[kind])
