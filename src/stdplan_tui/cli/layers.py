"""`stdplan layers`: whose annotations are seen on the screen."""

from __future__ import annotations

from dataclasses import replace

import click

from stdplan_tui.annotations.layers import Layers
from stdplan_tui.cli.arguments import as_typed, json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.exit_codes import NOTHING
from stdplan_tui.cli.help import command
from stdplan_tui.cli.output import Faint, Strong, complain, say, say_json
from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.workspace import calling, layers, seeing
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.layers import Layer


@command(
    "layers",
    N_(
        "List whose annotations there are, and say whose are seen on the screen. Nothing is changed by that, and other "
        "commands see everything. Exit code 1 where there are none."
    ),
)
@click.option("--show", multiple=True, metavar="NAME", help=N_("See the annotations of this author."))
@click.option("--hide", multiple=True, metavar="NAME", help=N_("Do not see those of this author."))
@click.option("--only-mine", is_flag=True, help=N_("See none but your own: to code without knowing what others do."))
@click.option("--all", "everything", is_flag=True, help=N_("See those of everybody."))
@json_option
@click.pass_obj
def list_layers(  # noqa: PLR0913 — one parameter an option
    call: Call, *, show: tuple[str, ...], hide: tuple[str, ...], only_mine: bool, everything: bool, as_json: bool
) -> int:
    """Remember what is wanted, then print the layers, one an author."""
    if only_mine and (show or hide or everything):
        raise click.UsageError(
            _("{one} does not go with {other}").format(one="--only-mine", other="--show, --hide, --all")
        )
    ws = call.workspace()
    if show or hide or only_mine or everything:
        seeing.see(ws, _wanted(ws, show, hide, only_mine=only_mine, everything=everything))
    found = False
    for layer in layers.every_layer(ws, seeing.layers_of(ws)):
        found = True
        if as_json:
            say_json(_layer_json(layer))
        else:
            _say(layer)
    if not found:
        complain(_("nobody has annotated anything yet"))
        return NOTHING
    return 0


def _wanted(
    ws: Workspace, show: tuple[str, ...], hide: tuple[str, ...], *, only_mine: bool, everything: bool
) -> Layers:
    present = Layers() if everything else replace(seeing.layers_of(ws), only_own=only_mine)
    with as_typed():
        shown = {slug for name in show for slug in calling.author_slugs(ws, name)}
        hidden = {slug for name in hide for slug in calling.author_slugs(ws, name)}
    return replace(present, hidden=(present.hidden | hidden) - shown)


def _say(layer: Layer) -> None:
    told = ngettext("{n} annotation", "{n} annotations", layer.annotations).format(n=layer.annotations)
    if layer.away:
        told += ", " + _("{n} not in this checkout").format(n=layer.away)
    own = _(" (me)") if layer.is_own else ""
    say(Strong(f"{layer.author}  "), f"{layer.name}{own}  {told}", Faint("" if layer.is_seen else "  " + _("hidden")))


def _layer_json(layer: Layer) -> dict[str, object]:
    return {
        "author": layer.author,
        "name": layer.name,
        "own": layer.is_own,
        "shown": layer.is_seen,
        "annotations": layer.annotations,
        "not_checked_out": layer.away,
    }
