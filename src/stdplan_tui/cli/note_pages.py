"""An annotation as a plain paragraph."""

from __future__ import annotations

from stdplan_tui.annotations.model import Annotation
from stdplan_tui.cli.output import Faint, Strong, say, say_block
from stdplan_tui.language import _

_INDENT = "    "


def say_note(note: Annotation, author: str) -> None:
    """Print an annotation: where, who and when on one line; then, indented, its words, its tags and its text."""
    target = note.target
    place = note.document if target.document else f"{note.document}:{target.clause}"
    label = _("whole document") if target.document else target.label
    say(Strong(place), f"  {label}  {author}  {note.updated[:10]}  ", Faint(note.id))
    if target.exact:
        say(f"{_INDENT}“{target.exact}”")
    if note.tags:
        say(_INDENT, Strong(" ".join(f"#{tag}" for tag in note.tags), "cyan"))
    if note.body:
        say_block(note.body.rstrip("\n"), _INDENT)
