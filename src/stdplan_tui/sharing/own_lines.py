"""Files of lines that git and other tools read, in which a few lines are ours and all others are somebody else's."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from stdplan_tui import atomic
from stdplan_tui.annotations.store.files import is_there, read_limited, refuse_links
from stdplan_tui.errors import AnnotationError
from stdplan_tui.language import _

ATTRIBUTES: Final = ".gitattributes"

OWN_LINES: Final = {
    ATTRIBUTES: (
        "corpus/sources/** -text",
        "*.md text eol=lf",
        "*.toml text eol=lf",
        "annotations/*/*/*.toml merge=stdplan diff=stdplan",
        "annotations/vocabulary.toml merge=stdplan diff=stdplan",
    ),
    ".gitignore": ("annotations/**/.*.tmp",),
    ".prettierignore": ("corpus/", "annotations/"),
}
"""The lines that a workspace has in such files, by their names, in this order: what stands later counts for git."""


def lacking(folder: Path, name: str) -> Sequence[str]:
    """Our lines that a file of the workspace at `folder` does not have. Raises AnnotationError."""
    present = {" ".join(line.split()) for line in _text(folder / name).splitlines()}
    return [line for line in OWN_LINES[name] if line not in present]


def complete(folder: Path, name: str) -> bool:
    """Add our lines that are lacking at the end of a file; whether any were. Raises AnnotationError."""
    missing = lacking(folder, name)
    if not missing:
        return False
    path = folder / name
    before = _text(path)
    text = (before if not before or before.endswith("\n") else before + "\n") + "\n".join(missing) + "\n"
    refuse_links(path, folder)
    atomic.save(path, text.encode(), AnnotationError)
    return True


def _text(path: Path) -> str:
    if not is_there(path):
        return ""
    try:
        return read_limited(path).decode()
    except UnicodeDecodeError:
        raise AnnotationError(_("not UTF-8 text"), path=path) from None
