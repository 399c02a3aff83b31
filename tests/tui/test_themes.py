"""Themes: everything that is written can be read, and what is told apart by colour is told apart by all."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest
from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.app import App
from textual.screen import ModalScreen

from stdplan_tui.tui.colours import INK, PAPER, ROLES, TERMINAL
from stdplan_tui.tui.screens.reading import ReadingScreen
from stdplan_tui.tui.theme import NAMES, theme_for, theme_named
from stdplan_tui.tui.widgets.reader.painting import Painter
from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace
from tests.tui.support import Session, session

COLOURED = [name for name in NAMES if name != TERMINAL]
LEAST = {"high-contrast": 7.0, "high-contrast-light": 7.0}
SCREENS = (
    (["s", "s"], "unresolved"),
    (["backslash", "backslash"], "Outline"),
    (["slash", "标", "准"], "hits"),
    (["escape", "question_mark"], "Keys and commands"),
    (["escape", "t"], "targets"),
    (["escape", "a"], "^s save"),
    (["escape", "comma", "j", "j", "j"], "12345678901234|"),
    (["j", "j", "j", "enter"], "Next heading"),
    (["enter", "q"], "belongs to Quit"),
)
"""Keys one after another, and what stands on the screen then."""
TOOLKIT = (
    ("block-cursor-foreground", "block-cursor-background"),
    ("block-cursor-blurred-foreground", "block-cursor-blurred-background"),
    ("input-cursor-foreground", "input-cursor-background"),
    ("input-selection-foreground", "input-selection-background"),
    ("footer-foreground", "footer-background"),
    ("footer-key-foreground", "footer-background"),
    ("footer-description-foreground", "footer-background"),
)
"""Variables for words, and for the ground under them."""
RGB = tuple[float, float, float]

# Machado, Oliveira and Fernandes (2009), severity 1.0, for linear RGB.
BLINDNESS = {
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(colour: Color) -> RGB:
    """Light of a colour's red, green and blue, each from 0 to 1 (IEC 61966-2-1)."""
    triplet = colour.get_truecolor()
    red, green, blue = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (part / 255 for part in triplet)
    )
    return red, green, blue


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of WCAG 2."""
    light = sorted(0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in (linear(one), linear(other)))
    return (light[1] + 0.05) / (light[0] + 0.05)


def of_style(style: Style) -> float:
    """The contrast of a style that has both its colours."""
    assert style.color
    assert style.bgcolor
    return contrast(style.color, style.bgcolor)


def seen(colour: RGB, matrix: tuple[RGB, ...]) -> RGB:
    """A colour as somebody sees it with that kind of blindness."""
    red, green, blue = (
        max(0.0, min(1.0, sum(factor * part for factor, part in zip(row, colour, strict=True)))) for row in matrix
    )
    return red, green, blue


def lab(colour: RGB) -> RGB:
    """CIE L*a*b* of a linear colour, for the white of sRGB."""
    red, green, blue = colour
    xyz = (
        (0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047,
        0.2126729 * red + 0.7151522 * green + 0.0721750 * blue,
        (0.0193339 * red + 0.1191920 * green + 0.9503041 * blue) / 1.08883,
    )
    x, y, z = (part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116 for part in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def difference(one: RGB, other: RGB) -> float:
    """How far apart two colours look (CIE 1976)."""
    return math.dist(lab(one), lab(other))


def written(reader: Session) -> Iterator[Segment]:
    """The pieces of the screen that have words or signs in them, as they go to the terminal."""
    screen = reader.app.screen
    strips = screen._compositor.render_strips()
    region = screen.children[0].region if isinstance(screen, ModalScreen) else screen.region
    for strip in strips[region.y : region.bottom]:
        shown = strip.crop(region.x, region.right)
        for one in reader.app._filters:
            if one.enabled:
                shown = shown.apply_filter(one, screen.background_colors[1])
        yield from (part for part in shown if any(is_sign(character) for character in part.text))


def is_sign(character: str) -> bool:
    """Whether a character is read: no blank, no frame, no bar."""
    return not character.isspace() and not "\u2500" <= character <= "\u259f" and unicodedata.category(character) != "Co"


def unreadable(reader: Session, least: float) -> list[str]:
    found = []
    for part in written(reader):
        style = part.style
        assert style, part
        ratio = of_style(style)
        if ratio < least:
            found.append(f"{part.text.strip()!r} {style} {ratio:.2f}")
    return found


@pytest.fixture
def annotated(workspace: Workspace) -> Workspace:
    """The workspace with a note and a tag on one clause."""
    plan = reading.document(workspace, "plan")
    annotating.annotate(workspace, plan, plan.clause("1.1"), "与新型电力系统重复？")
    annotating.tag(workspace, plan, plan.clause("1.1"), ["环境型/目标规划"])
    return workspace


@pytest.mark.parametrize("theme", COLOURED)
async def test_everything_written_can_be_read(annotated: Workspace, theme: str) -> None:
    least = LEAST.get(theme, 4.5)
    settings = replace(annotated.settings, theme=theme)
    async with session(Workspace(annotated.root, settings), "plan:1.1", indexed=True) as reader:
        await reader.until_shown("unresolved")
        problems = dict.fromkeys(unreadable(reader, least))
        for keys, shown in SCREENS:
            await reader.press(*keys)
            await reader.until_shown(shown)
            problems |= dict.fromkeys(unreadable(reader, least))
    assert list(problems) == []


@pytest.mark.parametrize("theme", COLOURED)
async def test_every_look_of_the_text_can_be_read(workspace: Workspace, theme: str) -> None:
    settings = replace(workspace.settings, theme=theme)
    async with session(Workspace(workspace.root, settings)) as reader:
        view = reader.reading.reader
        styles = {name: view.get_component_rich_style(name) for name in view.COMPONENT_CLASSES}
        for name, style in styles.items():
            assert of_style(style) >= LEAST.get(theme, 4.5), name
        looks = [style for name, style in styles.items() if name.removeprefix("reader--") not in Painter.COMPONENTS]
        for ground in ("reader--noted", "reader--selected"):
            for look in looks:
                over = look + Style(bgcolor=styles[ground].bgcolor)
                assert of_style(over) >= LEAST.get(theme, 4.5), (ground, over)


@pytest.mark.parametrize("theme", COLOURED)
def test_every_colour_of_words_can_be_read_on_every_ground(theme: str) -> None:
    roles: Mapping[str, Any] = ROLES[theme]
    of_words = ("text", "quiet", "heading", "label", "sign", "warning", "error", "success", "row_text")
    grounds = ("ground", "surface", "panel", "row", "row_blurred", "noted", "selected")
    ratios = {
        (words, ground): contrast(Color.parse(roles[words]), Color.parse(roles[ground]))
        for words in of_words
        for ground in grounds
    }
    assert {pair: ratio for pair, ratio in ratios.items() if ratio < LEAST.get(theme, 4.5)} == {}


@pytest.mark.parametrize("theme", COLOURED)
def test_variables_of_textual_can_be_read_too(theme: str) -> None:
    """What widgets of the toolkit take for fields, selections, rows and the footer."""
    app = App[None]()
    app.register_theme(theme_named(theme))
    app.theme = theme
    now = app.get_css_variables()
    for words, ground in TOOLKIT:
        ratio = contrast(Color.parse(now[words].lower()), Color.parse(now[ground].lower()))
        assert ratio >= LEAST.get(theme, 4.5), (words, ground)


@pytest.mark.parametrize("theme", COLOURED)
def test_the_current_row_stands_out_from_its_pane(theme: str) -> None:
    roles = ROLES[theme]
    for row in (roles["row"], roles["row_blurred"]):
        for ground in (roles["ground"], roles["surface"]):
            assert contrast(Color.parse(row), Color.parse(ground)) >= 1.1, (row, ground)


@pytest.mark.parametrize("blindness", BLINDNESS)
def test_the_safe_theme_is_told_apart_without_some_colours(blindness: str) -> None:
    theme, matrix = theme_named("colour-safe"), BLINDNESS[blindness]
    named = {
        "text": theme.foreground,
        "heading": theme.primary,
        "label": theme.secondary,
        "sign": theme.accent,
        "error": theme.error,
        "success": theme.success,
    }
    roles = {name: seen(linear(Color.parse(str(colour))), matrix) for name, colour in named.items()}
    near = {
        (one, other): round(difference(roles[one], roles[other]))
        for one, other in combinations(roles, 2)
        if difference(roles[one], roles[other]) < 20
    }
    assert near == {}


def test_the_terminal_is_followed_where_it_says_what_it_is() -> None:
    assert theme_for("auto", {}, "truecolor") == INK
    assert theme_for("auto", {"COLORFGBG": "15;0"}, "256") == INK
    assert theme_for("auto", {"COLORFGBG": "0;default;15"}, "256") == PAPER
    assert [theme_for(name, {}, "truecolor") for name in NAMES] == list(NAMES)
    assert [theme_for(name, {}, "truecolor") for name in ("light", "dark", "nord", "")] == [
        "paper",
        "ink",
        "ink",
        "ink",
    ]
    assert {theme_for("paper", {}, system) for system in (None, "standard", "windows")} == {"terminal"}
    assert theme_for("paper", {"NO_COLOR": "1"}, "truecolor") == "terminal"
    assert theme_for("paper", {"NO_COLOR": ""}, "truecolor") == "paper"


async def test_without_colours_none_is_sent_and_states_show_otherwise(
    annotated: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    settings = replace(annotated.settings, theme="paper")
    async with session(Workspace(annotated.root, settings), "plan:1.1", indexed=True) as reader:
        await reader.press("s", "s")
        selected = [part.text for part in written(reader) if part.style and part.style.reverse]
        assert any("坚持质量第一" in text for text in selected)
        await reader.press("escape")
        for keys, shown in SCREENS:
            await reader.press(*keys)
            await reader.until_shown(shown)
            for part in written(reader):
                style = part.style
                assert style, part
                assert [colour for colour in (style.color, style.bgcolor) if not colour or not colour.is_default] == []
        await reader.press("escape", "escape", "escape", "slash", "标", "准")
        await reader.until_shown("hits")
        lit = {part.text for part in written(reader) if part.style and part.style.bold and part.style.underline}
        assert any("标准" in text for text in lit)
        assert [part.text for part in written(reader) if part.style and part.style.reverse]
        await reader.reading.run_action("theme")
        assert reader.app.theme == "terminal"


async def test_the_terminals_own_colours_are_handed_on(workspace: Workspace) -> None:
    settings = replace(workspace.settings, theme="terminal")
    async with session(Workspace(workspace.root, settings), "plan:1.1") as reader:
        colours = [
            colour for part in written(reader) if part.style for colour in (part.style.color, part.style.bgcolor)
        ]
        assert colours
        assert [
            str(colour) for colour in colours if colour and not colour.is_system_defined and not colour.is_default
        ] == []
        assert {str(part.style.bgcolor.name) for part in written(reader) if part.style and part.style.bgcolor} == {
            "default"
        }


async def test_nothing_moves_by_itself(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    async with session(workspace) as reader:
        assert reader.app.animation_level == "none"
        assert isinstance(reader.app.screen, ReadingScreen)


async def test_an_empty_no_color_is_none(workspace: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "")
    async with session(workspace) as reader:
        assert reader.app.theme in COLOURED
        assert not reader.app.no_color
