"""What the files of a workspace look like from outside, to notice that others have changed them."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.frozen import frozen

Stamp = tuple[str, int, int]


@frozen
class Fingerprint:
    """The names, times (ns) and sizes of files: equal ones mean that nothing has changed.

    `corpus` is which documents there are; `document` the two files of the open one; `notes` its annotation files;
    `others` the annotation folders of all documents.
    """

    corpus: frozenset[str]
    document: tuple[Stamp, ...]
    notes: frozenset[Stamp]
    others: frozenset[Stamp]


def fingerprint(corpus: Path, annotations: Path, document: DocumentId | None) -> Fingerprint:
    """The fingerprint of the folders `corpus` and `annotations`, with `document` open. Never raises."""
    files = (corpus / f"{document}.md", corpus / f"{document}.toml") if document else ()
    folder = annotations / document if document else None
    return Fingerprint(
        corpus=frozenset(name for name, *_ in _stamps(corpus) if name.endswith(".toml")),
        document=tuple(stamp for file in files if (stamp := _stamp(file))),
        notes=frozenset(_within(folder)) if folder else frozenset(),
        others=frozenset(_within(annotations)) | frozenset(_stamps(annotations)),
    )


def _within(folder: Path) -> Iterator[Stamp]:
    """What is directly inside the folders of `folder`."""
    try:
        with os.scandir(folder) as entries:
            folders = [entry.path for entry in entries if entry.is_dir(follow_symlinks=False)]
    except OSError:
        return
    for path in folders:
        for name, time, size in _stamps(Path(path)):
            yield f"{path}/{name}", time, size


def _stamps(folder: Path) -> list[Stamp]:
    try:
        with os.scandir(folder) as entries:
            return [stamp for entry in entries if not entry.name.startswith(".") and (stamp := _stamp(entry))]
    except OSError:
        return []


def _stamp(file: Path | os.DirEntry[str]) -> Stamp | None:
    try:
        status = file.stat()
    except OSError:
        return None
    return file.name, status.st_mtime_ns, status.st_size
