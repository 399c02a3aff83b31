"""What a newer version changes, clause by clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from stdplan_tui.corpus.alignment import Change, Kind
from stdplan_tui.corpus.model import Clause, ClauseId
from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.tui.comparing.parallel import SIGNS
from stdplan_tui.tui.words import MUTED, ellipsis, fitted, plain, shared_start

_LISTED = 500
_BEFORE = 6
"""Characters shown before the first that differs."""
_KINDS = {
    Kind.CHANGED: (SIGNS[Kind.CHANGED], N_("changed"), "$accent"),
    Kind.MOVED: (SIGNS[Kind.MOVED], N_("moved"), "$secondary"),
    Kind.ADDED: (SIGNS[Kind.ADDED], N_("added"), "$success"),
    Kind.REMOVED: (SIGNS[Kind.REMOVED], N_("removed"), "$error"),
}


class Changes(OptionList):
    """The clauses that differ, in reading order: what becomes of each, and its words before and after."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 — Textual's name for it
        super().__init__(id=id, markup=False, compact=True)
        self._changes: tuple[Change, ...] = ()
        self._width = 0

    @property
    def count(self) -> int:
        """How many clauses differ."""
        return len(self._changes)

    @property
    def clause(self) -> ClauseId | None:
        """The clause of the newer version that the list is at; None where it is at none."""
        at = self.highlighted
        change = self._changes[at] if at is not None and at < min(self.count, _LISTED) else None
        return change.new.id if change and change.new else None

    def open(self, changes: Sequence[Change]) -> None:
        """List what differs."""
        self._changes = tuple(change for change in changes if change.kind is not Kind.SAME)
        self._list()

    def on_resize(self, event: Resize) -> None:
        """Cut the words to the new width."""
        if event.size.width != self._width:
            at = self.highlighted
            self._list()
            self.highlighted = at

    def _list(self) -> None:
        self._width = self.size.width
        self.set_options(self._listed(max(self._width - 6, 10)))

    def _listed(self, width: int) -> Iterator[Option]:
        for change in self._changes[:_LISTED]:
            yield Option(_text(change, width))
        if (more := self.count - _LISTED) > 0:
            text = ngettext("{count} more", "{count} more", more).format(count=more)
            yield Option(Content.styled(text, MUTED), disabled=True)


def _text(change: Change, width: int) -> Content:
    sign, name, style = _KINDS[change.kind]
    clause = change.new or change.old
    head = Content.assemble(
        (f"{sign} {_(name)}  ", f"bold {style}"), plain(fitted(_named(clause), width - 10) if clause else "")
    )
    before, after = _differing(change)
    rows = [
        Content.assemble((f"  {mark} ", MUTED), plain(fitted(words, width), MUTED if mark == "-" else ""))
        for mark, words in (("-", before), ("+", after))
        if words
    ]
    return Content("\n").join([head, *rows])


def _named(clause: Clause) -> str:
    return clause.caption or clause.string[:60]


def _differing(change: Change) -> tuple[str, str]:
    """The words before and after, from shortly before the first that differs; empty where they are the same."""
    old, new = change.old.string if change.old else "", change.new.string if change.new else ""
    if old == new or not (old and new):
        return "", ""
    same = shared_start(old, new)
    cut = max(same - _BEFORE, 0)
    left_out = ellipsis() if cut else ""
    return left_out + old[cut : cut + 200], left_out + new[cut : cut + 200]
