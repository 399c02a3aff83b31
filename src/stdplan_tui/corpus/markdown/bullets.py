"""The first line of a bullet: `- `, the printed dash, its heading in bold; or nothing, or (without a dash) text."""

from __future__ import annotations

import re

from stdplan_tui.corpus.markdown.spelling import cut_label, escaped, escaped_line, heading_of, unprotected
from stdplan_tui.corpus.model import Level
from stdplan_tui.corpus.ranks import forms_of

_FORMS = forms_of(Level.BULLET)
_BOLD = re.compile(r"\s*\*\*(?P<heading>(?:[^\\*]|\\.)+)\*\*\s*\Z", re.DOTALL)


def read_head(raw: str) -> tuple[str, str, str]:
    """Label, heading and raw text of the line, the `- ` cut off."""
    label, rest, _form = cut_label(raw, _FORMS)
    if match := _BOLD.match(rest):
        return label, heading_of(match["heading"]), ""
    return label, "", unprotected(rest)


def write_head(label: str, heading: str, text: str) -> tuple[str, str]:
    """The line, the `- ` included, and the text that goes below it."""
    if heading:
        return f"- {label}**{escaped(heading)}**", text
    if label or not text:
        return f"- {label}".rstrip(), text
    line = escaped_line(text)
    return f"- \\{line}" if cut_label(line, _FORMS)[0] else f"- {line}", ""
