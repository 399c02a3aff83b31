"""What can go wrong, as one tree; every message names the file, and the line where there is one.

StdplanError                  anything a user should read as one clear line
├── WorkspaceError            no workspace here, or one that cannot be used
├── DocumentError             a document that cannot be had
│   ├── UnknownDocument       no document of that id
│   ├── UnknownClause         no clause of that id or label in the document
│   ├── AmbiguousClause       several clauses of the document go by that name
│   ├── BodyError             ID.md is not of the body grammar
│   └── MetadataError         ID.toml, or sources.toml, does not parse or lacks a key
├── ImportingError            a raw file that cannot become a document
│   └── MendedByHand          the document was mended by hand: it takes a merge
├── AnnotationError           an annotation that cannot be read or written
│   ├── AuthorTaken           the slug of an author belongs to somebody else
│   └── VocabularyError       vocabulary.toml cannot be read, or forbids the tag
├── SearchError               a query that cannot be answered
├── GitError                  git cannot be run, or refused what was asked of it
├── ExportError               a file that cannot be made of what is in the workspace
├── SettingsError             the user's settings cannot be read or written
└── IdError                   an id that is not of the form of formats.md
"""

from __future__ import annotations

from pathlib import Path


class StdplanError(Exception):
    """Something a user should read as one line: the message, and where it was found.

    `path` is the file it is about, `line` its line counted from 1.
    """

    def __init__(self, message: str, *, path: Path | str | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.path = path
        self.line = line

    def __str__(self) -> str:
        if self.path is None:
            return self.message
        where = f"{self.path}:{self.line}" if self.line else f"{self.path}"
        return f"{where}: {self.message}"


class WorkspaceError(StdplanError):
    """There is no workspace here, or it cannot be used."""


class DocumentError(StdplanError):
    """A document cannot be had."""


class UnknownDocument(DocumentError):
    """No document of the workspace has that id."""


class UnknownClause(DocumentError):
    """No clause of the document has that id or goes by that label."""


class AmbiguousClause(DocumentError):
    """Several clauses of the document go by that name: one has to be named by more of its label path."""


class BodyError(DocumentError):
    """The text of a document is not of the body grammar."""


class MetadataError(DocumentError):
    """The metadata of a document does not parse, or lacks a key."""


class ImportingError(StdplanError):
    """A raw file cannot become a document."""


class MendedByHand(ImportingError):
    """The document that the file became was mended by hand since: only a merge may write it."""


class AnnotationError(StdplanError):
    """An annotation cannot be read or written."""


class AuthorTaken(AnnotationError):
    """The slug of an author belongs to somebody else; `proposal` is a free one."""

    def __init__(self, message: str, proposal: str, *, path: Path | str | None = None) -> None:
        super().__init__(message, path=path)
        self.proposal = proposal


class VocabularyError(AnnotationError):
    """The vocabulary cannot be read, or does not allow the tag."""


class SearchError(StdplanError):
    """A query cannot be answered."""


class GitError(StdplanError):
    """git cannot be run, or refused what was asked of it."""


class ExportError(StdplanError):
    """A file cannot be made of what is in the workspace."""


class SettingsError(StdplanError):
    """The user's settings cannot be read or written."""


class IdError(StdplanError):
    """An id is not of the form that the file formats ask for."""
