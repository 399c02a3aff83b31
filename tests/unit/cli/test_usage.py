"""Command lines that cannot be understood: exit code 2 and one line."""

from __future__ import annotations

import pytest

from stdplan_tui.cli.main import run


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["lst"], "no such command: lst; did you mean list?"),
        (["--lang", "fr"], "--lang is one of: en, zh"),
        (["--lang"], "--lang needs a value"),
        (["show"], "missing DOC[:CLAUSE]"),
        (["list", "more"], "one argument too many: more (see stdplan list --help)"),
        (["list", "--jsn"], "no such option: --jsn; did you mean --json?"),
        (["search", "--limit", "x", "标准"], "--limit is a whole number, 0 or more"),
        (["search", "--limit", "-1", "标准"], "--limit is a whole number, 0 or more"),
        (["annotate", "plan:1", "--start", "x"], "--start is a whole number, 0 or more"),
        (["import", "--id", "a", "b.txt", "c.txt"], "give one file with it"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_misuse_is_explained_in_one_line(capsys: pytest.CaptureFixture[str], arguments: list[str], told: str) -> None:
    assert run(arguments) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("stdplan: ")
    assert told in err
    assert err.count("\n") == 1
