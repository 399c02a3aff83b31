"""What has changed, in words: by person and document, and as the message of a commit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from stdplan_tui.annotations.differing.fields import Became
from stdplan_tui.annotations.model import Motivation
from stdplan_tui.language import N_, _, ngettext
from stdplan_tui.sharing.changes.changes import Changed, Changes, Names
from stdplan_tui.sharing.changes.ours import Part
from stdplan_tui.text.display import shown, shown_line
from stdplan_tui.text.width import cells

WIDEST: Final = 72
"""The columns of a line of a commit message."""

_MOST_DOCUMENTS: Final = 50
"""The lines on documents that a message has for one person; the others are counted."""

_COUNTED: Final[Mapping[Motivation, Callable[[int], str]]] = {
    Motivation.COMMENTING: lambda n: ngettext("{n} note", "{n} notes", n),
    Motivation.TAGGING: lambda n: ngettext("tags in {n} place", "tags in {n} places", n),
    Motivation.REPLYING: lambda n: ngettext("{n} reply", "{n} replies", n),
    Motivation.ASSESSING: lambda n: ngettext("{n} verdict", "{n} verdicts", n),
    Motivation.ADJUDICATING: lambda n: ngettext("{n} decision", "{n} decisions", n),
    Motivation.VOTING: lambda n: ngettext("{n} vote", "{n} votes", n),
    Motivation.DONE: lambda n: ngettext("{n} mark as done", "{n} marks as done", n),
}
_DONE: Final[Mapping[Became, str]] = {
    Became.ADDED: N_("{what} added"),
    Became.EDITED: N_("{what} changed"),
    Became.DELETED: N_("{what} deleted"),
    Became.RESTORED: N_("{what} restored"),
    Became.MOVED: N_("{what} moved here"),
    Became.REMOVED: N_("{what} removed"),
}
_PARTS: Final[Mapping[Part, Callable[[int], str]]] = {
    Part.VOCABULARY: lambda _n: _("the vocabulary"),
    Part.SNAPSHOT: lambda n: ngettext(
        "{n} text that annotations were made on", "{n} texts that annotations were made on", n
    ),
    Part.AUTHOR: lambda n: ngettext("{n} author", "{n} authors", n),
    Part.DOCUMENT: lambda n: ngettext("{n} file of documents", "{n} files of documents", n),
    Part.LINES: lambda n: ngettext("{n} file for git and other tools", "{n} files for git and other tools", n),
}


def told(files: Iterable[Changed], names: Names) -> Sequence[str]:
    """What has changed, a line for each person with lines for the documents below it, then what is nobody's own."""
    persons: defaultdict[str, defaultdict[str, list[Changed]]] = defaultdict(lambda: defaultdict(list))
    rest: list[Changed] = []
    for changed in files:
        if changed.part is Part.ANNOTATION:
            persons[changed.author][changed.document].append(changed)
        else:
            rest.append(changed)
    lines: list[str] = []
    for author in sorted(persons, key=lambda author: (author != names.own, author)):
        lines += [_("{name}:").format(name=shown_line(names.person(author))), *_documents(persons[author], names)]
    return [*lines, *_parts(rest)]


def subject(changes: Changes, names: Names) -> str:
    """The first line of a commit message: at most WIDEST columns, the title cut where it is long."""
    count = len(changes.annotations)
    if not count:
        what = _sentence(changes.files)
        return _cut(_("Annotations: {what}").format(what=what), WIDEST)
    if len(changes.documents) == 1:
        where = shown_line(names.document(changes.documents[0]))
    else:
        many = len(changes.documents)
        where = ngettext("{n} document", "{n} documents", many).format(n=many)
    form = ngettext("Annotations: {where}, {n} change", "Annotations: {where}, {n} changes", count)
    room = WIDEST - cells(form.format(where="", n=count), 2)
    return form.format(where=_cut(where, room), n=count)


def message(changes: Changes, names: Names, first: str | None = None) -> str:
    """The message of a commit: one line that says it all, or `first`, and what was done by person and document."""
    opening = shown(first).strip() if first else ""
    lines = [opening or subject(changes, names), "", *told(changes.files, names)]
    return "\n".join(lines).rstrip() + "\n"


def _documents(documents: Mapping[str, Sequence[Changed]], names: Names) -> Iterator[str]:
    for id_ in sorted(documents)[:_MOST_DOCUMENTS]:
        title = shown_line(names.document(id_))
        yield from _wrapped(_("{where}: {what}").format(where=title, what=_sentence(documents[id_])))
    if (more := len(documents) - _MOST_DOCUMENTS) > 0:
        yield "  " + ngettext("and {n} more document", "and {n} more documents", more).format(n=more)


def _parts(files: Iterable[Changed]) -> Iterator[str]:
    if sentence := _sentence(files):
        yield sentence


def _sentence(files: Iterable[Changed]) -> str:
    """What was done, in the order of what and how: 2 notes added, 1 note changed."""
    counts = Counter((changed.motivation or changed.part, changed.deed) for changed in files)
    pieces = []
    every: Sequence[tuple[Motivation | Part, Callable[[int], str]]] = [*_COUNTED.items(), *_PARTS.items()]
    for what, counted in every:
        for deed, form in _DONE.items():
            if n := counts[what, deed]:
                pieces.append(_(form).format(what=counted(n).format(n=n)))
    return _(", ").join(pieces)


def _wrapped(line: str) -> Iterator[str]:
    """A line, indented by two, broken after WIDEST columns between characters or words."""
    rest, indent = line, "  "
    while rest:
        piece = _head(rest, WIDEST - len(indent))
        yield (indent + piece).rstrip()
        rest, indent = rest[len(piece) :].lstrip(" "), "    "


def _head(text: str, room: int) -> str:
    """As much of a text as fits, not ending within a word of Latin letters where that can be."""
    fitting = _fitting(text, room)
    if len(fitting) == len(text):
        return text
    space = fitting.rfind(" ")
    within = text[len(fitting)].isascii() and text[len(fitting)] != " " and fitting[-1].isascii()
    return fitting[: space + 1] if within and space > 0 else fitting


def _cut(text: str, room: int) -> str:
    """A text that takes at most `room` columns: whole, or its beginning and an ellipsis."""
    return text if cells(text, 2) <= room else _fitting(text, room - 2) + "…"


def _fitting(text: str, room: int) -> str:
    taken = 0
    for place, character in enumerate(text):
        taken += cells(character, 2)
        if taken > room:
            return text[: max(place, 1)]
    return text
