"""Writes docs/commands.md from what `stdplan --help` and `stdplan COMMAND --help` say; `--check` only compares."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from stdplan_tui.cli.commands import COMMANDS
from stdplan_tui.cli.program import stdplan
from stdplan_tui.language import use_language

PAGE = Path(__file__).with_name("commands.md")
OPENING = """# Commands

`stdplan [-C FOLDER] COMMAND`; every command has `--help`. Plain text goes to standard output, complaints to standard
error, one line each. `--json` prints JSON: a single thing is one object, a listing is one object a line. The exit code
is 0 where all is well, 1 where something is wrong or there is nothing to print (as with grep; one line on standard
error says so), 2 where the call itself cannot be understood.
Colour is used on a terminal only, and not with `NO_COLOR`. This page is written by `make docs`.
"""
OF_THE_FILE = "the keys of the annotation's file ([formats](formats.md))"
JSON_KEYS = {
    "list": "`id`, `title`, `document_number`, `clauses` (that take notes), `annotations` (not deleted), and\n"
    "`problem` where the document cannot be read",
    "outline": "`id`, `title`, `notice_title`, `document_number`, `issuers`, `recipients`, `issued`, `published`,\n"
    "`kind`, `source`, and `nodes`, each with `id`, `level`, `label`, `heading`, `text`, `string`, `children`",
    "read": "the keys of `outline` for each document; with DOC or DOC:CLAUSE those of `show`",
    "show": "of a document the keys of `outline`; of a clause those of a node, and `document` and `label_path`",
    "search": "`document`, `clause` (null for a note on a document), `label` (the label path), `title`, `score`,\n"
    "`field` (heading, text, note, tag), `text`, `spans` (offsets in `text`, in code points, end exclusive),\n"
    "`annotation` where the hit is a note, `context` (`before`, `match`, `after`) with `--context`. With `--count`\n"
    "`query`, `total`; with `--facets` those and `facets`, for each field a list of `value`, `label`, `count`; with\n"
    "`--suggest` `text`, `kind`, `count`, `near`, and `document`, `clause` of a title or heading. With `--batch` an\n"
    "object a query: `query`, `total`, `related`, `hits`, `notices` (`message`, `column`)",
    "citations": "`document`, `clause`, `span` (offsets in the clause string), `text`, `kind` (title, number,\n"
    "standard, clause), `cites` (null, or `document` and `clause`), `candidates` (the same, what it may be)",
    "compare": "`kind` (same, changed, moved, added, removed), `alike`, `a` and `b` (null, or `document`, `clause`,\n"
    "`label_path`, `level`, `label`, `heading`, `text`, `string`), `also_a` and `also_b` (lists of `clause`,\n"
    "`label_path`), `edits` (lists of an operation and four offsets, [formats](formats.md)). With `--summary` `a`,\n"
    "`b`, how many of each kind, and `common`",
    "import": "`file`, `id`, `title`, `document_number`, `clauses`, `unchanged`, `written`, `dropped`, `repeated` and\n"
    "`readings` (each with `start`, `end`, `text`; offsets in characters of the decoded file; `dropped` has `reason`\n"
    "too), `doubts` (`message`, `line`)",
    "rename": "`old` and `new` (ids), `document` (whether its files were moved now), `annotations` (how many were)",
    "annotate": OF_THE_FILE,
    "reply": OF_THE_FILE,
    "resolve": OF_THE_FILE,
    "reopen": OF_THE_FILE,
    "edit": OF_THE_FILE,
    "delete": OF_THE_FILE,
    "tag": "`document`, `clause`, `tags`; with `--query` `query`, `tags`, `clauses` (each DOC:CLAUSE) and `changed`\n"
    "(how many)",
    "vocabulary": "`dimension`, `name`, `title` (`zh`, `en`), `definition`, `example`, `color`, `key`, `aliases`,\n"
    "`formerly`, `retired`, `replaced_by`, `uses` (open annotations that have it); `add`, `set`, `merge`, `retire`\n"
    "and `restore` give one such object, without `uses`",
    "vocabulary rename": "`tags`, each with `old` and `new`",
    "annotations": "the keys of the annotation's file ([formats](formats.md)), and how it stands today: `place`\n"
    "(`document`, `clause`, `label`, `start`, `end`, `standing`), `state`, `thread` (the id of its first note),\n"
    "`dimensions`; with `--group` its `group`. With `--count` `count`, with `--group` too `group`, `count` for each",
    "done": "`clauses` (each DOC:CLAUSE), `done` (what they are now), `changed` (how many were not so before)",
    "stats": "of each document `document`, `title`, `document_number`, `author` (null: everybody), `clauses` (to be\n"
    "coded), `tagged`, `done`, `done_before` (marked, reworded since), `notes` (how many are `open`, `resolved`,\n"
    "`wontfix`), `dimensions` (`dimension`, `unit`, `required`, `units`, `tagged`), `sections` (`clause`, `label`,\n"
    "`title`, the same figures), `authors` (`author`, `name`, `tagged`, `done`, `notes`, `open`, `tags`), `tags`\n"
    "(`tag`, `dimension`, `clauses`, `uses`); with `--untagged` also `untagged` (`clause`, `label`)",
    "export": "a row an object, its keys the ids of the columns ([formats](formats.md)); with `-o` `file`, `tables`,\n"
    "`annotations` (how many)",
    "reanchor": "`annotation`, `document`, `author`, `standing`, `was` (`clause`, `label`, `exact`, `text`), `is`\n"
    "(null, or `clause`, `label`, `text`, and of words `start`, `end`, `exact`), `suggestions` (`clause`, `label`,\n"
    "`text`, `likeness`), `accepted`; with `--accept ID` `annotation`, `document`, `is` (`clause`, `label`, `exact`;\n"
    "empty for the document as a whole)",
    "undo": "`action`, `annotations` (as they stand now)",
    "redo": "`action`, `annotations` (as they stand now)",
    "history": "`id`, `can` (undo, redo), `action`, `at`, `documents`, `count` (of annotations), `clause`, `label`,\n"
    "`tags`, `untagged` (tags that were removed), `text`",
    "keys": "`screen`, `id`, `keys`, `default` (its keys without the settings), `name`, `help`, `clashes` (`problem`,\n"
    "`key`, `other`); what is wrong with the settings as `problem`, `id`, `key`, `other`",
    "init": "`what` (folder, lines, drivers, hook, workflow), `outcome` (made, already, offered, failed), `path`,\n"
    "`message`",
    "share": "one a step: `step` (ready, branch, changes, commit, fetch, join, push, end), `outcome` (done, nothing,\n"
    "warned, planned, again, stopped), `said`, `lines`, `commit`; and at the end `result` (done, stopped), `said`,\n"
    "`commit`, `joined`, `pushed`, `stopped` (the step), `reason`, `files` (`path`, `kind`, `done`, `author`,\n"
    "`document`, `motivation`, `was`), `left_out` and `broken` (`path`, `reason`)",
    "doctor": "`kind`, `severity` (error, warning), `state` (found; with `--fix` also mended, not-mended), `message`,\n"
    "`remedy`, `path` (named from the workspace where it is in it), `line`, `fixable`",
    "merge-driver": "`file`, `merged`, `refused` (why both versions stand in the file, or empty), `remarks`",
    "textconv": "`lines`",
    "conflicts": OF_THE_FILE,
    "adjudicate": OF_THE_FILE,
    "layers": "`author`, `name`, `own`, `shown`, `annotations`, `not_checked_out` (by a sparse checkout)",
    "agreement": "of each document, and at the end of all together (`document` and `title` null): `document`,\n"
    "`title`, `documents`, `annotators` (`author`, `name`, `done`), `any_two`, `clauses`, `dimensions` (`dimension`,\n"
    "`unit`, `exclusive`, figures), `tags` (`tag`, `dimension`, `unit`, figures). The figures: `annotators`,\n"
    "`units`, `observed` (0 to 1), `kappa` (of exactly two annotators), `kappas` (`authors`, `units`, `kappa`),\n"
    "`alpha`, `alpha_interval` (lower and upper end, 95 %), `alpha_masi`, `alpha_masi_interval`, `undefined`\n"
    "(null, `no-units`, `no-variation`). With `--disagreements` one a line: `document`, `clause`, `label`,\n"
    "`dimension`, `start`, `end` (of a sentence, else null), `text`, `choices` (`author`, `name`, `tags`),\n"
    "`decision` (null, or `id`, `author`, `name`, `tags`, `body`)",
    "log": "`commit` (`id`, `author`, `authored`, `committer`, `committed`, `subject`, `merge`; null for what is not\n"
    "committed), and the keys that `diff` gives of an annotation; with `--at` the keys of the annotation's file,\n"
    "or `file`, `problem` for one that cannot be read",
    "diff": "`kind` (annotation, tag, dimension, vocabulary, document), `id`, `document`, `author`, `change` (of an\n"
    "annotation added, edited, moved, deleted, restored, removed; of a tag added, renamed, retired, revived,\n"
    "changed, removed), `fields`, `before`, `after` (the keys in `fields`; all keys, or null, where it came or\n"
    "went; of a document `clauses`, or null); of an annotation also `clause`, `problem`",
    "check": "`severity` (error, warning), `message`, `path` (named from the workspace), `line` (or null)",
}


def page() -> str:
    """The whole page, in English."""
    use_language("en")
    return "\n".join(_parts())


def _parts() -> Iterator[str]:
    yield OPENING
    with click.Context(stdplan, info_name="stdplan") as top:
        yield _block(stdplan.get_help(top))
        for name in COMMANDS:
            command = COMMANDS[name].load()
            with click.Context(command, info_name=name, parent=top) as context:
                yield f"## stdplan {name}\n"
                yield _block(command.get_help(context))
                if keys := JSON_KEYS.get(name):
                    yield f"`--json` gives {keys}.\n"
                yield from _under(name, command, context)


def _under(name: str, command: click.Command, above: click.Context) -> Iterator[str]:
    """The commands of a group, each with its options."""
    for under, one in command.commands.items() if isinstance(command, click.Group) else ():
        with click.Context(one, info_name=under, parent=above) as context:
            yield f"### stdplan {name} {under}\n"
            yield _block(one.get_help(context))
            if keys := JSON_KEYS.get(f"{name} {under}"):
                yield f"`--json` gives {keys}.\n"


def _block(text: str) -> str:
    return f"```\n{text}\n```\n"


def main() -> int:
    """Write the page; with `--check`, say whether it is as it would be written."""
    if "--check" in sys.argv[1:]:
        return 0 if PAGE.read_text("utf-8") == page() else 1
    PAGE.write_text(page(), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
