"""Traditional characters and their simplified forms."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from stdplan_tui.text.fold import fold
from stdplan_tui.text.simplified import SIMPLIFIED, TRADITIONAL
from stdplan_tui.text.variants import simple_form, simplified

WRITER = Path(__file__).parents[3] / "docs" / "write_simplified.py"


def test_the_table_is_what_opencc_says() -> None:
    convert = pytest.importorskip("opencc").OpenCC("t2s").convert
    assert subprocess.run([sys.executable, WRITER, "--check"], check=False).returncode == 0
    assert all(fold(convert(character)) == fold(character) for character in TRADITIONAL)


def test_once_is_enough() -> None:
    assert len(TRADITIONAL) == len(SIMPLIFIED) == len(set(TRADITIONAL))
    assert not set(TRADITIONAL) & set(SIMPLIFIED)


def test_the_characters_are_in_order_so_that_they_can_be_looked_up() -> None:
    assert sorted(TRADITIONAL) == list(TRADITIONAL)
    assert [simple_form(character) for character in TRADITIONAL] == list(SIMPLIFIED)
    assert [simple_form(character) for character in "国a\U0010ffff"] == ["国", "a", "\U0010ffff"]


def test_common_characters_stay_unless_opencc_has_a_simpler_form() -> None:
    common = [bytes((high, low)).decode("gb2312", "ignore") for high in range(0xB0, 0xF8) for low in range(0xA1, 0xFF)]
    assert len("".join(common)) == 6763
    assert "".join(c for c in common if fold(c) != c) == "乾菸薹拚捱摺吒後徵夥榘於袷麴醣麽"


@pytest.mark.parametrize(
    ("printed", "same"),
    [
        (
            "國務院辦公廳關於印發國家標準化體系建設發展規劃的通知",
            "国务院办公厅关于印发国家标准化体系建设发展规划的通知",
        ),
        ("第十條　專欄", "第十条　专栏"),
        ("批覆", "批复"),
        ("plain ASCII", "plain ASCII"),
    ],
)
def test_lines_are_told_in_simplified_characters(printed: str, same: str) -> None:
    assert simplified(printed) == same
