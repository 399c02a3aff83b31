"""The five documents of the corpus, damaged as copying damages: their outlines stay the same."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.importing.importing import import_bytes
from stdplan_tui.importing.sources.decoding import decoded
from stdplan_tui.importing.sources.reading import is_html
from tests.support.counts import tries
from tests.support.damage import PAGE_DAMAGES, TEXT_DAMAGES, shape

SOURCES = sorted(path for path in (Path(__file__).parents[3] / "corpus" / "sources").iterdir() if path.is_file())

Shape = list[tuple[int, str, str, str, str]]


@cache
def text_of(path: Path) -> str:
    return decoded(path.read_bytes(), path.name).text


@cache
def outline_of(path: Path) -> Shape:
    return outline(text_of(path), path.name)


def outline(text: str, name: str) -> Shape:
    return shape(import_bytes(text.encode(), name).document.clauses)


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem[:3])
@settings(max_examples=tries(6), deadline=None)
@given(seed=st.integers(0, 2**32))
def test_damage_leaves_the_outline_as_it_is(path: Path, seed: int) -> None:
    random = Random(seed)
    text = text_of(path)
    every = PAGE_DAMAGES if is_html(text) else TEXT_DAMAGES
    damages = random.sample(every, random.randint(1, 2))
    for damage in damages:
        text = damage(text, random)
    assert outline(text, path.name) == outline_of(path), [damage.__name__ for damage in damages]
