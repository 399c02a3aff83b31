"""Writes docs/images/*.svg: the screens of the guide, in both languages, from the documents of this project.

`write_screenshots.py NAME...` writes only the pictures of these names.
"""

from __future__ import annotations

import asyncio
import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from rich.cells import cell_len
from textual.events import Key
from textual.keys import _character_to_key
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from stdplan_tui.corpus.model import Span
from stdplan_tui.language import LANGUAGES, use_language
from stdplan_tui.settings import Settings
from stdplan_tui.sharing.own_lines import OWN_LINES
from stdplan_tui.tui.main import application
from stdplan_tui.tui.tour.first_time import is_first_time
from stdplan_tui.workspace import annotating, discussing, reading
from stdplan_tui.workspace.folder import Workspace, open_workspace
from stdplan_tui.workspace.preparing import prepare

PROJECT = Path(__file__).resolve().parent.parent
IMAGES = Path(__file__).with_name("images")
DOCUMENT = "guobanfa-2015-89"
CLAUSE = f"{DOCUMENT}:3.1.box2.e1"
WORDS = "特高压及柔性直流输电"
TAGGED = {
    "3.1.box2.e2": ["供给型/科技支持"],
    "3.2": ["需求型/示范应用、市场培育", "环境型/目标规划"],
    "5.1": ["环境型/法规管制"],
    "5.3": ["供给型/资金投入"],
}
ANSWERING = "guoshijianbiaojifa-2022-64"
PATIENCE = 20
RECEIVED = "000_2f2b91a13255cd5d.txt"
WRITTEN = "2024-05-20T02:{minute:02}:00.000Z"
"""When the notes were written: no picture has the clock of the day on which it was made."""
SVG_RUN = re.compile(
    r'<text (?P<before>[^>]*?)x="(?P<x>[\d.]+)"(?P<between>[^>]*?)textLength="(?P<length>[\d.]+)"'
    r"(?P<after>[^>]*)>(?P<text>[^<]*)</text>"
)
NARROW = "'DejaVu Sans Mono', Menlo, Consolas, monospace"
WIDE = "'Noto Sans Mono CJK SC', 'Sarasa Mono SC', 'Source Han Mono SC', 'PingFang SC', 'Microsoft YaHei', monospace"
"""Quotes and dashes, which take one cell, come out of the first: in Chinese fonts they take two."""

CELL = 12.2
"""The units that Rich gives to a cell: a Chinese character and the gap behind it take two of them."""
GAP = 1.4
ADVANCE = 0.602
"""How wide Latin letters are for their size."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A step that waits until words stand on the screen."""

    words: str


@dataclass(frozen=True, slots=True)
class Typed:
    """A step that types words, in the language of the interface."""

    en: str
    zh: str


