"""PDF files as text and page: the door to this source.

Only the text layer is read. A PDF of scanned pages has none, and the message says how to make one.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from stdplan_tui.errors import ImportingError
from stdplan_tui.importing.sources.page import Opened
from stdplan_tui.importing.sources.pdf.measure import measures
from stdplan_tui.importing.sources.pdf.packed import is_swollen
from stdplan_tui.importing.sources.pdf.paper import Paper, paper
from stdplan_tui.importing.sources.pdf.rows import Row
from stdplan_tui.importing.sources.pdf.setting import settings
from stdplan_tui.importing.sources.pdf.spelling import is_damaged
from stdplan_tui.importing.sources.pdf.writing import Writing
from stdplan_tui.language import _

_MOST_PAGES, _MOST_CHARACTERS, _MOST_SECONDS = 2_000, 1_500_000, 45.0
_PASSWORD = 4  # FPDF_ERR_PASSWORD
_DAMAGED_SHARE = 0.3  # of the characters; beyond it the text layer tells nothing


def read(data: bytes, name: str) -> Opened:
    """The text and page of the file.

    Raises ImportingError where it is broken, locked, too large, or a scan without a text layer.
    """
    if is_swollen(data):
        raise ImportingError(_("a page of the PDF is too large to be read"), path=name)
    try:
        papers = _papers(data)
    except ImportingError as error:
        error.path = name
        raise
    _refuse_unread(papers, name)
    writing = Writing()
    measured = measures([each.rows for each in papers])
    for number, (each, measure) in enumerate(zip(papers, measured, strict=True), 1):
        writing.add(number, each, settings(each.rows, measure))
    return writing.opened()


def _papers(data: bytes) -> list[Paper]:
    """What each page prints, within the limits."""
    limit = time.monotonic() + _MOST_SECONDS
    found: list[Paper] = []
    characters = 0
    with _document(data) as (raw, document):
        for number in range(len(document)):
            found.append(paper(raw, document, number))
            characters += found[-1].characters
            if characters > _MOST_CHARACTERS or time.monotonic() > limit:
                message = _("the PDF is too large: split it, {pages} pages are already too many")
                raise ImportingError(message.format(pages=number + 1))
    return found


@contextmanager
def _document(data: bytes) -> Iterator[tuple[Any, Any]]:
    """The file as pdfium opens it, closed in the end; errors as messages."""
    import pypdfium2  # type: ignore[import-untyped]  # here: it takes a tenth of a second
    from pypdfium2 import raw

    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        locked = getattr(error, "err_code", None) == _PASSWORD
        raise ImportingError(_locked() if locked else _broken()) from None
    try:
        if len(document) > _MOST_PAGES:
            message = _("the PDF is too large: split it, {pages} pages are already too many")
            raise ImportingError(message.format(pages=len(document)))
        yield raw, document
    except pypdfium2.PdfiumError:
        raise ImportingError(_broken()) from None
    finally:
        document.close()


def _locked() -> str:
    return _("the PDF is locked with a password: save it without one first")


def _broken() -> str:
    return _("the PDF is broken and cannot be opened")


def _refuse_unread(papers: Sequence[Paper], name: str) -> None:
    """Raise ImportingError where the pages are pictures, or their characters tell nothing."""
    characters = sum(each.characters for each in papers)
    pictured = sum(each.pictured for each in papers)
    if not characters or (pictured > len(papers) / 2 and characters < 10 * len(papers)):
        reason = _("the PDF has no text, only pictures of its pages; make text of them first: {command}")
        raise ImportingError(reason.format(command=f"ocrmypdf -l chi_sim {name} OUT.pdf"), path=name)
    glyphs = (glyph for each in papers for row in _all_rows(each) for glyph in row.glyphs)
    if sum(is_damaged(glyph.text) for glyph in glyphs) > _DAMAGED_SHARE * characters:
        reason = _("the characters of the PDF cannot be read; make new ones first: {command}")
        raise ImportingError(reason.format(command=f"ocrmypdf --force-ocr -l chi_sim {name} OUT.pdf"), path=name)


def _all_rows(paper: Paper) -> Iterator[Row]:
    yield from paper.rows
    for table in paper.tables:
        for cells in table.cells:
            for cell in cells:
                yield from cell
