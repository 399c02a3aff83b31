"""What was recognised in a file that is to be imported, in three lines or one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.reactive import reactive, var
from textual.widget import Widget

from stdplan_tui.corpus.alignment import Change, Kind
from stdplan_tui.corpus.model import Metadata
from stdplan_tui.importing.sources.html.blocks import MARKUP
from stdplan_tui.language import _
from stdplan_tui.text.width import cells
from stdplan_tui.tui.preview.preview import Preview
from stdplan_tui.tui.words import MUTED, fitted, plain
from stdplan_tui.workspace.importing import Outcome, Prepared

_GAP = "   "
_SURE, _FAIR = 0.9, 0.7


class RecognisedLines(Widget):
    """Title and outcome; number, issuers, dates; file, confidence and what to look at. Cut to the rows there are."""

    DEFAULT_CSS = "RecognisedLines { height: 3; padding: 0 1; }"
    ALLOW_SELECT = False

    preview: reactive[Preview | None] = reactive(None)
    ambiguous_width: var[int] = var(1)

    def render(self) -> Content:
        """The lines, as many as there are rows."""
        if self.preview is None:
            return Content()
        lines = [self._titled(self.preview), self._described(self.preview), self._told(self.preview)]
        if self.size.height < len(lines):
            lines = lines[:1]
        return Content("\n").join(lines)

    def _titled(self, preview: Preview) -> Content:
        """The title at the left; at the right what accepting makes of the workspace, and in one row how sure it is."""
        wide = self.ambiguous_width
        outcome = outcome_text(preview)
        if self.size.height < 3:
            outcome = f"{_percent(preview.prepared)} {outcome}"
        outcome = fitted(outcome, self.size.width * 2 // 3, wide)
        title = fitted(preview.prepared.imported.document.title, self.size.width - cells(outcome, wide) - 2, wide)
        gap = " " * max(1, self.size.width - cells(title, wide) - cells(outcome, wide))
        return Content.assemble((title, "bold $primary"), gap, (outcome, "bold $secondary"))

    def _described(self, preview: Preview) -> Content:
        facts = list(_facts(preview.prepared.imported.document.metadata))
        return plain(fitted(_GAP.join(facts) or _("no number, issuer or date found"), self.size.width))

    def _told(self, preview: Preview) -> Content:
        report = preview.prepared.imported.report
        sure = report.confidence
        style = "$success" if sure >= _SURE else "$warning" if sure >= _FAIR else "$error"
        rest = [
            _("{count} doubtful").format(count=len(report.doubts)),
            _("{count} left out").format(count=sum(part.reason != _(MARKUP) for part in report.dropped)),
            *([_("mended by hand")] if preview.mended else []),
        ]
        confidence = _("confidence {percent}").format(percent=_percent(preview.prepared))
        used = cells(confidence) + sum(cells(_GAP + part) for part in rest)
        file = fitted(preview.prepared.file.name, max(self.size.width - used - len(_GAP), 0), self.ambiguous_width)
        left = Content.assemble((confidence, style), *((_GAP + part, MUTED) for part in rest))
        gap = " " * max(1, self.size.width - used - cells(file, self.ambiguous_width))
        return Content.assemble(left, gap, (file, MUTED))


def outcome_text(preview: Preview) -> str:
    """What accepting makes of the workspace, in a few words."""
    prepared = preview.prepared
    match prepared.outcome:
        case Outcome.NEW:
            return _("new document")
        case Outcome.UNCHANGED:
            return _("imported already, unchanged")
        case Outcome.REVISED:
            return _("newer version of {id}").format(id=prepared.id) + _counted(preview.changes)
        case Outcome.MERGED:
            return _("newer version of {id}, merged").format(id=prepared.id) + _counted(preview.changes)


def _counted(changes: Iterable[Change]) -> str:
    kinds = Counter(change.kind for change in changes)
    signs = ((kinds[Kind.CHANGED] + kinds[Kind.MOVED], "~"), (kinds[Kind.ADDED], "+"), (kinds[Kind.REMOVED], "-"))
    return "".join(f" {sign}{count}" for count, sign in signs if count)


def _percent(prepared: Prepared) -> str:
    return f"{prepared.imported.report.confidence:.0%}"


def _facts(metadata: Metadata) -> Iterator[str]:
    """What the document says of itself, each with its name where it needs one."""
    if metadata.document_number:
        yield metadata.document_number
    if metadata.issuers:
        yield "、".join(metadata.issuers)
    if metadata.issued:
        yield _("issued {date}").format(date=metadata.issued)
    if metadata.published:
        yield _("published {date}").format(date=metadata.published)
    if metadata.kind:
        yield metadata.kind
