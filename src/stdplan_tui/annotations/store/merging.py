"""Merging two versions of one annotation, key by key, so that nothing that either side wrote is lost.

It makes no difference which version is named first. What one side alone changed is taken; tags, answered ids and
conflicts merge as sets; an edit beats a deletion; of two edits of one key the newer stands, and the other is kept in
`conflicts`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from typing import Any, Final, TypeVar

from stdplan_tui.annotations.model import Annotation, Conflict, Status, Target
from stdplan_tui.frozen import frozen

_T = TypeVar("_T", bound=Hashable)

_Key = tuple[str, ...]
"""A key of the file; of one that we do not know, its table ("" for none) and its name: ("target", "page")."""

_Values = Mapping[_Key, object]
_ABSENT: Final = object()


@frozen
class _Choice:
    """The value of a key that stands, and the one that does not with the version that had it, if there is one."""

    value: object
    lost: object = None
    loser: Annotation | None = None


def merged(base: Annotation | None, a: Annotation, b: Annotation) -> Annotation:
    """What `a` and `b` make of `base` together; without a base, what both have.

    `updated` is the later one: who writes the result down gives it a time of its own. Raises ValueError for two
    different annotations.
    """
    if (a.id, a.document, a.author) != (b.id, b.document, b.author):
        raise ValueError("only versions of one annotation can be merged")
    before, ours, theirs = _values(base), _values(a), _values(b)
    choices = {key: _choice(key, before, (a, ours), (b, theirs)) for key in _keys(before, ours, theirs)}
    status, undeleted = _status(base, a, b)
    lost = [_conflict(_name(key), one.lost, one.loser) for key, one in choices.items() if one.loser is not None]
    if undeleted is not None:
        lost.append(_conflict("status", Status.DELETED.value, undeleted))
    return replace(
        _with_values(a, {key: one.value for key, one in choices.items() if one.value is not _ABSENT}),
        status=status,
        updated=max(a.updated, b.updated),
        reply_to=_together(base, a, b, lambda version: version.reply_to),
        tags=_together(base, a, b, lambda version: version.tags),
        conflicts=_conflicts(base, a, b, lost),
    )


def changed_twice(base: Annotation, a: Annotation, b: Annotation) -> tuple[str, ...]:
    """The keys to which both `a` and `b` gave another value than `base` has, and not the same one: ("body",).

    Those that merge as sets are never among them, nor is the status.
    """
    before, ours, theirs = _values(base), _values(a), _values(b)
    found = []
    for key in _keys(before, ours, theirs):
        was, mine, other = (values.get(key, _ABSENT) for values in (before, ours, theirs))
        if not (_same(key, was, mine) or _same(key, was, other) or _same(key, mine, other)):
            found.append(_name(key))
    return tuple(found)


def says_the_same(a: Annotation, b: Annotation) -> bool:
    """Whether two versions differ in nothing but the time at which they were written."""
    return replace(a, updated=b.updated) == b


def _values(annotation: Annotation | None) -> _Values:
    """The keys that have one value each; the target is one of them, but for what we do not know of it."""
    if annotation is None:
        return {}
    target = annotation.target
    return {
        ("created",): annotation.created,
        ("resolution",): (annotation.motivation, annotation.resolution),  # neither fits without the other
        ("body",): annotation.body,
        ("target",): replace(target, unknown={}),
        **{("", name): value for name, value in annotation.unknown.items()},
        **{("target", name): value for name, value in target.unknown.items()},
    }


def _with_values(annotation: Annotation, values: Mapping[_Key, Any]) -> Annotation:
    strangers = {key: value for key, value in values.items() if len(key) == 2}
    in_target = {key[1]: value for key, value in strangers.items() if key[0]}
    motivation, resolution = values["resolution",]
    return replace(
        annotation,
        created=values["created",],
        motivation=motivation,
        resolution=resolution,
        body=values["body",],
        target=replace(values["target",], unknown=in_target),
        unknown={key[1]: value for key, value in strangers.items() if not key[0]},
    )


def _keys(before: _Values, ours: _Values, theirs: _Values) -> Sequence[_Key]:
    return (*before, *sorted({*ours, *theirs} - set(before)))


def _choice(key: _Key, before: _Values, a: tuple[Annotation, _Values], b: tuple[Annotation, _Values]) -> _Choice:
    was = before.get(key, _ABSENT)
    sides = [(version, values.get(key, _ABSENT)) for version, values in (a, b)]
    (_ours, mine), (_theirs, other) = sides
    if _same(key, other, was) or _same(key, other, mine):
        return _Choice(mine)
    if _same(key, mine, was) or mine is _ABSENT:
        return _Choice(other)
    if other is _ABSENT:
        return _Choice(mine)
    (loser, lost), (_winner, value) = sorted(sides, key=lambda side: (side[0].updated, said(side[1]), _told(side[1])))
    return _Choice(value, lost, loser)


def _status(base: Annotation | None, a: Annotation, b: Annotation) -> tuple[Status, Annotation | None]:
    """The status, and the version that deleted the annotation in vain, if there is one."""
    if a.status is b.status:
        return a.status, None
    if base is not None and not base.is_open:
        return Status.OPEN, None
    gone, there = (b, a) if a.is_open else (a, b)
    other = gone if base is None else base
    if not says_the_same(there, replace(other, status=Status.OPEN)):
        return Status.OPEN, gone
    deleted = base is not None or gone.updated > there.updated
    return Status.DELETED if deleted else Status.OPEN, None


def _together(
    base: Annotation | None, a: Annotation, b: Annotation, of: Callable[[Annotation], tuple[_T, ...]]
) -> tuple[_T, ...]:
    """The values of a set: without those that either side took away, those of the newer version first."""
    before, ours, theirs = of(base) if base is not None else (), of(a), of(b)
    if theirs in (ours, before):
        return ours
    if ours == before:
        return theirs
    older, newer = sorted(((a.updated, ours), (b.updated, theirs)))
    every = dict.fromkeys((*newer[1], *older[1]))
    return tuple(value for value in every if value not in before or (value in ours and value in theirs))


def _conflicts(base: Annotation | None, a: Annotation, b: Annotation, lost: Iterable[Conflict]) -> tuple[Conflict, ...]:
    known: dict[tuple[str, ...], Conflict] = {}
    for conflict in (*a.conflicts, *b.conflicts):
        same = known.get(_identity(conflict), conflict)
        smaller, larger = sorted((same.unknown, conflict.unknown), key=_told)
        known[_identity(conflict)] = replace(conflict, unknown={**smaller, **larger})
    kept = _together(base, a, b, lambda version: tuple(map(_identity, version.conflicts)))
    found = {identity: known[identity] for identity in kept}
    for conflict in lost:
        found.setdefault(_identity(conflict), conflict)
    return tuple(found.values())


def _identity(conflict: Conflict) -> tuple[str, ...]:
    return conflict.field, conflict.value, conflict.author, conflict.updated


def _conflict(field: str, value: object, loser: Annotation) -> Conflict:
    return Conflict(field, said(value), loser.author, loser.updated)


def _name(key: _Key) -> str:
    return ".".join(part for part in key if part)


def _same(key: _Key, one: object, other: object) -> bool:
    """Whether two values of a key are the same; of a key that we do not know, also of the same type: 1 is not true."""
    return one == other if len(key) == 1 else _told(one) == _told(other)


def said(value: object) -> str:
    """A value as people read it in a conflict."""
    if isinstance(value, tuple):
        return " ".join(filter(None, map(said, value)))
    return value if isinstance(value, str) else _told(value)


def _told(value: object) -> str:
    """A text that two values share only if they are the same, of the same type."""
    if value is _ABSENT:
        return ""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, default=_strange)


def _strange(value: object) -> object:
    """A value that only we or TOML have, in terms of JSON."""
    if isinstance(value, Target):
        keys = asdict(value).items()
        return {name: known for name, known in keys if known not in ("", None) and known is not False and known != {}}
    return {type(value).__name__: str(value)}
