"""What the screen that compares is made of."""

from stdplan_tui.tui.widgets.comparing.heads import Heads
from stdplan_tui.tui.widgets.comparing.legend import Legend
from stdplan_tui.tui.widgets.comparing.particulars import Particulars
from stdplan_tui.tui.widgets.comparing.side_by_side import SideBySide

__all__ = ["Heads", "Legend", "Particulars", "SideBySide"]
