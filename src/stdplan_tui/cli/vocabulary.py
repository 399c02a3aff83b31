"""`stdplan vocabulary`: the agreed tags, listed and changed."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

import click

from stdplan_tui.annotations.vocabulary import Dimension, Tag, Unit, Vocabulary, changes, folded
from stdplan_tui.annotations.vocabulary.keys import tag_keys
from stdplan_tui.annotations.vocabulary.writer import Changed
from stdplan_tui.cli.arguments import json_option
from stdplan_tui.cli.call import Call
from stdplan_tui.cli.exit_codes import NOTHING
from stdplan_tui.cli.help import command, group
from stdplan_tui.cli.output import complain, say, say_json
from stdplan_tui.cli.vocabulary_options import Said, dry_run_option, said_options
from stdplan_tui.cli.vocabulary_pages import say_tag, say_vocabulary
from stdplan_tui.language import N_, _
from stdplan_tui.workspace import reading, vocabularies
from stdplan_tui.workspace.folder import Workspace


@group("vocabulary", N_("List the agreed tags by dimension, with how many annotations use each; or change them."))
@json_option
@click.pass_context
def vocabulary(context: click.Context, as_json: bool) -> int:
    """Print all tags; exit code 1 where there are none."""
    if context.invoked_subcommand is not None:
        if as_json:
            raise click.UsageError(_("--json stands behind the command that it is for"))
        return 0
    ws = context.obj.workspace()
    agreed = ws.agreed.now()
    uses = vocabularies.uses(ws, agreed)
    if as_json:
        for tag in agreed.tags:
            say_json(tag_keys(tag) | {"uses": uses.get(tag.name, 0)})
    else:
        say_vocabulary(agreed, uses)
    if not agreed.tags:
        complain(_("no tags are agreed on yet"))
        return NOTHING
    return 0


@command("add", N_("Add a tag to a dimension; `/` in its name separates levels."))
@click.argument("name", metavar="TAG")
@click.option("--dimension", metavar="ID", help=N_("Its dimension; where there is one only, that."))
@click.option("--new-dimension", is_flag=True, help=N_("Make the dimension where there is none of that id."))
@click.option("--sentence", is_flag=True, help=N_("With --new-dimension: sentences have its tags, not clauses."))
@click.option("--exclusive", is_flag=True, help=N_("With --new-dimension: at most one of its tags on each."))
@click.option("--required", is_flag=True, help=N_("With --new-dimension: each should have one of its tags."))
@said_options
@dry_run_option
@json_option
@click.pass_obj
def add(  # noqa: PLR0913 — one parameter an option
    call: Call,
    name: str,
    *,
    dimension: str | None,
    new_dimension: bool,
    sentence: bool,
    exclusive: bool,
    required: bool,
    said: Said,
    dry_run: bool,
    as_json: bool,
) -> int:
    """Add one tag, and print it."""
    ws = call.workspace()
    if new_dimension and dimension is None:
        raise click.UsageError(_("--new-dimension needs --dimension ID"))
    unit = Unit.SENTENCE if sentence else Unit.CLAUSE
    asked = None if dimension is None else Dimension(dimension, unit=unit, exclusive=exclusive, required=required)

    def change(agreed: Vocabulary) -> Vocabulary:
        if new_dimension and asked is not None and all(one.id != asked.id for one in agreed.dimensions):
            agreed = changes.with_dimension(agreed, asked)
        tag = Tag(name, dimension or _dimension_for(agreed, name))
        return changes.with_tag(agreed, _told(ws, tag, said))

    agreed = vocabularies.change(ws, change, dry_run=dry_run)
    return _answered(agreed.called(name), as_json)


@command("rename", N_("Give a tag, or a level and all tags under it, another name. Annotations stay as they are."))
@click.argument("old", metavar="OLD")
@click.argument("new", metavar="NEW")
@dry_run_option
@json_option
@click.pass_obj
def rename(call: Call, old: str, new: str, *, dry_run: bool, as_json: bool) -> int:
    """Rename, and print each tag's old and new name."""
    ws = call.workspace()
    before = ws.agreed.now()
    after = vocabularies.change(ws, partial(changes.renamed, old=old, new=new), dry_run=dry_run)
    pairs = [(tag.name, now.name) for tag in before.tags if (now := after.called(tag.name)).name != tag.name]
    if as_json:
        say_json({"tags": [{"old": was, "new": now} for was, now in pairs]})
        return 0
    for was, new_name in pairs:
        say(_("{old} is {new} now").format(old=was, new=new_name))
    if not pairs:
        say(_("nothing has changed"))
    return 0


