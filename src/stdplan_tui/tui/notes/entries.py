"""What the notes pane lists: discussions, folded once they are settled, and the tags of each person on one line."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace
from typing import Final

from textual.content import Content

from stdplan_tui.annotations.model import AnnotationId
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.annotations.threads import State
from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.width import cells
from stdplan_tui.tui.notes import heads
from stdplan_tui.tui.notes.note_rows import ROWS, Manner, NoteRows, lost_of, note_rows
from stdplan_tui.tui.notes.plain_words import plain_words
from stdplan_tui.tui.words import MUTED, fitted, plain
from stdplan_tui.workspace.discussing import Discussion, discussions
from stdplan_tui.workspace.telling import STATES

_ROWS_IN_FULL: Final = 4000
_INDENT: Final = 2
_REMEMBERED: Final = 500


@frozen(eq=False)
class Entry:
    """Rows that are marked together.

    `notes` are the annotations that they stand for, the first of them the one that commands act on; `above` are rows
    over them that belong to nobody. `unfolds` is what Enter unfolds or folds again: a discussion, a long text; "" for
    nothing. `last`: a discussion ends with it.
    """

    notes: tuple[Noted, ...]
    rows: tuple[Content, ...]
    above: tuple[Content, ...] = ()
    unfolds: str = ""
    last: bool = True

    @property
    def note(self) -> Noted:
        """The annotation that commands act on."""
        return self.notes[0]

    def has(self, annotation: AnnotationId | None) -> bool:
        """Whether it stands for the annotation of that id."""
        return any(one.note.id == annotation for one in self.notes)


class Entries:
    """Makes the entries of a clause in one manner; what was set once is not set again."""

    def __init__(self, manner: Manner) -> None:
        self._manner = manner
        self._inner = manner.narrowed(_INDENT)
        self._known: dict[tuple[Noted, str, bool], NoteRows] = {}

    def of(self, notes: Iterable[Noted], unfolded: Collection[str]) -> Iterator[Entry]:
        """The entries of notes: on the clause, below a heading on the document, below another without a place."""
        groups: dict[str, list[Noted]] = {"": [], _("On the whole document"): [], _("Place no longer certain"): []}
        here, whole, strayed = groups.values()
        for one in notes:
            (whole if one.note.target.document else here if one.clause is not None else strayed).append(one)
        for title, found in groups.items():
            yield from _titled(self._group(found, unfolded), self._title(title))

    def _group(self, notes: Iterable[Noted], unfolded: Collection[str]) -> Iterator[Entry]:
        found = discussions(notes)
        yield from self._taggings(one.every[0] for one in found if one.is_only_tags)
        for discussion in found:
            if not discussion.is_only_tags:
                yield from self._discussion(discussion, unfolded)

    def _taggings(self, taggings: Iterable[Noted]) -> Iterator[Entry]:
        """The tags of each author on each place together."""
        gathered: dict[tuple[str, Span | None, str], list[Noted]] = {}
        for one in taggings:
            lost = one.note.id if one.clause is None and not one.note.target.document else ""
            gathered.setdefault((one.note.author, one.span, lost), []).append(one)
        for notes in gathered.values():
            first = notes[0]
            if len(notes) > 1:
                first = replace(first, tags=tuple(dict.fromkeys(tag for one in notes for tag in one.tags)))
            manner = self._manner
            width, wide = manner.width, manner.ambiguous_width
            chips = (heads.chip(tag, manner.viewer.colours, width, wide) for tag in first.tags)
            rows = (
                *heads.in_rows((*chips, manner.author(first, *notes), heads.two_versions(*notes)), width, wide),
                *heads.about(first, width, wide, manner.review),
                *(row for one in notes for row in lost_of(one, manner).rows),
            )
            yield Entry(tuple(notes), rows)

    def _discussion(self, discussion: Discussion, unfolded: Collection[str]) -> Iterator[Entry]:
        every = discussion.every
        thread = every[0].thread
        settled = discussion.state is not State.OPEN
        if settled and thread not in unfolded:
            yield Entry(every, (self._folded(discussion),), unfolds=thread)
            return
        names = {one.note.id: heads.name_of(one, self._manner.names) for one in every}
        for number, one in enumerate(every):
            parent = one.note.reply_to[0] if one.note.reply_to else None
            answered = names.get(parent, "") if parent is not None and parent != thread else ""
            in_full = one.note.id in unfolded
            found = self._rows(one, answered, in_full=in_full)
            unfolds = thread if settled and not number else one.note.id if found.is_cut or in_full else ""
            rows = self._answering(found.rows) if one.is_answer else found.rows
            yield Entry((one,), rows, self._deleted(discussion, number), unfolds, number == len(every) - 1)

    def _rows(self, one: Noted, answered: str, *, in_full: bool) -> NoteRows:
        key = (one, answered, in_full)
        if (found := self._known.get(key)) is None:
            manner = self._inner if one.is_answer else self._manner
            limit = _ROWS_IN_FULL if in_full else ROWS
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            found = self._known[key] = note_rows(one, manner, limit, answered=answered)
        return found

    def _answering(self, rows: Iterable[Content]) -> tuple[Content, ...]:
        """Rows as those of an answer."""
        mark = "\u2514 " if self._manner.ambiguous_width == 1 else "> "
        first, *others = rows
        return (Content.styled(mark, MUTED) + first, *(Content(" " * _INDENT) + row for row in others))

    def _folded(self, discussion: Discussion) -> Content:
        """A settled discussion in one row: what became of it, who began it, how."""
        first, count = discussion.every[0], len(discussion.answers)
        words = plain_words(first.note.body)
        author = heads.name_of(first, self._manner.names)
        text = f"+ {_(STATES[discussion.state])} ({count})  {author}: {words}"
        new = self._manner.newness(*discussion.every)
        if two := heads.two_versions(*discussion.every):
            new = new + two + "  "
        room = self._manner.width - cells(new.plain, self._manner.ambiguous_width)
        return new + plain(fitted(text, room, self._manner.ambiguous_width), MUTED)

    def _deleted(self, discussion: Discussion, number: int) -> tuple[Content, ...]:
        """What stands over answers whose note was deleted."""
        return (Content.styled(_("(deleted)"), MUTED),) if discussion.first is None and number == 0 else ()

    def _title(self, title: str) -> tuple[Content, ...]:
        manner = self._manner
        return (plain(fitted(title, manner.width, manner.ambiguous_width), "bold $primary"),) if title else ()


def _titled(entries: Iterable[Entry], title: tuple[Content, ...]) -> Iterator[Entry]:
    """The entries, with a title over the first."""
    for entry in entries:
        yield replace(entry, above=(*title, *entry.above)) if title else entry
        title = ()
