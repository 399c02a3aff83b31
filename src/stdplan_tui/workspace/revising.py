"""A newer version of a document that is there: what is kept of the old one, and what was mended by hand in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from stdplan_tui.corpus import markdown
from stdplan_tui.corpus.alignment import Change, Kind, aligned, common_share
from stdplan_tui.corpus.files import version_of
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.merging import Conflict, merged
from stdplan_tui.corpus.model import CONTAINERS, Document, DocumentId, Level, Metadata, flat
from stdplan_tui.errors import AnnotationError, BodyError, ImportingError, StdplanError
from stdplan_tui.frozen import frozen
from stdplan_tui.importing.importing import Imported, import_bytes
from stdplan_tui.language import _
from stdplan_tui.text.display import shown_line
from stdplan_tui.text.similarity import Edit, opcodes
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.receiving import kept_path, sha256_of

LEAST_COMMON = 0.1
"""The share of the text that two versions of a document have in common at least."""
_LONGEST = 40
_AROUND = 6


@frozen
class Present:
    """A document before a newer version of it is accepted: what ID.toml says, and the text of ID.md as it stands.

    `path` is that of ID.md.
    """

    metadata: Metadata
    body: str
    path: Path

    @property
    def version(self) -> str:
        """The hash of the text."""
        return version_of(self.body)

    @property
    def mended(self) -> bool:
        """Whether the text is another than the one that import wrote."""
        return self.version != self.metadata.imported


def carried_over(imported: Metadata, present: Metadata) -> Metadata:
    """What import read off the newer version, with what people wrote into the metadata and import never does."""
    return replace(
        imported,
        short_title=imported.short_title or present.short_title,
        supersedes=imported.supersedes or present.supersedes,
        implements=imported.implements or present.implements,
        formerly=present.formerly,
        unknown=present.unknown,
    )


def present_document(ws: Workspace, imported: Imported) -> Present | None:
    """The document that has the id of what was imported; None where there is none, or a crash has left half of it.

    Raises what is wrong with its files.
    """
    id_, library = imported.document.id, ws.library
    if id_ not in library.ids():
        return None
    path = library.body_path(id_)
    if path.exists() and not library.metadata_path(id_).exists() and library.body(id_) == imported.body:
        return None
    return Present(library.metadata(id_), library.body(id_), path)


def changed_clauses(present: Present, body: str) -> tuple[Change, ...]:
    """Clause by clause what becomes of the present text, without what stays. Raises ImportingError.

    A text that has next to nothing in common with the present one is another document.
    """
    found = aligned(flat(markdown.read(present.body, present.path)), flat(markdown.read(body)))
    if common_share(found) < LEAST_COMMON:
        message = _("has next to nothing in common with {id}; if it is another document, give it an id with --id")
        raise ImportingError(message.format(id=present.metadata.id))
    return tuple(change for change in found if change.kind is not Kind.SAME)


def joined(base: str, present: Present, newer: str) -> str:
    """The newer version with what was mended by hand in the present one, since import wrote `base`.

    Raises ImportingError where both changed the same words, BodyError where the present text, or the joined one, does
    not read.
    """
    path = present.path
    mine = markdown.write(markdown.read(present.body, path))
    result = merged(base, mine, newer)
    if result.conflicts:
        told = "; ".join(_told(base, result.conflicts))
        message = _("what was mended by hand and the newer version disagree: {clauses}; {advice}")
        advice = _("write the newer words there in {file} and import again; mend afterwards what should read otherwise")
        raise ImportingError(message.format(clauses=told, advice=advice.format(file=path.name)), path=path)
    try:
        return markdown.write(markdown.read(result.text))
    except BodyError as error:
        message = _("what was mended by hand and the newer version do not fit together: {reason}")
        raise BodyError(message.format(reason=error.message), path=path) from None


def base_text(ws: Workspace, present: Present) -> str:
    """The text that import wrote: kept as a snapshot, or made again of the raw file. Raises ImportingError."""
    wanted = present.metadata.imported
    if wanted:
        for text in _candidates(ws, present):
            if text is not None and version_of(text) == wanted:
                return text
    message = _("the text that import wrote is not kept and cannot be made again, so nothing can be merged")
    raise ImportingError(message, path=present.path)


def _candidates(ws: Workspace, present: Present) -> Iterator[str | None]:
    try:
        yield ws.store.snapshot_text(present.metadata.imported)
    except AnnotationError:
        yield None
    source = present.metadata.source
    for entry in reversed(ws.library.sources.entries()):
        if entry.id != present.metadata.id or (source is not None and entry.sha256 != source.sha256):
            continue
        try:
            content = kept_path(ws.library, entry.file).read_bytes()
            if sha256_of(content) == entry.sha256:
                yield import_bytes(content, entry.file, id=entry.id).body
        except (StdplanError, OSError):
            continue


def _told(base: str, conflicts: Iterable[Conflict]) -> Iterator[str]:
    labels = _labels(base)
    for conflict in conflicts:
        before = [label for line, label in labels if line <= conflict.line]
        mine, theirs = _differing(conflict.mine, conflict.theirs)
        words = _("“{mine}” by hand, “{theirs}” in the newer version").format(mine=mine, theirs=theirs)
        yield f"{before[-1]}: {words}" if before else words


def _labels(body: str) -> list[tuple[int, str]]:
    """The lines at which the blocks of clauses begin, marks included, each with the label path."""
    document = Document(Metadata(DocumentId(""), ""), markdown.read(body))
    written = [clause for clause in document.flat if clause.level not in CONTAINERS | {Level.ROW}]
    places = markdown.reading(body).places
    return [
        (place.line - len(place.marks), label_path(document, clause.id))
        for place, clause in zip(places, written, strict=False)
    ]


def _differing(mine: str, theirs: str) -> tuple[str, str]:
    """The part of two wordings in which they differ, with some characters around it, on one line each."""
    steps = opcodes(mine, theirs, least_common=max(len(mine), len(theirs)) + 1)
    first = next((step for step in steps if step.edit is not Edit.EQUAL), None)
    if first is None:
        return _short(mine), _short(theirs)
    start, new_start = max(0, first.start - _AROUND), max(0, first.new_start - _AROUND)
    return _short(mine[start : first.end + _AROUND]), _short(theirs[new_start : first.new_end + _AROUND])


def _short(text: str) -> str:
    line = shown_line(" ".join(text.split()))
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 1]}…"
