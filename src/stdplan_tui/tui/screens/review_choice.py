"""Choosing a clause for a place that is reviewed: those suggested, then all of the document."""

from __future__ import annotations

from collections.abc import Sequence

from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Clause
from stdplan_tui.language import _
from stdplan_tui.tui.screens.filtered import Choice, Filtered
from stdplan_tui.workspace.reviewing import Case


class ClauseChoice(Filtered):
    """Clauses, found by any words of theirs or by their label; it gives the number of one of `clauses`."""

    DEFAULT_CSS = "ClauseChoice > Vertical { width: 110; }"

    def __init__(self, case: Case, suggested: Sequence[Clause]) -> None:
        here = case.anchor.clause
        first = [clause for clause in (here, *suggested) if clause is not None]
        others = [clause for clause in case.document.flat if clause.takes_notes]
        self.clauses = (*first, *others)
        groups = [_("Suggested")] * len(first) + [_("All clauses")] * len(others)
        rows = [
            Choice(clause.string, label_path(case.document, clause.id), group)
            for clause, group in zip(self.clauses, groups, strict=True)
        ]
        placeholder = _("words of the clause, or its label")
        super().__init__(_("Put it on"), rows, placeholder=placeholder, enter=_("put it there"))
