"""Screens made of several classes: a private name belongs to one of them; a second would silently replace it."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections import defaultdict
from collections.abc import Iterator

import pytest
from textual.screen import Screen

from stdplan_tui.tui.screens.comparing import ComparingScreen
from stdplan_tui.tui.screens.importing import ImportScreen
from stdplan_tui.tui.screens.notes_list import NotesList
from stdplan_tui.tui.screens.reading import ReadingScreen


def own_names(kind: type) -> Iterator[str]:
    """The private names that a class defines: methods, attributes of the class, attributes of its instances."""
    body = ast.parse(textwrap.dedent(inspect.getsource(kind))).body[0]
    assert isinstance(body, ast.ClassDef)
    for part in body.body:
        match part:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name):
                yield name
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr()) | ast.Assign(targets=[ast.Name(id=name)]):
                yield name
    for inner in ast.walk(body):
        if isinstance(inner, ast.Attribute) and isinstance(inner.ctx, ast.Store) and is_self(inner.value):
            yield inner.attr


def is_self(value: ast.expr) -> bool:
    return isinstance(value, ast.Name) and value.id == "self"


def owners(screen: type[Screen[object]]) -> dict[str, list[str]]:
    """The classes of ours that define each private name."""
    found = defaultdict[str, list[str]](list)
    for kind in screen.__mro__:
        if kind.__module__.startswith("stdplan_tui."):
            for name in {name for name in own_names(kind) if name.startswith("_") and not name.endswith("__")}:
                found[name].append(kind.__name__)
    return found


@pytest.mark.parametrize("screen", [ReadingScreen, ComparingScreen, ImportScreen, NotesList])
def test_no_two_classes_of_a_screen_define_the_same_private_name(screen: type[Screen[object]]) -> None:
    known = owners(screen)
    assert len(known) > 5
    assert {name: kinds for name, kinds in known.items() if len(kinds) > 1} == {}


def test_a_clash_is_seen() -> None:
    assert set(own_names(One)) & set(own_names(Other)) == {"_same", "_kept"}


class One:
    """Has a name that `Other` has too."""

    _same = 1

    def __init__(self) -> None:
        self._kept = 1


class Other:
    """Has a name that `One` has too."""

    _kept: int

    def _same(self) -> None:
        self._kept = 2
