"""A saved page as lines: its main text, its headline, and the particulars printed around it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stdplan_tui.importing.lines import Line, Role
from stdplan_tui.importing.sources.dates import web_date
from stdplan_tui.importing.sources.html.blocks import Blocks, blocks
from stdplan_tui.importing.sources.html.densest import densest
from stdplan_tui.importing.sources.html.edges import headed, split, with_signature, without_links
from stdplan_tui.importing.sources.html.inline import FURNITURE
from stdplan_tui.importing.sources.html.main_text import MainText, is_linked, main_text
from stdplan_tui.importing.sources.html.particulars import completed, particulars
from stdplan_tui.importing.sources.html.titles import headlines, meta, published
from stdplan_tui.importing.sources.page import Drop, Facts, Page

_FEWEST_LINKS = 8  # linked lines of a page without blocks that surround its text


def read(text: str, start: int, end: int) -> Page:
    """The page that stands in `text` between two offsets."""
    page = blocks(text, start, end)
    said = meta(page.heads)
    titles = headlines(text, page.heads, said, page.lines)
    lines, before, gone = _main(page, main_text(page.lines, page.parents, page.hidden), titles)
    facts = Facts(next(iter(titles), ""), web_date(published(said)))
    return _page(Page((), tuple(page.dropped), facts, tuple(page.readings)), lines, before, gone)


def main_text_of(page: Page, title: str) -> Page:
    """A page without blocks, such as Markdown that a program made of a web page, with its main text alone."""
    lines = list(page.lines)
    start, after = densest(lines)
    kept, before = headed(lines[start:after], lines[:start], [title] if title else [])
    return _page(page, kept, before, lines[after:])


def surrounded(page: Page) -> bool:
    """Whether so many lines are links that menus must stand around the text."""
    return sum(map(is_linked, page.lines)) >= _FEWEST_LINKS


def _page(page: Page, lines: Sequence[Line], before: Sequence[Line], gone: Sequence[Line]) -> Page:
    """The page with these lines; those before them and all others gone are furniture, and tell the particulars."""
    dropped = [Drop(piece.start, piece.end, FURNITURE) for line in (*before, *gone) for piece in line.parts()]
    facts = completed(completed(page.facts, particulars(before, above=True)), particulars(gone))
    return replace(page, lines=tuple(map(_unlinked, lines)), dropped=(*page.dropped, *dropped), facts=facts)


def _main(page: Blocks, found: MainText, titles: Sequence[str]) -> tuple[list[Line], list[Line], list[Line]]:
    """The main text with its headline, number and signature; the lines left out before it, and all others."""
    start, after = found.start, with_signature(page.lines, found.after)
    inside = page.lines[start:after]
    unseen = [line.container in page.hidden for line in inside]
    lines, gone = (inside, []) if all(unseen) else split(inside, unseen)
    if found.directory:
        return [_listed(line) for line in lines], page.lines[:start], gone + page.lines[after:]
    lines, edges = without_links(lines, titles)
    lines, before = headed(lines, page.lines[:start], titles)
    return lines, before, gone + edges + page.lines[after:]


def _listed(line: Line) -> Line:
    """An entry of a directory: the title of another text, which is a mere paragraph here."""
    return line.as_role(Role.NOTE) if line.role in (Role.TEXT, Role.HEADING, Role.TITLE) else line


def _unlinked(line: Line) -> Line:
    """The line; a heading that is a link to another page is none of this text."""
    return line.as_role(Role.TEXT) if line.role is Role.HEADING and is_linked(line) else line
