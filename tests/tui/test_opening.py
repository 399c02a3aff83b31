"""A program that ends while a screen opens ends well."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest
from textual.app import App, ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from stdplan_tui.tui.keyed import Keyed
from stdplan_tui.tui.screens.over import Over


class _App(App[None]):
    def get_css_variables(self) -> dict[str, str]:
        return super().get_css_variables() | {"veil": "black"}


class _Pane(Vertical):
    def __init__(self, meanwhile: Callable[[], object]) -> None:
        super().__init__()
        self._meanwhile = meanwhile

    def compose(self) -> ComposeResult:
        self._meanwhile()
        yield Static(id="within")


class _Whole(Keyed[None]):
    def __init__(self, meanwhile: Callable[[], object]) -> None:
        super().__init__()
        self.meanwhile = meanwhile

    def compose(self) -> ComposeResult:
        yield _Pane(self.meanwhile)

    def on_mount(self) -> None:
        self.query_one("#within", Static).update("here")


class _Veiled(Over[None]):
    def __init__(self, meanwhile: Callable[[], object]) -> None:
        super().__init__()
        self.meanwhile = meanwhile

    def compose(self) -> ComposeResult:
        yield _Pane(self.meanwhile)

    def on_mount(self) -> None:
        self.query_one("#within", Static).update("here")


@pytest.mark.parametrize("kind", [_Whole, _Veiled])
async def test_a_screen_that_is_there_is_told_so(kind: type[_Whole | _Veiled]) -> None:
    app = _App()
    async with app.run_test():
        await app.push_screen(screen := kind(lambda: None))
        assert str(screen.query_one("#within", Static).render()) == "here"


@pytest.mark.parametrize("kind", [_Whole, _Veiled])
async def test_what_was_told_to_end_opens_nothing(kind: type[_Whole | _Veiled]) -> None:
    app = _App()
    async with app.run_test():
        app.exit()
        app.push_screen(kind(lambda: None))
    assert app.return_code == 0


@pytest.mark.parametrize("kind", [_Whole, _Veiled])
async def test_what_closes_while_its_parts_come_begins_nothing(kind: type[_Whole | _Veiled]) -> None:
    app = _App()
    composing = asyncio.Event()

    def close() -> None:
        composing.set()
        app._prune(app.screen)  # what Textual does with every screen when it ends

    async with app.run_test():
        app.push_screen(kind(close))
        await composing.wait()
    assert app.return_code in (0, None)
