"""Whether anything is lost where several people annotate in clones of their own and merge: real git, random work.

    python -m benchmarks.merge_simulation [--seed N] [--clones N] [--scenario own|cross|same] [--no-driver] [--json]

A repository with annotations on three documents is cloned; in each clone somebody adds, edits and deletes, and commits.
Then any two branches are merged, until one is left that has all. In the scenario `own` everybody works on their own
annotations, in `cross` one edit in five is of somebody else's, in `same` one person works in all clones. With
`--no-driver` git knows nothing of annotations: what it leaves unmerged is counted, and then merged from the versions
that git kept, as `stdplan doctor --fix` does. With the driver several often write within the same millisecond; without
it never, as then every two edits of one file change the line of its time, and git sees that they meet. Printed are the
files that a merge left in conflict, and what cannot be found in the end: annotations, edits (one that lost must be kept
beside the one that won), and ids with several files.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

if not __package__:  # run by its path: imports start at the project, not at this folder
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.clones import PROGRAM, commit_all, git, use_own_configuration
from benchmarks.hands import Deed, Hand, losses
from stdplan_tui.annotations.model import Annotation
from stdplan_tui.annotations.store.store import Store
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import Document
from stdplan_tui.sharing.drivers import register
from stdplan_tui.sharing.own_lines import OWN_LINES, complete
from stdplan_tui.sharing.repository import Repository, repository
from stdplan_tui.sharing.unmerged import resolve, unmerged

ROOT = Path(__file__).resolve().parents[1]
SCENARIOS = ("own", "cross", "same")
_BEGIN = datetime(2026, 1, 5, 8, tzinfo=UTC)
_DAY = timedelta(days=1)
_OF_OTHERS = 0.2
_WANTED_BY_ALL = 0.1
"""The share of the annotations that people come back to: else hardly two hands would meet in one."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """How much is there, and how much each clone does."""

    annotations: int = 1000
    clones: int = 5
    adds: int = 40
    edits: int = 30
    deletions: int = 10

    def tenth(self) -> Sizes:
        """The same with a tenth of the work."""
        return Sizes(self.annotations // 10, self.clones, self.adds // 10, self.edits // 10, self.deletions // 10)


def simulate(folder: Path, seed: int, scenario: str, sizes: Sizes, *, driver: bool) -> Mapping[str, int]:
    """What a simulation in `folder`, which is empty, comes to: the figures by their names."""
    chance = Random(seed)
    documents = _documents()
    first = folder / "clone-0"
    before = _founded(first, documents, chance, scenario, sizes)
    clones = [first, *(_cloned(first, folder / f"clone-{number}") for number in range(1, sizes.clones))]
    if driver:
        for clone in clones:
            register(_repository(clone), PROGRAM)
    deeds: list[Deed] = []
    for number, clone in enumerate(clones):
        hand = Hand(
            number,
            _author(number, scenario),
            Store(clone / "annotations"),
            documents,
            Random(chance.random()),
            _BEGIN + _DAY,
            apart=not driver,
        )
        deeds += _work(hand, before, chance, scenario, sizes)
    conflicted = _merge_all(clones, chance)
    missing = losses(before, deeds, Store(first / "annotations").load().annotations)
    return {
        "conflicted_files": conflicted,
        "lost_annotations": len(missing.annotations),
        "lost_edits": len(missing.edits),
        "duplicate_ids": len(missing.twice),
        "annotations": len(before) + sum(deed.kind == "added" for deed in deeds),
        "edits": sum(deed.kind != "added" for deed in deeds),
    }


def _documents() -> Sequence[Document]:
    library = Library(ROOT / "corpus")
    return [library.document(id_) for id_ in [*library.ids()][:3]]


def _founded(
    folder: Path, documents: Sequence[Document], chance: Random, scenario: str, sizes: Sizes
) -> Sequence[Annotation]:
    """A first clone with annotations of everybody in its first commit; the annotations."""
    folder.mkdir()
    git(folder, "init", "--quiet")
    for name in OWN_LINES:
        complete(folder, name)
    store, authors = Store(folder / "annotations"), [_author(number, scenario) for number in range(sizes.clones)]
    hands = [Hand(number, author, store, documents, chance, _BEGIN) for number, author in enumerate(authors)]
    notes = [chance.choice(hands).add() for _nth in range(sizes.annotations)]
    commit_all(folder, "what is there")
    return notes


def _cloned(first: Path, folder: Path) -> Path:
    git(first.parent, "clone", "--quiet", str(first), str(folder))
    git(folder, "switch", "--quiet", "--create", folder.name)
    return folder


def _author(number: int, scenario: str) -> str:
    return "somebody" if scenario == "same" else f"author-{number}"


def _work(hand: Hand, before: Sequence[Annotation], chance: Random, scenario: str, sizes: Sizes) -> Sequence[Deed]:
    """A clone's work, in a few commits; what was done."""
    for _nth in range(sizes.adds):
        hand.add()
    clone = hand.store.folder.parent
    commit_all(clone, "added")
    order = chance.sample(before, len(before))
    wanted = set(before[: int(len(before) * _WANTED_BY_ALL)])
    order.sort(key=lambda note: note not in wanted or chance.random() < 1 / 2)
    own = [note for note in order if note.author == hand.author]
    others = [note for note in order if note.author != hand.author]
    for nth in range(sizes.edits):
        foreign = scenario == "cross" and others and chance.random() < _OF_OTHERS
        note = (others if foreign else own)[chance.randrange(sizes.edits)]
        hand.edit(note)
        if nth == sizes.edits // 2:
            commit_all(clone, "edited")
    changed = {deed.id for deed in hand.deeds if chance.random() < 1 / 2}
    for note in [note for note in own if note.id not in changed][: sizes.deletions]:
        hand.delete(note)
    commit_all(clone, "edited and deleted")
    return hand.deeds


