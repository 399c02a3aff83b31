"""The texts that a document had: what was kept of them, and one of them by the first digits of its hash."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from stdplan_tui.annotations.store.snapshots import kept_snapshots, kept_text
from stdplan_tui.corpus import markdown
from stdplan_tui.corpus.files import version_of
from stdplan_tui.corpus.model import Document, DocumentId
from stdplan_tui.errors import AnnotationError, UnknownDocument
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.days import on_own_clock
from stdplan_tui.text.spacing import bare
from stdplan_tui.workspace import annotated, reading
from stdplan_tui.workspace.folder import Workspace

SHA256: Final = "sha256:"
"""What the versions of documents begin with."""
_FEWEST_DIGITS, _MOST_DIGITS = 7, 12
_TITLE = "# "


@frozen
class Version:
    """A text of a document that was kept: `name` as it is given to `compare` (ID@1a2b3c4), `when` as ISO 8601 or "".

    `when` is the last time that it is known to have been the text: that of the last note on it. `imported`: it is the
    text as import wrote it, before anyone mended it.
    """

    document: DocumentId
    name: str
    when: str = ""
    imported: bool = False

    @property
    def digits(self) -> str:
        """The first digits of its hash."""
        return self.name.rpartition("@")[2]

    @property
    def told(self) -> str:
        """Which text it is, in words: when it was the text, else what is known instead of that."""
        return _local(self.when) or (_("as imported") if self.imported else _("date unknown"))


@frozen
class _Kept:
    """A snapshot of a document: its file, and when it was last known to be the text, or ""."""

    path: Path
    when: str

    @property
    def digits(self) -> str:
        """The first digits of its hash."""
        return self.path.stem


def versions(ws: Workspace, id_: DocumentId) -> tuple[Version, ...]:
    """The older texts of a document that were kept, the newest first; not the one it has now.

    A text is the document's where notes on it say so, or where it has the document's title. One of which no note tells
    how old it is goes by the time of its file. Raises UnknownDocument, or what is wrong with the document's files.
    """
    document = ws.library.document(id_)
    imported = _digits(document.metadata.imported)
    return tuple(
        Version(id_, name, kept.when, kept.digits == imported) for name, kept in _named(id_, _kept(ws, document))
    )


def version(ws: Workspace, id_: str, digits: str) -> Document:
    """The document as it was in the version whose hash begins with these digits; as it is, where that is the one.

    Raises UnknownDocument where there is no such version, or several; AnnotationError or BodyError where the text
    that was kept cannot be read.
    """
    present = reading.document(ws, id_)
    digits = digits.removeprefix(SHA256).lower()
    if digits and present.version.startswith(SHA256 + digits):
        return present
    every = _named(present.id, _kept(ws, present))
    found = [(name, kept) for name, kept in every if digits and kept.digits.startswith(digits[:_MOST_DIGITS])]
    text = kept_text(found[0][1].path) if len(found) == 1 else ""
    if not text or not version_of(text).startswith(SHA256 + digits):
        several = len(found) > 1
        raise UnknownDocument(_refusal(f"{present.id}@{digits}", found if several else every, several=several))
    return Document(replace(present.metadata, version=version_of(text)), markdown.read(text, found[0][1].path))


def _refusal(asked: str, named: Sequence[tuple[str, _Kept]], *, several: bool) -> str:
    """What to say where the digits do not name one version: those that there are."""
    names = ", ".join(name + (f" ({kept.when[:10]})" if kept.when else "") for name, kept in named)
    if several:
        return _("{name} may be several versions: {versions}").format(name=asked, versions=names)
    if named:
        return _("there is no version {name}; there are {versions}").format(name=asked, versions=names)
    return _("there is no version {name}: no older text of the document was kept").format(name=asked)


def _named(id_: DocumentId, kept: Sequence[_Kept]) -> list[tuple[str, _Kept]]:
    """Each with its name: as many digits as tell it from the others."""
    lengths = range(_FEWEST_DIGITS, _MOST_DIGITS)
    length = next((n for n in lengths if len({each.digits[:n] for each in kept}) == len(kept)), _MOST_DIGITS)
    return [(f"{id_}@{each.digits[:length]}", each) for each in kept]


def _kept(ws: Workspace, document: Document) -> list[_Kept]:
    """The snapshots of a document, the newest first, without the text that it has now."""
    paths = [path for path in kept_snapshots(ws.store.folder) if not document.version.startswith(SHA256 + path.stem)]
    if not paths:
        return []
    noted = _noted(ws, document)
    titles = _titles(ws.library.body(document.id))
    found = [_Kept(path, noted.get(path.stem, "")) for path in paths if path.stem in noted or _bears(path, titles)]
    return sorted(found, key=lambda kept: (kept.when or _written(kept.path), kept.digits), reverse=True)


def _noted(ws: Workspace, document: Document) -> Mapping[str, str]:
    """The first digits of the versions that notes, or the metadata, say the document had, with the last note's time."""
    found = {_digits(document.metadata.imported): ""}
    for note in annotated.loaded(ws, document.id).annotations:
        digits = _digits(note.target.version)
        found[digits] = max(found.get(digits, ""), note.created)
    return found


def _digits(version: str) -> str:
    """The digits of a version that a snapshot is named by."""
    return version.removeprefix(SHA256)[:_MOST_DIGITS]


def _local(when: str) -> str:
    """A time in the clock of this place; empty for what is none."""
    then = on_own_clock(when)
    return "" if then is None else then.strftime("%Y-%m-%d %H:%M")


def _bears(path: Path, titles: frozenset[str]) -> bool:
    """Whether a snapshot has one of these titles; one that cannot be read has none."""
    try:
        return not titles.isdisjoint(_titles(kept_text(path)))
    except AnnotationError:
        return False


def _titles(body: str) -> frozenset[str]:
    return frozenset(bare(line) for line in body.split("\n") if line.startswith(_TITLE))


def _written(path: Path) -> str:
    try:
        return datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat()
    except OSError:
        return ""
