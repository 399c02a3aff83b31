"""An annotation as a plain paragraph."""

from __future__ import annotations

from collections.abc import Sequence

from stdplan_tui.annotations.model import Annotation
from stdplan_tui.cli.output import Faint, Strong, say, say_block
from stdplan_tui.corpus.model import ClauseId
from stdplan_tui.language import _

_INDENT = "    "


def say_note(note: Annotation, author: str) -> None:
    """Print an annotation as it was written."""
    target = note.target
    label = _("whole document") if target.document else target.label
    say_standing(note, target.clause, note.tags, label, author)


def say_standing(note: Annotation, clause: ClauseId | None, tags: Sequence[str], told: str, author: str) -> None:
    """Print an annotation as it stands: where, what is `told` of it, who, when; then, indented, the rest.

    Of one without a clause today, the clause is the one that it was on.
    """
    target = note.target
    place = note.document if target.document else f"{note.document}:{clause or target.clause}"
    say(Strong(place), f"  {told}  {author}  {note.updated[:10]}  ", Faint(note.id))
    if target.exact:
        say(f"{_INDENT}“{target.exact}”")
    if tags:
        say(_INDENT, Strong(" ".join(f"#{tag}" for tag in tags), "cyan"))
    if note.body:
        say_block(note.body.rstrip("\n"), _INDENT)
