"""One run of sharing: the steps that it has taken and what it came to, known to whoever looks, in whatever thread."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from threading import Event

from stdplan_tui.errors import StdplanError
from stdplan_tui.workspace import sharing
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.sharing import Kind, Outcome, Result, Step, Wishes


class Run:
    """Shares once, with `wishes`. `steps` grow by one after the other; `result` is there when all is over.

    `begun` says that it has been given to a thread, `failed` is what was wrong where it could not even begin.
    """

    def __init__(self, workspace: Workspace, wishes: Wishes, tell: Callable[[Run], object]) -> None:
        self.wishes = wishes
        self.steps: tuple[Step, ...] = ()
        self.result: Result | None = None
        self.failed = ""
        self.begun = False
        self._workspace = workspace
        self._tell = tell
        self._unwanted = Event()
        self._ended = Event()

    @property
    def has_ended(self) -> bool:
        """Whether nothing goes on any more."""
        return self._ended.is_set()

    @property
    def was_unwanted(self) -> bool:
        """Whether somebody has asked it to stop."""
        return self._unwanted.is_set()

    @property
    def is_stopping(self) -> bool:
        """Whether somebody has asked it to stop, and it has not yet."""
        return self.was_unwanted and not self.has_ended

    @property
    def is_well(self) -> bool:
        """Whether it has ended and nothing stopped it."""
        return self.result is not None and self.result.is_well

    def take(self) -> None:
        """Take the steps, until the last or until it is asked to stop; this takes its time. Raises nothing."""
        try:
            self.result = sharing.share(self._workspace, self.wishes, self._taken, self._unwanted.is_set)
        except (StdplanError, OSError) as error:
            self.failed = error.message if isinstance(error, StdplanError) else str(error)
        finally:
            self._ended.set()
            self._tell(self)

    def stop(self) -> None:
        """Ask it to stop when the step that is under way is whole."""
        self._unwanted.set()

    def wait(self, seconds: float) -> bool:
        """Wait until it has ended, so long at most; whether it has."""
        return self._ended.wait(seconds)

    def wishes_left(self) -> Wishes:
        """What is still wished afterwards: the message and the branch were for what is committed by now."""
        committed = self.result is not None and self.result.commit is not None
        began = any(step.kind is Kind.BRANCH and step.outcome is Outcome.DONE for step in self.steps)
        return replace(
            self.wishes,
            rehearse=False,
            message=None if committed else self.wishes.message,
            branch=None if began else self.wishes.branch,
        )

    def _taken(self, step: Step) -> None:
        self.steps += (step,)
        self._tell(self)
