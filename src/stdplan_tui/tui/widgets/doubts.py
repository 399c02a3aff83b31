"""What import was not sure of: a list, each doubt with the line of the raw text that it is about."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from stdplan_tui.importing.report import Report
from stdplan_tui.language import _, ngettext
from stdplan_tui.tui.preview.preview import Preview
from stdplan_tui.tui.words import MUTED, plain

_LISTED = 500


class Doubts(OptionList):
    """The doubts in the order of the raw text, and above them what speaks against the document as a whole."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name for it
        super().__init__(id=id, markup=False, compact=True)
        self._report = Report()

    @property
    def count(self) -> int:
        """How many doubts there are, those left unlisted included."""
        return len(self._report.doubts)

    @property
    def line(self) -> int | None:
        """The line of the doubt that the list is at, counted from 1; None where it is at none."""
        option = self.highlighted_option
        return self._report.doubts[int(option.id)].line if option is not None and option.id else None

    def open(self, preview: Preview) -> None:
        """List the doubts of an import."""
        self._report = preview.prepared.imported.report
        self.set_options(self._listed())

    def step(self, steps: int) -> bool:
        """Go to the next doubt, or the one before; whether there is any."""
        known = [number for number, option in enumerate(self.options) if option.id]
        if not known:
            return False
        at = self.highlighted
        if at is None:
            self.highlighted = known[0 if steps > 0 else -1]
        else:
            ahead = [number for number in known if (number > at if steps > 0 else number < at)]
            self.highlighted = (ahead[0] if steps > 0 else ahead[-1]) if ahead else known[0 if steps > 0 else -1]
        return True

    def _listed(self) -> Iterator[Option]:
        for number, doubt in enumerate(self._report.doubts[:_LISTED]):
            line = _("line {line}").format(line=doubt.line)
            yield Option(
                Content.assemble(("! ", "bold $accent"), (f"{line}  ", MUTED), plain(doubt.message)), str(number)
            )
        if (more := self.count - _LISTED) > 0:
            text = ngettext("{count} more", "{count} more", more).format(count=more)
            yield Option(Content.styled(text, MUTED), disabled=True)
        whole = _("on the whole")
        for sign in self._report.signs:
            yield Option(Content.assemble((f"  {whole}  ", MUTED), plain(sign.message)), disabled=True)
