"""The documents of a workspace by all the names under which others cite them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from stdplan_tui.corpus.citations.model import Citation, Kind
from stdplan_tui.corpus.citations.names import Names, is_telling, key, names
from stdplan_tui.corpus.citations.numbers import number_keys
from stdplan_tui.corpus.citations.standards import standard_keys
from stdplan_tui.corpus.model import DocumentId, Metadata


class Found(NamedTuple):
    """The documents that a name may mean; `certain` where it means the only one."""

    documents: tuple[DocumentId, ...] = ()
    certain: bool = False


_REMEMBERED = 4096
_NOTHING = Found()
_Ids = defaultdict[str, dict[DocumentId, None]]


class Catalogue:
    """Finds a document by its title, its number or its standard's number, however they are printed."""

    def __init__(self, documents: Iterable[Metadata]) -> None:
        self._titles, self._plain, self._periods, self._about = (_ids(), _ids(), _ids(), _ids())
        self._numbers, self._standards, self._editions = (_ids(), _ids(), _ids())
        self._numbers_of: dict[DocumentId, frozenset[str]] = {}
        self._issuers_of: dict[DocumentId, str] = {}
        self._found: dict[tuple[str, str, str], Found] = {}
        for metadata in documents:
            self._add(metadata)

    def find(self, citation: Citation) -> Found:
        """The documents that a citation names, its steps apart."""
        asked = (citation.title, citation.number, citation.before)
        found = self._found.get(asked)
        if found is None:
            if len(self._found) >= _REMEMBERED:
                self._found.clear()
            found = self._found[asked] = self._sought(citation)
        return found

    def _sought(self, citation: Citation) -> Found:
        if citation.kind is Kind.STANDARD:
            return self._standard(citation.number)
        by_number = self._numbered(citation.number)
        by_title = self._titled(citation) if citation.title else _NOTHING
        if not by_number.documents or not by_title.documents:
            return by_number if by_number.documents else by_title
        both = tuple(id_ for id_ in by_number.documents if id_ in by_title.documents)
        return _found(both or (*by_number.documents, *by_title.documents))

    def named(self, run: str) -> tuple[str, Found]:
        """The longest end of `run` that is a title, and what it names: 依照刑法 ends in 刑法."""
        for start in range(len(run) - 1):
            if ids := self._titles.get(key(run[start:])):
                return run[start:], _found(tuple(ids))
        return "", _NOTHING

    def _add(self, metadata: Metadata) -> None:
        own = metadata.id
        for title in filter(None, (metadata.title, metadata.notice_title, metadata.short_title)):
            said = names(title)
            for telling in filter(is_telling, (said.whole, said.sent)):
                self._titles[telling][own] = None
            if said.plain:
                (self._periods if said.period else self._plain)[said.plain][own] = None
            self._about[said.about or said.whole][own] = None
        numbers = number_keys(metadata.document_number)
        for number in numbers:
            self._numbers[number][own] = None
        self._numbers_of[own] = frozenset(numbers)
        self._issuers_of[own] = "\n".join(names(issuer).whole for issuer in metadata.issuers)
        if metadata.document_number and not numbers:
            edition, standard = standard_keys(metadata.document_number)
            self._standards[edition or standard][own] = None
            self._editions[standard][own] = None

    def _numbered(self, printed: str) -> Found:
        keys = number_keys(printed)
        if printed and not keys:
            return self._standard(printed)
        return _found(tuple(dict.fromkeys(id_ for number in keys for id_ in self._numbers.get(number, ()))))

    def _standard(self, printed: str) -> Found:
        edition, standard = standard_keys(printed)
        return _found(tuple(self._standards.get(edition, ()) if edition else self._editions.get(standard, ())))

    def _titled(self, citation: Citation) -> Found:
        """By the whole title; else by one with brackets behind it, or with an issuer before it that is not said."""
        said = names(citation.title)
        keys = tuple(filter(None, (said.whole, said.sent)))
        for titles, certain in ((self._titles, True), (self._plain, True), (self._periods, False)):
            if ids := self._numbered_so(citation, [id_ for key in keys for id_ in titles.get(key, ())]):
                return _found(ids) if certain else Found(ids)
        return self._about_so(citation, said)

    def _about_so(self, citation: Citation, said: Names) -> Found:
        """By what a title is about: certain where the issuer, said in the title or before it, is the document's."""
        about = said.about or said.whole
        ids = self._numbered_so(citation, self._about.get(about, ()) if about.startswith(("关于", "贯彻")) else ())
        by = said.by or names(citation.before).whole
        issued = [id_ for id_ in ids if any(by.endswith(one) for one in self._issuers_of[id_].split("\n") if one)]
        return Found(tuple(issued), certain=True) if len(issued) == 1 else Found(() if said.by else ids)

    def _numbered_so(self, citation: Citation, ids: Iterable[DocumentId]) -> tuple[DocumentId, ...]:
        """Those that have the number beside the title, or that have none."""
        wanted = set(number_keys(citation.number))
        kept = [id_ for id_ in ids if not wanted or not self._numbers_of[id_] or wanted & self._numbers_of[id_]]
        return tuple(dict.fromkeys(kept))


def _ids() -> _Ids:
    return defaultdict(dict)


def _found(ids: Sequence[DocumentId]) -> Found:
    return Found(tuple(ids), certain=len(ids) == 1)
