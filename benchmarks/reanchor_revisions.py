"""How well annotations find their place again in the next version of a law.

    python -m benchmarks.reanchor_revisions FOLDER… [--seed N] [--json] [--wrong]

Each folder holds two versions of one text, by name the older first. A note is made on every clause of the older one,
and on three random spans of each; then all of them are looked for in the newer one. Where they belong is worked out
here by other means than the program's (shares of neighbouring characters, best for both, and far from the next):

- identical: the clause's words stand once in both versions;
- edited: at least four fifths of an article, and of a clause within it, are shared;
- rewritten: at least half;
- deleted: no article shares a third of it; whatever is attached is false.

What lies between is not counted.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from random import Random

if not __package__:  # run by its path: imports start at the project, not at this folder
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.notes import Note, notes_on, report, reported
from stdplan_tui.annotations.anchoring import Anchoring
from stdplan_tui.corpus.model import Clause, Document, Level, Span
from stdplan_tui.text.spacing import bare
from stdplan_tui.workspace.reading import document_or_file

_LIGHTLY, _ROUGHLY, _NOT_AT_ALL, _APART = 0.8, 0.5, 0.33, 0.1
_SHORTEST = 8
"""The characters of a clause that can be told from others by what it says."""

KINDS = ("identical", "edited", "rewritten", "deleted")


@dataclass(slots=True)
class Tally:
    """What became of the notes of each kind; `seconds` is the time that it took to place all."""

    found: Counter[tuple[str, str]] = field(default_factory=Counter)
    told: list[str] = field(default_factory=list)
    seconds: float = 0.0

    def count(self, kind: str, note: Note, place: Clause | None, truth: Clause | None, right: bool) -> None:
        """Count one note: right, wrong where it is attached to other words than its own, else only not found."""
        outcome = "right" if right else "wrong" if place is not None else "lost"
        self.found[kind, outcome] += 1
        if outcome != "right":
            self.told.append(
                f"{kind} {outcome}: {note.target.label} {note.target.clause} {note.target.exact[:30]!r}"
                f" -> {place.id if place else '-'}, should be {truth.id if truth else '-'}"
            )

    def figures(self) -> dict[str, object]:
        """The figures, as they are printed."""
        told: dict[str, object] = {}
        for kind in KINDS:
            n = sum(self.found[kind, outcome] for outcome in ("right", "wrong", "lost"))
            if kind == "deleted":
                told[kind] = {"n": n, "false": self.found[kind, "wrong"]}
            else:
                told[kind] = {"n": n, "right": self.found[kind, "right"], "wrong": self.found[kind, "wrong"]}
        return {**told, "seconds": round(self.seconds, 2)}


def measure(old: Document, new: Document, tally: Tally, seed: int) -> None:
    """Place the notes of one pair, and count what became of them."""
    truths = Truths(old, new)
    notes = [note for clause in old.flat for note in notes_on(old, clause, Random(f"{seed} {clause.id}"), spans=3)]
    start = time.perf_counter()
    anchoring = Anchoring(new, {old.version: old.flat}.get, [note.target for note in notes])
    anchors = [anchoring.anchor(note.target) for note in notes]
    tally.seconds += time.perf_counter() - start
    for note, anchor in zip(notes, anchors, strict=True):
        kind, truth = truths.of(note.clause)
        if kind is None:
            continue
        if kind == "deleted":
            placed = anchor.clause if anchor.standing.is_placed else None
            tally.count(kind, note, placed, None, placed is None)
            continue
        right = truth is not None and anchor.clause is truth and _is_right_span(note, truth, anchor.span)
        tally.count(kind, note, anchor.clause, truth, right)


def _is_right_span(note: Note, truth: Clause, span: Span | None) -> bool:
    """Whether the span is on the annotated words, where those stand once in the clause; else any answer will do."""
    exact, said = bare(note.target.exact), bare(truth.string)
    if not exact or said.count(exact) != 1:
        return True
    return span is not None and bare(truth.string[span.start : span.end]) == exact


class Truths:
    """Which clause of the older text is which of the newer one, where there can be no doubt."""

    def __init__(self, old: Document, new: Document) -> None:
        self._once = _once(old), _once(new)
        self._articles = _articles(old), _articles(new)
        self._article_of = {clause.id: nth for nth, one in enumerate(self._articles[0]) for clause in one.walk()}
        self._pairs = dict(self._paired())

    def of(self, clause: Clause) -> tuple[str | None, Clause | None]:
        """The kind of a clause, None where it is in doubt, and what it became."""
        words = clause.words
        before, after = self._once
        if words in before and words in after:
            return "identical", after[words]
        if (nth := self._article_of.get(clause.id)) is None:
            return None, None
        kind, place = self._pairs.get(nth, (None, None))
        if place is None:
            return kind, None
        within = [*self._articles[1][place].walk()]
        (found,) = _best([_pairs(words)], [_pairs(one.words) for one in within])
        if len(words) < _SHORTEST or found.score - found.second < _APART:
            return None, None
        truth = within[found.place]
        if found.score == 1.0:
            return "identical", truth
        return _kind(found.score), truth if _kind(found.score) else None

    def _paired(self) -> Iterator[tuple[int, tuple[str | None, int | None]]]:
        """For each article that is clear its kind, and the place of the one that it became."""
        old, new = ([_pairs(_whole(one)) for one in articles] for articles in self._articles)
        there = _best(old, new)
        back = _best(new, old)
        for nth, found in enumerate(there):
            if found.score < _NOT_AT_ALL:
                yield nth, ("deleted", None)
            elif found.score - found.second >= _APART and back[found.place].place == nth:
                yield nth, (_kind(found.score), found.place)


@dataclass(frozen=True, slots=True)
class _Best:
    place: int
    score: float
    second: float


def _best(texts: Sequence[Counter[str]], others: Sequence[Counter[str]]) -> list[_Best]:
    """For each text the other that shares most with it, and how much that and the next best share."""
    best = []
    for text in texts:
        scores = sorted(((_share(text, other), -place) for place, other in enumerate(others)), reverse=True)
        (score, place), second = scores[0], scores[1][0] if len(scores) > 1 else 0.0
        best.append(_Best(-place, score, second))
    return best


def _share(a: Counter[str], b: Counter[str]) -> float:
    """From 0.0 to 1.0: the neighbouring characters that two texts share (Dice)."""
    whole = a.total() + b.total()
    return 2 * (a & b).total() / whole if whole else 0.0


def _kind(score: float) -> str | None:
    return "edited" if score >= _LIGHTLY else "rewritten" if score >= _ROUGHLY else None


def _pairs(words: str) -> Counter[str]:
    return Counter(map("".join, pairwise(words)))


def _whole(article: Clause) -> str:
    return "".join(clause.words for clause in article.walk())


def _articles(document: Document) -> list[Clause]:
    return [clause for clause in document.flat if clause.level is Level.ARTICLE]


def _once(document: Document) -> Mapping[str, Clause]:
    """The clauses whose words stand once, by those."""
    times = Counter(clause.words for clause in document.flat)
    return {clause.words: clause for clause in document.flat if clause.takes_notes and times[clause.words] == 1}


def versions(folder: Path) -> tuple[Document, Document]:
    """The two texts of a folder, the older first."""
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    if len(files) != 2:
        raise SystemExit(f"{folder}: not two versions but {len(files)} files")
    old, new = (document_or_file(None, str(path)) for path in files)
    return old, new


def main() -> None:
    """Measure the pairs in some folders."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--seed", type=int, default=1)
    options = reported(parser).parse_args()
    tally = Tally()
    for folder in options.folders:
        measure(*versions(folder), tally, options.seed)
    report(tally.figures(), tally.told, options)


if __name__ == "__main__":
    main()
