"""Import: the bytes of a raw file become a document, its ID.md, and a report of what was left out."""

from __future__ import annotations

import gc
import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePath

from stdplan_tui.corpus.files import version_of
from stdplan_tui.corpus.identity import identified
from stdplan_tui.corpus.markdown import reading
from stdplan_tui.corpus.markdown import write as write_body
from stdplan_tui.corpus.model import Clause, Document, DocumentId, Metadata, Source
from stdplan_tui.errors import StdplanError
from stdplan_tui.frozen import frozen
from stdplan_tui.importing import conservation, metadata, proposals
from stdplan_tui.importing.confidence import confidence, signs
from stdplan_tui.importing.layout.sheet import Cause, Sheet
from stdplan_tui.importing.layout.steps import laid_out
from stdplan_tui.importing.limits import received, refuse_endless, refuse_too_much
from stdplan_tui.importing.outline.building import Built, built
from stdplan_tui.importing.recognised import recognised
from stdplan_tui.importing.report import Report, report
from stdplan_tui.importing.soundness import soundness
from stdplan_tui.importing.sources.front_matter import FRONT_MATTER
from stdplan_tui.importing.sources.html.blocks import MARKUP
from stdplan_tui.importing.sources.opening import opened
from stdplan_tui.language import _

__all__ = ["Imported", "import_bytes", "import_file", "received"]

_NO_TEXT = frozenset({MARKUP, FRONT_MATTER})


@frozen
class Imported:
    """What import made of a raw file: the document, the text of its ID.md, and the report.

    `source` is the text of the file, in which the offsets of the report count.
    """

    document: Document
    body: str
    report: Report
    source: str


def import_file(path: Path, *, id: DocumentId | None = None, taken: Collection[DocumentId] = ()) -> Imported:  # noqa: A002
    """Import the raw file at `path`; see `import_bytes`. Raises ImportingError where it cannot be read."""
    data = received(path)
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

    Raises ImportingError where it is no text or too much of it (importing.limits), where no id can be proposed or
    another document, of `taken`, has it.
    """
    with _uncollected():
        return _imported(data, name, id, taken)


@contextmanager
def _uncollected() -> Iterator[None]:
    """While it lasts, no garbage is collected: an import makes many values and hardly any garbage."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()


def _imported(data: bytes, name: str, wanted: DocumentId | None, taken: Collection[DocumentId]) -> Imported:
    refuse_too_much(data)
    raw = opened(data, name)
    refuse_endless(raw.text, raw.page.lines)
    sheet = laid_out(raw.page)
    outline = built(sheet.lines)
    body, clauses = _written(outline)
    told = report(raw.text, sheet.dropped, raw.page.readings, sheet.doubts + outline.doubts, sheet.lines)
    conservation.check(raw.text, told, clauses)
    facts = metadata.found(outline.drafts, sheet, PurePath(name).stem)
    described = _described(facts, wanted or proposals.free_id(facts, taken), body)
    origin = Source(name, hashlib.sha256(data).hexdigest())
    seen = recognised(raw, clauses, facts)
    judged = _judged(replace(told, recognised=seen), raw.text, sheet, clauses)
    return Imported(Document(replace(described, source=origin), clauses), body, judged, raw.text)


def _judged(told: Report, source: str, sheet: Sheet, clauses: Sequence[Clause]) -> Report:
    """The report with its confidence, and what lowers that."""
    left_out = (source[drop.start : drop.end] for drop in sheet.dropped if drop.reason not in _NO_TEXT)
    counted: Counter[Cause] = Counter()
    for doubt in told.doubts:
        counted[doubt.cause] += doubt.times
    found = signs(counted, soundness(clauses, left_out))
    return replace(told, signs=found, confidence=confidence(found))


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
        short_title=facts.short_title,
        supersedes=facts.supersedes,
        implements=facts.implements,
    )


def _written(outline: Built) -> tuple[str, tuple[Clause, ...]]:
    """The body and the clauses that it reads as, which must be those that were written."""
    body = write_body(outline.drafts)
    drafts = reading(body).drafts
    clauses = identified(drafts)
    if drafts != list(outline.drafts) and clauses != identified(outline.drafts):
        raise conservation.Unconserved(
            _("the body that import wrote does not read as it was written; please report this fault")
        )
    return body, clauses
