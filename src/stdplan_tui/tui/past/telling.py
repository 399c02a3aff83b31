"""What is said of a change: when and by whom, what it did, and the note as it was then."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Final

from textual.content import Content

from stdplan_tui.annotations.anchoring.anchor import Anchor, Standing
from stdplan_tui.annotations.differing.fields import Became
from stdplan_tui.annotations.model import Annotation, AnnotationId
from stdplan_tui.annotations.noted import Noted
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.sharing.past.objects import Commit
from stdplan_tui.text.days import on_own_clock
from stdplan_tui.tui.notes import heads
from stdplan_tui.tui.notes.lost import is_ahead
from stdplan_tui.tui.notes.note_rows import Manner, note_rows
from stdplan_tui.tui.notes.plain_words import plain_words
from stdplan_tui.tui.notes.setting import set_words
from stdplan_tui.tui.past.differing import lines
from stdplan_tui.tui.past.found import Past
from stdplan_tui.tui.words import MUTED, plain
from stdplan_tui.workspace.past_telling import BECAME, field_name
from stdplan_tui.workspace.telling import MOTIVATIONS, PLAIN_KINDS

_ROWS: Final = 1000
"""The rows of a note's text that are set at most."""
_ID: Final = 12
_NO_THREAD: Final = AnnotationId("")


@frozen
class Look:
    """For whom it is told: the cells of a row, how wide ambiguous characters are, the names of authors."""

    width: int
    ambiguous_width: int
    authors: Mapping[str, str]


def told(one: Past, look: Look) -> Content:
    """All that is said of a change."""
    return Content("\n").join((*_head(one, look), *_changed(one, look), *_then(one, look)))


def when(commit: Commit) -> str:
    """When a commit was made, on the clock of this place."""
    at = on_own_clock(commit.committed.isoformat())
    return (at or commit.committed).strftime("%Y-%m-%d %H:%M")


def summary(one: Past) -> str:
    """What a change did, on a line: the keys that changed, else what the note says."""
    step = one.step
    if step.problem is not None:
        return step.problem.message
    if step.differences:
        return ", ".join(field_name(found.field) for found in step.differences)
    return said(step.annotation)


def said(note: Annotation | None) -> str:
    """What a note says, on a line: its words, else its tags."""
    if note is None:
        return ""
    return plain_words(note.body) or " ".join(f"#{tag}" for tag in note.tags)


def _head(one: Past, look: Look) -> Iterator[Content]:
    """What became of it, who did that and when; where the note is."""
    became, commit = _(BECAME[one.step.became]), one.commit
    if commit is None:
        yield from _set(plain(f"{became}  {_('not yet committed')}", "bold $accent"), look)
    else:
        yield from _set(plain(f"{became}  {when(commit)}  {commit.author}", "bold $accent"), look)
        if is_ahead(commit.committed.isoformat()):
            yield from _set(
                plain(_("! dated {time}, ahead of now").format(time=_day(commit.committed)), "$warning"), look
            )
        if commit.committer != commit.author:
            yield from _set(plain(_("committed by {name}").format(name=commit.committer), MUTED), look)
        merge = [_("merge")] * commit.is_merge
        yield from _set(plain("  ".join((commit.id[:_ID], *merge, commit.subject)), MUTED), look)
    note, named = one.step.annotation, one.step.named
    label = "" if note is None else _("whole document") if note.target.document else note.target.label
    kind = "" if note is None or note.motivation in PLAIN_KINDS else _(MOTIVATIONS[note.motivation])
    yield from _set(plain("  ".join(filter(None, (named.document, label, kind, named.id))), MUTED), look)


def _changed(one: Past, look: Look) -> Iterator[Content]:
    """What the change did to a note that was there before and after."""
    step = one.step
    if step.problem is not None:
        yield Content()
        yield from _set(plain(str(step.problem), "$warning"), look)
    elif step.before is not None and step.after is not None:
        yield from _titled(_("What changed"), look)
        for line in lines(step.differences, step.became) if step.differences else ():
            yield from _set(line, look)
        if not step.differences:
            yield from _set(Content(_("only how the file is written")), look)
        elif step.became in (Became.DELETED, Became.RESTORED) and len(step.differences) == 1:
            yield plain(_(BECAME[step.became]))


def _then(one: Past, look: Look) -> Iterator[Content]:
    """The note after the change; before it, where its file is gone."""
    step, note = one.step, one.step.annotation
    if note is None:
        return
    gone, now = step.became is Became.REMOVED, one.commit is None
    title = _("The note before that") if gone else _("The note now") if now else _("The note then")
    yield from _titled(title, look)
    manner = Manner(look.width, look.ambiguous_width, look.authors, past=True)
    # As an answer to nothing known: where it is has been said, and what became of it is of today.
    then = Noted(note, Anchor(Standing.SAME), _NO_THREAD, tags=note.tags)
    if note.target.exact:
        yield from heads.quoted(note.target.exact, look.width, look.ambiguous_width)
    yield from note_rows(then, manner, _ROWS).rows


def _titled(title: str, look: Look) -> Iterable[Content]:
    return Content(), *_set(plain(title, "bold $primary"), look)


def _set(words: Content, look: Look) -> Iterator[Content]:
    return set_words(words, look.width, look.ambiguous_width)


def _day(at: datetime) -> str:
    return at.date().isoformat()
