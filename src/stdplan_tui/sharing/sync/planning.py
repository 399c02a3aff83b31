"""How somebody wants to share, and what would be done after looking, told without doing it."""

from __future__ import annotations

from collections.abc import Iterator

from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.sharing.repository import Repository
from stdplan_tui.sharing.sync.steps import Kind, Outcome, Step
from stdplan_tui.sharing.sync.way import Way, wants_rebase


@frozen
class Wishes:
    """How somebody wants to share.

    `rebase` is None where git's configuration says; `message` is the first line of the message, `branch` what to begin
    where HEAD is detached.
    """

    rehearse: bool = False
    message: str | None = None
    rebase: bool | None = None
    branch: str | None = None
    corpus: bool = False
    anyway: bool = False
    push: bool = True
    asking: bool = False


def rebases(repository: Repository, wishes: Wishes, branch: str, way: Way) -> bool:
    """Whether commits are to be made anew: as wished, else as git is set for pull, unless others may have them."""
    wished = wants_rebase(repository, branch) if wishes.rebase is None else wishes.rebase
    return wished and way.is_there_and_back


def planned(
    repository: Repository, wishes: Wishes, branch: str, way: Way | None, message: str | None
) -> Iterator[Step]:
    """What would be done with a commit of that message, if there is one. Nothing is fetched to know it."""
    if message is not None:
        said = _("would be committed on {branch} with this message:").format(branch=branch)
        yield Step(Kind.COMMIT, Outcome.PLANNED, said, tuple(message.splitlines()))
    if way is None:
        yield Step(Kind.PUSH, Outcome.NOTHING, _("there is no remote to push to"))
        return
    yield Step(Kind.FETCH, Outcome.PLANNED, _("{name} would be fetched").format(name=way.name))
    how = _("rebase") if rebases(repository, wishes, branch, way) else _("merge")
    yield Step(Kind.JOIN, Outcome.PLANNED, _("what is new there would be brought in ({how})").format(how=how))
    if wishes.push:
        yield Step(Kind.PUSH, Outcome.PLANNED, _("would be pushed to {name}").format(name=way.push_name))
