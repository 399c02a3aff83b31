"""Which files of the annotations folder are annotations, and what they look like from outside, without opening one."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from stdplan_tui.annotations.store.slugs import author_slug
from stdplan_tui.corpus.files import Stamp
from stdplan_tui.corpus.ids import document_id
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import AnnotationError, IdError
from stdplan_tui.language import _

SWEPT_AFTER = 3600.0
"""Seconds after which a temporary file that a crash has left is removed."""

_TEMPORARY = re.compile(r"\.[0-7][0-9A-HJKMNP-TV-Z]{25}\.tmp")


class Listed(NamedTuple):
    """A file `DOC/AUTHOR/NAME` that is an annotation by its name, and its stamp."""

    author: str
    name: str
    stamp: Stamp


def annotated_documents(top: Path) -> Iterator[DocumentId | AnnotationError]:
    """The documents that have a folder of annotations, in order, and an error for what cannot be one."""
    for folder in _folders(top, document_id):
        yield folder if isinstance(folder, AnnotationError) else DocumentId(folder.name)


def annotation_files(top: Path, document: DocumentId) -> Iterator[Listed | AnnotationError]:
    """The annotations of a document in the order of their authors and names, and an error for what cannot be read.

    Names that begin with `_` or `.` are other things. Links are not followed.
    """
    folder = top / document
    if folder.is_symlink():
        yield AnnotationError(_("a link, which is not followed"), path=folder)
        return
    for author in _folders(folder, author_slug):
        if isinstance(author, AnnotationError):
            yield author
        else:
            yield from _of_author(author)


def files_digest(files: Iterable[tuple[str, str, Stamp]]) -> str:
    """A digest of files, each by its author, its name and its stamp: another one where any of them looks different."""
    found = hashlib.sha256()
    for author, name, stamp in files:
        line = f"{author}/{name} {stamp.inode} {stamp.changed} {stamp.written} {stamp.size}\n"
        found.update(line.encode(errors="surrogateescape"))  # a name need not be text
    return found.hexdigest()


def _folders(folder: Path, check: Callable[[str], str]) -> Iterator[Path | AnnotationError]:
    for entry in _entries(folder):
        if isinstance(entry, AnnotationError):
            yield entry
        elif not entry.is_file(follow_symlinks=False) and not entry.name.startswith(("_", ".")):
            yield _folder_problem(entry, check) or Path(entry.path)


def _of_author(folder: Path) -> Iterator[Listed | AnnotationError]:
    author = folder.name
    for entry in _entries(folder):
        if isinstance(entry, AnnotationError):
            yield entry
        elif _TEMPORARY.fullmatch(entry.name):
            _sweep(entry)
        elif entry.name.endswith(".toml") and not entry.name.startswith("."):
            with contextlib.suppress(FileNotFoundError):
                status = entry.stat(follow_symlinks=False)
                stamp = Stamp(status.st_ino, status.st_ctime_ns, status.st_mtime_ns, status.st_size)
                yield Listed(author, entry.name, stamp)


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
