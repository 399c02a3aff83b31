"""Messages that more than one widget sends to the reading screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from stdplan_tui.tui.spot import Spot


@dataclass
class OpenClause(Message):
    """A place is wanted in the reader."""

    spot: Spot


@dataclass
class RunCommand(Message):
    """A command is wanted, by mouse: `action` as Textual runs it."""

    action: str
