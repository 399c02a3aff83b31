"""Decoded text to a page, by what the text is and what the file is called."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import islice
from pathlib import PurePath

from stdplan_tui.importing.sources import marked, plain
from stdplan_tui.importing.sources.embedded import tables, with_tables
from stdplan_tui.importing.sources.front_matter import front_matter
from stdplan_tui.importing.sources.html import reading as web
from stdplan_tui.importing.sources.html.particulars import completed
from stdplan_tui.importing.sources.page import Format, Page

_MARKDOWN = {".md", ".markdown"}
_EXPORTED = "Markdown Content:"  # the last line of the header that reading services write
_PAGE = re.compile(r"<(?:!doctype\s{1,9}html|html|body)\b", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:div|p|td|br|span|h[1-6]|article|section)\b[^<]*>", re.IGNORECASE)
_FEWEST_BLOCKS = 3


def read(text: str, name: str) -> Page:
    """The page that the text of a file called `name` is: HTML, Markdown or plain lines, after its front matter."""
    start, dropped, facts = front_matter(text)
    end = len(text)
    exported = _EXPORTED in text[:start]
    if exported or (
        PurePath(name).suffix.casefold() in _MARKDOWN and not _PAGE.match(text[start : start + 80].lstrip())
    ):
        form, page = Format.MARKDOWN, with_tables(text, start, end, marked.read)
        if exported or web.surrounded(page):
            page = web.main_text_of(page, facts.title)
    elif is_html(text, start):
        form, page = Format.PAGE, web.read(text, start, end)
    else:
        form, page = Format.TEXT, with_tables(text, start, end, plain.read)
    return replace(page, dropped=dropped + page.dropped, facts=completed(facts, page.facts), format=form)


def is_html(text: str, start: int = 0) -> bool:
    """Whether the text from `start` on is marked up as HTML: it says so, or has three tags of blocks outside tables."""
    if _PAGE.search(text, start):
        return True
    found, at = 0, start
    for first, after in (*tables(text, start, len(text)), (len(text), 0)):
        found += sum(1 for _tag in islice(_BLOCK.finditer(text, at, first), _FEWEST_BLOCKS))
        at = after
    return found >= _FEWEST_BLOCKS
