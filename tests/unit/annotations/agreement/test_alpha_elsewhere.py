"""Alpha beside what another program of it says, on any data."""

from __future__ import annotations

from math import nan
from typing import Literal

import krippendorff
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from stdplan_tui.annotations.agreement.alpha import alpha
from stdplan_tui.annotations.agreement.metrics import Metric, interval, nominal, ordinal, ratio
from tests.support.counts import tries
from tests.unit.annotations.agreement.support import Units, units

LEVELS: dict[Metric, Literal["nominal", "ordinal", "interval", "ratio"]] = {
    nominal: "nominal",
    ordinal: "ordinal",
    interval: "interval",
    ratio: "ratio",
}


@pytest.mark.parametrize("metric", LEVELS, ids=LEVELS.get)
@given(st.integers(2, 6).flatmap(lambda values: units(values=values)))
@settings(max_examples=tries(80), deadline=None)
def test_both_say_the_same(metric: Metric, coded: Units) -> None:
    ours = alpha(coded, metric)
    assume(ours is not None)
    by_coder = [[nan if value is None else value for value in row] for row in zip(*coded, strict=True)]
    theirs = krippendorff.alpha(reliability_data=by_coder, level_of_measurement=LEVELS[metric])
    assert ours == pytest.approx(theirs, rel=1e-9, abs=1e-9)
