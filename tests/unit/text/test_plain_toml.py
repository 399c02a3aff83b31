import tomllib

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from stdplan_tui.text.plain_toml import plain_toml
from tests.support.counts import tries

PIECES = st.sampled_from(
    [
        "a = ",
        "b_c = ",
        "sha256 = ",
        "12 = ",
        '"汉字"',
        '""',
        '"\t"',
        '"\x1f"',
        '"a\\nb"',
        '"""\n一\n二\n"""',
        '"""',
        "7",
        "007",
        "true",
        "[]",
        "[\n]",
        '[\n    "a",\n]',
        '[\n    "a",\n    "b",\n]',
        '[\n    "a",]',
        '[\n    "a"\n]',
        "\n",
        "\n\n[t]\n",
        "\n\n[t2]\n",
        "[t]",
        "[[t]]\n",
        "# c\n",
        "\r",
        "'x'",
        "a.b = 1\n",
        "<<<<<<<\n",
        " ",
        "\x7f",
        "\u2028",
        '"',
    ]
)
LINES = st.sampled_from(
    [
        'a = "汉"\n',
        "a = 1\n",
        "b = 0\n",
        "b = true\n",
        "\n[t]\n",
        "\n[a]\n",
        "c = []\n",
        'c = [\n    "a, b",\n    "",\n]\n',
        'd = """\n一\n"""\n',
        'd = """一"""\n',
        'd = """\n"一"\n"""\n',
        "e = -1\n",
        "e = 1.5\n",
        "\n",
    ]
)


@settings(max_examples=tries(300), deadline=None)
@given(st.one_of(st.lists(PIECES), st.lists(LINES)).map("".join))
@example('a = [\n    "x",]\n')
@example('a = """\n"""\n')
@example("a = 1\n\n[a]\nb = 1\n")
def test_what_is_read_is_what_tomllib_reads(text: str) -> None:
    plain = plain_toml(text)
    if plain is not None:
        assert plain == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    ['a = "一"\nb = 12\n\n[t]\nc = """\n一\n二"""\nd = false\n', 'a = [\n    "x, y",\n    "",\n]\n', "a = []\n", ""],
)
def test_the_plain_form_is_read(text: str) -> None:
    assert plain_toml(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text", ["a = 1", "a = 1\na = 1\n", "a = 01\n", 'a = "\\n"\n', "# a\n", 'a = "\x00"\n', "[[a]]\n"]
)
def test_everything_else_is_left_to_tomllib(text: str) -> None:
    assert plain_toml(text) is None
