"""What must never be in the project: machine paths, hosts of package indexes, translated f-strings."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from unicodedata import east_asian_width

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

PROJECT = Path(__file__).parents[2]
SOURCE = PROJECT / "src" / "stdplan_tui"
SAYING = DEFAULT_KEYWORDS | {"N_": None}
MACHINE_PATH = re.compile(r"[\"'(\s](?:/(?:home|root|work|usr|tmp|var|Users|opt|mnt)/|[A-Z]:\\\\)")


def test_no_machine_path_in_the_source() -> None:
    found = [
        f"{path.relative_to(PROJECT)}:{number}"
        for path in sorted([*SOURCE.rglob("*.py"), *SOURCE.rglob("*.tcss")])
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]
    assert found == []


def test_the_lock_names_no_host() -> None:
    lock = (PROJECT / "requirements.lock").read_text("utf-8")
    assert "--hash=sha256:" in lock
    assert re.findall(r"https?:|--(?:extra-)?index-url|--find-links| @ ", lock) == []


def test_messages_are_filled_in_after_they_are_translated() -> None:
    wrong = [
        f"{path.relative_to(PROJECT)}:{call.lineno}"
        for path in sorted(SOURCE.rglob("*.py"))
        for call in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Name)
        and call.func.id in {"_", "N_", "ngettext"}
        and any(
            not isinstance(argument, ast.Constant) for argument in call.args[: 2 if call.func.id == "ngettext" else 1]
        )
        and not is_lookup(call)
    ]
    assert wrong == []


def test_the_screen_says_nothing_with_ambiguous_characters() -> None:
    """A terminal may draw those two cells wide: what the program says itself does without them, in both languages."""
    said = {text: f"{file}:{line}" for file, line, text, *_rest in extract_from_dir(SOURCE / "tui", keywords=SAYING)}
    with (SOURCE / "locale" / "zh" / "LC_MESSAGES" / "stdplan.po").open("rb") as file:
        catalogue = read_po(file, locale="zh")
    wrong = [
        (where, form)
        for message, where in said.items()
        for form in both(message, catalogue)
        if any(east_asian_width(sign) == "A" for sign in form)
    ]
    assert wrong == []


def both(message: str | tuple[str, ...], catalogue: Catalog) -> Iterator[str]:
    """What is said in both languages, in every form."""
    written = (message,) if isinstance(message, str) else message[:2]
    yield from (form for form in written if form)
    known = catalogue.get(written[0])
    if known is not None:
        yield from (known.string,) if isinstance(known.string, str) else known.string or ()


def is_lookup(call: ast.Call) -> bool:
    """`_(name)`: a constant marked elsewhere, translated where it is shown."""
    return isinstance(call.args[0], (ast.Name, ast.Attribute, ast.Subscript))


def test_workers_are_named_by_their_methods() -> None:
    """Textual's own decorator writes out all arguments of a worker for its name."""
    took = re.compile(r"^\s*from textual import .*\bwork\b", re.MULTILINE)
    users = [path.name for path in sorted((SOURCE / "tui").rglob("*.py")) if took.search(path.read_text("utf-8"))]
    assert users == ["worker.py"]
