"""What a document can be compared with: its own older texts, related documents, and all others."""

from __future__ import annotations

from collections.abc import Iterator

from stdplan_tui.corpus.model import Document, DocumentId, Metadata
from stdplan_tui.errors import StdplanError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.similarity import similarity
from stdplan_tui.text.spacing import bare
from stdplan_tui.tui.comparing.naming import Named
from stdplan_tui.workspace import comparing
from stdplan_tui.workspace.comparing import Version
from stdplan_tui.workspace.folder import Workspace

_ALIKE = 0.5
"""The least likeness of two titles of one family, such as the plans of a nation and of a province."""


@frozen
class Candidate:
    """A text to compare with: `name` as `compare` takes it, what it is called, the group that it is listed in.

    `earlier`: it is the older of the two, so it is the one from which the other came to be. `version`: which older
    text of the same document it is, if it is one.
    """

    name: str
    named: Named
    group: str
    earlier: bool
    version: Version | None = None

    @property
    def listed(self) -> tuple[str, str]:
        """What it is listed by, and what stands beside that; the versions of a document all have its title."""
        return (self.version.told, self.version.digits) if self.version is not None else self.named


def candidates(workspace: Workspace, document: Document) -> tuple[Candidate, ...]:
    """Everything that `document` can be compared with, the likeliest first; read from files.

    Raises StdplanError or OSError.
    """
    others = (
        _candidate(document.metadata, metadata)
        for id_ in workspace.library.ids()
        if id_ != document.id and (metadata := _metadata(workspace, id_)) is not None
    )
    ranked = sorted(others, key=lambda found: (found[0], found[1].name))
    return *_versions(workspace, document), *(candidate for _rank, candidate in ranked)


def _versions(workspace: Workspace, document: Document) -> Iterator[Candidate]:
    for version in comparing.versions(workspace, document.id):
        named = Named(document.metadata.short_title or document.title, f"{version.told}  {version.digits}")
        group = _("Older versions of this document")
        yield Candidate(version.name, named, group, earlier=True, version=version)


def _candidate(own: Metadata, other: Metadata) -> tuple[tuple[int, float], Candidate]:
    """Another document, and its rank: lower is likelier."""
    likeness = similarity(bare(own.title), bare(other.title))
    if _refers(own, other) or _refers(other, own):
        rank, group = (0, -likeness), _("Related documents")
    elif likeness >= _ALIKE:
        rank, group = (1, -likeness), _("Documents with titles like this one's")
    else:
        rank, group = (2, 0.0), _("Other documents")
    named = Named(other.short_title or other.title or other.id, other.document_number or other.id)
    return rank, Candidate(other.id, named, group, _is_earlier(other, own))


def _is_earlier(other: Metadata, own: Metadata) -> bool:
    if _refers(own, other) or _refers(other, own):
        return _refers(own, other)
    return bool(other.issued and own.issued and other.issued < own.issued)


def _refers(one: Metadata, other: Metadata) -> bool:
    """Whether one document says that it carries out or replaces the other."""
    names = {other.id, other.title, other.short_title, other.notice_title, other.document_number} - {""}
    return any(name.strip("《》") in names for name in (*one.implements, *one.supersedes))


def _metadata(workspace: Workspace, id_: DocumentId) -> Metadata | None:
    try:
        return workspace.library.metadata(id_)
    except (StdplanError, OSError):
        return None  # the outline says what is wrong with it
