"""Import: the bytes of a raw file become a document, its ID.md, and a report of what was left out."""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from stdplan_tui.corpus.files import version_of
from stdplan_tui.corpus.identity import identified
from stdplan_tui.corpus.markdown import read as read_body
from stdplan_tui.corpus.markdown import write as write_body
from stdplan_tui.corpus.model import Clause, Document, DocumentId, Metadata, Source
from stdplan_tui.errors import ImportingError, StdplanError
from stdplan_tui.importing import conservation, metadata, proposals
from stdplan_tui.importing.layout.steps import laid_out
from stdplan_tui.importing.outline.building import Built, built
from stdplan_tui.importing.report import Report, report
from stdplan_tui.importing.sources.decoding import decoded
from stdplan_tui.importing.sources.reading import read
from stdplan_tui.language import _

_LARGEST = 64 * 1024 * 1024  # bytes


@dataclass(frozen=True, slots=True)
class Imported:
    """What import made of a raw file: the document, the text of its ID.md, and the report."""

    document: Document
    body: str
    report: Report


def import_file(path: Path, *, id: DocumentId | None = None, taken: Collection[DocumentId] = ()) -> Imported:  # noqa: A002
    """Import the raw file at `path`; see `import_bytes`. Raises ImportingError where it cannot be read."""
    try:
        if not path.is_file():
            reason = _("not a regular file") if path.exists() else _("there is no such file")
            raise ImportingError(reason, path=path)
        if path.stat().st_size > _LARGEST:
            raise ImportingError(_("the file is larger than 64 MB"), path=path)
        data = path.read_bytes()
    except OSError as error:
        raise ImportingError(error.strerror or str(error), path=path) from None
    try:
        return import_bytes(data, path.name, id=id, taken=taken)
    except StdplanError as error:
        error.path = path
        raise


def import_bytes(
    data: bytes,
    name: str,
    *,
    id: DocumentId | None = None,  # noqa: A002
    taken: Collection[DocumentId] = (),
) -> Imported:
    """Import the bytes of a raw file called `name`, under `id` or else the id proposed for it.

    Raises ImportingError where it is no text, where no id can be proposed or another document, of `taken`, has it.
    """
    source = decoded(data, name)
    page = read(source, name)
    sheet = laid_out(page)
    outline = built(sheet.lines)
    body, clauses = _written(outline)
    told = report(source, sheet.dropped, page.readings, sheet.doubts + outline.doubts)
    conservation.check(source, told, clauses)
    facts = metadata.found(outline.drafts, sheet, PurePath(name).stem)
    described = _described(facts, id or proposals.free_id(facts, taken), body)
    origin = Source(name, hashlib.sha256(data).hexdigest())
    return Imported(Document(replace(described, source=origin), clauses), body, told)


def _described(facts: metadata.Found, document: DocumentId, body: str) -> Metadata:
    version = version_of(body)
    return Metadata(
        id=document,
        title=facts.title,
        kind=facts.kind,
        document_number=facts.document_number,
        issuers=facts.issuers,
        recipients=facts.recipients,
        issued=facts.issued,
        published=facts.published,
        notice_title=facts.notice_title,
        version=version,
        imported=version,
    )


def _written(outline: Built) -> tuple[str, tuple[Clause, ...]]:
    """The body and the clauses that it reads as, which must be those that were written."""
    body = write_body(outline.drafts)
    clauses = read_body(body)
    if clauses != identified(outline.drafts):
        raise conservation.Unconserved(
            _("the body that import wrote does not read as it was written; please report this fault")
        )
    return body, clauses
