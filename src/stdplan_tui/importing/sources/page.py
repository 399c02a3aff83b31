"""What every source gives: the lines of the page, what was mere markup, and what the page says of itself."""

from __future__ import annotations

from enum import StrEnum

from stdplan_tui.frozen import frozen
from stdplan_tui.importing.lines import Line, Piece


class Format(StrEnum):
    """What a raw file is."""

    TEXT = "text"
    MARKDOWN = "markdown"
    PAGE = "html"
    WORD = "docx"
    PDF = "pdf"


@frozen
class Facts:
    """What a page says about its document outside the text; "" where it says nothing.

    `title` is the page's own headline; `published` a date of the web and `issued` 成文日期, as ISO 8601;
    `document_number` and `issuers` are those of the particulars printed above a text (发文字号, 发文机关).
    """

    title: str = ""
    published: str = ""
    document_number: str = ""
    issuers: tuple[str, ...] = ()
    issued: str = ""


NO_FACTS = Facts()


@frozen
class Drop:
    """A range of the source that the document leaves out, and why (a message id, translated where it is shown)."""

    start: int
    end: int
    reason: str


@frozen
class Page:
    """A raw file, read: `lines` with blank ones as empty lines; `dropped` is markup and what stands outside the text.

    `readings` are the ranges of the source that are read as other characters than they are: `&ldquo;` as “.
    """

    lines: tuple[Line, ...]
    dropped: tuple[Drop, ...] = ()
    facts: Facts = NO_FACTS
    readings: tuple[Piece, ...] = ()
    format: Format = Format.TEXT


@frozen
class Opened:
    """A raw file, opened: its `text`, in which all offsets of the page and of the report count, and its page.

    For text it is what the bytes decode to; for DOCX and PDF what was read out of them, a line feed after each line,
    and `encoding` is "".
    """

    text: str
    page: Page
    encoding: str = ""