Step = str | Shown | Typed


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: where the reader is opened, the keys that are pressed and what is waited for, theme and size.

    `revised`: the text has changed since the notes were written. `shared`: it is a clone, with a remote.
    """

    name: str
    steps: tuple[Step, ...] = ()
    place: str = CLAUSE
    theme: str = "ink"
    size: tuple[int, int] = (140, 36)
    revised: bool = False
    shared: bool = False


SHOTS = (
    Shot("reading"),
    Shot("narrow", size=(80, 24)),
    *(Shot(theme, ("v", "w", "w"), theme=theme, size=(100, 18)) for theme in ("paper", "high-contrast", "colour-safe")),
    Shot("find", ("f", *"标准体系", Shown("/42")), f"{DOCUMENT}:1"),
    Shot("selection", ("v", *"wwww"), f"{DOCUMENT}:1.1", size=(110, 24)),
    Shot("filter", ("o", "f", *"标准化")),
    Shot("goto", ("ctrl+p", *"三（一）", Shown("加强经济建设")), size=(110, 20)),
    Shot("citations", (), f"{ANSWERING}:preamble.p1", size=(110, 24)),
    Shot("compare", ("c", Shown("江西省"), "enter", Shown(" ~ ")), f"{DOCUMENT}:1.1"),
    Shot("search", ("/", *"国际标准", Shown("F2"))),
    Shot("narrowing", ("/", *"标准化", Shown("F2"), "f6"), size=(110, 28)),
    Shot("note", ("a", *"建议核对主管部门"), size=(110, 28)),
    Shot("tags", ("t",), size=(110, 28)),
    Shot("quick-tags", ("V", "j", "j", "`"), f"{DOCUMENT}:3.1", size=(110, 24)),
    Shot("notes", ("l", Shown("9"))),
    Shot("review", ("R", Shown("1 ")), revised=True),
    Shot("vocabulary", ("T", "j", "j"), size=(110, 28)),
    Shot("progress", ("%",), size=(110, 20)),
    Shot("share", ("P", Shown("origin/main"), "t", Shown("s ")), size=(140, 24), shared=True),
    Shot("importing", ("i", *RECEIVED, "enter")),
    Shot("settings", (",",), size=(110, 20)),
    Shot("keys", (",", *("down",) * 6, "enter"), size=(110, 20)),
    Shot("help-search", ("?", Typed("copy", "复制")), size=(110, 16)),
    Shot("jump", (";",)),
    Shot("tour", ("ctrl+p", Typed("tour", "导览"), "enter", Shown(" 1/")), size=(110, 24)),
)


def main(names: Sequence[str]) -> None:
    """Write the pictures of these names, or every picture, in every language."""
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        as_in_a_new_terminal(Path(home))
        for language in LANGUAGES:
            use_language(language)
            for shot in SHOTS:
                if not names or shot.name in names:
                    picture = respaced(asyncio.run(taken(shot, language)))
                    ending = "" if language == "en" else f".{language}"
                    (IMAGES / f"{shot.name}{ending}.svg").write_text(picture, "utf-8")


def as_in_a_new_terminal(home: Path) -> None:
    """Let nothing of this terminal and of the user who writes the pictures be seen in them."""
    for name in ("NO_COLOR", "COLORFGBG"):
        os.environ.pop(name, None)
    os.environ |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "TZ": "UTC"}
    time.tzset()
    os.environ |= {f"XDG_{kind}_HOME": str(home / kind) for kind in ("CACHE", "CONFIG", "STATE", "DATA")}


async def taken(shot: Shot, language: str) -> str:
    """The screen of a shot as SVG, as Textual exports it."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = furnished(Path(folder), Settings(author_name="王敏", language=language, theme=shot.theme))
        received_again(Path(folder))
        if shot.revised:
            revise(Path(folder))
        if shot.shared:
            share(Path(folder))
        is_first_time(workspace)  # so that nobody is greeted
        app = application(workspace, shot.place)
        async with app.run_test(size=shot.size) as pilot:
            await settled(pilot)
            for step in shot.steps:
                await take(step, pilot, language)
            for field in (*app.screen.query(Input), *app.screen.query(TextArea)):
                field.cursor_blink = False
            await settled(pilot)
            picture = app.export_screenshot(title="stdplan")
        workspace.engine.close()
    return picture


async def take(step: Step, pilot: Pilot[None], language: str) -> None:
    """Press a key, type words, or wait until words stand on the screen. Raises TimeoutError where they never do."""
    match step:
        case Shown(words):
            for _ in range(20 * PATIENCE):
                if words in shown(pilot):
                    return
                await pilot.pause(0.05)
            raise TimeoutError(f"{words} never stood on the screen:\n{shown(pilot)}")
        case Typed():
            await pilot.press(*(step.zh if language == "zh" else step.en))
        case _ if len(step) == 1 and not step.isascii():
            pilot.app.post_message(Key(_character_to_key(step), step))  # the pilot drops what is no letter
            await pilot.pause()
        case _:
            await pilot.press(step)


