"""How quick 50,000 annotations are: reading them, counting them, listing them, and each filter of the list.

    python benchmarks/annotations.py [--count N] [--seed N] [--json]

They are made by chance, the same at every run, on the documents of this folder, in a folder of their own that is gone
afterwards. Cold is without what a run before has kept; warm is in another process, as when the program starts again.
`keys` are those of the list on the screen, until nothing is left to do: the time of half of them, and of nearly all.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

if not __package__:  # run by its path: imports start at the project, not at this folder
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from benchmarks.articles import ROOT
from benchmarks.calibration import calibration_ms
from benchmarks.notes import random_span
from benchmarks.timing import percentile, timed
from stdplan_tui.annotations.filtering import About, Wanted, Wordings, sieve
from stdplan_tui.annotations.making import made
from stdplan_tui.annotations.model import Annotation, AnnotationId, Motivation
from stdplan_tui.annotations.ordering import Grouping, Order, grouped, ordered
from stdplan_tui.annotations.store.annotation_file import annotation_bytes
from stdplan_tui.annotations.target import clause_target
from stdplan_tui.annotations.threads import State
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Document
from stdplan_tui.settings import Settings
from stdplan_tui.workspace import annotated, annotating
from stdplan_tui.workspace.folder import Workspace

if TYPE_CHECKING:
    from stdplan_tui.tui.screens.notes_list import NotesList

_AUTHORS = tuple(f"author-{number}" for number in range(10))
_WORDS = ("建议补充责任单位", "与上位规划重复", "指标应当量化", "标准编号有误", "请核对出处")
_KINDS = (Motivation.TAGGING,) * 6 + (Motivation.COMMENTING,) * 3 + (Motivation.REPLYING,)
_BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)


def build(folder: Path, count: int, seed: int) -> None:
    """A workspace with `count` annotations on the documents of this folder."""
    shutil.copytree(ROOT / "corpus", folder / "corpus")
    (folder / "annotations").mkdir()
    shutil.copy(ROOT / "annotations" / "vocabulary.toml", folder / "annotations")
    ws = Workspace(folder, Settings())
    tags = [tag.name for tag in annotating.vocabulary(ws).tags]
    documents = [ws.library.document(id_) for id_ in ws.library.ids()]
    chance = Random(seed)
    answered: dict[str, Annotation] = {}
    for number in range(count):
        note = _note(chance, chance.choice(documents), tags, number, answered)
        if note.motivation is Motivation.COMMENTING:
            answered[note.document] = note
        path = ws.store.folder / note.document / note.author / f"{note.id}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(annotation_bytes(note))


def _note(
    chance: Random, document: Document, tags: Sequence[str], number: int, answered: Mapping[str, Annotation]
) -> Annotation:
    clause = chance.choice([clause for clause in document.flat if clause.takes_notes])
    kind = chance.choice(_KINDS)
    parent = answered.get(document.id) if kind is Motivation.REPLYING else None
    kind = Motivation.COMMENTING if kind is Motivation.REPLYING and parent is None else kind
    span = random_span(clause, chance) if kind is Motivation.COMMENTING and number % 3 else None
    target = clause_target(clause, label=label_path(document, clause.id), version=document.version, span=span)
    note = made(
        document.id,
        chance.choice(_AUTHORS),
        parent.target if parent else target,
        motivation=kind,
        body="" if kind is Motivation.TAGGING else f"{chance.choice(_WORDS)} {number}",
        tags=tuple(chance.sample(tags, chance.randint(1, 2))) if kind is Motivation.TAGGING else (),
        reply_to=(parent.id,) if parent else (),
        now=_BEGINNING + timedelta(minutes=5 * number),
    )
    # Two of one millisecond have no order, and the part of an id that is drawn is not the same at every run.
    return replace(note, id=AnnotationId(f"{note.id[:10]}{number:016d}"))


def filters(ws: Workspace) -> Mapping[str, Wanted]:
    """A filter of each kind, and several at once."""
    agreed = annotating.vocabulary(ws)
    tag, dimension = agreed.tags[0].name, agreed.dimensions[0].id
    day = (_BEGINNING + timedelta(days=30)).date()
    return {
        "tag": Wanted(tags=(tag,)),
        "dimension": Wanted(dimensions=(dimension,)),
        "author": Wanted(authors=_AUTHORS[:1]),
        "status": Wanted(states=(State.OPEN,)),
        "kind": Wanted(motivations=(Motivation.REPLYING,)),
        "words of a clause": Wanted(about=(About.SPAN,)),
        "since": Wanted(since=day),
        "untagged": Wanted(untagged=True),
        "uncertain": Wanted(broken=True),
        "text": Wanted(text="量化"),
        "text, no hit": Wanted(text="没有这样的话"),
        "all at once": Wanted(text="责任", authors=_AUTHORS[:3], states=(State.OPEN,), since=day),
    }


def figures(folder: Path) -> dict[str, float]:
    """Milliseconds, in this process, which has read none of them yet."""
    ws = Workspace(folder, Settings())
    found: dict[str, float] = {}

    def take(name: str, work: Callable[[], object]) -> object:
        taken, result = timed(work)
        found[name] = round(taken, 1)
        return result

    take("tallies", lambda: annotated.tallies(ws))
    take("list", lambda: list(ws.notebook.all()))
    take("list again", lambda: list(ws.notebook.all()))
    every = [one for notes in ws.notebook.all() for one in notes.in_order]
    agreed, wordings = annotating.vocabulary(ws), Wordings()
    take("words made ready", lambda: [wordings.of(one) for one in every])
    for name, wanted in filters(ws).items():
        choose = sieve(wanted, agreed, wordings)
        found[f"filter: {name}"] = round(min(timed(lambda c=choose: c(every))[0] for _ in range(3)), 1)  # type: ignore[misc]
    for order in Order:
        take(f"order: {order}", lambda order=order: ordered(every, order, agreed, str))  # type: ignore[misc]
    for by in Grouping:
        take(f"groups: {by}", lambda by=by: grouped(every, by, agreed, str))  # type: ignore[misc]
    return found


async def keys(folder: Path) -> dict[str, float]:
    """Of the keys in the list on the screen the milliseconds until still: of half of them, and of nearly all."""
    from stdplan_tui.tui.main import application
    from stdplan_tui.tui.screens.notes_list import NotesList

    app = application(Workspace(folder, Settings(language="en")), "guobanfa-2015-89")
    found: dict[str, list[float]] = {}
    async with app.run_test(size=(140, 36)) as pilot:
        await pilot.pause()
        app.workers.cancel_group(app.screen, "index")  # what is searched for is no part of this
        await pilot.press("l")
        screen = app.screen
        assert isinstance(screen, NotesList)
        while not screen.roll.whole and app.is_running:
            found.setdefault("keys: while reading", []).append(await _pressed(screen, "j", "j"))
            await asyncio.sleep(0.05)
        await screen.settled()
        for kind, key, character in _typed():
            found.setdefault(kind, []).append(await _pressed(screen, key, character))
    half = {kind: round(percentile(times, 50), 1) for kind, times in found.items()}
    return half | {f"{kind}, slow": round(percentile(times, 95), 1) for kind, times in found.items()}


def _typed() -> Iterator[tuple[str, str, str | None]]:
    yield from (("keys: move", key, None) for key in ["down", "pagedown"] * 15)
    yield from (("keys: next group", key, key) for key in "JKJKJ")
    yield "keys: open the field", "slash", "/"
    for _round in range(3):
        yield from (("keys: filter by words", key, key) for key in "量化应")
        yield from [("keys: filter by words", "backspace", None)] * 3
    yield "keys: leave the field", "escape", None
    yield from [("keys: filter untagged", "U", "U")] * 6
    yield from [("keys: order", "f7", None)] * 4


async def _pressed(screen: NotesList, key: str, character: str | None) -> float:
    """The milliseconds until a key has done all that it does, without the pause that waits for further keys."""
    from textual import events

    from stdplan_tui.tui.burst import caught_up

    start = time.perf_counter()
    screen.app.post_message(events.Key(key, character))
    await caught_up(screen.app, screen.focused or screen, screen)
    screen.take_words()
    if screen.roll.whole:
        await screen.settled()
        await caught_up(screen, screen.rows)
    taken = (time.perf_counter() - start) * 1000
    await asyncio.sleep(0.02)
    return taken


def _child(folder: Path, what: str) -> dict[str, float]:
    """The figures of another process, whose caches are in the folder."""
    command = [sys.executable, str(Path(__file__).resolve()), "--within", str(folder), "--what", what]
    kinds = {f"XDG_{kind}_HOME": str(folder / kind.lower()) for kind in ("CACHE", "STATE", "CONFIG")}
    run = subprocess.run(command, env={**os.environ, **kinds}, capture_output=True, text=True, check=True)
    known: dict[str, float] = json.loads(run.stdout)
    return known


def main() -> None:
    """Build, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=50_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--json", action="store_true")
    parser.add_argument("--within", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--what", choices=["figures", "keys"], help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.within:
        print(json.dumps(figures(options.within) if options.what == "figures" else asyncio.run(keys(options.within))))
        return
    with tempfile.TemporaryDirectory(prefix="stdplan-annotations-") as name:
        folder = Path(name)
        built, _nothing = timed(lambda: build(folder, options.count, options.seed))
        cold = _child(folder, "figures")
        rows: dict[str, float] = {f"cold: {kind}": cold[kind] for kind in ("tallies", "list")}
        rows |= {**_child(folder, "figures"), **_child(folder, "keys")}
    if options.json:
        print(json.dumps({"calibration_ms": calibration_ms(), "annotations": options.count, "ms": rows}))
        return
    print(f"calibration loop {calibration_ms():.1f} ms; {options.count} annotations, made in {built / 1000:.1f} s")
    for kind, taken in rows.items():
        print(f"{kind:30}{taken:>10.1f}")


if __name__ == "__main__":
    main()
