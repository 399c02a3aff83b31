"""What an empty workspace shows: how to bring documents in."""

from __future__ import annotations

from pathlib import Path

from textual.content import Content
from textual.widgets import Static

from stdplan_tui.language import _
from stdplan_tui.tui.words import MUTED, plain


class Welcome(Static):
    """A few lines in the place of the text, until there is a document."""

    DEFAULT_CSS = "Welcome { width: 1fr; height: 1fr; content-align: center middle; }"

    def __init__(self, folder: Path) -> None:
        super().__init__(_welcome(folder), markup=False)


def _welcome(folder: Path) -> Content:
    return Content("\n").join(
        [
            Content.styled(_("No documents yet"), "bold $primary"),
            Content(),
            Content.assemble(("i ", "bold $accent"), _("imports one, or from another terminal:")),
            Content.assemble("stdplan -C ", plain(str(folder)), " import ", (_("FILE …"), "$accent")),
            Content(),
            Content.styled(_("They appear here as soon as they are imported.  q quits, ? helps."), MUTED),
        ]
    )
