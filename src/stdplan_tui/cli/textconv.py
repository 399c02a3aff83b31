"""`stdplan textconv`: what git is given to compare instead of the file of an annotation.

git calls it with the name of a file of its own making, so nothing is concluded from the name; and whatever the file
holds it ends well, for git would show nothing of it otherwise.
"""

from __future__ import annotations

from pathlib import Path

import click

from stdplan_tui.annotations.differing.lines import readable_lines
from stdplan_tui.annotations.store.files import LARGEST, read_limited
from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import say, say_json
from stdplan_tui.language import N_, _


@command(
    "textconv",
    N_(
        "Print the file of an annotation, or the vocabulary, in lines to be compared: for git, as its "
        "`diff.stdplan.textconv`. What cannot be read is printed as it stands."
    ),
)
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@json_option
@click.pass_obj
def textconv(_call: Call, file: Path, as_json: bool) -> int:
    """Print the lines, of a file too large for an annotation only that; exit code 1 where there is no such file."""
    lines = _too_large(file) or readable_lines(read_limited(file))
    if as_json:
        say_json({"lines": lines})
    else:
        for line in lines:
            say(line)
    return 0


def _too_large(file: Path) -> tuple[str, ...]:
    """What is said of a file that is not read, for its size; nothing of one that is."""
    size = file.lstat().st_size if file.is_file() and not file.is_symlink() else 0
    return (_("too large: {size} bytes").format(size=size),) if size > LARGEST else ()
