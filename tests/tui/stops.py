"""Every place of the program that takes keys: how one gets there, what must be seen there, and how one leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stdplan_tui.tui.actions.panes import NARROW, WIDE
from stdplan_tui.tui.setup.choices import CHOICES
from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.documents import BRIDGES
from tests.support.workspaces import add_city

RAW_FILE = "raw.txt"
"""The name of the file that is imported on the way, in the current folder."""

_NAME_ROW = [choice.field for choice in CHOICES].index("author_name")


@dataclass(frozen=True, slots=True)
class Stop:
    """A place: the keys that open it, the screen on which it is, and the widget there that takes the keys.

    `beside` are widgets that must be seen as well, `says` what must stand on the screen, `only` what stands on it here
    and no longer afterwards. `leave` leads back to where it was opened from; where it `replaces` that, to the place
    before. `takes_focus` is False where the screen itself takes the keys. `inside` are the places that are opened from
    here, one after another.
    """

    name: str
    keys: tuple[str, ...]
    control: str
    screen: str = "ReadingScreen"
    beside: tuple[str, ...] = ()
    says: str = ""
    only: str = ""
    leave: tuple[str, ...] = ("escape",)
    takes_focus: bool = True
    replaces: bool = False
    inside: tuple[Stop, ...] = ()


def furnish(workspace: Workspace) -> None:
    """Put into a workspace what is stopped at: another document, and two notes on a clause."""
    add_city(workspace.root)
    for body in ("请核对数字。", "与国家规划一致吗？"):
        annotating.annotate(workspace, *reading.find(workspace, "plan:1.1"), body)


def furnish_folder(folder: Path) -> None:
    """Put into the folder where the program is started the file that is imported."""
    (folder / RAW_FILE).write_text(BRIDGES, "utf-8")


def all_stops(width: int) -> Stop:
    """Every place on a terminal of so many columns, from the reading screen on."""
    inside = (
        *_panes(width),
        *_bars(),
        *_modes(),
        *_over_the_text(),
        *_notes(),
        _listing(),
        _settings(),
        _comparing(),
        _importing(),
    )
    return Stop("reading", (), "Reader", beside=("Status", "Footer"), leave=(), inside=inside)


def _panes(width: int) -> Iterator[Stop]:
    """Where a pane stands beside the text, its key puts it away first."""
    filtering = Stop("outline filter", ("f",), "OutlineFilter", beside=("Outline",))
    outline = ("backslash",) * (2 if width >= NARROW else 1)
    yield Stop("outline", outline, "Outline", inside=(filtering,))
    yield Stop("notes", ("vertical_line",) * (2 if width >= WIDE else 1), "AnnotationPanel", says="Zhang San")


def _bars() -> Iterator[Stop]:
    field, over = "Filtered Input", ("Filtered OptionList",)
    yield Stop(
        "search",
        ("slash", *"标准体系"),
        "#search Input",
        beside=("#search Hits", "Reader"),
        says="hits",
        inside=(
            Stop("narrow", ("f6",), field, "Filtered", over),
            Stop("save search", ("ctrl+s",), "OneLine Input", "OneLine"),
            Stop("export", ("ctrl+o",), "Question OptionList", "Question"),
            Stop("tag all hits", ("ctrl+t",), "TagPicker Input", "TagPicker", ("TagRows",)),
        ),
    )
    yield Stop("find", ("f", *"标准"), "FindBar Input", beside=("Reader",), says="/8")
    yield Stop("letter", ("m",), "LetterBar", beside=("Reader",))


def _modes() -> Iterator[Stop]:
    yield Stop("tour", ("ctrl+g",), "Reader", beside=("TourPanel",), only="Tour")
    yield Stop("jump", ("semicolon",), "Reader", only="JUMP", takes_focus=False)
    yield Stop("select", ("v",), "Reader", only="SELECT")
    yield Stop("zen", ("z",), "Reader")


def _over_the_text() -> Iterator[Stop]:
    yield Stop("palette", ("ctrl+p",), "Palette Input", "Palette", ("PaletteRows",))
    yield Stop("help", ("question_mark",), "HelpField", "Help", ("HelpRows",))


def _notes() -> Iterator[Stop]:
    yield Stop("tags", ("t",), "TagPicker Input", "TagPicker", ("TagRows",))
    yield Stop("note", ("a",), "NoteEditor TextArea", "NoteEditor")
    yield Stop("reply", ("r", "enter"), "NoteEditor TextArea", "NoteEditor", says="Reply to")
    yield Stop("settle", ("x", "enter"), "Settling Input", "Settling", ("Settling OptionList",))
    yield Stop("progress", ("percent_sign",), "ProgressRows", "ProgressScreen", says="二、重点领域")
    yield Stop("which note", ("e",), "Choice OptionList", "Choice", says="Zhang San")


def _listing() -> Stop:
    field, over = "Filtered Input", ("Filtered OptionList",)
    return Stop(
        "all notes",
        ("l",),
        "ListedNotes",
        "NotesList",
        beside=("FilterField", "#notes-bar", "Footer"),
        inside=(
            Stop("filter by words", ("slash",), "FilterField", "NotesList"),
            Stop("filter", ("f6",), field, "Filtered", over),
            Stop("groups", ("f8",), field, "Filtered", over),
        ),
    )


def _settings() -> Stop:
    key = Stop("key", ("enter",), "#key-prompt", "KeyPrompt", takes_focus=False)
    return Stop(
        "settings",
        ("comma",),
        "SettingRows",
        "SettingsScreen",
        beside=("#settings-right Reader",),
        inside=(
            Stop("name", (*["j"] * _NAME_ROW, "enter"), "OneLine Input", "OneLine"),
            Stop("keys", ("G", "enter"), "KeysScreen Input", "KeysScreen", ("KeyRows",), inside=(key,)),
        ),
    )


def _comparing() -> Stop:
    notes = Stop("notes of a row", ("vertical_line",), "RowNotes OptionList", "RowNotes", says="Zhang San")
    comparing = Stop("compare", ("enter",), "SideBySide", "ComparingScreen", ("Heads",), replaces=True, inside=(notes,))
    return Stop("compare with", ("c",), "Filtered Input", "Filtered", ("Filtered OptionList",), inside=(comparing,))


def _importing() -> Stop:
    identity = Stop("id", ("i",), "#import-id Input", "ImportScreen")
    raw = Stop("raw text", ("tab",), "#source", "ImportScreen", leave=("shift+tab",))
    screen = Stop("import", ("enter",), "ClauseList", "ImportScreen", replaces=True, inside=(identity, raw))
    return Stop("file", ("i", *RAW_FILE), "PathField", "FilePrompt", ("FilePrompt OptionList",), inside=(screen,))
