"""Chinese text broken into rows of terminal cells, by the rules of 禁则."""

from stdplan_tui.text.typeset.breaker import HANG, Row, rows

__all__ = ["HANG", "Row", "rows"]
