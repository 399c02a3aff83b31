"""Writing in the editor that $VISUAL or $EDITOR names, with the screen out of its way."""

from __future__ import annotations

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported

from stdplan_tui.language import _
from stdplan_tui.text.display import shown


def written_in_editor(app: App[None], words: str, name: str) -> str | None:
    """`words` after the editor has been at them in a file called `name`; None where it could not be, which is said."""
    command = command_line("VISUAL", "EDITOR", default="vi")
    try:
        with app.suspend():
            return _written(command, words, name)
    except SuspendNotSupported:
        app.notify(_("This terminal cannot be left for an editor"), severity="warning", markup=False)
    except (OSError, UnicodeDecodeError, subprocess.CalledProcessError) as error:
        message = _("{editor}: {reason}").format(editor=command[0], reason=error)
        app.notify(shown(message), severity="error", markup=False)
    finally:
        app.refresh()
    return None


def command_line(*variables: str, default: str) -> list[str]:
    """The program and its arguments that the first of these environment variables names, or the default one."""
    wanted = next((value for name in variables if (value := os.environ.get(name, "").strip())), default)
    try:
        return shlex.split(wanted)
    except ValueError:  # a quotation mark that is not closed
        return [wanted]


def _written(command: list[str], words: str, name: str) -> str:
    """The words after an editor has been at them. Raises OSError, CalledProcessError, UnicodeDecodeError."""
    with tempfile.TemporaryDirectory(prefix="stdplan-") as folder:
        path = Path(folder) / name
        path.write_text(words, "utf-8", newline="\n")
        subprocess.run([*command, str(path)], check=True)  # noqa: S603 — the user's own editor, no shell
        return path.read_text("utf-8")
