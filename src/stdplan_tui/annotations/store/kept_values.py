"""Annotations and targets as plain lists of JSON values, and back: no name is written more than once a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from stdplan_tui.annotations.model import (
    Annotation,
    AnnotationId,
    Conflict,
    Motivation,
    Resolution,
    Status,
    Target,
)
from stdplan_tui.corpus.model import ClauseId, DocumentId

_MOTIVATIONS: Final[Mapping[str, Motivation]] = {one.value: one for one in Motivation}
_RESOLUTIONS: Final[Mapping[str, Resolution]] = {one.value: one for one in Resolution}
_STATUSES: Final[Mapping[str, Status]] = {one.value: one for one in Status}


def can_be_told(annotation: Annotation) -> bool:
    """Whether JSON can hold it: keys that we do not know may have values that only TOML has."""
    strangers = [annotation.unknown, annotation.target.unknown, *(one.unknown for one in annotation.conflicts)]
    try:
        return all(json.loads(json.dumps(unknown)) == unknown for unknown in strangers if unknown)
    except (TypeError, ValueError, RecursionError):
        return False


def target_told(target: Target) -> list[Any]:
    """The values of a target."""
    return [
        target.clause,
        target.label,
        target.version,
        target.clause_hash,
        target.quote_clause,
        target.start,
        target.end,
        target.exact,
        target.prefix,
        target.suffix,
        target.document,
        dict(target.unknown),
    ]


def target_untold(told: list[Any]) -> Target:
    """The target of its values."""
    clause, *rest = told
    return Target(ClauseId(clause), *rest)


def annotation_told(annotation: Annotation) -> list[Any]:
    """The values of an annotation, but for its target, its document, its author and its id."""
    return [
        annotation.created,
        annotation.updated,
        annotation.motivation.value,
        annotation.status.value,
        annotation.reply_to,
        annotation.resolution.value,
        annotation.tags,
        annotation.body,
        [[one.field, one.value, one.author, one.updated, dict(one.unknown)] for one in annotation.conflicts],
        dict(annotation.unknown),
    ]


def annotation_untold(told: list[Any], document: DocumentId, author: str, file: str, target: Target) -> Annotation:
    """The annotation of its values; `file` is the name of its file."""
    created, updated, motivation, status, reply_to, resolution, tags, body, conflicts, unknown = told
    return Annotation(
        AnnotationId(file.removesuffix(".toml")),
        document,
        author,
        created,
        updated,
        _MOTIVATIONS[motivation],
        target,
        _STATUSES[status],
        tuple(reply_to),
        _RESOLUTIONS[resolution],
        tuple(tags),
        body,
        tuple(Conflict(*one) for one in conflicts),
        unknown,
    )
