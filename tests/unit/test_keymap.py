"""Keys: how they are named, and which command has them when people choose others."""

from __future__ import annotations

import pytest
from textual.binding import Binding
from textual.keys import _character_to_key

from stdplan_tui.tui.commands import BY_ID, COMMANDS
from stdplan_tui.tui.import_commands import IMPORTING
from stdplan_tui.tui.key_names import FULL_WIDTH, key_named, keys_pressed, shown_key
from stdplan_tui.tui.keymap import Fault, contexts, holders, keymap_of
from stdplan_tui.tui.setup.rebinding import as_default, keys_now, with_key, without_keys


def keys(texts: dict[str, str]) -> dict[str, str]:
    return {command.id: command.keys for command in keymap_of(texts).applied(COMMANDS)}


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("j", "j"),
        ("J", "J"),
        ("shift+j", "J"),
        (" f5 ", "f5"),
        ("F5", "f5"),
        ("Ctrl+P", "ctrl+p"),
        ("ctrl+shift+a", "ctrl+shift+a"),
        ("shift+ctrl+a", "ctrl+shift+a"),
        ("Esc", "escape"),
        ("pgdn", "pagedown"),
        ("slash", "/"),
        ("question_mark", "?"),
        ("，", "comma"),
        ("［", "["),
        ("、", "\\"),
        (" ", "space"),
        ("ctrl+i", "tab"),
        ("alt+left", "alt+left"),
        ("中", "中"),
        ("+", "+"),
        ("ctrl++", "ctrl++"),
        ("foo", None),
        ("ctrl+foo", None),
        ("\x1b", None),
        ("", None),
        ("hyper+x", None),
    ],
)
def test_a_key_has_one_name_however_it_is_written(written: str, named: str | None) -> None:
    assert key_named(written) == named


def test_every_default_key_has_its_name() -> None:
    for command in (command for context in contexts() for command in context):
        assert [key_named(key) for key in command.keys.split()] == command.keys.split(), command.id


def test_names_of_characters_are_those_of_the_toolkit() -> None:
    for code in range(0x21, 0x7F):
        assert key_named(_character_to_key(chr(code))) == key_named(chr(code)) is not None
    for key in FULL_WIDTH:
        assert all(Binding(pressed, "x", "x").key for pressed in keys_pressed(key))


def test_keys_are_shown_as_people_read_them() -> None:
    named = ("ctrl+p", "down", "f12", "comma", "f", "alt+left", "ctrl+shift+a", "+")
    assert [shown_key(key) for key in named] == ["^p", "↓", "F12", ",", "f", "alt+←", "^shift+a", "+"]


def test_a_chosen_key_is_taken_from_the_command_that_has_it_by_default() -> None:
    texts = {"annotate": "w,h", "zen": "j", "tour": "f12"}
    now = keys(texts)
    assert (now["annotate"], now["zen"], now["next-clause"], now["tour"]) == ("w h", "j", "down", "f12")
    assert [(problem.fault, problem.key, problem.other) for problem in keymap_of(texts).problems] == [
        (Fault.LOST, "j", "next-clause")
    ]
    assert keymap_of({**texts, "next-clause": "down"}).problems == ()


def test_of_two_commands_on_one_key_the_first_has_it_and_the_clash_is_told() -> None:
    keymap = keymap_of({"tag": "w", "annotate": "w"})
    now = keys({"tag": "w", "annotate": "w"})
    assert (now["annotate"], now["tag"]) == ("w", "")
    assert [str(problem) for problem in keymap.problems] == ["tag: w belongs to annotate already"]


@pytest.mark.parametrize(
    ("texts", "told"),
    [
        ({"anotate": "w"}, "there is no command anotate"),
        ({"annotate": "wibble"}, "annotate: there is no key wibble"),
        ({"narrow-tag": "w"}, "narrow-tag: w is typed in the search field; take a key such as f5 or ctrl+t"),
        ({"annotate": "ctrl+q"}, "annotate: ^q quits wherever you are; take another key"),
        ({"x\x1b[31m": "w"}, "there is no command x"),
    ],
)
def test_what_cannot_be_is_said_and_left_out(texts: dict[str, str], told: str) -> None:
    assert [str(problem) for problem in keymap_of(texts).problems] == [told]
    assert "w" not in [command.keys for command in keymap_of(texts).applied(COMMANDS)]


def test_a_command_can_be_left_without_any_key() -> None:
    assert keys({"quit": ""})["quit"] == ""
    assert keymap_of({"quit": " "}).problems == ()


def test_the_key_that_always_quits_is_no_other_commands() -> None:
    assert keymap_of({"quit": "ctrl+q,w"}).problems == ()
    assert keys({"undo": "ctrl+q,z"})["undo"] == "z"
    assert [problem.fault for problem in keymap_of({"mend": "ctrl+q"}).problems] == [Fault.RESERVED]


def test_screens_do_not_clash_with_each_other() -> None:
    assert keymap_of({"mend": "t"}).problems == ()
    keymap = keymap_of({"annotate": "e"})
    assert [problem.other for problem in keymap.problems] == ["edit"]
    assert {command.id: command.keys for command in keymap.applied(IMPORTING)}["mend"] == "e f4"


def test_the_footers_pairs_follow() -> None:
    pairs = {command.id: command.footer_key for command in keymap_of({"previous-clause": "i"}).applied(COMMANDS)}
    assert (pairs["next-clause"], pairs["next-heading"]) == ("j/i", "J/K")


def test_rebinding_leaves_no_clash_behind() -> None:
    quit_, note = BY_ID["quit"], BY_ID["annotate"]
    assert [command.id for command in holders("annotate", "q", keymap_of({}))] == ["quit"]
    texts = with_key(note, "q", {})
    assert texts == {"annotate": "q", "quit": ""}
    assert keymap_of(texts).problems == ()
    assert with_key(quit_, "w", texts, beside=True) == {"annotate": "q", "quit": "w"}
    assert keys_now(note, with_key(note, "a", texts, beside=True)) == ("q", "a")
    assert as_default(quit_, as_default(note, texts)) == {}
    assert with_key(note, "a", {}) == {}
    assert without_keys(note, {}) == {"annotate": ""}


def test_every_command_can_be_given_a_key() -> None:
    for command in COMMANDS:
        assert keys(with_key(command, "f20", {}))[command.id] == "f20"
