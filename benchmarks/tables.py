"""The figures of a benchmark of search: their order, what they should be, and how they are printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

TARGETS = {
    "typing_p50_ms": "",
    "typing_p95_ms": "≤ 10",
    "typing_cold_p95_ms": "≤ 50",
    "phrase_p50_ms": "",
    "phrase_p95_ms": "≤ 10",
    "boolean_p50_ms": "",
    "boolean_p95_ms": "≤ 15",
    "question_p50_ms": "",
    "question_p95_ms": "≤ 150",
    "suggest_p95_ms": "",
    "facets_p95_ms": "",
    "import_ms": "",
    "open_ms": "≤ 150",
    "first_start_ms": "≤ 1500",
    "refresh_unchanged_ms": "",
    "refresh_first_ms": "",
    "refresh_one_ms": "≤ 100 + clauses",
    "refresh_one_clauses": "",
    "build_s": "",
    "build_clauses_per_s": "≥ 600",
    "build_part_clauses_per_s": "",
    "index_bytes": "",
    "text_bytes": "",
    "index_of_text": "≤ 5",
    "before_build_mb": "",
    "peak_mb": "≤ 600",
    "typing_found": "",
    "phrase_found": "",
    "boolean_found": "",
}
"""What each is to be at 50,000 clauses, "" where nothing is said: printed beside it, never enforced."""

KEYS = tuple(TARGETS)


def table(engines: Mapping[str, Mapping[str, float | None]], loop: float) -> Iterator[str]:
    """A line for each figure that an engine has; times also as multiples of the calibration loop."""
    yield f"{'':26}{'target':>17}" + "".join(f"{name:>15}{'×loop':>8}" for name in engines)
    for key, target in TARGETS.items():
        values = [figures.get(key) for figures in engines.values()]
        if any(value is not None for value in values):
            yield f"{key:26}{target:>17}" + "".join(_cells(key, value, loop) for value in values)


def _cells(key: str, value: float | None, loop: float) -> str:
    if value is None:
        return f"{'-':>15}{'':8}"
    shown = f"{value:,.0f}" if value >= 1000 else f"{value:,.2f}"
    ratio = f"{value / loop:.2f}" if key.endswith("_ms") else ""
    return f"{shown:>15}{ratio:>8}"
