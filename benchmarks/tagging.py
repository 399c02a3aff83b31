"""How long tagging by keys takes: a digit and j, clause after clause, each until the screen stands still.

    python -m benchmarks.tagging [--clauses N] [--json]

It tags a copy of this folder's documents, which is gone afterwards. The time of a key is that from the key to the last
paint that it brings about, as a person would see it on a terminal that takes no time itself; the file of the tag and
the journal are on disk by then.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

if not __package__:  # run by its path: imports start at the project, not at this folder
    sys.path[0] = str(Path(__file__).resolve().parents[1])

from textual import events
from textual.screen import Screen

from benchmarks.articles import ROOT
from benchmarks.calibration import calibration_ms
from benchmarks.timing import percentile
from stdplan_tui.settings import Settings
from stdplan_tui.tui.main import application
from stdplan_tui.workspace.folder import Workspace

DOCUMENT = "guobanfa-2015-89"
QUIET = 0.12
"""Seconds without a paint after which a screen is still."""
LONGEST = 2.0


class Painted:
    """When the screen was painted last."""

    def __init__(self) -> None:
        self.at = 0.0
        paint = Screen._compositor_refresh  # noqa: SLF001 — there is no other way to know

        def noticed(screen: Screen[object]) -> None:
            paint(screen)
            self.at = time.perf_counter()

        setattr(Screen, paint.__name__, noticed)


async def measured(folder: Path, clauses: int) -> dict[str, list[float]]:
    """Milliseconds of each key: `tag` the digits, `move` the others."""
    app = application(Workspace(folder, Settings(author_name="王敏")), f"{DOCUMENT}:1.1")
    painted = Painted()
    found: dict[str, list[float]] = {"tag": [], "move": []}
    async with app.run_test(size=(140, 36)) as pilot:
        await pilot.pause(1.0)
        await pilot.press("`")
        await pilot.pause(0.5)
        for number in range(clauses):
            for kind, key in (("tag", str(1 + number % 3)), ("move", "j")):
                start = time.perf_counter()
                app.post_message(events.Key(key, key))
                await _still(painted, start)
                found[kind].append(max(0.0, painted.at - start) * 1000)
    return found


async def _still(painted: Painted, start: float) -> None:
    while time.perf_counter() - max(start, painted.at) < QUIET and time.perf_counter() - start < LONGEST:
        await asyncio.sleep(0.005)


def _told(found: dict[str, list[float]]) -> Iterator[tuple[str, float]]:
    for kind, times in found.items():
        yield f"{kind}, half of them", percentile(times, 50)
        yield f"{kind}, nine in ten", percentile(times, 90)
        yield f"{kind}, the slowest", max(times)


def main() -> None:
    """Tag, and print the figures beside the calibration loop."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--clauses", type=int, default=100)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {f"XDG_{kind}_HOME": f"{home}/{kind}" for kind in ("CACHE", "CONFIG", "STATE")}
        folder = Path(home) / "workspace"
        shutil.copytree(ROOT / "corpus", folder / "corpus")
        (folder / "annotations").mkdir()
        shutil.copy(ROOT / "annotations" / "vocabulary.toml", folder / "annotations")
        calibration = calibration_ms()
        figures = {name: round(value, 1) for name, value in _told(asyncio.run(measured(folder, options.clauses)))}
    if options.json:
        print(json.dumps({"calibration_ms": round(calibration, 1), **figures}))
        return
    print(f"calibration loop {calibration:.1f} ms")
    for name, value in figures.items():
        print(f"{name:24} {value:7.1f} ms")


if __name__ == "__main__":
    main()
