"""What the attributes of a tag say of its look: where its lines stand, whether they are indented or shown at all."""

from __future__ import annotations

import re

from stdplan_tui.importing.lines import Side

_SIDE = re.compile(
    r"(?:text-align\s*:\s*|(?<![\w-])align\s*=\s*[\"']?\s*)(?P<side>center|right|left|justify)", re.IGNORECASE
)
_CENTRED = re.compile(r"(?<![\w-])class\s*=\s*[\"']?(?:[^\"'=]{0,80}[\s-])?center(?=[\s\"']|\Z)", re.IGNORECASE)
_SIDES = {"center": Side.CENTRE, "right": Side.RIGHT}
_INDENTED = re.compile(r"text-indent\s*:\s*0?[.]?[1-9]", re.IGNORECASE)
_HIDDEN = re.compile(
    r"display\s*:\s*none|(?:\A|[\s\"'])hidden(?!\s*!)(?=\s|/?\Z|\s*=\s*[\"']?(?:[\"']|hidden|until))", re.IGNORECASE
)


def side(attributes: str) -> Side | None:
    """The side that the tag sets its lines to; None where it says nothing."""
    if "align" not in attributes and "ALIGN" not in attributes:
        return None
    found = _SIDE.search(attributes)
    return _SIDES.get(found["side"].lower(), Side.LEFT) if found else None


def centred_by_class(attributes: str) -> bool:
    """Whether the tag is of a class that says so: text-center."""
    return "center" in attributes and _CENTRED.search(attributes) is not None


def indented(attributes: str) -> bool:
    """Whether the tag indents the first line of its paragraph."""
    return "indent" in attributes and _INDENTED.search(attributes) is not None


def hidden(attributes: str) -> bool:
    """Whether the page does not show what the tag holds."""
    return ("none" in attributes.lower() or "hidden" in attributes) and _HIDDEN.search(attributes) is not None
