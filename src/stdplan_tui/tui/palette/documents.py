"""Documents of the palette: by words or pinyin of their titles, by id, and clauses of them as DOC:CLAUSE."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.language import _
from stdplan_tui.tui.names import Names
from stdplan_tui.tui.palette.offers import Fit, Offer
from stdplan_tui.tui.shelf import Titled
from stdplan_tui.tui.spot import Spot

_MOST: Final = 40
_LOOKED_INTO: Final = 3
"""Documents that are read to find a clause in them."""


class Documents:
    """The documents of the workspace, by their titles."""

    def __init__(self, documents: Sequence[Titled]) -> None:
        self._documents = documents
        self.names = Names([titled.title for titled in documents])

    def all(self) -> Iterator[Offer]:
        """Every document, in order of id."""
        return (self._offer(line, Fit.WRITTEN, line) for line in range(len(self._documents)))

    def found(self, query: str) -> Iterator[Offer]:
        """The documents whose titles have the words or are read so, or whose id has what was typed."""
        for fit, found in ((Fit.WRITTEN, self.names.written(query)), (Fit.SPOKEN, self.names.spoken(query))):
            for one in islice(found, _MOST):
                offer = self._offer(one.line, fit, one.start)
                yield Offer(offer.words, offer.opens, fit, one.start, one.spans, offer.where)
        asked = query.casefold()
        for line, titled in enumerate(self._documents):
            if asked in titled.id:
                yield self._offer(line, Fit.WRITTEN, titled.id.index(asked))

    def title(self, id_: DocumentId) -> str:
        """The title of that document; nothing for one that is not listed."""
        return next((titled.title for titled in self._documents if titled.id == id_), "")

    def addressed(self, query: str) -> tuple[tuple[DocumentId, ...], str]:
        """The documents that are meant before the colon of DOC:CLAUSE, the likeliest first, and what stands behind it.

        Nothing for what is no such address.
        """
        before, colon, said = query.replace("：", ":").partition(":")
        if not colon or not before.strip() or not said.strip():
            return (), ""
        whole = [titled.id for titled in self._documents if titled.id == before.strip().casefold()]
        named = sorted(self.found(before.strip()), key=lambda offer: (offer.fit, offer.detail))
        ids = dict.fromkeys(offer.opens.document for offer in named if isinstance(offer.opens, Spot))
        return tuple((whole or list(ids))[:_LOOKED_INTO]), said.strip()

    def _offer(self, line: int, fit: Fit, detail: int) -> Offer:
        titled = self._documents[line]
        return Offer(titled.title, Spot(titled.id), fit, detail, where=_("document"))
