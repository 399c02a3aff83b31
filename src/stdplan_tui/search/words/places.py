"""The titles and headings of the workspace: where they are, and what finds them."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import field, fields
from functools import cached_property
from itertools import accumulate

from stdplan_tui.corpus.model import ClauseId, DocumentId
from stdplan_tui.frozen import frozen
from stdplan_tui.search.model import Kind, Suggestion
from stdplan_tui.search.words.contribution import Contribution
from stdplan_tui.search.words.cutting import cut
from stdplan_tui.search.words.lines import Lines, Readings, initials_of
from stdplan_tui.search.words.typed import Typed
from stdplan_tui.text.fold import fold


@frozen
class Titled:
    """A document's title and headings with their initials; headings, and the clauses that they head, one a line."""

    title: str
    initials: str
    headings: str = ""
    heading_initials: str = ""
    clauses: str = ""


@frozen(slots=False)
class Places:
    """The titles and headings of the documents, by id."""

    documents: Mapping[DocumentId, Titled] = field(default_factory=dict)

    def changed(self, gone: Iterable[Contribution], come: Iterable[Contribution], readings: dict[str, str]) -> Places:
        """The same without the documents that are gone, and with others; how they are read is added to `readings`."""
        documents = dict(self.documents)
        for contribution in gone:
            documents.pop(contribution.document, None)
        for contribution in come:
            documents[contribution.document] = _titled(contribution, readings)
        return Places(dict(sorted(documents.items())))

    def titles(self, typed: Typed, readings: Readings, limit: int) -> list[Suggestion]:
        """The documents whose titles have what was typed."""
        known = list(self.documents.items())
        found = Lines(*self._titles, readings).found(typed, limit)
        return [Suggestion(known[n][1].title, Kind.DOCUMENT, document=known[n][0]) for n in (m.line for m in found)]

    def headings(self, typed: Typed, readings: Readings, limit: int) -> list[Suggestion]:
        """The headings that have what was typed."""
        return [self._heading(match.line) for match in self._lines(readings).found(typed, limit)]

    @cached_property
    def _titles(self) -> tuple[str, str]:
        known = self.documents.values()
        return "\n".join(fold(one.title) for one in known), "\n".join(one.initials for one in known)

    def _lines(self, readings: Readings) -> Lines:
        folded, initials = self._headings
        return Lines(folded, initials, readings)

    @cached_property
    def _headed(self) -> tuple[list[DocumentId], list[int]]:
        """The documents with headings, and the line at which those of each begin."""
        headed = [(id_, one.headings.count("\n") + 1) for id_, one in self.documents.items() if one.headings]
        return [id_ for id_, _ in headed], list(accumulate((size for _, size in headed), initial=0))

    @cached_property
    def _headings(self) -> tuple[str, str]:
        headed = [self.documents[id_] for id_ in self._headed[0]]
        return fold("\n".join(one.headings for one in headed)), "\n".join(one.heading_initials for one in headed)

    def _heading(self, line: int) -> Suggestion:
        ids, starts = self._headed
        at = bisect_right(starts, line) - 1
        document, row = self.documents[ids[at]], line - starts[at]
        clause = ClauseId(document.clauses.split("\n")[row])
        return Suggestion(document.headings.split("\n")[row], Kind.HEADING, document=ids[at], clause=clause)

    def to_bytes(self) -> bytes:
        """The places as they are kept."""
        kept = {id_: [getattr(one, field.name) for field in fields(Titled)] for id_, one in self.documents.items()}
        return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")

    @classmethod
    def from_bytes(cls, kept: bytes) -> Places:
        """What `to_bytes` wrote. Raises ValueError."""
        try:
            rows = json.loads(kept.decode("utf-8", "surrogatepass"))
            return cls({DocumentId(id_): _checked(Titled(*row)) for id_, row in rows.items()})
        except (TypeError, AttributeError, RecursionError) as error:
            raise ValueError("no places") from error


def _checked(one: Titled) -> Titled:
    columns = one.headings, one.heading_initials, one.clauses
    if len({column.count("\n") for column in columns}) > 1 or "\n" in one.title + one.initials:
        raise ValueError("columns of different lengths")
    return one


def _titled(contribution: Contribution, readings: dict[str, str]) -> Titled:
    headings = [(clause, heading) for clause, heading in contribution.headings if "\n" not in heading + clause]
    title = contribution.title.replace("\n", " ")
    return Titled(
        title,
        initials_of(cut(fold(title)), readings),
        "\n".join(heading for _, heading in headings),
        "\n".join(initials_of(cut(fold(heading)), readings) for _, heading in headings),
        "\n".join(clause for clause, _ in headings),
    )
