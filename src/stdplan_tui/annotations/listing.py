"""Which files of the annotations folder are annotations, without opening one."""

from __future__ import annotations

import contextlib
import os
import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from stdplan_tui.annotations.slugs import author_slug
from stdplan_tui.corpus.ids import document_id
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import AnnotationError, IdError
from stdplan_tui.language import _

SWEPT_AFTER = 3600.0
"""Seconds after which a temporary file that a crash has left is removed."""

_TEMPORARY = re.compile(r"\.[0-7][0-9A-HJKMNP-TV-Z]{25}\.tmp")


def annotation_files(top: Path, document: DocumentId | None = None) -> Iterator[Path | AnnotationError]:
    """The files `DOC/AUTHOR/*.toml` in the order of their names, and an error for what cannot be looked into.

    Names that begin with `_` or `.` are other things. Links are not followed.
    """
    documents = _folders(top, document_id) if document is None else _chosen(top / document)
    for folder in documents:
        authors = [folder] if isinstance(folder, AnnotationError) else _folders(folder, author_slug)
        for author in authors:
            if isinstance(author, AnnotationError):
                yield author
            else:
                yield from _of_author(author)


def _chosen(folder: Path) -> Iterator[Path | AnnotationError]:
    yield AnnotationError(_("a link, which is not followed"), path=folder) if folder.is_symlink() else folder


def _folders(folder: Path, check: Callable[[str], str]) -> Iterator[Path | AnnotationError]:
    for entry in _entries(folder):
        if isinstance(entry, AnnotationError):
            yield entry
        elif not entry.is_file(follow_symlinks=False) and not entry.name.startswith(("_", ".")):
            yield _folder_problem(entry, check) or Path(entry.path)


def _of_author(folder: Path) -> Iterator[Path | AnnotationError]:
    for entry in _entries(folder):
        if isinstance(entry, AnnotationError):
            yield entry
        elif _TEMPORARY.fullmatch(entry.name):
            _sweep(entry)
        elif entry.name.endswith(".toml") and not entry.name.startswith("."):
            yield folder / entry.name


def _entries(folder: Path) -> list[os.DirEntry[str]] | list[AnnotationError]:
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        reason = _("cannot be read: {reason}").format(reason=error.strerror)
        return [AnnotationError(reason, path=folder)]


def _folder_problem(entry: os.DirEntry[str], check: Callable[[str], str]) -> AnnotationError | None:
    path = Path(entry.path)
    if entry.is_symlink():
        return AnnotationError(_("a link, which is not followed"), path=path)
    try:
        check(entry.name)
    except IdError as error:
        return AnnotationError(error.message, path=path)
    return None


def _sweep(entry: os.DirEntry[str]) -> None:
    with contextlib.suppress(OSError):
        if time.time() - entry.stat(follow_symlinks=False).st_mtime > SWEPT_AFTER:
            Path(entry.path).unlink()
