"""What changed in an annotation, key by key, each in a few lines: what is gone in [-...-], what is new in {+...+}."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from textual.content import Content

from stdplan_tui.annotations.differing.fields import Became, Difference
from stdplan_tui.language import _
from stdplan_tui.text.display import shown
from stdplan_tui.text.similarity import Edit
from stdplan_tui.text.similarity.readable import differences
from stdplan_tui.tui.words import plain
from stdplan_tui.workspace.past_telling import TOLD_ALREADY, field_name, told_value

_LEAST_COMMON: Final = 2
_GONE, _NEW = "bold $tag-red", "bold $tag-green"
_SETS: Final = frozenset({"tags", "reply_to", "conflicts"})


def lines(found: Sequence[Difference], became: Became) -> Iterator[Content]:
    """The name of each key that changed and its values; not the status where `became` says it."""
    for one in found:
        if one.field == "status" and became in TOLD_ALREADY:
            continue
        first, *others = _values(one)
        yield plain(f"{field_name(one.field)}  ", "bold") + first
        yield from (Content("  ") + line for line in others)


def _values(one: Difference) -> Sequence[Content]:
    before, after = one.before, one.after
    if one.field == "body" and isinstance(before, str) and isinstance(after, str):
        return [*_words(shown(before), shown(after))] or [Content(_("only line breaks"))]
    if isinstance(before, list) and isinstance(after, list) and one.field in _SETS:
        return [*_went_and_came(one.field, before, after)] or [Content(_("in another order"))]
    return [plain(told_value(one.field, before)) + " -> " + plain(told_value(one.field, after))]


def _words(before: str, after: str) -> Iterator[Content]:
    """The lines of a text in which something changed."""
    line, is_changed = Content(), False
    for step in differences(before, after, least_common=_LEAST_COMMON):
        gone, new = before[step.start : step.end], after[step.new_start : step.new_end]
        for text, style in [(gone, "")] if step.edit is Edit.EQUAL else [(gone, _GONE), (new, _NEW)]:
            for number, part in enumerate(text.split("\n")):
                if number:
                    if is_changed:
                        yield line
                    line, is_changed = Content(), False
                if part:
                    line, is_changed = line + _marked(part, style), is_changed or bool(style)
    if is_changed:
        yield line


def _went_and_came(field: str, before: Sequence[object], after: Sequence[object]) -> Iterator[Content]:
    yield from (_marked(_told(field, value), _GONE) for value in before if value not in after)
    yield from (_marked(_told(field, value), _NEW) for value in after if value not in before)


def _told(field: str, value: object) -> str:
    """One of several values: a tag, an id; of what lost in a merge what it was."""
    if field == "conflicts" and isinstance(value, dict):
        return f"{field_name(str(value.get('field')))}: {str(value.get('value')).strip()}"
    return told_value(field, value)


def _marked(text: str, style: str) -> Content:
    if not style:
        return plain(text)
    return plain(f"[-{text}-]" if style is _GONE else f"{{+{text}+}}", style)
