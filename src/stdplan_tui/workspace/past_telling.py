"""What is said of changes in words: what became of an annotation or a tag, and what its keys are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from stdplan_tui.annotations.differing.fields import Became
from stdplan_tui.annotations.differing.tags import Part, Turn
from stdplan_tui.annotations.model import Motivation, Resolution
from stdplan_tui.language import N_, _
from stdplan_tui.text.json_text import json_text
from stdplan_tui.workspace.telling import MOTIVATIONS, RESOLUTIONS

BECAME: Final[Mapping[Became, str]] = {
    Became.ADDED: N_("added"),
    Became.EDITED: N_("edited"),
    Became.MOVED: N_("moved"),
    Became.DELETED: N_("deleted"),
    Became.RESTORED: N_("restored"),
    Became.REMOVED: N_("file removed"),
}
TURNS: Final[Mapping[Turn, str]] = {
    Turn.ADDED: N_("added"),
    Turn.RENAMED: N_("renamed"),
    Turn.RETIRED: N_("retired"),
    Turn.REVIVED: N_("in use again"),
    Turn.CHANGED: N_("changed"),
    Turn.REMOVED: N_("removed"),
}
PARTS: Final[Mapping[Part, str]] = {
    Part.VOCABULARY: N_("vocabulary"),
    Part.DIMENSION: N_("dimension"),
    Part.TAG: N_("tag"),
}
TOLD_ALREADY: Final = frozenset({Became.DELETED, Became.RESTORED})
"""What says of a status what it was and is."""

_FIELDS: Final[Mapping[str, str]] = {
    "body": N_("text"),
    "tags": N_("tags"),
    "status": N_("status"),
    "resolution": N_("verdict"),
    "target": N_("where it stands"),
    "document": N_("document"),
    "motivation": N_("kind of annotation"),
    "reply_to": N_("answers"),
    "conflicts": N_("conflicts"),
    "created": N_("written"),
    "updated": N_("time"),
    "title": N_("title"),
    "metadata": N_("metadata"),
    "text": N_("text"),
}


def field_name(key: str) -> str:
    """What a key of a file is called; one that we do not know, by its name."""
    return _(_FIELDS[key]) if key in _FIELDS else key


def told_value(field: str, value: object) -> str:
    """A value of a key in words: what it is called, where it is, or as it stands."""
    if value in (None, "", [], {}):
        return _("(empty)")
    if field == "resolution" and value in RESOLUTIONS:
        return _(RESOLUTIONS[Resolution(str(value))])
    if field == "motivation" and value in MOTIVATIONS:
        return _(MOTIVATIONS[Motivation(str(value))])
    if field == "target" and isinstance(value, dict):
        return _place(value)
    return value if isinstance(value, str) else json_text(value)


def _place(target: Mapping[str, object]) -> str:
    """Where a note is: the clause as it was called, the words of it, and which text it is of."""
    if target.get("document"):
        return _("whole document")
    words = f"“{target['exact']}” {target['start']}-{target['end']}" if "exact" in target else ""
    told = (target.get("clause"), target.get("label"), words, f"[{str(target.get('version')).partition(':')[2][:12]}]")
    return "  ".join(str(one) for one in told if one)
