"""How alike two texts are, where they differ, and which text of one list is which of another."""

from stdplan_tui.text.similarity.edits import Edit, Opcode, opcodes
from stdplan_tui.text.similarity.measure import similarity
from stdplan_tui.text.similarity.pairing import ALIKE, MARGIN, TELLING, in_order, paired

__all__ = ["ALIKE", "MARGIN", "TELLING", "Edit", "Opcode", "in_order", "opcodes", "paired", "similarity"]
