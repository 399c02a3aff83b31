"""The keys of an annotation that changed, and what one says, each in a few lines."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from stdplan_tui.annotations.differing.fields import Became, Difference
from stdplan_tui.annotations.model import Annotation
from stdplan_tui.cli.compared_pages import Piece, marked
from stdplan_tui.cli.output import Strong, say, say_block
from stdplan_tui.language import _
from stdplan_tui.text.similarity.readable import differences
from stdplan_tui.workspace.past_telling import TOLD_ALREADY, field_name, told_value
from stdplan_tui.workspace.telling import RESOLUTIONS

_LEAST_COMMON: Final = 2


def say_words(note: Annotation, indent: str) -> None:
    """Print what an annotation says: the words that it is on, its tags, its verdict, its text."""
    if note.target.exact:
        say(f"{indent}“{note.target.exact}”")
    if note.tags:
        say(indent, Strong(" ".join(f"#{tag}" for tag in note.tags), "cyan"))
    if note.resolution:
        say(f"{indent}{_(RESOLUTIONS[note.resolution])}")
    if note.body:
        say_block(note.body.rstrip("\n"), indent)


def say_differences(found: Iterable[Difference], indent: str, became: Became) -> None:
    """Print each key that changed by its name, with what was and what is; not the status where `became` says it."""
    for one in found:
        if one.field == "status" and became in TOLD_ALREADY:
            continue
        first, *others = _lines(one)
        say(f"{indent}{field_name(one.field)}  ", *first)
        for line in others:
            say(f"{indent}  ", *line)


def _lines(one: Difference) -> Sequence[Sequence[Piece]]:
    """What changed: of words, the lines in which some did; of lists, what went and what came; else both values."""
    before, after = one.before, one.after
    if one.field == "body" and isinstance(before, str) and isinstance(after, str):
        steps = differences(before, after, least_common=_LEAST_COMMON)
        lines = [line for line in marked(before, after, steps) if any(isinstance(piece, Strong) for piece in line)]
        return lines or [[_("only line breaks")]]
    if isinstance(before, list) and isinstance(after, list) and one.field in {"tags", "reply_to"}:
        return [[*_went_and_came(before, after)] or [_("in another order")]]
    return [[told_value(one.field, before), " -> ", told_value(one.field, after)]]


def _went_and_came(before: Sequence[object], after: Sequence[object]) -> Iterator[Piece]:
    for value in before:
        if value not in after:
            yield from (Strong(f"[-{value}-]", "red"), " ")
    for value in after:
        if value not in before:
            yield from (Strong(f"{{+{value}+}}", "green"), " ")
