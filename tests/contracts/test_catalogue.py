"""The Chinese catalogue has every string of the interface, and the compiled one is that of the source."""

from __future__ import annotations

import re
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCE = Path(__file__).parents[2] / "src" / "stdplan_tui"
MESSAGES = SOURCE / "locale" / "zh" / "LC_MESSAGES" / "stdplan.po"
PLACEHOLDER = re.compile(r"\{(\w*)(?:![rsa])?\}")
Message = str | tuple[str, ...]


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with MESSAGES.open("rb") as file:
        return read_po(file, locale="zh")


@pytest.fixture(scope="module")
def in_source() -> set[Message]:
    found = extract_from_dir(SOURCE, keywords=DEFAULT_KEYWORDS | {"N_": None})
    return {message[:2] if isinstance(message, tuple) else message for _file, _line, message, *_rest in found}


def forms(text: object) -> tuple[str, ...]:
    """A message's forms: one, or one for each number."""
    return (text,) if isinstance(text, str) else tuple(text) if isinstance(text, (tuple, list)) else ()


def test_every_string_is_translated(catalogue: Catalog, in_source: set[Message]) -> None:
    assert in_source
    translated = {message.id for message in catalogue if message.id and all(forms(message.string))}
    assert sorted(map(str, in_source - translated)) == []


def test_nothing_is_translated_that_nobody_says(catalogue: Catalog, in_source: set[Message]) -> None:
    assert sorted(str(message.id) for message in catalogue if message.id and message.id not in in_source) == []


def test_no_translation_is_in_doubt(catalogue: Catalog) -> None:
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []


def test_translations_fill_in_the_same_values(catalogue: Catalog) -> None:
    for message in catalogue:
        if message.id:
            wanted = {name for form in forms(message.id) for name in PLACEHOLDER.findall(form)}
            for form in forms(message.string):
                assert set(PLACEHOLDER.findall(form)) == wanted, message.id


def test_the_compiled_catalogue_is_current(catalogue: Catalog) -> None:
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    with MESSAGES.with_suffix(".mo").open("rb") as file:
        assert GNUTranslations(file)._catalog == GNUTranslations(compiled)._catalog  # type: ignore[attr-defined]
