"""`stdplan keys`: the commands of the screens, their keys, and what is wrong with those that were chosen."""

from __future__ import annotations

import pytest

from stdplan_tui.settings import Settings, save_settings, settings_path
from tests.unit.cli.conftest import Call


def test_every_screen_and_command_is_listed_with_its_keys(call: Call) -> None:
    ran = call("keys")
    assert ran.code == 0
    assert {"reading", "importing", "comparing", "settings"} <= set(ran.lines)
    assert ["next-clause", "j", "↓", "Next", "clause"] in [line.split() for line in ran.lines]
    assert ran.err == ""


def test_keys_of_the_settings_are_those_in_force(call: Call) -> None:
    save_settings(Settings(keymap={"annotate": "w", "quit": ""}))
    by_id = {(one["screen"], one["id"]): one for one in call("keys", "--json").objects}
    assert by_id["reading", "annotate"]["keys"] == ["w"]
    assert by_id["reading", "annotate"]["default"] == ["a"]
    assert by_id["reading", "quit"]["keys"] == []


def test_a_clash_ends_with_one_and_is_told_of_both(call: Call) -> None:
    save_settings(Settings(keymap={"annotate": "w", "tag": "w", "nope": "x", "zen": "j"}))
    ran = call("keys")
    assert ran.code == 1
    assert ran.err.splitlines() == [
        "stdplan: there is no command nope",
        "stdplan: tag: w belongs to annotate already",
        "stdplan: zen: j is taken from next-clause",
    ]
    ran = call("keys", "--json")
    assert ran.code == 1
    by_id = {one["id"]: one for one in ran.objects if one.get("screen") == "reading"}
    assert by_id["tag"]["clashes"] == [{"problem": "taken", "key": "w", "other": "annotate"}]
    assert by_id["annotate"]["clashes"] == [{"problem": "taken", "key": "w", "other": "tag"}]
    assert by_id["next-clause"]["clashes"] == [{"problem": "lost", "key": "j", "other": "zen"}]
    assert {"problem": "no-command", "id": "nope", "key": "", "other": ""} in ran.objects


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('language = "fr"\n', "1: language: “fr” is none of auto, zh, en"),
        ("measure = \n[keymap]\nannotate = 'w'\n", "1: not valid TOML"),
        ("[keymap]\nannotate = 'w'\nzen = 1\n", "3: zen must be a text"),
    ],
)
def test_a_broken_settings_file_ends_with_one_and_what_is_right_in_it_holds(call: Call, text: str, told: str) -> None:
    settings_path().write_text(text, "utf-8")
    ran = call("keys", "--json")
    assert ran.code == 1
    assert f"settings.toml:{told}" in ran.err
    by_id = {(one["screen"], one["id"]): one for one in ran.objects}
    assert by_id["reading", "annotate"]["keys"] == (["w"] if "keymap" in text else ["a"])


def test_the_key_that_always_quits_is_reported_as_reserved(call: Call) -> None:
    save_settings(Settings(keymap={"annotate": "ctrl+q"}))
    ran = call("keys", "--json")
    assert ran.code == 1
    assert {"problem": "reserved", "id": "annotate", "key": "ctrl+q", "other": ""} in ran.objects
    assert "^q quits wherever you are" in call("keys").err
