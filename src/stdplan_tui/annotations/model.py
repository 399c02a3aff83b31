"""The values of this room: an annotation, the place it is about, and a change of one.

They hold what the files hold, key by key; `annotation_file` turns one into the other, `making` makes and revises them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field as attribute
from enum import StrEnum
from typing import NewType

from stdplan_tui.corpus.model import ClauseId, DocumentId, Span
from stdplan_tui.frozen import frozen

AnnotationId = NewType("AnnotationId", str)
_NO_CLAUSE = ClauseId("")


class Motivation(StrEnum):
    """What an annotation is for."""

    COMMENTING = "commenting"
    TAGGING = "tagging"
    REPLYING = "replying"
    ASSESSING = "assessing"
    ADJUDICATING = "adjudicating"
    VOTING = "voting"
    DONE = "done"


NOTES = frozenset({Motivation.COMMENTING, Motivation.REPLYING})
"""What people call notes: words of their own, begun with or answered."""


class Status(StrEnum):
    """Whether an annotation counts: a deleted one stays on disk as a tombstone."""

    OPEN = "open"
    DELETED = "deleted"


class Resolution(StrEnum):
    """The verdict of an annotation that assesses or votes; none for the others."""

    NONE = ""
    RESOLVED = "resolved"
    WONTFIX = "wontfix"
    REOPENED = "reopened"
    AGREE = "agree"
    DISAGREE = "disagree"


VERDICTS: Mapping[Motivation, frozenset[Resolution]] = {
    Motivation.ASSESSING: frozenset({Resolution.RESOLVED, Resolution.WONTFIX, Resolution.REOPENED}),
    Motivation.VOTING: frozenset({Resolution.AGREE, Resolution.DISAGREE}),
}
"""The resolutions that a motivation asks for; the other motivations have none."""


@frozen
class Target:
    """What an annotation is about: a whole document, a clause, or a span of a clause string.

    `start` and `end` count code points of `quote_clause`, the clause string as it was; they are None, and exact,
    prefix and suffix empty, for a whole clause. For a document only `document` is set.
    """

    clause: ClauseId = _NO_CLAUSE
    label: str = ""
    version: str = ""
    clause_hash: str = ""
    quote_clause: str = ""
    start: int | None = None
    end: int | None = None
    exact: str = ""
    prefix: str = ""
    suffix: str = ""
    document: bool = False
    unknown: Mapping[str, object] = attribute(default_factory=dict, hash=False)

    @property
    def span(self) -> Span | None:
        """The characters of the clause string that it is about; None for a whole clause or document."""
        return None if self.start is None or self.end is None else Span(self.start, self.end)


@frozen
class Conflict:
    """A value that lost when two versions of an annotation were merged."""

    field: str
    value: str
    author: str
    updated: str
    unknown: Mapping[str, object] = attribute(default_factory=dict, hash=False)


@frozen
class Annotation:
    """A note, a set of tags, a reply or a verdict: one author's words on one place, one file.

    `created` and `updated` are UTC with milliseconds (2026-11-21T08:00:00.000Z), so they sort as text; `body` is
    empty or ends with LF. `unknown` has the keys of the file that this version does not know.
    """

    id: AnnotationId
    document: DocumentId
    author: str
    created: str
    updated: str
    motivation: Motivation
    target: Target
    status: Status = Status.OPEN
    reply_to: tuple[AnnotationId, ...] = ()
    resolution: Resolution = Resolution.NONE
    tags: tuple[str, ...] = ()
    body: str = ""
    conflicts: tuple[Conflict, ...] = ()
    unknown: Mapping[str, object] = attribute(default_factory=dict, hash=False)

    @property
    def is_open(self) -> bool:
        """Whether it counts: not a tombstone."""
        return self.status is Status.OPEN

    @property
    def foreign_keys(self) -> tuple[str, ...]:
        """The keys of its file that are not of the format, with their table: `mood`, `target.page`."""
        return (
            *self.unknown,
            *_within("target", self.target.unknown),
            *dict.fromkeys(key for conflict in self.conflicts for key in _within("conflicts", conflict.unknown)),
        )


@frozen
class Change:
    """One annotation file before and after; None before it was there."""

    before: Annotation | None
    after: Annotation


def _within(table: str, keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(f"{table}.{key}" for key in keys)
