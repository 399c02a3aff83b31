"""What changed from one version of an annotation to the next, key by key as its file has them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from typing import Final

from stdplan_tui.annotations.model import Annotation, Status
from stdplan_tui.annotations.store.annotation_keys import conflict_keys, top_keys
from stdplan_tui.frozen import frozen

_Key = tuple[str, ...]
_ABSENT: Final = object()
_UPDATED: Final[_Key] = ("updated",)
_FORMAT: Final = "schema"


class Became(StrEnum):
    """What a change made of an annotation. That one is removed should never be: a deleted one keeps its file."""

    ADDED = "added"
    EDITED = "edited"
    MOVED = "moved"
    DELETED = "deleted"
    RESTORED = "restored"
    REMOVED = "removed"


@frozen
class Difference:
    """A key of the file, as `body` or `target.page`, and its values; None where it was not there.

    The values are those of JSON; a place is an object of the keys of `[target]`.
    """

    field: str
    before: object
    after: object


def differences(before: Annotation, after: Annotation) -> tuple[Difference, ...]:
    """The keys that have another value, in the order of the file; none for two versions that are the same.

    `updated` is named only where nothing else changed: every change is written at a time of its own.
    """
    was, now = (dict(_values(version)) for version in (before, after))
    changed = [key for key in _keys(was, now) if _told(was.get(key, _ABSENT)) != _told(now.get(key, _ABSENT))]
    named = [key for key in changed if key != _UPDATED] or changed
    return tuple(Difference(".".join(key), _given(was, key), _given(now, key)) for key in named)


def became(before: Annotation | None, after: Annotation | None) -> Became:
    """What the change was, in one word: what became of it counts for more than where it stands or what it says."""
    if after is None:
        return Became.REMOVED
    if before is None:
        return Became.ADDED if after.is_open else Became.DELETED
    if before.is_open != after.is_open:
        return Became.DELETED if after.status is Status.DELETED else Became.RESTORED
    return Became.EDITED if before.document == after.document else Became.MOVED


def in_json(value: object) -> object:
    """A value of a file as JSON has it; what JSON has not, as a day, as text."""
    if isinstance(value, Mapping):
        return {str(name): in_json(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [in_json(part) for part in value]
    if isinstance(value, float) and value in (float("inf"), float("-inf")):
        return str(value)
    if isinstance(value, float) and value != value:  # noqa: PLR0124 — what is no number is not what it is
        return str(value)
    return value if value is None or isinstance(value, str | int | float) else str(value)


def annotation_keys(annotation: Annotation) -> Mapping[str, object]:
    """The keys of an annotation's file as JSON has them, `conflicts` only where there are any."""
    conflicts = [conflict_keys(conflict) for conflict in annotation.conflicts]
    keys = {name: in_json(value) for name, value in top_keys(annotation).items()}
    return keys | ({"conflicts": in_json(conflicts)} if conflicts else {})


def _values(annotation: Annotation) -> Iterator[tuple[_Key, object]]:
    """Each key with its value; the place is one value, but for what is not known of it."""
    strange = annotation.target.unknown
    for name, value in top_keys(annotation).items():
        if name == "target" and isinstance(value, Mapping):
            yield ("target",), {key: part for key, part in value.items() if key not in strange}
        elif name != _FORMAT:
            yield (name,), value
    yield from ((("target", name), value) for name, value in strange.items())
    yield ("conflicts",), [conflict_keys(conflict) for conflict in annotation.conflicts]


def _keys(was: Iterable[_Key], now: Iterable[_Key]) -> Iterable[_Key]:
    return dict.fromkeys((*was, *now))


def _told(value: object) -> str:
    """A text that two values share only if they are the same, of the same type: 1 is not true."""
    return (
        ""
        if value is _ABSENT
        else json.dumps(value, sort_keys=True, default=lambda one: [type(one).__name__, str(one)])
    )


def _given(values: Mapping[_Key, object], key: _Key) -> object:
    return in_json(values[key]) if key in values else None
