"""What has changed in a workspace since the last commit, as values: whose, on which document, and what was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Final

from stdplan_tui.annotations.differing.fields import Became
from stdplan_tui.annotations.model import Motivation
from stdplan_tui.frozen import frozen
from stdplan_tui.sharing.changes.ours import Part

PERSONAL: Final = frozenset({Part.ANNOTATION, Part.AUTHOR})
"""What one person alone writes."""


@frozen
class Changed:
    """A file that has changed: its name from the top of the clone, what it is, and what was done.

    `author` and `document` are those of an annotation, as is `motivation`; `was` is the name before a move. Files of
    documents alone can be removed.
    """

    name: str
    part: Part
    deed: Became
    author: str = ""
    document: str = ""
    motivation: Motivation | None = None
    was: str = ""


@frozen
class LeftOut:
    """A file that is not shared as it is: its name from the top of the clone, and why."""

    name: str
    reason: str


@frozen(slots=False)
class Changes:
    """All that has changed: what is to be shared, what is left out, and what is broken and should be mended first."""

    files: tuple[Changed, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    broken: tuple[LeftOut, ...] = ()

    @cached_property
    def names(self) -> Sequence[str]:
        """The names of all files to be committed, those that are there no more too."""
        moved = (changed.was for changed in self.files if changed.was)
        return sorted({*(changed.name for changed in self.files), *moved})

    @cached_property
    def annotations(self) -> Sequence[Changed]:
        """The annotations among the files."""
        return [changed for changed in self.files if changed.part is Part.ANNOTATION]

    @cached_property
    def documents(self) -> Sequence[str]:
        """The ids of the documents whose annotations have changed, in order."""
        return sorted({changed.document for changed in self.annotations})

    def by_others(self, own: str | None) -> Sequence[Changed]:
        """What somebody else's folder has that is not as its author has committed it; `own` is the person here."""
        return [changed for changed in self.files if changed.part in PERSONAL and changed.author != own]


@frozen
class Names:
    """What people and documents are called: `persons` by short name, `documents` by id; `own` is the person here."""

    persons: Mapping[str, str]
    documents: Mapping[str, str]
    own: str | None = None

    def person(self, author: str) -> str:
        """The name of an author, else the short name."""
        return self.persons.get(author, author)

    def document(self, id_: str) -> str:
        """The title of a document, else its id."""
        return self.documents.get(id_, id_)
