"""Citing: what a document of the workspace cites, and what cites it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from stdplan_tui.corpus.citations.catalogue import Catalogue
from stdplan_tui.corpus.citations.locating import Provisions
from stdplan_tui.corpus.citations.model import Cited, Target
from stdplan_tui.corpus.citations.names import is_telling, names, squeezed
from stdplan_tui.corpus.citations.numbers import number_keys
from stdplan_tui.corpus.citations.resolving import Citations
from stdplan_tui.corpus.citations.standards import standard_keys
from stdplan_tui.corpus.model import Clause, ClauseId, Document, DocumentId, Metadata
from stdplan_tui.errors import StdplanError
from stdplan_tui.frozen import frozen
from stdplan_tui.workspace.folder import Workspace


@frozen
class Cites:
    """A citation where it stands: in that clause of that document."""

    document: Document
    clause: Clause
    cited: Cited


def catalogue(ws: Workspace) -> Catalogue:
    """The documents of the workspace by what they are called; one whose metadata cannot be read is not in it."""
    return Catalogue(_readable(ws))


def citations(ws: Workspace, document: Document) -> Citations:
    """What the clauses of a document cite, looked up as they are asked for."""
    return Citations(document, catalogue(ws))


def cited_in(ws: Workspace, document: Document, clause: Clause | None = None) -> Iterator[Cites]:
    """What a clause and all under it cite, or a whole document, in reading order; targets lead to clauses."""
    found = citations(ws, document)
    for each in clause.walk() if clause else document.flat:
        for cited in found.of(each):
            yield Cites(document, each, located(ws, cited))


def located(ws: Workspace, cited: Cited) -> Cited:
    """A citation whose targets lead to clauses of other documents, which are read for it where they need be."""
    cites = placed(ws, cited.cites) if cited.cites else None
    return replace(cited, cites=cites, candidates=tuple(placed(ws, target) for target in cited.candidates))


def placed(ws: Workspace, target: Target) -> Target:
    """A target with its clause, for which the document is read where it need be; as it is where that cannot be."""
    if target.clause is not None or not target.steps:
        return target
    try:
        return _in(Provisions(ws.library.document(target.document)), target)
    except (StdplanError, OSError):
        return target


def citing(ws: Workspace, document: Document, clause: Clause | None = None) -> Iterator[Cites]:
    """What cites a document, or a clause of it and what is under that; its own words only of a clause."""
    for found in leading_to(ws, document):
        if is_within(found, document, clause) if clause else found.document is not document:
            yield found


def leading_to(ws: Workspace, document: Document) -> Iterator[Cites]:
    """What leads to a document and its clauses, in order of id, its own words included; targets lead to clauses.

    Documents are read one after another, those alone in which one of its names stands; broken ones are passed over.
    """
    known, provisions, said = catalogue(ws), Provisions(document), _said(document.metadata)
    for id_ in ws.library.ids():
        other = document if id_ == document.id else _other(ws, id_, said)
        if other is None:
            continue
        found = Citations(other, known)
        for each in other.flat:
            for cited in found.of(each):
                if any(target.document == document.id for target in cited.targets):
                    yield Cites(other, each, _led(provisions, cited))


def is_within(found: Cites, document: Document, clause: Clause) -> bool:
    """Whether a citation leads to a clause of a document, or to what is under it."""
    parts = {part.id for part in clause.walk()}
    return any(target.document == document.id and target.clause in parts for target in found.cited.targets)


def cites_json(cites: Cites) -> dict[str, object]:
    """A citation as the JSON of the formats."""
    cited = cites.cited
    return {
        "document": cites.document.id,
        "clause": cites.clause.id,
        "span": [cited.span.start, cited.span.end],
        "text": cited.text,
        "kind": cited.kind.value,
        "cites": _target_json(cited.cites) if cited.cites else None,
        "candidates": [_target_json(target) for target in cited.candidates],
    }


def _target_json(target: Target) -> dict[str, object]:
    return {"document": target.document, "clause": target.clause}


def _readable(ws: Workspace) -> Iterator[Metadata]:
    for id_ in ws.library.ids():
        try:
            yield ws.library.metadata(id_)
        except (StdplanError, OSError):
            continue


def _in(provisions: Provisions, target: Target) -> Target:
    """A target in that document with its clause, where its steps lead to one; others as they are."""
    if target.document != provisions.document.id:
        return target
    found: Sequence[Clause] = provisions.at(target.steps) if target.steps and target.clause is None else ()
    return replace(target, clause=ClauseId(found[0].id)) if len(found) == 1 else target


def _led(provisions: Provisions, cited: Cited) -> Cited:
    """A citation whose targets in one document lead to clauses of it."""
    cites = _in(provisions, cited.cites) if cited.cites else None
    return replace(cited, cites=cites, candidates=tuple(_in(provisions, target) for target in cited.candidates))


def _other(ws: Workspace, id_: DocumentId, said: Sequence[str]) -> Document | None:
    """Another document, if one of the names stands in it; it is not kept, there may be hundreds."""
    try:
        body = squeezed(ws.library.body(id_))
        if not any(name in body for name in said):
            return None
        return (ws.library if ws.library.fresh(id_) else ws.library.apart()).document(id_)
    except (StdplanError, OSError):
        return None


def _said(metadata: Metadata) -> tuple[str, ...]:
    """What stands, squeezed, in whatever cites a document: its title in one of its forms, or its number."""
    titles = [names(title) for title in (metadata.title, metadata.notice_title, metadata.short_title) if title]
    forms = [form for said in titles for form in (said.whole, said.sent, said.plain, said.about)]
    numbers = [squeezed(number.rpartition("]")[0]) for number in number_keys(metadata.document_number)]
    return tuple(filter(is_telling, (*forms, *numbers, squeezed(standard_keys(metadata.document_number)[1]))))
