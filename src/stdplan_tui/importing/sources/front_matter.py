"""The block of `key: value` lines that static sites put before a page."""

from __future__ import annotations

import re

from stdplan_tui.importing.sources.dates import web_date
from stdplan_tui.importing.sources.page import Drop, Facts
from stdplan_tui.language import N_

FRONT_MATTER = N_("front matter")
_BLOCK = re.compile(r"\s*---[ \t]*\r?\n((?:[^\r\n]*\r?\n){0,200}?)---[ \t]*(?:\r?\n|\Z)")
_LINE = re.compile(r"(?:[\w-]+:|\s*-\s|\s{2,}|\s*\Z|\s*#).*")
_VALUE = re.compile(r"^(\w+):[ \t]*(.*?)[ \t]*$", re.MULTILINE)


def front_matter(text: str) -> tuple[int, tuple[Drop, ...], Facts]:
    """Where the text goes on after its front matter, the range that it takes, and what it says; 0 where it has none."""
    block = _BLOCK.match(text)
    if block is None or not all(map(_LINE.fullmatch, block[1].splitlines())):
        return 0, (), Facts()
    values = {key.casefold(): value.strip("'\"") for key, value in _VALUE.findall(block[1])}
    start = block.start() + len(text) - len(text.lstrip())
    facts = Facts(published=web_date(values.get("date", "")) if values.get("date") else "")
    return block.end(), (Drop(start, block.end(), FRONT_MATTER),), facts
