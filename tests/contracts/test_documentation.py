"""Every command is documented, and speaks both languages."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from stdplan_tui.cli.commands import COMMANDS
from stdplan_tui.cli.program import stdplan
from stdplan_tui.language import _, use_language

PROJECT = Path(__file__).parents[2]
PICTURE = re.compile(r"!\[[^]]*\]\((?:docs/)?images/([\w.-]+)\)")


@pytest.fixture(params=["en", "zh"])
def language(request: pytest.FixtureRequest) -> Iterator[str]:
    use_language(request.param)
    yield request.param
    use_language("en")


def test_the_command_page_is_current() -> None:
    script = PROJECT / "docs" / "write_commands.py"
    run = subprocess.run([sys.executable, script, "--check"], capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stderr or "docs/commands.md is old: make docs"


def test_every_picture_is_shown_and_every_picture_shown_is_there() -> None:
    pages = [*PROJECT.glob("README*.md"), *(PROJECT / "docs").glob("*.md")]
    shown = {name for page in pages for name in PICTURE.findall(page.read_text("utf-8"))}
    assert shown == {path.name for path in (PROJECT / "docs" / "images").iterdir()}


@pytest.mark.parametrize("name", COMMANDS)
def test_the_page_has_every_command_and_option(name: str) -> None:
    page = (PROJECT / "docs" / "commands.md").read_text("utf-8")
    section = page.partition(f"## stdplan {name}\n")[2].partition("\n## ")[0]
    for parameter in COMMANDS[name].load().params:
        assert all(option in section for option in parameter.opts if isinstance(parameter, click.Option))
    assert f"Usage: stdplan {name} " in section


def test_help_names_every_command(language: str) -> None:
    text = stdplan.get_help(click.Context(stdplan, info_name="stdplan"))
    for name, entry in COMMANDS.items():
        assert f"  {name} " in text
        assert _(entry.summary) in text
    assert ("用法" in text) == (language == "zh")


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command_is_in_the_language(name: str, language: str) -> None:
    command = COMMANDS[name].load()
    texts = [command.help, *(option.help for option in command.params if isinstance(option, click.Option))]
    assert texts
    help_page = command.get_help(click.Context(command, info_name=name))
    for text in texts:
        assert text
        assert _(text) in help_page
        assert (_(text) != text) == (language == "zh")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_gives_json(name: str) -> None:
    options = {option for parameter in COMMANDS[name].load().params for option in parameter.opts}
    assert "--json" in options
