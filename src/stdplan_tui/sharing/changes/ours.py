"""Which files of a workspace are its own, so that they are shared: by their names, from the folder of the workspace."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from pathlib import PurePosixPath
from typing import Final

from stdplan_tui.annotations.store.annotation_keys import ULID
from stdplan_tui.annotations.store.authors import AUTHORS_FOLDER
from stdplan_tui.annotations.store.files import LARGEST
from stdplan_tui.annotations.store.slugs import author_slug
from stdplan_tui.annotations.store.snapshots import BASE_FOLDER, LARGEST_BODY
from stdplan_tui.annotations.vocabulary.file import VOCABULARY_FILE
from stdplan_tui.corpus.files import LARGEST as LARGEST_DOCUMENT
from stdplan_tui.corpus.ids import document_id
from stdplan_tui.corpus.library import ANNOTATIONS, CORPUS, SOURCES_FILE
from stdplan_tui.errors import IdError
from stdplan_tui.sharing.own_lines import OWN_LINES

_SOURCES: Final = "sources"
_SNAPSHOT: Final = re.compile(r"[0-9a-f]{12}\.md")


class Part(StrEnum):
    """What a file of a workspace is."""

    ANNOTATION = "annotation"
    SNAPSHOT = "snapshot"
    AUTHOR = "author"
    VOCABULARY = "vocabulary"
    DOCUMENT = "document"
    """ID.md, ID.toml, sources.toml, and the raw files."""
    LINES = "lines"
    """A file of lines for git and other tools, as `own_lines` writes it."""

    @property
    def largest(self) -> int:
        """The bytes that such a file may have."""
        return {Part.SNAPSHOT: LARGEST_BODY, Part.DOCUMENT: LARGEST_DOCUMENT}.get(self, LARGEST)


def part(name: str) -> Part | None:
    """What the file of that name is, from the folder of the workspace with `/`; None for what is none of its own."""
    match PurePosixPath(name).parts:
        case (file,) if file in OWN_LINES:
            return Part.LINES
        case (folder, *rest) if folder == ANNOTATIONS:
            return _annotations(rest)
        case (folder, *rest) if folder == CORPUS:
            return Part.DOCUMENT if _is_document(rest) else None
    return None


def _annotations(rest: list[str]) -> Part | None:
    match rest:
        case [file] if file == VOCABULARY_FILE:
            return Part.VOCABULARY
        case [folder, file] if folder == BASE_FOLDER:
            return Part.SNAPSHOT if _SNAPSHOT.fullmatch(file) else None
        case [folder, file] if folder == AUTHORS_FOLDER:
            return Part.AUTHOR if _is_named(file, ".toml", author_slug) else None
        case [document, author, file]:
            well = _passes(document_id, document) and _passes(author_slug, author)
            return Part.ANNOTATION if well and _is_named(file, ".toml", None) else None
    return None


def _is_document(rest: list[str]) -> bool:
    match rest:
        case [file]:
            return file == SOURCES_FILE or any(_is_named(file, ending, document_id) for ending in (".md", ".toml"))
        case [folder, file]:
            return folder == _SOURCES and not file.startswith(".")
    return False


def _is_named(file: str, ending: str, check: Callable[[str], str] | None) -> bool:
    """Whether a file has that ending after a name that passes, or after the id of an annotation without a `check`."""
    name = file.removesuffix(ending)
    if name == file:
        return False
    return ULID.fullmatch(name) is not None if check is None else _passes(check, name)


def _passes(check: Callable[[str], str], name: str) -> bool:
    try:
        check(name)
    except IdError:
        return False
    return True