def shown(pilot: Pilot[None]) -> str:
    """What stands on the screen."""
    strips = pilot.app.screen._compositor.render_strips()  # noqa: SLF001 — there is no other way to ask
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def furnished(folder: Path, settings: Settings) -> Workspace:
    """A workspace with the documents of this project, a few tags and notes, and an answer by somebody else."""
    shutil.copytree(PROJECT / "corpus", folder / "corpus")
    (folder / "annotations").mkdir()
    shutil.copy(PROJECT / "annotations" / "vocabulary.toml", folder / "annotations")
    workspace = open_workspace(folder, settings=settings)
    document, clause = reading.find(workspace, CLAUSE)
    start = clause.string.index(WORDS)
    note = annotating.annotate(
        workspace, document, clause, "与**新型电力系统**重复？", span=Span(start, start + len(WORDS))
    )
    annotating.tag(workspace, document, clause, ["环境型/目标规划"])
    for id_, tags in TAGGED.items():
        annotating.tag(workspace, document, document.clause(id_), tags)
    somebody = Workspace(folder, Settings(author_name="李强", author_id="0a1b2c3d"))
    (noted,) = (one for one in somebody.notebook.of(document).every if one.note.id == note.id)
    discussing.reply(somebody, noted, "不重复，见下一条。")
    annotating.annotate(somebody, document, document.clause("3.2"), "建议核对主管部门")
    write_back_the_clock(folder / "annotations" / DOCUMENT)
    return open_workspace(folder, settings=settings)


def revise(folder: Path) -> None:
    """Reword the clause that has a note."""
    body = folder / "corpus" / f"{DOCUMENT}.md"
    text = body.read_text("utf-8")
    body.write_text(
        text.replace("特高压及柔性直流输电", "特高压输电和柔性直流输电").replace("标准化助力", "标准支持"), "utf-8"
    )


def share(folder: Path) -> None:
    """Make it a clone, with a remote that has the documents, and of the annotations those of somebody else."""
    remote = folder / ".git" / "remote.git"
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "init", "--quiet", "--bare", "--initial-branch=main", str(remote))
    for _prepared in prepare(folder):
        pass
    theirs = ("vocabulary.toml", "_authors/li-qiang.toml", f"{DOCUMENT}/li-qiang")
    git(folder, "add", "corpus", *OWN_LINES, *(f"annotations/{name}" for name in theirs))
    git(folder, "commit", "--quiet", "--message=Begin")
    git(folder, "remote", "add", "origin", str(remote))
    git(folder, "push", "--quiet", "--set-upstream", "origin", "main")


def git(folder: Path, *arguments: str) -> None:
    """Run git, as somebody without settings of their own."""
    person = {f"GIT_{role}_{part}": "wang-min" for role in ("AUTHOR", "COMMITTER") for part in ("NAME", "EMAIL")}
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *arguments], cwd=folder, env=os.environ | person | settings, check=True)  # noqa: S603, S607


def write_back_the_clock(notes: Path) -> None:
    """Let notes have been written at fixed times, in the order in which they were."""
    for minute, path in enumerate(sorted(notes.rglob("*.toml"), key=lambda path: path.name)):
        written = rf'\g<1> = "{WRITTEN.format(minute=minute)}"'
        path.write_text(re.sub(r'(?m)^(created|updated) = ".*"$', written, path.read_text("utf-8")), "utf-8")


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
    svg = re.sub(r"@font-face\s*\{[^}]*\}|font-variant-east-asian: full-width;", "", svg)
    svg = re.sub(r"font-family: ?Fira Code, ?monospace|font-family: ?\"?Fira Code\"?", f"font-family: {NARROW}", svg)
    svg = svg.replace("font-size: 20px", f"font-size: {CELL / ADVANCE:.2f}px", 1)
    wide = f".wide {{ font-family: {WIDE}; font-size: {2 * CELL - GAP:.1f}px; letter-spacing: {GAP}px }}"
    svg = svg.replace("</style>", f"{wide}</style>", 1)
    return SVG_RUN.sub(_placed, svg)


def _placed(run: re.Match[str]) -> str:
    text = html.unescape(run["text"])
    pieces = "".join(_pieces(text, float(run["x"])))
    return f"<text {run['before']}{run['between']}{run['after']}>{pieces}</text>" if pieces else ""


def _pieces(text: str, x: float) -> Iterator[str]:
    """Runs of characters that are equally wide, blanks left out."""
    for (blank, wide), run in groupby(text, lambda character: (character.isspace(), cell_len(character) > 1)):
        piece = "".join(run)
        width = CELL * cell_len(piece)
        if not blank:
            look = ' class="wide"' if wide else ""
            yield f'<tspan x="{x:.1f}" textLength="{width:.1f}"{look}>{html.escape(piece)}</tspan>'
        x += width


if __name__ == "__main__":
    main(sys.argv[1:])
