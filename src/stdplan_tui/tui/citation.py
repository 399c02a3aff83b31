"""What is copied: words of a document, and where they stand."""

from __future__ import annotations

from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Clause, Document, Span
from stdplan_tui.text.display import shown


def cited(document: Document, clause: Clause, span: Span | None = None) -> str:
    """The clause string, or the characters `span` of it, and below it title, document number and label path."""
    words = clause.string if span is None else clause.string[span.start : span.end]
    number = f"（{document.metadata.document_number}）" if document.metadata.document_number else ""
    path = label_path(document, clause.id)
    return shown(f"{words}\n——《{document.title}》{number}" + (f"，{path}" if path else ""))
