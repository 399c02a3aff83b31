"""What git remembers of a workspace: who changed which annotation when, what stood at a commit, what differs since."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Final

from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import AnnotationError, GitError, IdError, UnknownDocument
from stdplan_tui.language import _
from stdplan_tui.sharing.past.files import empty_tree
from stdplan_tui.sharing.past.past import Past
from stdplan_tui.sharing.past.values import Entry, Version, Which
from stdplan_tui.sharing.repository import repository
from stdplan_tui.text.display import shown_line
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.naming import former_ids
from stdplan_tui.workspace.note_names import SHORTEST, ids_like, several
from stdplan_tui.workspace.placing import notes_at
from stdplan_tui.workspace.reading import find, known_id

NOW: Final = "HEAD"
"""The revision that is meant where none is named."""

_PART_OF_ID: Final = re.compile(rf"[0-9A-HJKMNP-TV-Z]{{{SHORTEST},26}}")


def past_of(ws: Workspace) -> Past:
    """What git keeps of a workspace. Raises GitError where it is in no repository, or there is no git."""
    found = repository(ws.root)
    if found is None:
        raise GitError(_("not in a git repository, so nothing of the past is kept"), path=ws.root)
    return Past(found)


def commit_named(past: Past, revision: str) -> str:
    """The id of the commit that a revision means. Raises GitError where it means none."""
    commit = past.repository.commit(revision)
    if commit is None:
        if revision == NOW:
            raise GitError(_("nothing has been committed yet"), path=past.repository.folder)
        raise GitError(_("no commit {name}").format(name=shown_line(revision)), path=past.repository.folder)
    return commit


def asked_for(ws: Workspace, past: Past, name: str | None, authors: Sequence[str] = ()) -> Which:
    """The annotations that `DOC`, `DOC:CLAUSE`, or the id of one or a part of it means, of those authors if given.

    A document has those of its earlier ids too; a clause those that stand on it or under it today, or were deleted
    there. Raises IdError, UnknownDocument, UnknownClause, GitError; AnnotationError where there is none, or an id
    may be several.
    """
    which = Which() if name is None else _named(ws, past, name)
    return replace(which, authors=frozenset(authors))


def entries(past: Past, which: Which, day: date | None = None) -> Iterator[Entry]:
    """What is not committed yet, then the commits from that day on, the newest first, each with its changes.

    Raises GitError.
    """
    tip = past.repository.head
    fresh = past.changed(tip or empty_tree(past.repository), None, which)
    if fresh:
        yield Entry(None, fresh)
    if tip is not None:
        since = None if day is None else datetime(day.year, day.month, day.day).astimezone()
        yield from past.entries(tip, which, since)


def standing(past: Past, which: Which, revision: str) -> tuple[Version, ...]:
    """Those annotations as they were at a revision, deleted ones too. Raises GitError."""
    return past.standing(commit_named(past, revision), which)


def documents_named(ws: Workspace, name: str) -> frozenset[str]:
    """The ids that a document has and had. Raises IdError, UnknownDocument."""
    now = known_id(ws, name)
    return frozenset({now, *(former for former, present in former_ids(ws).items() if present == now)})


def _named(ws: Workspace, past: Past, name: str) -> Which:
    if {*name} & {*":："}:
        return Which(ids=_on_clause(ws, name))
    try:
        return Which(documents=documents_named(ws, name))
    except (UnknownDocument, IdError):
        part = name.strip().upper()
        if _PART_OF_ID.fullmatch(part) is None:
            raise
        return Which(ids=frozenset({_id_like(ws, past, name, part)}))


def _on_clause(ws: Workspace, address: str) -> frozenset[str]:
    document, clause = find(ws, address)
    under = {one.id for one in clause.walk()}
    every = ws.store.load(DocumentId(document.id)).annotations
    deleted = {note.id for note in every if not note.is_open and note.target.clause in under}
    ids = frozenset({*(one.note.id for one in notes_at(ws, address).notes), *deleted})
    if not ids:
        raise AnnotationError(_("no note on {place}").format(place=shown_line(address)))
    return ids


def _id_like(ws: Workspace, past: Past, name: str, part: str) -> str:
    """The one id that begins or ends so, here or in what git keeps."""
    tip = past.repository.head
    here = {id_ for _document, id_ in ids_like(ws, part)}
    found = sorted(here or (past.ids_like(tip, part) if tip else ()))
    if len(found) > 1:
        raise AnnotationError(several(name, found))
    if not found:
        raise AnnotationError(_("no annotation {id}").format(id=shown_line(name)))
    return found[0]
