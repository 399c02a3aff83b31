"""`stdplan merge-driver`: what git calls to merge a file of the annotations folder."""

from __future__ import annotations

from pathlib import Path

import click

from stdplan_tui.annotations.store.files import read_limited
from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.exit_codes import BOTH_STAND
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import complain, say_json
from stdplan_tui.language import N_
from stdplan_tui.sharing.merging import merged_file


@command(
    "merge-driver",
    N_(
        "Merge two versions of an annotation, or of the vocabulary, that have come from BASE, into OURS; git calls it "
        "once `stdplan init` has registered it. Exit code 3 where both versions now stand in the file between marks."
    ),
)
@click.argument("base", type=click.Path(path_type=Path))
@click.argument("ours", type=click.Path(path_type=Path))
@click.argument("theirs", type=click.Path(path_type=Path))
@click.argument("name", metavar="PATH")
@json_option
def merge_driver(base: Path, ours: Path, theirs: Path, name: str, *, as_json: bool) -> int:
    """Write what three files come to into `ours`; `name` is what the file is called in the repository."""
    merged = merged_file(read_limited(base), read_limited(ours), read_limited(theirs), name)
    ours.write_bytes(merged.content)
    if as_json:
        say_json({"file": name, "merged": not merged.refused, "refused": merged.refused, "remarks": merged.remarks})
    for remark in merged.remarks:
        complain(f"{name}: {remark}")
    if merged.refused:
        complain(f"{name}: {merged.refused}")
        return BOTH_STAND
    return 0
