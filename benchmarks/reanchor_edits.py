"""How well annotations find their place again after random edits of a document.

    python -m benchmarks.reanchor_edits [--seed N] [--rounds N] [--json] [--wrong]

In each round one of the documents of this folder is edited: paragraphs are put in, taken out, split, joined, moved,
reworded, sections renumbered. Every character is followed, so it is known where the words of each clause are then. A
note on each clause, and on random words of it, is looked for in the edited text:

- clause: right where the clause holds most of the words that are left; where less than a third is left, not to be
  attached is right too;
- span: right where the characters found are, four in five, those that are left of it; where less than half is left,
  the clause alone, or nothing, is right too;
- lookalike: beside a clause stands another that says nearly the same; the first is taken out, and its notes must not
  go to the second.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

if not __package__:  # run by its path: imports start at the project, not at this folder
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.edits import Edited, Editor
from benchmarks.notes import Note, notes_on, report, reported
from stdplan_tui.annotations.anchoring import Anchor, Anchoring
from stdplan_tui.annotations.anchoring.spans import Words
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import Clause, ClauseId, Document, Span

ROOT = Path(__file__).resolve().parents[1]
_EDITS = 40
_SPANS = 2
_LEFT_OF_A_CLAUSE, _LEFT_OF_A_SPAN, _AGREES = 1 / 3, 1 / 2, 0.8


@dataclass(slots=True)
class Tally:
    """What became of the notes; `notes` and `seconds` are how many were placed, and in what time."""

    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)
    notes: int = 0
    seconds: float = 0.0

    def count(self, kind: str, outcome: str, note: Note, anchor: Anchor) -> None:
        """Count one note: right, wrong where it is attached to other words, else lost."""
        self.found[kind, outcome] += 1
        if outcome != "right":
            place = f"{anchor.standing} {anchor.clause.id if anchor.clause else '-'} {anchor.span}"
            self.told.append(f"{kind} {outcome}: {note.target.clause} {note.target.exact[:40]!r} -> {place}")

    def figures(self) -> dict[str, object]:
        """The figures, as they are printed."""
        told: dict[str, object] = {}
        for kind in ("clause", "span"):
            outcomes = {outcome: self.found[kind, outcome] for outcome in ("right", "wrong", "lost")}
            told[kind] = {"n": sum(outcomes.values()), "right": outcomes["right"], "wrong": outcomes["wrong"]}
        alike = {outcome: self.found["lookalike", outcome] for outcome in ("right", "wrong")}
        told["lookalike"] = {"n": sum(alike.values()), "false": alike["wrong"]}
        return {**told, "seconds_per_1000": round(1000 * self.seconds / max(1, self.notes), 3)}


def edited_round(document: Document, words: str, chance: Random, tally: Tally) -> None:
    """Edit a document, and look for its notes."""
    editor = Editor(document, words, chance)
    editor.edit(_EDITS)
    edited = editor.done()
    notes = [note for clause in document.flat for note in notes_on(document, clause, chance, spans=_SPANS)]
    truths = Truths(edited)
    for note, anchor in _placed(document, edited.document, notes, tally):
        kind = "span" if note.target.span else "clause"
        tally.count(kind, truths.outcome(note, anchor), note, anchor)


def lookalike_round(document: Document, words: str, chance: Random, tally: Tally) -> None:
    """Take out a clause beside which nearly the same is said, and look for its notes."""
    old, new, gone = Editor(document, words, chance).lookalike()
    notes = list(notes_on(old, gone, chance, spans=_SPANS))
    for note, anchor in _placed(old, new, notes, tally):
        tally.count("lookalike", "wrong" if anchor.standing.is_placed else "right", note, anchor)


def _placed(old: Document, new: Document, notes: list[Note], tally: Tally) -> Iterator[tuple[Note, Anchor]]:
    start = time.perf_counter()
    anchoring = Anchoring(new, {old.version: old.flat}.get, [note.target for note in notes])
    anchors = [anchoring.anchor(note.target) for note in notes]
    tally.seconds += time.perf_counter() - start
    tally.notes += len(notes)
    return zip(notes, anchors, strict=True)


class Truths:
    """Where the words of the older text are in the edited one."""

    def __init__(self, edited: Edited) -> None:
        self._origins = edited.origins
        self._left: dict[ClauseId, Counter[ClauseId]] = {}
        self._places: dict[tuple[ClauseId, int], tuple[ClauseId, int]] = {}
        for clause, origins in edited.origins.items():
            for place, origin in enumerate(origins):
                if origin is not None:
                    self._left.setdefault(origin[0], Counter())[clause] += 1
                    self._places[origin] = (clause, place)

    def outcome(self, note: Note, anchor: Anchor) -> str:
        """Whether a note is right, wrong or lost."""
        place = anchor.clause if anchor.standing.is_placed else None
        if note.target.span is None:
            return self._of_clause(note.clause, place)
        return self._of_span(note, place, anchor.span)

    def _of_clause(self, clause: Clause, place: Clause | None) -> str:
        whole = len(Words.of_clause(clause).text)
        left = self._left.get(clause.id, Counter[ClauseId]())
        if place is None:
            return "right" if left.total() < whole * _LEFT_OF_A_CLAUSE else "lost"
        return "right" if left[place.id] >= 0.4 * left.total() and left[place.id] else "wrong"

    def _of_span(self, note: Note, place: Clause | None, span: Span | None) -> str:
        assert note.target.span is not None
        inside = Words.of_clause(note.clause).within(note.target.span)
        left = [found for at in inside if (found := self._places.get((note.clause.id, at)))]
        few = len(left) < len(inside) * _LEFT_OF_A_SPAN
        if place is None or span is None:
            return "right" if few else "lost"
        taken = {(place.id, at) for at in Words.of_clause(place).within(span)}
        real = [found for found in left if found[0] == Counter(clause for clause, _at in left).most_common(1)[0][0]]
        if not real:
            return "wrong"
        within = set(_from_first_to_last(real))
        return "right" if len(taken & within) >= _AGREES * len(taken | within) else "wrong"


def _from_first_to_last(places: list[tuple[ClauseId, int]]) -> Iterator[tuple[ClauseId, int]]:
    """The characters from the first to the last of those, what was put between them included."""
    first, last = min(at for _clause, at in places), max(at for _clause, at in places)
    return ((places[0][0], at) for at in range(first, last + 1))


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=25)
    options = reported(parser).parse_args()
    library = Library(ROOT / "corpus")
    documents = [library.document(id_) for id_ in library.ids()]
    words = "".join(clause.text for document in documents for clause in document.flat).replace("\n", "")
    tally = Tally()
    for nth in range(options.rounds):
        chance = Random(f"{options.seed} {nth}")
        document = documents[nth % len(documents)]
        edited_round(document, words, chance, tally)
        lookalike_round(document, words, chance, tally)
    report(tally.figures(), tally.told, options)


if __name__ == "__main__":
    main()
