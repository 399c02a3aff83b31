"""The reader: one document, set in rows, with one clause current."""

from stdplan_tui.tui.widgets.reader.widget import Reader

__all__ = ["Reader"]
