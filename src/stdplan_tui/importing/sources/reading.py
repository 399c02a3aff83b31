"""The one door to all sources: decoded text to a page, by what the text is and what the file is called."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import PurePath

from stdplan_tui.importing.sources import marked, plain
from stdplan_tui.importing.sources.embedded import TABLE, with_tables
from stdplan_tui.importing.sources.front_matter import front_matter
from stdplan_tui.importing.sources.html import reading as web
from stdplan_tui.importing.sources.page import Page

_MARKDOWN = {".md", ".markdown"}
_PAGE = re.compile(r"<(?:!doctype\s+html|html|body)\b", re.IGNORECASE)
_BLOCK = re.compile(r"<(?:div|p|td|br|span|h[1-6]|article|section)\b[^<]*>", re.IGNORECASE)
_FEWEST_BLOCKS = 3


def read(text: str, name: str) -> Page:
    """The page that the text of a file called `name` is: HTML, Markdown or plain lines, after its front matter."""
    start, dropped, facts = front_matter(text)
    end = len(text)
    if PurePath(name).suffix.casefold() in _MARKDOWN:
        page = with_tables(text, start, end, marked.read)
    elif is_html(text[start:]):
        page = web.read(text, start, end)
    else:
        page = with_tables(text, start, end, plain.read)
    published = facts.published or page.facts.published
    return replace(page, dropped=dropped + page.dropped, facts=replace(page.facts, published=published))


def is_html(text: str) -> bool:
    """Whether the text is marked up as HTML: it says so, or has three tags of blocks outside its tables."""
    if _PAGE.search(text):
        return True
    tags = _BLOCK.finditer(TABLE.sub("", text))
    return sum(1 for _tag, _number in zip(tags, range(_FEWEST_BLOCKS), strict=False)) == _FEWEST_BLOCKS
