"""What is copied: words of a document, and where they stand."""

from __future__ import annotations

from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.corpus.model import Clause, Document, Span
from stdplan_tui.text.display import shown

_INSIDE = str.maketrans("《》", "〈〉")


def quoted(clause: Clause, span: Span | None = None) -> str:
    """The clause string, or the characters `span` of it, as they may be shown anywhere; no blanks around them."""
    return shown(clause.string if span is None else clause.string[span.start : span.end]).strip()


def cited(document: Document, clause: Clause, span: Span | None = None) -> str:
    """Those words, and below them title, document number and label path.

    A title within the title has 〈〉, as GB/T 15834-2011, 4.14.3.3 wants it.
    """
    title = shown(document.title).translate(_INSIDE)
    number = f"（{document.metadata.document_number}）" if document.metadata.document_number else ""
    path = label_path(document, clause.id)
    source = shown(f"——《{title}》{number}" + (f"，{path}" if path else ""))
    return f"{quoted(clause, span)}\n{source}"
