"""Which clause people mean who say 3.1, 三（一）, 三、（一）2, 专栏2, 第十条第二款 or the words of a heading."""

from stdplan_tui.corpus.addressing.nearest import nearest
from stdplan_tui.corpus.addressing.resolving import Match, matches, meant

__all__ = ["Match", "matches", "meant", "nearest"]
