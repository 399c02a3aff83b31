"""A saved page as lines: its main text, and its headline where the main text goes without."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborHTMLParser

from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.importing.sources.dates import web_date
from stdplan_tui.importing.sources.html.blocks import blocks
from stdplan_tui.importing.sources.html.main_text import main_text
from stdplan_tui.importing.sources.page import Drop, Facts, Page
from stdplan_tui.language import N_

FURNITURE = N_("page furniture")
_HAN = re.compile(r"[^\u4e00-\u9fff]")
_HEAD = 12  # lines in which a text shows its own title
_TITLES = ("meta[name='ArticleTitle']", "h1", "title")
_DATES = ("meta[name='PubDate']", "meta[name='publishdate']", "meta[property='article:published_time']")


def read(text: str, start: int, end: int) -> Page:
    """The page that stands in `text` between two offsets."""
    page = blocks(text, start, end)
    facts = _facts(text[start:end])
    first, after = main_text(page.lines, page.parents, page.hidden)
    kept = page.lines[first:after]
    headline = _headline(page.lines[:first], kept, facts.title)
    dropped = [*page.dropped]
    for line in page.lines[:first] + page.lines[after:]:
        if headline is None or line.pieces != headline.pieces:
            dropped += [Drop(piece.start, piece.end, FURNITURE) for piece in line.parts()]
    lines = ([headline, Line()] if headline else []) + kept
    return Page(tuple(lines), tuple(dropped), facts, tuple(page.readings))


def _headline(before: list[Line], kept: list[Line], title: str) -> Line | None:
    """The line before the main text that is the page's title, unless the main text opens with it."""
    wanted = _HAN.sub("", title)
    if not wanted or wanted in _HAN.sub("", "".join(line.raw for line in kept[:_HEAD])):
        return None
    matching = [line for line in before if _HAN.sub("", line.raw) == wanted]
    return matching[-1].as_role(Role.TITLE) if matching else None


def _facts(source: str) -> Facts:
    tree = LexborHTMLParser(source)

    def first(selectors: tuple[str, ...]) -> str:
        for selector in selectors:
            found = tree.css_first(selector)
            if found is not None and (text := (found.attributes.get("content") or found.text()).strip()):
                return text
        return ""

    return Facts(first(_TITLES), web_date(first(_DATES)))
