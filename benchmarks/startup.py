"""How long until a document stands on the screen, beside an empty Textual app in the same run.

python -m benchmarks.startup [--runs N] [--json]
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import sys
from pathlib import Path

from benchmarks.calibration import calibration_ms
from benchmarks.terminal import Timing, time_to_paint

ROOT = Path(__file__).resolve().parent.parent
EMPTY_APP = """
from textual.app import App, ComposeResult
from textual.widgets import Static

class EmptyApp(App[None]):
    def compose(self) -> ComposeResult:
        yield Static("READY")

EmptyApp().run()
"""


def cases() -> dict[str, tuple[list[str], str]]:
    """Each case: its command, and words of its first screen."""
    stdplan = [str(Path(sys.executable).with_name("stdplan")), "-C", str(ROOT), "--lang", "zh"]
    return {
        "import textual.app": ([sys.executable, "-c", "import textual.app; print('READY')"], "READY"),
        "empty Textual app": ([sys.executable, "-c", EMPTY_APP], "READY"),
        "stdplan read": ([*stdplan, "read", "guobanfa-2015-89"], "现印发给你们"),
        "stdplan --help": ([*stdplan, "--help"], "annotations"),
        "stdplan list": ([*stdplan, "list"], "guobanfa-2017-27"),
    }


def measure(runs: int) -> dict[str, list[Timing]]:
    """`runs` timings of every case, interleaved, after one of each that does not count."""
    env = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
    found: dict[str, list[Timing]] = {name: [] for name in cases()}
    for run in range(runs + 1):
        for name, (command, expected) in cases().items():
            timing = time_to_paint(command, expected, env=env)
            if run:
                found[name].append(timing)
    return found


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    timings = measure(options.runs)
    floor = statistics.median(timing.paint for timing in timings["empty Textual app"])
    rows = {
        name: {
            "paint_ms": round(1000 * statistics.median(timing.paint for timing in each), 1),
            "best_ms": round(1000 * min(timing.paint for timing in each), 1),
            "cpu_ms": round(1000 * statistics.median(timing.cpu for timing in each), 1),
            "of_empty_app": round(statistics.median(timing.paint for timing in each) / floor, 2),
        }
        for name, each in timings.items()
    }
    if options.json:
        print(json.dumps({"calibration_ms": calibration_ms(), "cases": rows}, ensure_ascii=False))
        return
    print(f"calibration loop {calibration_ms():.1f} ms, {options.runs} runs of each")
    print(f"{'case':24}{'paint ms':>10}{'best':>10}{'cpu':>10}{'× empty':>10}")
    for name, row in rows.items():
        print(f"{name:24}{row['paint_ms']:>10}{row['best_ms']:>10}{row['cpu_ms']:>10}{row['of_empty_app']:>10}")


if __name__ == "__main__":
    main()
