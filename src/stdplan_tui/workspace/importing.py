"""Importing into a workspace: the raw file is kept as received, and becomes a document that nothing else is.

`corpus/sources.toml` says which file became which document, so importing the same file again makes the same document,
byte for byte. What would take the place of something else is refused, and then nothing has been written.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from stdplan_tui.atomic import save
from stdplan_tui.corpus.ids import document_id
from stdplan_tui.corpus.library import SourceEntry
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import ImportingError
from stdplan_tui.importing.importing import Imported, import_file
from stdplan_tui.language import _
from stdplan_tui.text.display import shown_line
from stdplan_tui.workspace.folder import Workspace

SOURCES = "sources"


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What one import did: the file as it was named, the document's id, what was made of it, and the files written.

    `written` are named from the workspace, none for a dry run; `unchanged` says that the document stood there already.
    """

    file: Path
    id: DocumentId
    imported: Imported
    written: tuple[Path, ...] = ()
    unchanged: bool = False


def import_into(
    ws: Workspace,
    path: Path,
    *,
    id: str | None = None,  # noqa: A002
    dry_run: bool = False,
) -> ImportResult:
    """Import the raw file at `path`, under `id`, else the id that sources.toml has for it, else the one proposed.

    Raises IdError; ImportingError where the file cannot become a document, or something else stands in its place;
    DocumentError where it cannot be written.
    """
    given = None if id is None else document_id(id)
    entries = ws.library.sources.entries()
    entry = _entry_for(path, entries)
    wanted = given if entry is None else entry.id
    if entry is not None and given not in (None, entry.id):
        raise ImportingError(_("the file is the source of {id} already").format(id=entry.id), path=path)
    taken = {other.id: other for other in entries if other is not entry}
    if wanted in taken:
        message = _("{id} is the id of what was imported from {file}; give another with --id")
        raise ImportingError(message.format(id=wanted, file=taken[wanted].file), path=path)
    imported = import_file(path, id=wanted, taken={*ws.library.ids(), *taken})
    found = imported.document.id
    kept = ws.library.folder / SOURCES / path.name
    content = _received(path, imported)
    _refuse_replacing(kept, content)
    if found in ws.library.ids():
        _refuse_differing(ws, imported, path)
        if entry is not None and kept.exists():
            return ImportResult(path, found, imported, unchanged=True)
    written = () if dry_run else _written(ws, imported, kept, content)
    return ImportResult(path, found, imported, written)


def _entry_for(path: Path, entries: Iterable[SourceEntry]) -> SourceEntry | None:
    """The entry for a file of this name and content. Raises ImportingError where one of the two is another's."""
    if not path.is_file():
        return None  # import_file says what is wrong
    if shown_line(path.name) != path.name:
        raise ImportingError(_("the file's name has characters that cannot be shown; rename it"), path=path)
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    for entry in entries:
        if entry.file == path.name and entry.sha256 != sha256:
            message = _("{id} was imported from another file of this name; nothing was changed")
            raise ImportingError(message.format(id=entry.id), path=path)
        if entry.file != path.name and entry.sha256 == sha256:
            message = _("{id} was imported from the same content, as {file}")
            raise ImportingError(message.format(id=entry.id, file=entry.file), path=path)
        if entry.file == path.name:
            return entry
    return None


def _received(path: Path, imported: Imported) -> bytes:
    """The bytes of the file, which must be those that were imported."""
    content = path.read_bytes()
    source = imported.document.metadata.source
    if source is None or source.sha256 != hashlib.sha256(content).hexdigest():
        raise ImportingError(_("the file changed while it was read"), path=path)
    return content


def _refuse_replacing(kept: Path, content: bytes) -> None:
    """Raise ImportingError where the place of the raw file is another's, or outside the workspace."""
    if kept.parent.is_symlink() or kept.is_symlink():
        raise ImportingError(_("leads to another place through a link; nothing is written there"), path=kept)
    if kept.exists() and kept.read_bytes() != content:
        raise ImportingError(_("another file of this name was received before; rename the new one"), path=kept)


def _refuse_differing(ws: Workspace, imported: Imported, path: Path) -> None:
    """Raise ImportingError unless the document that has the id is what this import makes."""
    found = imported.document.id
    present = ws.library.metadata(found)
    if present.source != imported.document.metadata.source:
        message = _("{id} is another document; give another id with --id")
        raise ImportingError(message.format(id=found), path=path)
    if ws.library.body(found) != imported.body:
        message = _("differs from what import makes of {file}: mended by hand, it is not overwritten")
        raise ImportingError(message.format(file=path.name), path=ws.library.body_path(found))


def _written(ws: Workspace, imported: Imported, kept: Path, content: bytes) -> tuple[Path, ...]:
    """Write the raw file first and the document last: what a crash leaves, the same import completes."""
    metadata = imported.document.metadata
    library = ws.library
    if not kept.exists():
        save(kept, content, ImportingError)
    library.sources.add(SourceEntry(kept.name, hashlib.sha256(content).hexdigest(), metadata.id))
    library.save(metadata, imported.body)
    paths = (kept, library.sources.path, library.body_path(metadata.id), library.metadata_path(metadata.id))
    return tuple(path.relative_to(ws.root) for path in paths)
