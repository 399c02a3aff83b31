from enum import StrEnum

import pytest

from stdplan_tui.text.toml_lines import line_of
from stdplan_tui.text.toml_table import TomlDefect, decoded, parsed

SOURCE = '''# a = 1
title = "x" # b = 2
body = """
a = 3
[[dimension]]
"""
'quoted key' = 1

[[dimension]]
id = "one"
[[dimension.tag]]
name = "t1"
title = { zh = "一" }

[[dimension.tag]]
name = "t2"

[[dimension]]
id = "two"
[[dimension.tag]]
name = "u1"
  [dimension.tag.extra]
  a = 4
'''


class Colour(StrEnum):
    RED = "red"
    NONE = ""


@pytest.mark.parametrize(
    ("path", "line"),
    [
        (("title",), 2),
        (("body",), 3),
        (("quoted key",), 7),
        (("a",), None),
        (("dimension", 0), 9),
        (("dimension", 0, "tag", 0, "name"), 12),
        (("dimension", 0, "tag", 0, "title", "zh"), 13),
        (("dimension", 0, "tag", 1, "name"), 16),
        (("dimension", 1, "id"), 19),
        (("dimension", 1, "tag", 0, "name"), 21),
        (("dimension", 1, "tag", 0, "extra", "a"), 23),
        (("dimension", 1, "tag", 0, "missing"), 20),
    ],
)
def test_a_key_is_found_in_its_line(path: tuple[str | int, ...], line: int | None) -> None:
    assert parsed(SOURCE)
    assert line_of(SOURCE, path) == line


def test_each_key_is_taken_once_by_its_type() -> None:
    table = parsed('a = "x"\nb = 1\nc = true\nd = ["x"]\ne = "red"\n[f]\ng = 1\n[[h]]\ni = 1\n')
    assert "a" in table
    assert (table.text("a"), table.whole("b"), table.flag("c"), table.texts("d")) == ("x", 1, True, ("x",))
    assert table.choice("e", Colour) is Colour.RED
    assert table.table("f").whole("g") == 1
    assert [entry.whole("i") for entry in table.tables("h")] == [1]
    assert table.rest() == {}
    assert (table.text("a", "default"), table.choice("e", Colour, Colour.NONE)) == ("default", Colour.NONE)
    with pytest.raises(TomlDefect, match="the key a is missing"):
        table.text("a")


@pytest.mark.parametrize(
    ("source", "kind", "message"),
    [
        ("\na = 1", "text", "a must be a text"),
        ("\na = true", "whole", "a must be a whole number"),
        ("\na = 1", "flag", "a must be true or false"),
        ("\na = [1]", "texts", "a must be a list of texts"),
        ("\na = 1", "table", "a must be a table"),
        ("\na = [1]", "tables", "a must be a list of tables"),
    ],
)
def test_another_type_is_a_defect_of_its_line(source: str, kind: str, message: str) -> None:
    with pytest.raises(TomlDefect) as caught:
        getattr(parsed(source), kind)("a")
    assert (caught.value.message, caught.value.line) == (message, 2)


def test_values_in_messages_are_fit_to_be_shown() -> None:
    table = parsed(f'a = "\\u001b[31m{"长" * 90}"')
    with pytest.raises(TomlDefect) as caught:
        table.choice("a", Colour)
    assert caught.value.message == f'a: “{"长" * 59}…” is none of red, ""'


@pytest.mark.parametrize(
    ("source", "line"), [("a = 1\nb = ", 2), ("a = \n", 1), ("a = 1\na = 2\n", 2), ("a = [\n1,\n", 2), ("a\rb = 1", 1)]
)
def test_what_is_not_toml_is_a_defect_with_its_line(source: str, line: int) -> None:
    with pytest.raises(TomlDefect, match="not valid TOML") as caught:
        parsed(source)
    assert caught.value.line == line


@pytest.mark.parametrize(
    "key", ["a." * 30_000 + "a = 1", "[" + '"a" . ' * 30_000 + "a]", "x = {" + "'a'." * 30_000 + "b = 1}"]
)
def test_keys_of_very_many_parts_take_no_time(key: str) -> None:
    with pytest.raises(TomlDefect, match="nested too deeply"):
        parsed(key)


@pytest.mark.parametrize("words", ["a." * 100, "1.2 . " * 100, "\\" + "a." * 100])
@pytest.mark.parametrize("quote", ['"', "'", '"""', "'''"])
def test_texts_that_look_like_keys_of_many_parts_are_texts(words: str, quote: str) -> None:
    escaped = words if quote.startswith("'") else words.replace("\\", "\\\\")
    assert parsed(f"x = {quote}{escaped}{quote} # {words}").text("x") == words


def test_a_file_is_decoded_without_bom_and_carriage_returns() -> None:
    assert decoded(b"\xef\xbb\xbfa\r\nb\n") == "a\nb\n"
    with pytest.raises(TomlDefect) as caught:
        decoded("a\n汉".encode("gb18030"))
    assert (caught.value.message, caught.value.line) == ("not UTF-8 text", 2)
