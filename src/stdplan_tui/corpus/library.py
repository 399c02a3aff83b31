"""The folder corpus/: its documents, each parsed when it is asked for, and again only when its files have changed."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from stdplan_tui.corpus.files import Stamp, read_text, stamp_of, version_of, write_text
from stdplan_tui.corpus.ids import document_id
from stdplan_tui.corpus.metadata_file import metadata_toml, read_metadata
from stdplan_tui.corpus.model import Clause, Document, DocumentId, Metadata
from stdplan_tui.errors import BodyError, DocumentError, IdError, MetadataError, StdplanError, UnknownDocument
from stdplan_tui.language import _

if TYPE_CHECKING:
    from stdplan_tui.corpus.parsed import Parsed
    from stdplan_tui.corpus.sources import Sources

SOURCES_FILE = "sources.toml"
CORPUS, ANNOTATIONS = "corpus", "annotations"
"""The folders of a workspace."""
_Stamps = tuple[Stamp | None, Stamp | None]


class Library:
    """The documents in `folder`. Every path is made from an id that `document_id` has passed.

    `parsed` spares parsing the documents that are kept there.
    """

    def __init__(self, folder: Path, parsed: Parsed | None = None) -> None:
        self.folder = folder
        self._parsed = parsed
        self._documents: dict[DocumentId, tuple[_Stamps, Document]] = {}
        self._metadata: dict[DocumentId, tuple[Stamp | None, Metadata]] = {}

    @property
    def sources(self) -> Sources:
        """Which file as received became which document."""
        from stdplan_tui.corpus.sources import Sources  # not for those who only read

        return Sources(self.folder / SOURCES_FILE)

    def ids(self) -> tuple[DocumentId, ...]:
        """The ids of all documents, broken ones too, in order: every ID.md and ID.toml with a name that can be one."""
        return tuple(sorted({id_ for name in self._names() if (id_ := _id_of(name))}))

    def body_path(self, id_: str) -> Path:
        """Where the text of that document is. Raises IdError."""
        return self.folder / f"{document_id(id_)}.md"

    def metadata_path(self, id_: str) -> Path:
        """Where the metadata of that document are. Raises IdError."""
        return self.folder / f"{document_id(id_)}.toml"

    def metadata(self, id_: str) -> Metadata:
        """What ID.toml says. Raises UnknownDocument, MetadataError."""
        self._refuse_unknown(id_)
        path = self.metadata_path(id_)
        stamp = stamp_of(path)
        kept = self._metadata.get(DocumentId(id_))
        if kept and kept[0] == stamp:
            return kept[1]
        metadata = read_metadata(path)
        if metadata.id != id_:
            raise self._wrong_id(metadata, path)
        self._metadata[metadata.id] = stamp, metadata
        return metadata

    def body(self, id_: str) -> str:
        """The text of ID.md as it stands. Raises UnknownDocument, BodyError."""
        self._refuse_unknown(id_)
        return read_text(self.body_path(id_), BodyError)

    def document(self, id_: str) -> Document:
        """The document; its version is that of the text as it stands. Raises UnknownDocument, DocumentError."""
        if self.fresh(id_):
            return self._documents[DocumentId(id_)][1]
        stamps = self._stamps_of(id_)
        metadata = self.metadata(id_)
        kept = self._parsed.read(metadata.id, stamps[0]) if self._parsed and stamps[0] else None
        version, clauses = kept or self._parse(id_)
        document = Document(replace(metadata, version=version), clauses)
        self._documents[metadata.id] = stamps, document
        return document

    def keep(self, document: Document) -> None:
        """Spare whoever opens that document next time the parsing, where it is as its files say."""
        if self._parsed is None or not self.fresh(document.id):
            return
        (stamp, _metadata), known = self._documents[document.id]
        if known is document and stamp:
            self._parsed.keep(document.id, stamp, document.version, document.clauses)

    def apart(self) -> Library:
        """The same documents, for who reads many of them: what it reads is forgotten with it."""
        return Library(self.folder, self._parsed)

    def fresh(self, id_: str) -> bool:
        """Whether the document was read, and its files still look the same from outside."""
        kept = self._documents.get(DocumentId(id_))
        return kept is not None and kept[0] == self._stamps_of(id_)

    def problems(self) -> tuple[StdplanError, ...]:
        """What keeps documents, or the list of sources, from being read: one error each, the rest is well."""
        found: list[StdplanError] = []
        for id_ in self.ids():
            try:
                self.document(id_)
            except DocumentError as error:
                found.append(error)
        try:
            self.sources.entries()
        except DocumentError as error:
            found.append(error)
        return (*found, *self._misnamed())

    def save(self, metadata: Metadata, body: str) -> Metadata:
        """Write a document, its text first; gives the metadata as written, with the text's version.

        Raises IdError, DocumentError; a file that could not be written is as it was.
        """
        metadata = replace(metadata, version=version_of(body))
        toml = metadata_toml(metadata)
        write_text(self.body_path(metadata.id), body)
        write_text(self.metadata_path(metadata.id), toml)
        return metadata

    def _names(self) -> list[str]:
        try:
            with os.scandir(self.folder) as found:
                return [entry.name for entry in found if not entry.name.startswith(".")]
        except OSError:
            return []

    def _misnamed(self) -> list[StdplanError]:
        """Metadata under a name that no document can have: nothing would ever read it."""
        message = _("the file's name is not a document id, so nothing reads it")
        stray = [name for name in self._names() if name.endswith(".toml") and name != SOURCES_FILE and not _id_of(name)]
        return [MetadataError(message, path=self.folder / name) for name in sorted(stray)]

    def _refuse_unknown(self, id_: str) -> None:
        if not (self.body_path(id_).exists() or self.metadata_path(id_).exists()):
            raise UnknownDocument(_("no document {id}").format(id=id_), path=self.folder)

    def _wrong_id(self, metadata: Metadata, path: Path) -> MetadataError:
        other = self.metadata_path(metadata.id)
        if other.exists():
            message = _("two documents have the id {id}: this one and {other}")
            return MetadataError(message.format(id=metadata.id, other=other.name), path=path)
        message = _("the id is {id}, but the file is {file}")
        return MetadataError(message.format(id=metadata.id, file=path.name), path=path)

    def _stamps_of(self, id_: str) -> _Stamps:
        return stamp_of(self.body_path(id_)), stamp_of(self.metadata_path(id_))

    def _parse(self, id_: str) -> tuple[str, tuple[Clause, ...]]:
        """The version and the clauses that ID.md has. Raises UnknownDocument, BodyError."""
        body = self.body(id_)
        from stdplan_tui.corpus import markdown  # not for those who only ask which documents there are

        clauses = markdown.read(body, self.body_path(id_))
        if not clauses:
            raise BodyError(_("the document is empty"), path=self.body_path(id_))
        return version_of(body), clauses


def _id_of(name: str) -> DocumentId | None:
    stem, _dot, ending = name.rpartition(".")
    if ending not in ("md", "toml") or name == SOURCES_FILE:
        return None
    try:
        return document_id(stem)
    except IdError:
        return None
