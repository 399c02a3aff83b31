"""The texts that annotations were made on: `annotations/_base/SHA12.md`, one file a version of a document.

Everyone adds to the folder and nobody changes it. A snapshot is an ID.md, named by the first twelve hex digits of
its sha256, which is checked whenever one is read.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from stdplan_tui.annotations.store.annotation_keys import VERSION
from stdplan_tui.annotations.store.files import is_there, read_limited, refuse_links, save
from stdplan_tui.corpus.files import version_of
from stdplan_tui.errors import AnnotationError
from stdplan_tui.language import _
from stdplan_tui.text.toml_table import TomlDefect, decoded

BASE_FOLDER = "_base"
LARGEST_BODY = 64 * 1024 * 1024
_NAME = re.compile(r"[0-9a-f]{12}\.md")


def keep_snapshot(store_folder: Path, version: str, body: str, *, alone: bool = False) -> Path:
    """Write the text of that version, unless it is there already; the file. `alone` is as in `write_atomically`.

    Raises AnnotationError where `body` is not of that version, where a file of that name holds another text, and
    where it cannot be written.
    """
    if version_of(body) != version:
        raise AnnotationError(_("the text is not the one of version {version}").format(version=version))
    path = _path(store_folder, version)
    if snapshot_text(store_folder, version) is None:
        save(path, body.encode(), top=store_folder, alone=alone)
    return path


def snapshot_text(store_folder: Path, version: str) -> str | None:
    """The text of that version, None where nobody has kept it.

    Raises AnnotationError where the file cannot be read, or is not what its name says.
    """
    path = _path(store_folder, version)
    if not is_there(path):
        return None
    return _read(path, version)


def kept_snapshots(store_folder: Path) -> tuple[Path, ...]:
    """The files that by their names are snapshots, in no telling order; none where the folder is a link elsewhere."""
    folder = store_folder / BASE_FOLDER
    try:
        refuse_links(folder, store_folder)
        with os.scandir(folder) as entries:
            return tuple(folder / entry.name for entry in entries if _NAME.fullmatch(entry.name))
    except (AnnotationError, OSError):
        return ()


def kept_text(path: Path) -> str:
    """The text of a snapshot by its file. Raises AnnotationError as `snapshot_text` does."""
    return _read(path, f"sha256:{path.stem}")


def _read(path: Path, version: str) -> str:
    """The text of a file; its version is this one, or begins so."""
    try:
        text = decoded(read_limited(path, LARGEST_BODY))
    except TomlDefect as defect:
        raise AnnotationError(defect.message, path=path, line=defect.line) from None
    if not version_of(text).startswith(version):
        raise AnnotationError(_("the text has been changed: it is not the one that its name says"), path=path)
    return text


def _path(store_folder: Path, version: str) -> Path:
    if VERSION.fullmatch(version) is None:
        raise AnnotationError(_("not a version of a document: {version}").format(version=repr(version[:80])))
    return store_folder / BASE_FOLDER / f"{version.removeprefix('sha256:')[:12]}.md"
