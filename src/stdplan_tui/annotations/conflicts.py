"""What lost in a merge, kept in the annotation: putting it in the place of what won, or letting it go.

A value stands in `conflicts` as people read it (`store.merging.said`). It is turned back where the key is one that a
person sees: the body, the status, the verdict, the place.
"""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import datetime
from typing import Final

from stdplan_tui.annotations.making import next_stamp
from stdplan_tui.annotations.model import VERDICTS, Annotation, Conflict, Motivation, Resolution, Status, Target
from stdplan_tui.annotations.store.annotation_keys import target_from
from stdplan_tui.annotations.store.merging import said
from stdplan_tui.errors import AnnotationError
from stdplan_tui.language import _
from stdplan_tui.text.toml_table import TomlDefect

TAKEN_BACK: Final = frozenset({"body", "status", "resolution", "target"})
"""The keys whose values can be taken; those of others are for the hands of a person."""


def taken(annotation: Annotation, conflict: Conflict, *, now: datetime | None = None) -> Annotation:
    """The annotation with what lost in the place of what won, which is kept in its stead.

    Raises AnnotationError where it is not among its conflicts, or cannot be turned back into a value.
    """
    present, other = _present(annotation, conflict.field), _with(annotation, conflict)
    kept = Conflict(conflict.field, said(present), annotation.author, annotation.updated)
    conflicts = (*_without(annotation, conflict), kept)
    return replace(other, conflicts=conflicts, updated=next_stamp(annotation.updated, now))


def let_go(annotation: Annotation, conflict: Conflict, *, now: datetime | None = None) -> Annotation:
    """The annotation as it stands, without what lost. Raises AnnotationError where it is not among its conflicts."""
    return replace(annotation, conflicts=_without(annotation, conflict), updated=next_stamp(annotation.updated, now))


def _without(annotation: Annotation, conflict: Conflict) -> tuple[Conflict, ...]:
    if conflict not in annotation.conflicts:
        raise AnnotationError(_("{id} does not keep that value any more").format(id=annotation.id))
    left = list(annotation.conflicts)
    left.remove(conflict)
    return tuple(left)


def _present(annotation: Annotation, field: str) -> object:
    match field:
        case "body":
            return annotation.body
        case "status":
            return annotation.status.value
        case "resolution":
            return (annotation.motivation.value, annotation.resolution.value)
        case "target":
            return replace(annotation.target, unknown={})
    raise AnnotationError(_("a value of {field} can only be taken by hand, in the file").format(field=field))


def _with(annotation: Annotation, conflict: Conflict) -> Annotation:
    try:
        match conflict.field:
            case "body":
                return replace(annotation, body=conflict.value)
            case "status":
                return replace(annotation, status=Status(conflict.value))
            case "resolution":
                return _with_verdict(annotation, conflict.value)
        return replace(annotation, target=_target(annotation, conflict.value))
    except (ValueError, TomlDefect, RecursionError):
        message = _("the value that is kept of {field} cannot be read").format(field=conflict.field)
        raise AnnotationError(message) from None


def _with_verdict(annotation: Annotation, value: str) -> Annotation:
    words = value.split(" ")
    motivation, resolution = Motivation(words[0]), Resolution(words[1] if len(words) > 1 else "")
    if resolution not in VERDICTS.get(motivation, {Resolution.NONE}):
        raise ValueError(value)
    return replace(annotation, motivation=motivation, resolution=resolution)


def _target(annotation: Annotation, value: str) -> Target:
    keys = json.loads(value)
    if not isinstance(keys, dict):
        raise ValueError(value)
    return replace(target_from(keys), unknown=annotation.target.unknown)
