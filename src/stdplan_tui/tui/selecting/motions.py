"""The motions by which words are selected: the one list of their keys, for the reader, the footer and the help."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from stdplan_tui.frozen import frozen
from stdplan_tui.language import N_
from stdplan_tui.tui.command import Command
from stdplan_tui.tui.selecting import moves
from stdplan_tui.tui.selecting.stretch import Ground, Stretch

Move = Callable[[Stretch, Ground], Stretch]


@frozen
class Motion(Command):
    """A command that works only while words are being selected, there before any other with the same key.

    `move` gives what is selected then; without one the command has an action of its own. `by_word` says that it needs
    the dictionary, which may have to be loaded.
    """

    move: Move | None = None
    by_word: bool = False
    typing: bool = True

    @property
    def action(self) -> str:
        """The action of the screen that it runs."""
        return f"screen.extend('{self.id}')" if self.move else f"screen.{self.id.replace('-', '_')}"


MOTIONS: Final = (
    Motion(
        "extend-left",
        "h left",
        N_("A character left"),
        N_("To the character before"),
        N_("char"),
        "h/l",
        move=moves.left,
    ),
    Motion("extend-right", "l right", N_("A character right"), N_("To the next character"), move=moves.right),
    Motion(
        "extend-next-word",
        "w",
        N_("Next word"),
        N_("To the start of the next word; a title in 《》 is one"),
        N_("word"),
        "w/b",
        move=moves.next_word,
        by_word=True,
    ),
    Motion(
        "extend-word-back",
        "b",
        N_("Word before"),
        N_("To the start of this word, or of the one before"),
        move=moves.previous_word,
        by_word=True,
    ),
    Motion(
        "extend-word-end",
        "e",
        N_("End of word"),
        N_("To the end of this word, or of the next"),
        move=moves.word_end,
        by_word=True,
    ),
    Motion(
        "extend-sentence",
        "s",
        N_("End of sentence"),
        N_("To the end of this sentence, or of the next"),
        N_("sentence"),
        "s/S",
        move=moves.sentence_end,
    ),
    Motion(
        "extend-sentence-back",
        "S",
        N_("Start of sentence"),
        N_("To the start of this sentence, or of the one before"),
        move=moves.sentence_start,
    ),
    Motion(
        "extend-down", "j down", N_("A row down"), N_("In the last row: to the end"), N_("line"), "j/k", move=moves.down
    ),
    Motion("extend-up", "k up", N_("A row up"), N_("In the first row: to the start"), move=moves.up),
    Motion("extend-page-down", "pagedown", N_("A window down"), N_("Within the clause"), move=moves.page_down),
    Motion("extend-page-up", "pageup", N_("A window up"), N_("Within the clause"), move=moves.page_up),
    Motion("extend-to-start", "0 home", N_("Start of clause"), N_("To its first character"), move=moves.to_start),
    Motion("extend-to-end", "$ end", N_("End of clause"), N_("To its last character"), move=moves.to_end),
    Motion("extend-whole", "V", N_("Whole clause"), N_("From its start to its end"), N_("clause"), move=moves.whole),
    Motion(
        "extend-swap",
        "o",
        N_("Other end"),
        N_("Move the other end of what is selected"),
        N_("other end"),
        move=moves.swapped,
    ),
    Motion("extend-afresh", "space", N_("Begin here"), N_("Begin again at the cursor"), N_("begin"), move=moves.afresh),
    Motion("let-go", "escape", N_("Select nothing"), N_("Leave, with nothing selected"), N_("leave")),
)
GROUPS: Final = ((N_("While selecting words"), MOTIONS),)
BY_ID: Final = {motion.id: motion for motion in MOTIONS}

LEAVING: Final = "let-go"
IN_FOOTER: Final = ("extend-next-word", "extend-left", "extend-sentence", "extend-down", "extend-swap")
"""The motions that the footer names, first things first."""
