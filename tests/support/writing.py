"""A program that annotates a workspace without a pause, to be killed or to be run twice at once.

`python -m tests.support.writing FOLDER NAME SECONDS` says every change on standard output, one JSON object a line, as
soon as it is acknowledged: what was done, to which annotation, and the text or the tag that has to be there from then
on. The folders of the user come from the environment.
"""

from __future__ import annotations

import json
import sys
import time
from itertools import count, cycle
from pathlib import Path

from stdplan_tui.annotations.model import Annotation, Motivation
from stdplan_tui.workspace import annotated, annotating, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS

CLAUSES = ("plan:1.1", "plan:2", "notice:p1")


def write(folder: Path, name: str, seconds: float) -> None:
    """Edit the notes that are there, write new ones, and tag the clauses, one after the other."""
    ws = Workspace(folder, SETTINGS)
    end = time.monotonic() + seconds
    for number, place in zip(count(), cycle(CLAUSES), strict=False):
        document, clause = reading.find(ws, place)
        word = f"{name}-{number}"
        notes = notes_of(ws, place)
        if number % 2 and notes:
            before = notes[number % len(notes)]
            after = annotating.edit(ws, before, word)
            say("edit", after.id, word, before.body)
        elif number % 3:
            annotating.with_tags(ws, document, clause, [word])
            say("tag", place, word)
        else:
            say("note", annotating.annotate(ws, document, clause, word).id, word)
        if time.monotonic() > end:
            return


def notes_of(ws: Workspace, place: str) -> list[Annotation]:
    """The newest few notes on the document of a place."""
    found = annotated.loaded(ws, reading.find(ws, place)[0].id).annotations
    return [note for note in found if note.motivation is Motivation.COMMENTING][-5:]


def say(done: str, what: str, word: str, instead_of: str = "") -> None:
    """Acknowledge a change."""
    sys.stdout.write(json.dumps([done, what, word, instead_of]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    write(Path(sys.argv[1]), sys.argv[2], float(sys.argv[3]))
