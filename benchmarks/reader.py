"""How long the reader takes to set a document in rows, and how much memory that keeps.

python -m benchmarks.reader [--json]
"""

from __future__ import annotations

import argparse
import json
import time
import tracemalloc
from collections.abc import Callable

from benchmarks.calibration import calibration_ms
from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Level, Metadata
from stdplan_tui.text.typeset import rows
from stdplan_tui.tui.layout.blocks import Frame
from stdplan_tui.tui.layout.sheet import Sheet

PARAGRAPH = (
    "以统一市场规则、调整产业结构和促进科技成果转化为着力点，加快现代农业和新农村建设标准化体系建设（GB/T 1.1—2009），"
    "完善“放、管、服”相结合的工业领域标准体系，到2020年，标准平均制定周期缩短至24个月以内，普及率超过30%。"
)
FRAME = Frame(72, justified=True)
SCREEN_ROWS = 36


def document(kilobytes: int) -> Document:
    """A plan of about that many kilobytes of UTF-8: sections of a heading and two paragraphs."""
    count = kilobytes * 1000 // (2 * len(PARAGRAPH.encode()))
    sections = (
        Clause(
            ClauseId(f"{n}"),
            Level.SECTION,
            f"（{n}）",
            "加强标准化。",
            PARAGRAPH,
            (Clause(ClauseId(f"{n}.p2"), Level.PARAGRAPH, text=PARAGRAPH),),
        )
        for n in range(1, count + 1)
    )
    return Document(Metadata(DocumentId("plan"), "规划"), tuple(sections))


def best_ms(work: Callable[[], object], rounds: int = 7) -> float:
    """The best of `rounds` times of `work`, in milliseconds."""
    taken = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return round(1000 * min(taken), 2)


def first_screen(shown: Document) -> Sheet:
    """A sheet with one screen of it set: what happens before the first paint."""
    sheet = Sheet(shown, FRAME)
    sheet.settle(0, SCREEN_ROWS)
    return sheet


def whole(shown: Document) -> Sheet:
    """A sheet with all of it set."""
    sheet = Sheet(shown, FRAME)
    for number in range(len(sheet)):
        sheet.block(number)
    return sheet


def kept_megabytes(shown: Document) -> float:
    """The memory that a whole sheet keeps."""
    tracemalloc.start()
    sheet = whole(shown)
    kept = tracemalloc.get_traced_memory()[0] / 1e6
    tracemalloc.stop()
    return round(kept, 2) if sheet.height else 0.0


def measure() -> dict[str, float]:
    """Every figure by its name."""
    text = PARAGRAPH * (60_000 // len(PARAGRAPH.encode()))
    small, large = document(60), document(600)
    for each in (small, large):
        whole(each)  # clause strings are made once and kept, as when a document was just read
    return {
        "rows of 60 kB, ms": best_ms(lambda: rows(text, FRAME.width, justified=True)),
        "first screen of 60 kB, ms": best_ms(lambda: first_screen(small)),
        "first screen of 600 kB, ms": best_ms(lambda: first_screen(large)),
        "all of 60 kB, ms": best_ms(lambda: whole(small)),
        "all of 600 kB, ms": best_ms(lambda: whole(large)),
        "kept of 600 kB, MB": kept_megabytes(large),
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    figures = measure()
    if options.json:
        print(json.dumps({"calibration_ms": calibration_ms(), "figures": figures}, ensure_ascii=False))
        return
    print(f"calibration loop {calibration_ms():.1f} ms")
    for name, figure in figures.items():
        print(f"{name:32}{figure:>10}")


if __name__ == "__main__":
    main()
