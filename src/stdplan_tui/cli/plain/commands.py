"""What can be typed to a reader of lines: each command in words, and by a letter."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from typing import Final

import click

from stdplan_tui.cli.output import say
from stdplan_tui.cli.plain import looking, moving, noting
from stdplan_tui.cli.plain.reader import LineReader
from stdplan_tui.cli.usage import nearest
from stdplan_tui.frozen import frozen
from stdplan_tui.language import N_, _, active_language


@frozen
class LineCommand:
    """A command: its `names`, the word first and the Chinese one last, what stands behind it, and what it does."""

    names: tuple[str, ...]
    argument: str
    help: str
    run: Callable[[LineReader, str], None]

    @property
    def usage(self) -> str:
        """How it is typed in the language in use, and its letters."""
        word = self.names[-1] if active_language() == "zh" else self.names[0]
        letters = [name for name in self.names if name.isascii() and len(name) <= _LETTERS and name != word]
        return ", ".join([" ".join(filter(None, (word, _(self.argument) if self.argument else ""))), *letters])


def _tell_commands(_reader: LineReader, _said: str) -> None:
    for command in COMMANDS:
        say(f"{command.usage}: {_(command.help)}")
    say(_("quit, q: leave; the place is remembered"))


_LETTERS: Final = 2
_QUIT: Final = frozenset({"quit", "q", "exit", "x", "退出"})

COMMANDS: Final = (
    LineCommand(
        ("next", "n", "j", "下一条"), N_("[N]"), N_("the next clause, as Enter alone; N of them"), moving.go_on
    ),
    LineCommand(("back", "b", "k", "上一条"), N_("[N]"), N_("the clause before"), moving.go_back),
    LineCommand(("heading", "h", "下一标题"), "", N_("the next heading"), moving.to_next_heading),
    LineCommand(("heading back", "hb", "上一标题"), "", N_("the heading before"), moving.to_heading_before),
    LineCommand(
        ("go", "g", "转到"),
        N_("PLACE"),
        N_("a clause by label, id or heading: 三（一）, 3.1; #12 the 12th"),
        moving.go_to,
    ),
    LineCommand(("repeat", "r", "重读"), "", N_("this clause again"), moving.repeat),
    LineCommand(("find", "f", "查找"), N_("WORDS"), N_("the first clause from here on with these words"), looking.find),
    LineCommand(("again", "a", "再找"), "", N_("the next clause with them"), looking.find_again),
    LineCommand(("again back", "ab", "往回找"), "", N_("the clause before with them"), looking.find_before),
    LineCommand(("where", "w", "位置"), "", N_("where this clause stands"), looking.tell_where),
    LineCommand(("outline", "o", "大纲"), N_("[DEPTH]"), N_("the headings of the document"), looking.tell_outline),
    LineCommand(("notes", "m", "批注"), "", N_("the notes and tags here"), noting.tell_notes),
    LineCommand(
        ("document notes", "dm", "全文批注"), "", N_("those on the whole document"), noting.tell_document_notes
    ),
    LineCommand(("note", "+", "写批注"), N_("TEXT"), N_("write a note here"), noting.write_note),
    LineCommand(("tags", "t", "标签"), "", N_("the tags here"), noting.tell_tags),
    LineCommand(("tag", "加标签"), N_("TAG..."), N_("tag this clause"), noting.set_tag),
    LineCommand(("undo", "u", "撤销"), "", N_("take the last note or tag back"), noting.undo),
    LineCommand(("redo", "重做"), "", N_("do again what was taken back"), noting.redo),
    LineCommand(("list", "l", "文件"), "", N_("the documents"), moving.list_documents),
    LineCommand(
        ("open", "d", "打开"), N_("DOC"), N_("a document by id, number in the list or title"), moving.open_document
    ),
    LineCommand(("help", "?", "帮助"), "", N_("these commands"), _tell_commands),
)
_BY_NAME: Final = {name: command for command in COMMANDS for name in command.names}


def obey(reader: LineReader, line: str) -> bool:
    """Do what was typed; whether the reader stays. Raises StdplanError, OSError, UsageError for what cannot be done."""
    typed = line.strip()
    if not typed:
        moving.go_on(reader, "")
        return True
    if _plain(typed) in _QUIT:
        return False
    name = max((name for name in _BY_NAME if _begins_with(typed, name)), key=len, default=None)
    if name is None:
        word = typed.split()[0]
        unknown = _("no such command: {name}; help lists them").format(name=word)
        raise click.UsageError(unknown + nearest(_plain(word), _BY_NAME))
    command, said = _BY_NAME[name], typed[len(name) :].strip()
    if said and not command.argument:
        raise click.UsageError(_("nothing may stand behind {name}").format(name=name))
    command.run(reader, said)
    return True


def _begins_with(typed: str, name: str) -> bool:
    """Whether a line begins with the name of a command; a blank behind it may be left out where it is no Latin word."""
    behind = typed[len(name) : len(name) + 1]
    apart = not behind or behind.isspace() or not (name.isascii() and name[-1].isalpha())
    return apart and _plain(typed[: len(name)]) == name


def _plain(text: str) -> str:
    """As typed with an input method off: Latin letters and marks half-width, small."""
    return unicodedata.normalize("NFKC", text).casefold()
