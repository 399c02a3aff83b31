"""What a document says of itself: title, number, issuers, recipients, dates, kind. What it does not say is absent."""

from stdplan_tui.importing.metadata.finding import Found, found
from stdplan_tui.importing.metadata.kinds import kind

__all__ = ["Found", "found", "kind"]
