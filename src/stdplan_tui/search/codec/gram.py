"""The codec of the index: Whoosh's segments, columns and deletions, with postings and a dictionary of our own.

Importing this module imports Whoosh. Written against its 2.7 interface.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from whoosh.codec.base import EmptyCursor, FieldWriter, TermsReader
from whoosh.codec.whoosh3 import W3Codec
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from stdplan_tui.search.codec import dictionary
from stdplan_tui.search.codec.postings import from_bytes, postings_in
from stdplan_tui.search.pool import FIELDS, Packed, Pool, decoded
from stdplan_tui.search.shelf import Postings

if TYPE_CHECKING:
    Entries = Iterable[tuple[bytes, Packed[int]]]


class GramCodec(W3Codec):  # type: ignore[misc]
    """Whoosh's own codec but for tokens and their postings, in which it keeps neither lengths nor positions."""

    length_stats = False

    def field_writer(self, storage: FileStorage, segment: Any) -> GramFieldWriter:
        """Writes tokens and postings of a segment."""
        return GramFieldWriter(
            segment.create_file(storage, self.TERMS_EXT), segment.create_file(storage, self.POSTS_EXT)
        )

    def terms_reader(self, storage: FileStorage, segment: Any) -> GramTermsReader:
        """Reads them."""
        length = storage.file_length(segment.make_filename(self.TERMS_EXT))
        terms = segment.open_file(storage, self.TERMS_EXT)
        return GramTermsReader(terms, length, segment.open_file(storage, self.POSTS_EXT))


class WriterPool(Pool):
    """A pool in place of the writer's own: what is added posting by posting, as Whoosh does, goes in as well."""

    def __init__(self, breathe: Callable[[], None]) -> None:
        super().__init__()
        self._breathe = breathe

    def add(self, posting: tuple[str, bytes, int, float, bytes]) -> None:
        """One posting: field, token, row, weight, and a value that is not kept."""
        field, token, number, weight, _ = posting
        self.put(field, number, {decoded(token): max(1, min(255, int(weight)))})

    def iter_postings(self) -> Iterator[tuple[str, Entries]]:
        """For each field its tokens, short ones first, and their postings: what `GramFieldWriter` takes."""
        return ((field, self.drained(field, self._breathe)) for field in FIELDS)

    def cleanup(self) -> None:
        """Nothing of it is on disk."""


class GramFieldWriter(FieldWriter):  # type: ignore[misc]
    """Writes the tokens and postings of a segment in one go."""

    def __init__(self, terms: StructFile, postings: StructFile) -> None:
        self._terms = terms
        self._postings = postings
        self.is_closed = False

    def add_postings(self, schema: object, lengths: object, items: Iterable[tuple[str, Entries]]) -> None:  # noqa: ARG002
        """Write what a `WriterPool` gives."""
        dictionary.write(self._terms, self._postings, items)

    def close(self) -> None:
        """Close the files."""
        self._terms.close()
        self._postings.close()
        self.is_closed = True


class GramTermsReader(TermsReader):  # type: ignore[misc]
    """Reads the tokens and postings of a segment; threads may share it."""

    def __init__(self, terms: StructFile, length: int, postings: StructFile) -> None:
        self._terms = terms
        self._postings = postings
        self._lock = threading.Lock()
        self._dictionary = dictionary.Dictionary(self._reading(terms), length)
        self._posted = self._reading(postings)

    def postings(self, field: str, token: bytes, base: int = 0) -> Postings | None:
        """The rows that have that token, `base` added to their numbers; None where there are none."""
        place = self._dictionary.place(field, token)
        return None if place is None else self._read(*place, base)

    def count(self, field: str, token: bytes) -> int:
        """How many rows have that token."""
        if (place := self._dictionary.place(field, token)) is None:
            return 0
        start, end = place
        return postings_in(end - start, self._posted(start, 1))

    def tokens(self, field: str, prefix: bytes = b"") -> Iterator[bytes]:
        """The tokens that begin so, short ones first."""
        return (token for token, _, _ in self._dictionary.entries(field, prefix))

    def entries(self, field: str, prefix: bytes = b"") -> Iterator[tuple[bytes, Postings]]:
        """The same with their postings."""
        return ((token, self._read(*place)) for token, *place in self._dictionary.entries(field, prefix))

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        return self._dictionary.place(*term) is not None

    def indexed_field_names(self) -> tuple[str, ...]:
        """The fields that have tokens."""
        return self._dictionary.fields

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """Field and token of all, in order."""
        return ((field, token) for field in sorted(self._dictionary.fields) for token in sorted(self.tokens(field)))

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """Those from that one on."""
        return (term for term in self.terms() if term >= (fieldname, prefix))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """All, with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """Those from that one on."""
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> TermInfo:
        """How often a token stands, and where. Raises TermNotFound."""
        try:
            found = self._known(fieldname, text)
        except KeyError:
            raise TermNotFound(f"{fieldname}:{text!r}") from None
        numbers, impacts = found.numbers, found.impacts
        return TermInfo(sum(impacts), len(numbers), None, 0, max(impacts), numbers[0], numbers[-1])

    def frequency(self, fieldname: str, text: bytes) -> int:
        """The sum of a token's impacts. Raises KeyError."""
        return sum(self._known(fieldname, text).impacts)

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        """How many rows have a token. Raises KeyError."""
        return len(self._known(fieldname, text).numbers)

    def matcher(self, fieldname: str, text: bytes, format_: object, scorer: object = None) -> ListMatcher:
        """The postings as Whoosh takes them. Raises TermNotFound."""
        info = self.term_info(fieldname, text)
        found = self._known(fieldname, text)
        weights = [float(impact) for impact in found.impacts]
        values = [b""] * len(weights)
        term = (fieldname, text)
        return ListMatcher(list(found.numbers), weights, values, format_, scorer, term=term, terminfo=info)

    def cursor(self, fieldname: str, fieldobj: object) -> EmptyCursor:  # noqa: ARG002
        """Nothing is completed or corrected from the index."""
        return EmptyCursor()

    def close(self) -> None:
        """Close the files."""
        self._terms.close()
        self._postings.close()

    def _known(self, field: str, token: bytes) -> Postings:
        if (found := self.postings(field, token)) is None:
            raise KeyError(field, token)
        return found

    def _read(self, start: int, end: int, base: int = 0) -> Postings:
        return from_bytes(self._posted(start, end - start), base)

    def _reading(self, file: StructFile) -> dictionary.Read:
        def read(start: int, length: int) -> bytes:
            with self._lock:
                return bytes(file.get(start, length))

        return read
