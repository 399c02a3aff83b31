"""Every command of the share screen: the keys, the palette, the footer and the help there."""

from __future__ import annotations

from typing import Final

from stdplan_tui.language import N_
from stdplan_tui.tui.command import Command, named
from stdplan_tui.tui.commands import BY_ID

SHARING: Final = (
    Command("share-now", "s", N_("Share now"), N_("Commit, bring in what others have pushed, push"), N_("share now")),
    Command("share-stop", "x", N_("Stop"), N_("Stop when the step that is under way is whole"), N_("stop")),
    Command("share-rehearse", "t", N_("Rehearse"), N_("Say what would be done, and do nothing"), N_("rehearse")),
    Command("share-look", "l f5", N_("Look again"), N_("Read again what has changed"), N_("look again")),
)
WISHES: Final = (
    Command(
        "share-message",
        "m",
        N_("Message"),
        N_("Write the first line of the commit message"),
        N_("message"),
        typing=True,
    ),
    Command(
        "share-rebase",
        "r",
        N_("Merge or rebase"),
        N_("Merge what others have pushed, or make your commits anew on top"),
        N_("rebase"),
    ),
    Command("share-corpus", "d", N_("Documents"), N_("Share changes of the documents too, or not"), N_("documents")),
    Command(
        "share-anyway",
        "b",
        N_("Broken files"),
        N_("Leave broken files out, or have them stop it"),
        N_("broken files"),
    ),
    Command("share-push", "p", N_("Push"), N_("Push at the end, or only commit and bring together"), N_("push")),
    Command(
        "share-branch",
        "B",
        N_("New branch"),
        N_("Where HEAD is detached: begin a branch here"),
        N_("new branch"),
        typing=True,
    ),
)
MOVING: Final = (
    Command("share-next", "j down", N_("Next row"), N_("Go to the next row"), N_("row"), "j/k"),
    Command("share-previous", "k up", N_("Row before"), N_("Go to the row before")),
    Command("share-choose", "enter o", N_("Do this row"), N_("What the row says: share, change a wish"), N_("do")),
    Command("share-first", "g home", N_("First row"), N_("Go to the first row")),
    Command("share-last", "G end", N_("Last row"), N_("Go to the last row")),
    Command("share-down", "pagedown ctrl+d space", N_("Page down"), N_("Scroll the steps, or the rows where none are")),
    Command("share-up", "pageup ctrl+u", N_("Page up"), N_("Scroll the steps back, or the rows")),
)
PROGRAM: Final = (
    BY_ID["help"],
    BY_ID["commands"],
    Command("leave", "escape q", N_("Leave"), N_("Go back to where you were; a run goes on"), N_("back")),
)
GROUPS: Final = (
    (N_("Sharing"), SHARING),
    (N_("How it is shared"), WISHES),
    (N_("Moving"), MOVING),
    (N_("Program"), PROGRAM),
)
COMMANDS: Final = tuple(command for _title, commands in GROUPS for command in commands)
FOOTER: Final = (*SHARING[:3], *WISHES, SHARING[3], *MOVING[:1])
ALWAYS: Final = named(PROGRAM, ("help", "leave"))
