"""Writes docs/images/*.svg: the screens of the guide, in both languages, from the documents of this project."""

from __future__ import annotations

import asyncio
import html
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.cells import cell_len
from textual.pilot import Pilot

from stdplan_tui.corpus.model import Span
from stdplan_tui.language import LANGUAGES, use_language
from stdplan_tui.settings import Settings
from stdplan_tui.tui.main import application
from stdplan_tui.workspace import annotating, reading
from stdplan_tui.workspace.folder import Workspace, open_workspace

PROJECT = Path(__file__).resolve().parent.parent
IMAGES = Path(__file__).with_name("images")
DOCUMENT = "guobanfa-2015-89"
CLAUSE = f"{DOCUMENT}:3.1.box2.e1"
WORDS = "特高压及柔性直流输电"
RECEIVED = "000_2f2b91a13255cd5d.txt"
SVG_RUN = re.compile(
    r'<text (?P<before>[^>]*?)x="(?P<x>[\d.]+)"(?P<between>[^>]*?)textLength="(?P<length>[\d.]+)"'
    r"(?P<after>[^>]*)>(?P<text>[^<]*)</text>"
)
FONTS = "'Noto Sans Mono CJK SC', 'Sarasa Mono SC', 'Source Han Mono SC', Menlo, Consolas, monospace"


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: where the reader is opened, what is pressed, the theme and the size in columns and rows."""

    name: str
    place: str = CLAUSE
    keys: tuple[str, ...] = ()
    theme: str = "dark"
    size: tuple[int, int] = (140, 36)


SHOTS = (
    Shot("reading"),
    Shot("light", theme="light"),
    Shot("narrow", size=(80, 24)),
    Shot("search", keys=("/", *"特高压")),
    Shot("narrowing", keys=("/", *"标准化", "f6")),
    Shot("query", keys=("/", *"标准化", "f1")),
    Shot("note", keys=("a", *"建议核对主管部门")),
    Shot("tags", keys=("t",)),
    Shot("importing", keys=("i", *RECEIVED, "enter")),
    Shot("help", keys=("?",)),
    Shot("commands", keys=("ctrl+p",)),
)


def main() -> None:
    """Write every picture in every language."""
    IMAGES.mkdir(exist_ok=True)
    for language in LANGUAGES:
        use_language(language)
        for shot in SHOTS:
            picture = respaced(asyncio.run(taken(shot, language)))
            ending = "" if language == "en" else f".{language}"
            (IMAGES / f"{shot.name}{ending}.svg").write_text(picture, "utf-8")


async def taken(shot: Shot, language: str) -> str:
    """The screen of a shot as SVG, as Textual exports it."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = furnished(Path(folder), Settings(author_name="王敏", language=language, theme=shot.theme))
        received_again(Path(folder))
        app = application(workspace, shot.place)
        async with app.run_test(size=shot.size) as pilot:
            await settled(pilot)
            for key in shot.keys:
                await pilot.press(key)
            await settled(pilot)
            picture = app.export_screenshot(title="stdplan")
        workspace.engine.close()
    return picture


def furnished(folder: Path, settings: Settings) -> Workspace:
    """A workspace with the documents of this project and a few notes."""
    shutil.copytree(PROJECT / "corpus", folder / "corpus")
    (folder / "annotations").mkdir()
    shutil.copy(PROJECT / "annotations" / "vocabulary.toml", folder / "annotations")
    workspace = open_workspace(folder, settings=settings)
    document, clause = reading.find(workspace, CLAUSE)
    start = clause.string.index(WORDS)
    annotating.annotate(workspace, document, clause, "与新型电力系统重复？", span=Span(start, start + len(WORDS)))
    annotating.tag(workspace, document, clause, ["环境型/目标规划"])
    return workspace


def received_again(folder: Path) -> None:
    """A newer version of a raw file, in the folder that the reader stands in: a clause reworded, another left out."""
    text = (PROJECT / "corpus" / "sources" / RECEIVED).read_text("utf-8")
    (folder / RECEIVED).write_text(text.replace("特高压", "超高压").replace("（四）", "（五）", 1), "utf-8")
    os.chdir(folder)


async def settled(pilot: Pilot[None]) -> None:
    """Wait until the screen stands still."""
    for _ in range(12):
        await pilot.pause(0.1)


def respaced(svg: str) -> str:
    """The picture with every character on its terminal cell, and without the font from elsewhere.

    Rich spaces a run by its number of characters, so wide ones would overlap.
    """
    svg = re.sub(r"@font-face\s*\{[^}]*\}", "", svg)
    svg = re.sub(r"font-family: ?Fira Code, ?monospace|font-family: ?\"?Fira Code\"?", f"font-family: {FONTS}", svg)
    return SVG_RUN.sub(_placed, svg)


def _placed(run: re.Match[str]) -> str:
    text = html.unescape(run["text"])
    cell = float(run["length"]) / max(len(text), 1)
    pieces = "".join(_pieces(text, float(run["x"]), cell))
    return f"<text {run['before']}{run['between']}{run['after']}>{pieces}</text>" if pieces else ""


def _pieces(text: str, x: float, cell: float) -> Iterator[str]:
    """Runs of narrow characters together, wide characters one by one, blanks left out."""
    for piece in re.findall(r"[\x21-\x7e]+|.", text, re.DOTALL):
        width = cell * cell_len(piece)
        if not piece.isspace():
            fitted = f' textLength="{width:.1f}"' if len(piece) > 1 else ""
            large = f' font-size="{1.9 * cell:.1f}"' if width > cell * len(piece) else ""
            yield f'<tspan x="{x:.1f}"{fitted}{large}>{html.escape(piece)}</tspan>'
        x += width


if __name__ == "__main__":
    main()
