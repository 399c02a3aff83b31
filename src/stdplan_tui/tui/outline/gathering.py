"""The headings of documents that nobody has opened, read a few documents at a time."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import suppress
from typing import Final

from stdplan_tui.corpus.model import Document, DocumentId
from stdplan_tui.errors import StdplanError
from stdplan_tui.tui.outline.filtering import Filter
from stdplan_tui.tui.outline.headings import rows_alone
from stdplan_tui.tui.outline.portions import Portion
from stdplan_tui.workspace.folder import Workspace

_ROWS: Final = 500
"""The clauses after which a portion is large enough: looking through them takes few milliseconds."""
_WHILE: Final = 0.1
"""Seconds after which a portion is shown, however small."""


def gathered(workspace: Workspace, within: Filter) -> Iterator[Portion]:
    """The headings that a filter has not read, in portions; what cannot be read is passed over. For threads."""
    found: list[Document] = []
    size, since = 0, time.monotonic()
    for id_ in within.unread:
        within.give_way()
        with suppress(StdplanError, OSError):
            found.append(_read(workspace, id_))
            size += len(found[-1].flat)
        if size > _ROWS or (found and time.monotonic() > since + _WHILE):
            yield Portion(found)
            found, size, since = [], 0, time.monotonic()
    if found:
        yield Portion(found)


def _read(workspace: Workspace, id_: DocumentId) -> Document:
    """What the rows of a document need. Raises StdplanError, OSError."""
    library = workspace.library.apart()
    document = library.document(id_)
    library.keep(document)
    return rows_alone(document)
