"""Values of the past: which annotations are asked for, a version of one, a change of one, what a commit did.

An annotation is known by its author and its id, wherever its file stands: the folder of a document changes its name
with the document. What cannot be read is a version too, with what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from stdplan_tui.annotations.differing.fields import Became, Difference, became, differences
from stdplan_tui.annotations.model import Annotation
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen
from stdplan_tui.sharing.past.objects import Commit

_NAME: Final = re.compile(r"annotations/([a-z0-9][a-z0-9-]*)/([a-z0-9][a-z0-9-]*)/([0-7][0-9A-HJKMNP-TV-Z]{25})\.toml")
_FEW: Final = 20
"""The annotations up to which git is asked for each; for more, all of their documents are looked through."""


class Named(NamedTuple):
    """What the name of an annotation's file says."""

    document: str
    author: str
    id: str


@frozen
class Which:
    """Some annotations, by their documents, authors (short names) and ids; without any, all of them."""

    documents: frozenset[str] = frozenset()
    authors: frozenset[str] = frozenset()
    ids: frozenset[str] = frozenset()

    def has(self, name: str) -> bool:
        """Whether a file of that name in the workspace is one of them."""
        named = named_by(name)
        wanted = (self.documents, self.authors, self.ids)
        return named is not None and all(not some or one in some for some, one in zip(wanted, named, strict=True))

    @property
    def patterns(self) -> Sequence[str]:
        """Names under which git finds them, and perhaps others: of whole folders, which it finds twice as fast."""
        if not self.authors and not 0 < len(self.ids) <= _FEW:
            return [f"annotations/{one}" for one in sorted(self.documents)] or ["annotations"]
        ids = sorted(self.ids) if 0 < len(self.ids) <= _FEW else ["*"]
        documents, authors = ((sorted(some) or ["*"]) for some in (self.documents, self.authors))
        return [f"annotations/{one}/{author}/{id_}.toml" for one in documents for author in authors for id_ in ids]


@frozen
class Version:
    """A file as it was: its name in the workspace, and what it says, or why that cannot be read."""

    name: str
    annotation: Annotation | None
    problem: AnnotationError | None = None


@frozen
class Step:
    """One annotation before and after a change; None where there was no file."""

    before: Version | None
    after: Version | None

    @property
    def named(self) -> Named:
        """Its document, author and id, after the change if it is there then."""
        version = self.after or self.before
        return (named_by(version.name) if version else None) or Named("", "", "")

    @property
    def became(self) -> Became:
        """What the change was; of what cannot be read, as far as the names of the files tell."""
        before, after = self.before, self.after
        if any(version is not None and version.annotation is None for version in (before, after)):
            if before is None or after is None:
                return Became.ADDED if before is None else Became.REMOVED
            return Became.EDITED if before.name == after.name else Became.MOVED
        return became(_said(before), _said(after))

    @property
    def differences(self) -> tuple[Difference, ...]:
        """The keys that changed; none where it came, went or cannot be read."""
        before, after = _said(self.before), _said(self.after)
        return () if before is None or after is None else differences(before, after)

    @property
    def problem(self) -> AnnotationError | None:
        """Why the annotation after the change cannot be read, or before it."""
        return next((one.problem for one in (self.after, self.before) if one is not None and one.problem), None)

    @property
    def annotation(self) -> Annotation | None:
        """The annotation after the change, or before it where its file is gone; None for one that cannot be read."""
        return _said(self.after or self.before)


@frozen
class Entry:
    """What a commit did to annotations; `commit` is None for what nobody has committed yet."""

    commit: Commit | None
    steps: tuple[Step, ...]


def named_by(name: str) -> Named | None:
    """What the name of a file in the workspace says, if it is that of an annotation."""
    found = _NAME.fullmatch(name)
    return None if found is None else Named(*found.groups())


def _said(version: Version | None) -> Annotation | None:
    return None if version is None else version.annotation
