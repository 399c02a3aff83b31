"""The lines that programs put before a page: `key: value` blocks of static sites, headers of reading services."""

from __future__ import annotations

import re

from stdplan_tui.importing.sources.dates import web_date
from stdplan_tui.importing.sources.html.titles import without_site
from stdplan_tui.importing.sources.page import Drop, Facts
from stdplan_tui.language import N_

FRONT_MATTER = N_("front matter")
_BLOCK = re.compile(r"\s*---[ \t]*\r?\n((?:[^\r\n]*\r?\n){0,200}?)---[ \t]*(?:\r?\n|\Z)")
_LINE = re.compile(r"(?:[\w-]+:|\s*-\s|\s{2,}|\s*\Z|\s*#).*")
_VALUE = re.compile(r"^(\w+):[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_HEADER = re.compile(
    r"[ \t]*(Title|URL Source|Published Time|Number of Pages|Warning|Image|Markdown Content):([^\r\n]*)"
)
_LINE_END = re.compile(r"\r\n?|\n|\Z")
_MOST_LINES = 24


def front_matter(text: str) -> tuple[int, tuple[Drop, ...], Facts]:
    """Where the text goes on after its front matter, the range that it takes, and what it says; 0 where it has none."""
    found = _of_a_site(text) or _of_a_reader(text)
    if found is None:
        return 0, (), Facts()
    end, facts = found
    start = len(text) - len(text.lstrip())
    return end, (Drop(start, end, FRONT_MATTER),), facts


def _of_a_site(text: str) -> tuple[int, Facts] | None:
    """The block between two rules that a static site starts a page with."""
    block = _BLOCK.match(text)
    if block is None or not all(map(_LINE.fullmatch, block[1].splitlines())):
        return None
    values = {key.casefold(): value.strip("'\"") for key, value in _VALUE.findall(block[1])}
    return block.end(), Facts(published=web_date(values.get("date", "")) if values.get("date") else "")


def _of_a_reader(text: str) -> tuple[int, Facts] | None:
    """The header of a page that a reading service turned into Markdown: Title, URL Source, Markdown Content."""
    values: dict[str, str] = {}
    end = at = len(text) - len(text.lstrip())
    for _line in range(_MOST_LINES):
        line_end = _LINE_END.search(text, at)
        if line_end is None or at >= len(text):
            break
        header = _HEADER.fullmatch(text, at, line_end.start())
        if header:
            values.setdefault(header[1], header[2].strip())
            end = line_end.end()
        elif text[at : line_end.start()].strip():
            break
        at = line_end.end()
        if header and header[1] == "Markdown Content":
            break
    if "Title" not in values or not {"URL Source", "Markdown Content"} & values.keys():
        return None
    return end, Facts(without_site(values["Title"]), web_date(values.get("Published Time", "")))
