"""Sharing a workspace through git: what has changed since the last commit, and the whole way to the others and back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from stdplan_tui.annotations.store.authors import read_authors
from stdplan_tui.errors import StdplanError, WorkspaceError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import N_, _
from stdplan_tui.sharing.changes import telling
from stdplan_tui.sharing.changes.changes import Changed, Changes, Names
from stdplan_tui.sharing.changes.reading import changes as read_changes
from stdplan_tui.sharing.repository import Repository, repository
from stdplan_tui.sharing.sync.planning import Wishes
from stdplan_tui.sharing.sync.steps import Kind, Outcome, Step, Stopped
from stdplan_tui.sharing.sync.sync import Sharing
from stdplan_tui.workspace.folder import Workspace

__all__ = [
    "Changes",
    "Kind",
    "Outcome",
    "Result",
    "Step",
    "Wishes",
    "changes",
    "clone_of",
    "names_in",
    "share",
    "step_json",
    "step_name",
    "step_said",
    "told",
]

_NAMES: Final[Mapping[Kind, str]] = {
    Kind.READY: N_("look"),
    Kind.BRANCH: N_("branch"),
    Kind.CHANGES: N_("changes"),
    Kind.COMMIT: N_("commit"),
    Kind.FETCH: N_("fetch"),
    Kind.JOIN: N_("join"),
    Kind.PUSH: N_("push"),
    Kind.END: N_("end"),
}


@frozen
class Result:
    """What sharing came to: the commit that was made, and whether all of this clone's branch is on the remote.

    `said` says how things stand; where it was stopped, `reason` says why, at the step `stopped`.
    """

    said: str
    changes: Changes
    commit: str | None = None
    joined: bool = False
    pushed: bool = False
    stopped: Kind | None = None
    reason: str = ""

    @property
    def is_well(self) -> bool:
        """Whether nothing stopped it."""
        return self.stopped is None

    def json(self) -> dict[str, object]:
        """The result by its keys."""
        return {
            "result": "stopped" if self.stopped else "done",
            "said": self.said,
            "commit": self.commit,
            "joined": self.joined,
            "pushed": self.pushed,
            "stopped": self.stopped.value if self.stopped else None,
            "reason": self.reason,
            "files": [_changed_json(changed) for changed in self.changes.files],
            "left_out": [{"path": one.name, "reason": one.reason} for one in self.changes.left_out],
            "broken": [{"path": one.name, "reason": one.reason} for one in self.changes.broken],
        }


def share(
    ws: Workspace, wishes: Wishes, tell: Callable[[Step], None], is_stopped: Callable[[], bool] = lambda: False
) -> Result:
    """Share what has changed, telling each step as soon as it has been taken. Raises WorkspaceError, GitError.

    The first where the workspace is in no clone; what goes wrong after that is a step that stopped, and in the result.
    After each step `is_stopped` is asked whether somebody wants no more of them: that is a step that stopped, too.
    """
    run = Sharing(clone_of(ws), wishes, names_in(ws), ws.store.lock)
    stopped: Step | None = None
    said = ""
    for step in _taken(run, is_stopped):
        tell(step)
        if step.kind is Kind.END:
            said = step.said
        elif step.outcome is Outcome.STOPPED:
            stopped = step
    reason = (stopped.kind, stopped.said) if stopped else (None, "")
    return Result(said, run.changes, run.committed, run.joined, run.pushed, *reason)


def changes(ws: Workspace, *, corpus: bool = False) -> Changes:
    """What has changed since the last commit; nothing is written. Raises WorkspaceError, GitError, AnnotationError."""
    return read_changes(clone_of(ws), corpus=corpus)


def told(ws: Workspace, files: Iterable[Changed]) -> list[str]:
    """What has changed, in lines: a person, and below that the documents."""
    return list(telling.told(files, names_in(ws)))


def step_json(step: Step) -> dict[str, object]:
    """A step by its keys."""
    return {
        "step": step.kind.value,
        "outcome": step.outcome.value,
        "said": step.said,
        "lines": list(step.lines),
        "commit": step.commit or None,
    }


def step_name(kind: Kind) -> str:
    """What a step is about, in a word."""
    return _(_NAMES[kind])


def step_said(step: Step) -> str:
    """What came of a step, in a line; that it stopped there is said, too."""
    stopped = step.outcome is Outcome.STOPPED and step.kind is not Kind.END
    return _("stopped: {reason}").format(reason=step.said) if stopped else step.said


def clone_of(ws: Workspace) -> Repository:
    """The clone that a workspace is in. Raises WorkspaceError where it is in none, GitError without git."""
    found = repository(ws.root)
    if found is None:
        raise WorkspaceError(_("not in a clone of git: git init makes one of a folder"), path=ws.root)
    return found


def names_in(ws: Workspace) -> Names:
    """What the people and documents of a workspace are called."""
    persons = {author.slug: author.name for author in read_authors(ws.store.folder).by_slug.values()}
    own = ws.known_author
    return Names(persons, _Titles(ws), own.slug if own else None)


def _taken(run: Sharing, is_stopped: Callable[[], bool]) -> Iterator[Step]:
    """The steps of a run, until somebody wants no more of them; then how things stand."""
    steps = run.steps()
    for step in steps:
        yield step
        ends = step.outcome is Outcome.STOPPED or run.pushed
        if not ends and step.kind is not Kind.END and is_stopped():
            yield steps.throw(Stopped(_("as was asked")))


class _Titles(dict[str, str]):
    """The titles of documents by their ids, read when they are asked for; those that cannot be read are not there."""

    def __init__(self, ws: Workspace) -> None:
        super().__init__()
        self._library = ws.library

    def get(self, id_: str, otherwise: str) -> str:  # type: ignore[override]
        try:
            return self._library.metadata(id_).title
        except StdplanError:
            return otherwise


def _changed_json(changed: Changed) -> dict[str, object]:
    return {
        "path": changed.name,
        "kind": changed.part.value,
        "done": changed.deed.value,
        "author": changed.author or None,
        "document": changed.document or None,
        "motivation": changed.motivation.value if changed.motivation else None,
        "was": changed.was or None,
    }
