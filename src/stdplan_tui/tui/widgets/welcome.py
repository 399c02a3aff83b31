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

    def __init__(self, folder: Path, import_key: str, quit_key: str, help_key: str) -> None:
        leave = _("They appear here as soon as they are imported.  {leave} quits, {help} helps.")
        super().__init__(_welcome(folder, import_key, leave.format(leave=quit_key, help=help_key)), markup=False)


def _welcome(folder: Path, key: str, last: str) -> Content:
    return Content("\n").join(
        [
            Content.styled(_("No documents yet"), "bold $primary"),
            Content(),
            Content.assemble((f"{key} ", "bold $accent"), _("imports one, or from another terminal:")),
            Content.assemble("stdplan -C ", plain(str(folder)), " import ", (_("FILE ..."), "$accent")),
            Content(),
            Content.styled(last, MUTED),
        ]
    )
