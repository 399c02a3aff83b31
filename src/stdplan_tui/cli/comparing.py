"""`stdplan compare`: two documents, two versions or two files, clause beside clause."""

from __future__ import annotations

from typing import Any

import click

from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.compared_pages import say_compared, say_compared_json, say_summary
from stdplan_tui.cli.exit_codes import NOTHING
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import complain
from stdplan_tui.corpus.alignment import Kind
from stdplan_tui.corpus.comparison import Row
from stdplan_tui.frozen import frozen
from stdplan_tui.language import N_, _
from stdplan_tui.workspace import comparing


@frozen
class _Asked:
    """The options of the command."""

    changes: bool
    kinds: tuple[str, ...]
    summary: bool
    as_json: bool

    def wants(self, row: Row) -> bool:
        """Whether a row is to be printed."""
        return not (self.changes and row.kind is Kind.SAME) and (not self.kinds or row.kind in self.kinds)


@command(
    "compare",
    N_(
        "Print what became of each clause of A in B: documents, kept versions (DOC@1a2b3c4) or raw files, "
        "or a clause of them with all under it (DOC:CLAUSE); exit code 1 where there is nothing to print."
    ),
)
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@click.option("--changes", is_flag=True, help=N_("Only what is not the same in both."))
@click.option(
    "--kind",
    "kinds",
    type=click.Choice([kind.value for kind in Kind]),
    multiple=True,
    help=N_("Only clauses of this kind; may be given several times."),
)
@click.option(
    "--summary", is_flag=True, help=N_("Only how many clauses of each kind there are, and how much is common.")
)
@json_option
@click.pass_obj
def compare(call: Call, /, a: str, b: str, **options: Any) -> int:
    """Print the rows of a comparison; with `--json` one a line."""
    asked = _Asked(**options)
    found = comparing.compare(call.workspace_if_any(), a, b)
    if asked.summary:
        say_summary(found, as_json=asked.as_json)
        return 0
    say_rows = say_compared_json if asked.as_json else say_compared
    if say_rows(found, filter(asked.wants, found.rows)):
        return 0
    complain(_("no differences") if asked.changes and not asked.kinds else _("nothing found"))
    return NOTHING
