from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.errors import SettingsError
from stdplan_tui.settings import (
    Settings,
    SettingsRead,
    load_settings,
    read_settings,
    save_settings,
    settings_path,
)
from stdplan_tui.settings_text import understood
from tests.support.counts import tries

CHOSEN = Settings(
    author_name="张三",
    author_id="1a2b3c4d",
    language="zh",
    theme="light",
    measure=40,
    alignment="ragged",
    ambiguous_width=2,
    keymap={"next-clause": "j,down", "help": "f1"},
    searches={"电力": 'title:"特高压" -year:2016..2020', "a b.c": "标准*"},
)
LINES = st.text(st.characters(exclude_categories=["Cc", "Cs"]))


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "none.toml") == Settings()


def test_the_users_own_file_is_in_the_configuration_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    assert settings_path() == tmp_path / "stdplan" / "settings.toml"
    save_settings(CHOSEN)
    assert load_settings() == CHOSEN
    assert hash(CHOSEN) == hash(load_settings())


def test_only_what_was_chosen_is_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "settings.toml"
    save_settings(replace(Settings(), author_name="张三"), path)
    assert path.read_text() == 'author_name = "张三"\n'
    save_settings(Settings(), path)
    assert load_settings(path) == Settings()


def test_comments_and_unknown_keys_stay(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(
        '# mine\nmeasure = 36 # wide\nmood = "calm"\n\n'
        '[keymap] # keys\nhelp = "f1" # as ever\nquit = "q"\n\n'
        '[searches] # asked often\nold = "甲"\n"电力" = "特高压" # grid\n\n[extra]\na = 1\n'
    )
    keymap, searches = {"help": "f1", "note": "a"}, {"电力": "特高压 OR 电网", "new": "乙"}
    save_settings(replace(load_settings(path), measure=30, theme="light", keymap=keymap, searches=searches), path)
    text = path.read_text()
    for kept in (
        "# mine\n",
        "measure = 30 # wide\n",
        'mood = "calm"\n',
        "# keys\n",
        'help = "f1" # as ever\n',
        "# asked often\n",
        '"电力" = "特高压 OR 电网" # grid\n',
        "[extra]\na = 1\n",
    ):
        assert kept in text
    assert load_settings(path) == Settings(theme="light", measure=30, keymap=keymap, searches=searches)


@given(
    st.builds(
        Settings,
        author_name=LINES,
        author_id=st.sampled_from(["", "00ff00ff"]),
        language=st.sampled_from(["auto", "zh", "en"]),
        measure=st.integers(10, 120),
        keymap=st.dictionaries(st.from_regex(r"[a-z.-]+", fullmatch=True), st.sampled_from(["a", "ctrl+p,?"])),
        searches=st.dictionaries(LINES, LINES),
    )
)
def test_what_is_saved_is_loaded(tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> None:
    path = tmp_path_factory.mktemp("config") / "settings.toml"
    save_settings(CHOSEN, path)
    save_settings(settings, path)
    assert load_settings(path) == settings


@pytest.mark.parametrize(
    ("source", "message", "line"),
    [
        ("\nmeasure = 5\n", "measure must be from 10 to 120", 2),
        ("measure = true\n", "measure must be a whole number", 1),
        ("ambiguous_width = 3\n", "ambiguous_width must be from 1 to 2", 1),
        ('language = "fr"\n', "language: “fr” is none of auto, zh, en", 1),
        ('alignment = "left"\n', "alignment: “left” is none of justified, ragged", 1),
        ('author_id = "xyz"\n', "author_id: ", 1),
        ('author_name = "a\\u001b"\n', "author_name: ", 1),
        ("[keymap]\nhelp = 1\n", "help must be a text", 2),
        ("keymap = 1\n", "keymap must be a table", 1),
        ("[searches]\na = 1\n", "a must be a text", 2),
        ("searches = 1\n", "searches must be a table", 1),
    ],
)
def test_what_is_wrong_is_told_with_its_line_and_stays_until_it_is_replaced(
    tmp_path: Path, source: str, message: str, line: int
) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(source)
    found = read_settings(path)
    assert found.settings == Settings()
    (problem,) = found.problems
    assert message in problem.message
    assert (problem.path, problem.line) == (path, line)
    save_settings(Settings(theme="light"), path)
    assert source.strip() in path.read_text()
    assert read_settings(path).settings == Settings(theme="light")
    save_settings(CHOSEN, path)
    assert load_settings(path) == CHOSEN


BROKEN = """\
author_name = "张三"
measure = 500
theme = paper
alignment = "ragged"
mood = "calm"

[keymap]
help = 1
next-clause = "w"

[searches
theme = "甲"

[extra]
a = 1
"""


def test_every_setting_that_is_right_holds_whatever_stands_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text(BROKEN)
    found = read_settings(path)
    assert found.settings == Settings(author_name="张三", alignment="ragged", keymap={"next-clause": "w"})
    assert sorted(problem.line or 0 for problem in found.problems) == [2, 3, 8, 11]


def test_what_is_no_toml_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    for source, line in ((BROKEN, 3), ("measure = 20\n<<<<<<< ours\n", 2), ('a = """\nb\n\nmeasure = 1\n', 4)):
        path.write_text(source)
        with pytest.raises(SettingsError) as caught:
            save_settings(Settings(theme="light"), path)
        assert (caught.value.path, caught.value.line) == (path, line)
        assert path.read_text() == source
    assert [problem.line for problem in read_settings(path).problems] == [4]


def test_what_is_wrong_is_kept_beside_what_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text('measure = 500\n[keymap]\nhelp = 1\nquit = "x"\nundo = "z"\n')
    settings = replace(load_settings(path), keymap={"undo": "u", "note": "w"}, theme="ink")
    save_settings(settings, path)
    assert load_settings(path) == settings
    kept = path.read_text()
    assert "measure = 500\n" in kept
    assert "help = 1\n" in kept
    assert "quit" not in kept
    save_settings(replace(settings, measure=40, keymap={"help": "f2"}), path)
    assert read_settings(path) == SettingsRead(replace(settings, measure=40, keymap={"help": "f2"}))


@settings(max_examples=tries(200))
@given(st.text(st.sampled_from("a=1\"[]\n# {}'中\t"), max_size=60) | st.text(max_size=60))
def test_any_text_gives_settings(text: str) -> None:
    values, defects = understood(text)
    assert Settings(**values).measure
    assert len(defects) <= 41


def test_settings_that_a_file_cannot_hold_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    for bad in (Settings(author_name="a\x07"), Settings(measure=3), Settings(author_name="\ud800")):
        with pytest.raises(SettingsError):
            save_settings(bad, path)
    assert not path.exists()


def test_a_file_that_cannot_be_read_or_written_is_one_message(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="cannot be read"):
        save_settings(CHOSEN, tmp_path)
    assert ["cannot be read" in problem.message for problem in read_settings(tmp_path).problems] == [True]
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be"):
        save_settings(CHOSEN, tmp_path / "file" / "settings.toml")
    (tmp_path / "binary.toml").write_bytes(b"\xff")
    with pytest.raises(SettingsError, match="not UTF-8"):
        save_settings(CHOSEN, tmp_path / "binary.toml")
    assert load_settings(tmp_path / "binary.toml") == Settings()


def test_a_linked_file_stays_a_link(tmp_path: Path) -> None:
    real, link = tmp_path / "dotfiles.toml", tmp_path / "settings.toml"
    real.write_text("# mine\n")
    link.symlink_to(real)
    save_settings(CHOSEN, link)
    assert link.is_symlink()
    assert load_settings(real) == CHOSEN