def _merge_all(clones: Sequence[Path], chance: Random) -> int:
    """Merge branch into branch, any two at a time, the last into the first; how many files git left in conflict."""
    left, conflicted = list(clones), 0
    while len(left) > 1:
        theirs = left.pop(chance.randrange(1, len(left)))
        conflicted += _merge(chance.choice(left), theirs)
    return conflicted


def _merge(ours: Path, theirs: Path) -> int:
    git(ours, "fetch", "--quiet", str(theirs), "HEAD")
    run = git(ours, "merge", "--quiet", "--no-edit", "FETCH_HEAD", well=False)
    if run.returncode == 0:
        return 0
    here = _repository(ours)
    found = unmerged(here, "annotations")
    if not found:
        raise RuntimeError(run.stderr)
    for one in found:
        resolve(here, one)
    commit_all(ours, "merged")
    return len(found)


def _repository(clone: Path) -> Repository:
    found = repository(clone)
    if found is None:
        raise RuntimeError(clone)
    return found


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clones", type=int, default=5)
    parser.add_argument("--annotations", type=int, default=1000, help="how many there are at first")
    parser.add_argument("--scenario", choices=SCENARIOS, default="cross")
    parser.add_argument("--no-driver", action="store_true")
    parser.add_argument("--json", action="store_true")
    return parser.parse_args()


def _lines(figures: Mapping[str, int]) -> Iterator[str]:
    width = max(map(len, figures))
    for name, figure in figures.items():
        yield f"{name.replace('_', ' '):<{width}}  {figure:>6}"


def main() -> None:
    """Run one simulation and print its figures."""
    options = _parsed()
    with TemporaryDirectory(prefix="stdplan-merge-") as folder:
        use_own_configuration(Path(folder))
        sizes = Sizes(annotations=options.annotations, clones=options.clones)
        figures = simulate(Path(folder), options.seed, options.scenario, sizes, driver=not options.no_driver)
    print(json.dumps(figures) if options.json else "\n".join(_lines(figures)))


if __name__ == "__main__":
    main()
