"""Where citations lead, as rows to choose from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from stdplan_tui.corpus.citations.model import Cited, Target
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Clause, Document, DocumentId
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.display import shown_line
from stdplan_tui.tui.screens.filtered import Choice
from stdplan_tui.tui.shelf import Titled
from stdplan_tui.workspace.citing import Cites, is_within


@frozen
class Way:
    """A row, and where it leads; None where that is not in the workspace."""

    choice: Choice
    target: Target | None


def ways(cited: Iterable[Cited], document: Document | None, documents: Sequence[Titled]) -> tuple[Way, ...]:
    """A way for each place that the citations of an open document may lead to, each once."""
    titles = {titled.id: titled.title for titled in documents}
    found: dict[tuple[str, Target | None], Way] = {}
    for one in cited:
        for target in one.targets or (None,):
            aside = _place(target, document, titles) if target else _("not here")
            found.setdefault((one.text, target), Way(Choice(shown_line(one.text), aside), target))
    return tuple(found.values())


def ways_back(found: Iterable[Cites], document: Document, clause: Clause) -> tuple[Way, ...]:
    """A way to each clause that cites a clause of a document, then to each of another that cites the document."""
    every = list(found)
    here = [one for one in every if is_within(one, document, clause)]
    there = [one for one in every if one not in here and one.document is not document]
    return (*_back(here, _("This clause")), *_back(there, _("This document")))


def _back(found: Iterable[Cites], group: str) -> Iterator[Way]:
    seen: set[tuple[str, str]] = set()
    for one in found:
        document, clause = one.document, one.clause
        if (document.id, clause.id) not in seen:
            seen.add((document.id, clause.id))
            words = f"{label_path(document, clause.id)}  {shown_line(one.cited.text)}"
            aside = document.metadata.short_title or document.title
            yield Way(Choice(words, shown_line(aside), group), Target(document.id, clause.id))


def _place(target: Target, document: Document | None, titles: Mapping[DocumentId, str]) -> str:
    """What is said of a target: the clause's beginning in the open document, else the document's title."""
    if document is not None and target.document == document.id and target.clause is not None:
        clause = document.clause(target.clause)
        return shown_line(clause.heading or clause.text or clause.label)[:60]
    return shown_line(titles.get(target.document, target.document))
