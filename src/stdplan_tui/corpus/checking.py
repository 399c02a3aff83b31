"""What `check` says about the files of a document, and what `check --fix` mends."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from stdplan_tui.corpus import markdown
from stdplan_tui.corpus.body_checks import Severity, faults
from stdplan_tui.corpus.files import version_of
from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import Clause
from stdplan_tui.errors import BodyError, DocumentError, StdplanError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _, ngettext

_MOST_IDS = 12


@frozen
class Finding:
    """One thing that a check found: how bad, what, and in which file and line (from 1) where it has one.

    `kind` is a word by which programs know it, where there is one.
    """

    severity: Severity
    message: str
    path: Path | str | None = None
    line: int | None = None
    kind: str = ""

    @classmethod
    def of(cls, problem: StdplanError, kind: str = "") -> Finding:
        """An error, as a finding."""
        return cls("error", problem.message, problem.path, problem.line, kind)


def check_document(library: Library, id_: str, committed: str | None = None) -> list[Finding]:
    """What is wrong with the files of that document, by line; `committed` is its text in the last commit.

    What keeps it from being read at all is not among them: `Library.problems` tells that.
    """
    try:
        library.document(id_)
    except DocumentError:
        return []
    found = [*_body_findings(library, id_), *_version_findings(library, id_), *_id_findings(library, id_, committed)]
    return sorted(found, key=lambda finding: (str(finding.path), finding.line or 0))


def fix_document(library: Library, id_: str) -> tuple[Path, ...]:
    """Rewrite a document in canonical form, with the version of that; the files that changed.

    One that cannot be read is left alone. Raises DocumentError where a file cannot be written.
    """
    path = library.body_path(id_)
    try:
        metadata = library.metadata(id_)
        canonical = markdown.write(markdown.read(library.body(id_), path))
    except DocumentError:
        return ()
    if path.read_bytes() == canonical.encode() and metadata.version == version_of(canonical):
        return ()
    library.save(metadata, canonical)
    return path, library.metadata_path(id_)


def _body_findings(library: Library, id_: str) -> Iterator[Finding]:
    path = library.body_path(id_)
    body = library.body(id_)
    reading = markdown.reading(body, path)
    for fault in faults(body, markdown.write(reading.drafts), reading.places):
        yield Finding(fault.severity, fault.message, path, fault.line)
    if path.read_bytes() != body.encode():
        yield Finding("warning", _("has a byte order mark or CRLF line ends: expected plain UTF-8 with LF"), path, 1)


def _version_findings(library: Library, id_: str) -> Iterator[Finding]:
    metadata, path = library.metadata(id_), library.metadata_path(id_)
    version = library.document(id_).version
    if metadata.version != version:
        yield Finding("error", _("the version is not that of the text; check --fix writes it"), path)
    if metadata.imported and metadata.imported != version:
        yield Finding("warning", _("the text was mended by hand since it was imported"), path)


def _id_findings(library: Library, id_: str, committed: str | None) -> Iterator[Finding]:
    path = library.body_path(id_)
    if committed is None:
        return
    try:
        before = _ids(markdown.read(committed))
    except BodyError:
        return
    now = _ids(library.document(id_).clauses)
    if lost := [name for name in before if name not in now]:
        message = ngettext(
            "{count} clause id lost since the last commit: {ids}",
            "{count} clause ids lost since the last commit: {ids}",
            len(lost),
        )
        yield Finding("warning", message.format(count=len(lost), ids=_listed(lost)), path)
    if gained := [name for name in now if name not in before]:
        message = ngettext(
            "{count} clause id gained since the last commit: {ids}",
            "{count} clause ids gained since the last commit: {ids}",
            len(gained),
        )
        yield Finding("warning", message.format(count=len(gained), ids=_listed(gained)), path)


def _ids(clauses: Iterable[Clause]) -> dict[str, None]:
    """All ids, in reading order."""
    return {clause.id: None for top in clauses for clause in top.walk()}


def _listed(ids: list[str]) -> str:
    return ", ".join(ids[:_MOST_IDS]) + (" …" if len(ids) > _MOST_IDS else "")
