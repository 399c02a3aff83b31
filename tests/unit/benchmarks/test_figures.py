"""How benchmarks count: scores of ranked lists, percentiles, and the table."""

import pytest
from benchmarks.retrieval import means, scores
from benchmarks.tables import table
from benchmarks.timing import percentile


def test_scores_of_a_ranked_list() -> None:
    found = [5, 1, 8, 2, *range(100, 200)]
    got = scores(found, {1, 2, 150, 999})
    assert got["R@10"] == 0.5
    assert got["R@100"] == 0.75
    assert got["MRR@10"] == 0.5
    ideal = 1 + 1 / 1.5849625 + 1 / 2 + 1 / 2.3219281
    assert got["nDCG@10"] == pytest.approx((1 / 1.5849625 + 1 / 2.3219281) / ideal)


def test_a_list_without_an_answer_scores_nothing_and_a_perfect_one_all() -> None:
    assert set(scores([1, 2], {3}).values()) == {0.0}
    assert set(scores([3, 4, 1], {3, 4}).values()) == {1.0}
    assert means([scores([3], {3}), scores([1], {3})])["MRR@10"] == 0.5
    assert means([]) == {}


def test_a_percentile_is_one_of_the_times() -> None:
    times = [float(time) for time in range(100, 0, -1)]
    assert percentile(times, 95) == 95
    assert percentile(times, 50) == 50
    assert percentile([3.0], 95) == 3
    with pytest.raises(ValueError, match="nothing"):
        percentile([], 95)


def test_the_table_has_a_line_for_each_figure_and_a_column_for_each_engine() -> None:
    lines = list(table({"one": {"typing_p95_ms": 8.0, "peak_mb": 2000.0}, "other": {"typing_p95_ms": None}}, 4))
    assert len(lines) == 3
    assert lines[1].split() == ["typing_p95_ms", "≤", "10", "8.00", "2.00", "-"]
    assert lines[2].split() == ["peak_mb", "≤", "600", "2,000", "-"]
