"""Raw files as received: which are known, what became of them, and where they are kept."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path, PurePath

from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.corpus.sources import SourceEntry
from stdplan_tui.errors import ImportingError
from stdplan_tui.language import _
from stdplan_tui.text.display import shown_line

SOURCES = "sources"
_MOST_VERSIONS = 10_000


def refuse_unshowable(path: Path) -> None:
    """Raise ImportingError for a file whose name a list of files could not show."""
    if shown_line(path.name) != path.name:
        raise ImportingError(_("the file's name has characters that cannot be shown; rename it"), path=path)


def sha256_of(content: bytes) -> str:
    """The sha256 of a file's bytes, in hex."""
    return hashlib.sha256(content).hexdigest()


def known_entry(
    path: Path, content: bytes, entries: Sequence[SourceEntry], given: DocumentId | None
) -> SourceEntry | None:
    """The entry of a file with these bytes, whatever it is called; None where they are new.

    Raises ImportingError where another document than `given` was made from them, and where a newer file came after.
    """
    digest = sha256_of(content)
    entry = next((entry for entry in entries if entry.sha256 == digest), None)
    if entry is None:
        return None
    if given not in (None, entry.id):
        raise ImportingError(_("the file is the source of {id} already").format(id=entry.id), path=path)
    current = [other for other in entries if other.id == entry.id][-1]
    if current.sha256 != digest:
        message = _("an older version of {id}, which was imported since from {file}; nothing was changed")
        raise ImportingError(message.format(id=entry.id, file=current.file), path=path)
    return current


def kept_path(library: Library, name: str) -> Path:
    """Where the file of that name in corpus/sources is. Raises ImportingError where a link leads elsewhere."""
    path = library.folder / SOURCES / name
    for place in (path.parent, path):
        if place.is_symlink():
            raise ImportingError(_("leads to another place through a link; nothing is written there"), path=place)
    return path


def free_place(library: Library, name: str, content: bytes) -> Path:
    """Where a new file of that name is kept: under it, or where another file has it under `stem-2.ext`, `-3` …

    Raises as `kept_path`.
    """
    digest = sha256_of(content)
    listed = {entry.file.casefold(): entry.sha256 for entry in library.sources.entries()}
    stem, ending = PurePath(name).stem, PurePath(name).suffix
    for nth in range(1, _MOST_VERSIONS):
        path = kept_path(library, f"{stem}-{nth}{ending}" if nth > 1 else name)
        if listed.get(path.name.casefold(), digest) == digest and has_content(path, content) is not False:
            return path
    raise ImportingError(_("too many files of this name"), path=name)


def has_content(path: Path, content: bytes) -> bool | None:
    """Whether the file at `path` has these bytes; None where there is no file."""
    try:
        return path.read_bytes() == content
    except FileNotFoundError:
        return None
    except OSError:
        return False
