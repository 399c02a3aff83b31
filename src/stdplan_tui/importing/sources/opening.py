"""The one door to all sources: the bytes of a raw file to its text and the page that it is."""

from __future__ import annotations

from stdplan_tui.importing.sources.decoding import decoded
from stdplan_tui.importing.sources.page import Format, Opened
from stdplan_tui.importing.sources.reading import read

_PDF, _ZIP = b"%PDF-", b"PK\x03\x04"
_PDF_HEAD = 1024  # bytes in which a PDF says that it is one


def packed(data: bytes) -> Format | None:
    """What a file is that is no text, by its first bytes: DOCX or PDF; None for any other."""
    if data.startswith(_ZIP):
        return Format.WORD
    return Format.PDF if _PDF in data[:_PDF_HEAD] else None


def opened(data: bytes, name: str) -> Opened:
    """The text and page in the bytes of a file called `name`.

    Raises ImportingError where there is no text to be had, saying what to convert the file with.
    """
    match packed(data):
        case Format.WORD:
            from stdplan_tui.importing.sources.docx import reading as docx

            return docx.read(data, name)
        case Format.PDF:
            from stdplan_tui.importing.sources.pdf import reading as pdf

            return pdf.read(data, name)
    text, encoding = decoded(data, name)
    return Opened(text, read(text, name), encoding)
