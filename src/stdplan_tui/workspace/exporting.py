"""Writing what was found to a file that a person names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import BinaryIO

from stdplan_tui.atomic import fill_atomically
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import ExportError, StdplanError
from stdplan_tui.exchange.hits import Format, exported
from stdplan_tui.language import _
from stdplan_tui.search.model import Hit
from stdplan_tui.workspace.folder import Workspace

FORMATS: Mapping[str, Format] = {
    ".csv": Format.CSV,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".json": Format.JSON,
    ".jsonl": Format.JSON,
}
"""The formats by the endings of file names."""


def format_of(path: Path) -> Format:
    """The format that the name of a file asks for. Raises ExportError where it asks for none."""
    form = FORMATS.get(path.suffix.lower())
    if form is None:
        raise ExportError(_("the name must end with .csv, .md or .jsonl"), path=path)
    return form


def export_hits(ws: Workspace, hits: Iterable[Hit], path: Path, form: Format | None = None) -> Path:
    """Write hits to a new file, in the format of its name unless one is given; its whole path.

    Raises ExportError where there is such a file already, where the name says no format, and where the file cannot be
    written: then nothing has changed.
    """
    pieces = exported(hits, form or format_of(path), number_of(ws))
    return write_file(path, lambda file: file.writelines(piece.encode("utf-8", "replace") for piece in pieces))


def write_file(path: Path, fill: Callable[[BinaryIO], object], *, force: bool = False) -> Path:
    """Write a file that a person named, whole or not at all; its whole path. `force`: also over one that is there.

    Raises ExportError where there is one, and where it cannot be written: then nothing has changed.
    """
    path = path.expanduser().absolute()

    def refuse() -> None:
        if not force:
            refuse_present(path)

    refuse()
    try:
        fill_atomically(path, fill, ready=refuse)
    except OSError as error:
        raise ExportError(_("cannot be written: {reason}").format(reason=error.strerror), path=path) from None
    return path


def number_of(ws: Workspace) -> Callable[[DocumentId], str]:
    """What gives the document number of a document, "" for one without, or one that cannot be read."""

    @cache
    def number(id_: DocumentId) -> str:
        try:
            return ws.library.metadata(id_).document_number
        except StdplanError:
            return ""

    return number


def refuse_present(path: Path) -> None:
    """Raise ExportError where there is anything of that name: nothing is overwritten."""
    try:
        path.lstat()
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        raise ExportError(_("cannot be read: {reason}").format(reason=error.strerror), path=path) from None
    raise ExportError(_("the file is there already; nothing was written"), path=path)
