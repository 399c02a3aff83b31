"""`stdplan search`: one line for each clause or note that has the words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import click

from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.asked import Asked
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.help import Command, command
from stdplan_tui.cli.search_answers import answered
from stdplan_tui.language import N_, _
from stdplan_tui.text.width import cells
from stdplan_tui.workspace import searching


class _Search(Command):
    """A command whose arguments may begin with a dash: `-word` leaves out what has the word."""

    ignore_unknown_options = True

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what looks like a long option for one all the same: a typing error is not what is searched for."""
        known = {name for parameter in self.params for name in parameter.opts if name.startswith("-")}
        for arg in args[: args.index("--")] if "--" in args else args:
            name = arg.partition("=")[0]
            if name.startswith("--") and name not in known:
                raise click.NoSuchOption(name, possibilities=sorted(known), ctx=ctx)
        return super().parse_args(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """The help text, with what a query can say below it."""
        return "\n".join((super().get_help(ctx), "", _("Queries:"), *_examples()))


def _examples() -> Iterator[str]:
    from stdplan_tui.search.query.help import EXAMPLES  # for those who ask for help only

    width = max(cells(example.query) for group in EXAMPLES for example in group.rows)
    for group in EXAMPLES:
        yield f"  {_(group.title)}"
        for example in group.rows:
            yield f"    {example.query}{' ' * (width - cells(example.query))}  {_(example.finds)}"


@command("search", N_("Find words in all clauses, notes and tags; exit code 1 where nothing is found."), _Search)
@click.argument("query", nargs=-1, metavar="[QUERY...]")
@click.option("--limit", type=click.IntRange(min=0), metavar="N", help=N_("At most N hits; 0 for all."))
@click.option("--doc", metavar="DOC", help=N_("Only in this document."))
@click.option(
    "--literal", is_flag=True, help=N_("Find the query as it stands: nothing in it has a meaning of its own.")
)
@click.option(
    "--order",
    type=click.Choice(["relevance", "reading"]),
    default="relevance",
    help=N_("The best first, or as they stand in the documents."),
)
@click.option(
    "--context", type=click.IntRange(min=0), metavar="N", help=N_("N characters on each side of the first words found.")
)
@click.option("--count", is_flag=True, help=N_("Only the number of hits."))
@click.option("--facets", is_flag=True, help=N_("Only what the hits can be narrowed to, with counts."))
@click.option("--batch", metavar="FILE", help=N_("Answer the queries of a file, one a line; - is standard input."))
@click.option(
    "--format", "form", type=click.Choice(["json", "csv", "markdown"]), help=N_("Print the hits in this format.")
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help=N_("Write the hits to a new file; its name ends with .csv, .md or .jsonl."),
)
@click.option("--saved", metavar="NAME", help=N_("Search for what was saved under this name."))
@click.option("--save", metavar="NAME", help=N_("Save the query under this name, too."))
@click.option(
    "--suggest", metavar="TYPED", help=N_("Only what TYPED (characters or pinyin) may become: words, tags, titles.")
)
@json_option
@click.pass_obj
def search(call: Call, /, query: tuple[str, ...], **options: Any) -> int:
    """Print what was asked for; exit code 0 where something was found."""
    asked = Asked.of(" ".join(query), **options)
    ws = call.workspace()
    with closing(searching.engine(ws)):
        return 0 if answered(ws, call.settings, asked) else 1
