"""A document as the JSON of `stdplan outline --json`; the keys are those of formats.md, in that order."""

from __future__ import annotations

from stdplan_tui.corpus.model import Clause, Document


def outline(document: Document) -> dict[str, object]:
    """The document's metadata and all its clauses, nested; what the source does not say is null or an empty list."""
    metadata = document.metadata
    source = metadata.source
    return {
        "id": metadata.id,
        "title": metadata.title,
        "notice_title": metadata.notice_title or None,
        "document_number": metadata.document_number or None,
        "issuers": list(metadata.issuers),
        "recipients": list(metadata.recipients),
        "issued": metadata.issued,
        "published": metadata.published,
        "kind": metadata.kind or None,
        "source": {"file": source.file, "sha256": source.sha256} if source else None,
        "nodes": [described(clause) for clause in document.clauses],
    }


def described(clause: Clause) -> dict[str, object]:
    """One clause and all under it, as one of the `nodes`."""
    return {
        "id": clause.id,
        "level": clause.level.value,
        "label": clause.label,
        "heading": clause.heading,
        "text": clause.text,
        "string": clause.string,
        "children": [described(child) for child in clause.children],
    }