@command("merge", N_("Retire a tag in favour of another: annotations that have it count as having the other."))
@click.argument("name", metavar="TAG")
@click.argument("into", metavar="INTO")
@dry_run_option
@json_option
@click.pass_obj
def merge(call: Call, name: str, into: str, *, dry_run: bool, as_json: bool) -> int:
    """Merge one tag into another, and print it."""
    return _changed(call, partial(changes.retired, name=name, by=into), name, dry_run, as_json)


@command("retire", N_("Give a tag up: it stays on what has it, and nobody can give it any more."))
@click.argument("name", metavar="TAG")
@click.option("--by", metavar="TAG", default="", help=N_("The tag that takes its place."))
@dry_run_option
@json_option
@click.pass_obj
def retire(call: Call, name: str, *, by: str, dry_run: bool, as_json: bool) -> int:
    """Retire one tag, and print it."""
    return _changed(call, partial(changes.retired, name=name, by=by), name, dry_run, as_json)


@command("restore", N_("Bring a retired tag back into use; without its quick key where another tag has that now."))
@click.argument("name", metavar="TAG")
@dry_run_option
@json_option
@click.pass_obj
def restore(call: Call, name: str, *, dry_run: bool, as_json: bool) -> int:
    """Bring one tag back, and print it."""
    return _changed(call, partial(changes.restored, name=name), name, dry_run, as_json)


@command("set", N_("Say something else of a tag; an empty text takes away what was said."))
@click.argument("name", metavar="TAG")
@said_options
@dry_run_option
@json_option
@click.pass_obj
def set_(call: Call, name: str, *, said: Said, dry_run: bool, as_json: bool) -> int:
    """Set what is given, and print the tag."""
    if said == Said():
        raise click.UsageError(_("nothing to set: give --key, --color, --definition or another option"))
    ws = call.workspace()

    def change(agreed: Vocabulary) -> Vocabulary:
        tag = _told(ws, agreed.called(name), said)
        return changes.described(agreed, name, **said.values(tag))

    return _changed(call, change, name, dry_run, as_json)


for _one in (add, rename, merge, retire, restore, set_):
    vocabulary.add_command(_one)


def _changed(call: Call, change: Changed, name: str, dry_run: bool, as_json: bool) -> int:
    agreed = vocabularies.change(call.workspace(), change, dry_run=dry_run)
    return _answered(agreed.called(name), as_json)


def _answered(tag: Tag, as_json: bool) -> int:
    if as_json:
        say_json(tag_keys(tag))
    else:
        say_tag(tag)
    return 0


def _told(ws: Workspace, tag: Tag, said: Said) -> Tag:
    """A tag with what was said of it. Raises StdplanError for an example that is not there."""
    if said.example:
        reading.find(ws, said.example)
    return replace(tag, **said.values(tag))


def _dimension_for(agreed: Vocabulary, name: str) -> str:
    """The dimension that a tag can only belong to: the one there is, or the one that has its level."""
    level = folded(name).partition("/")[0]
    levels = {tag.dimension for tag in agreed.tags if folded(tag.levels[0]) == level}
    there = levels or {dimension.id for dimension in agreed.dimensions}
    if len(there) == 1:
        return there.pop()
    if not there:
        raise click.UsageError(_("there is no dimension yet: give --dimension ID --new-dimension"))
    known = ", ".join(dimension.id for dimension in agreed.dimensions)
    raise click.UsageError(_("name the dimension: --dimension, one of {names}").format(names=known))
