"""What stands in a journal: things that were done, and the turns by which they were taken back and done again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from stdplan_tui.annotations.model import Annotation, Change
from stdplan_tui.annotations.store.annotation_file import annotation_from, annotation_toml
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _

_MOST_NAMED: Final = 20
"""The documents and tags by which an entry is told, at most."""

_WORDS: Final = 80
"""Characters of a note by which an entry is told."""


@frozen
class Entry:
    """One thing that was done: its name, when and by whom, and what tells it from others.

    `count` is how many files it changed. `document`, `clause` and `label` say where the first of them is; `documents`
    names all, `tags` those that came, `untagged` those that went, `words` begins the text of the first. `files` has the
    files, before and after.
    """

    id: str
    action: str
    at: str
    author: str
    count: int
    documents: tuple[str, ...]
    clause: str = ""
    label: str = ""
    tags: tuple[str, ...] = ()
    untagged: tuple[str, ...] = ()
    words: str = ""
    files: tuple[tuple[str | None, str], ...] = ()

    @property
    def document(self) -> str:
        """The document of the first file."""
        return self.documents[0]

    @property
    def place(self) -> str:
        """Where it was done, in words: the label path of the first place, and how many there are beside it."""
        first = self.label or _("the whole document")
        return first if self.count == 1 else _("{place} and {n} more").format(place=first, n=self.count - 1)

    @property
    def told_tags(self) -> str:
        """The tags that came, and those that went with a minus: `#甲 -#乙`."""
        return " ".join((*(f"#{tag}" for tag in self.tags), *(f"-#{tag}" for tag in self.untagged)))

    def changes(self) -> tuple[Change, ...]:
        """The changes, read from the texts of the files. Raises AnnotationError."""
        return tuple(
            Change(None if before is None else annotation_from(before), annotation_from(after))
            for before, after in self.files
        )


class Way(StrEnum):
    """What was done with an entry, by the key that its record has in a journal."""

    BACK = "undoes"
    AGAIN = "redoes"
    ASIDE = "leaves"


@frozen
class Turn:
    """An entry was taken back, was done again, or is set aside: it can be neither, as other hands are in it."""

    entry: str
    way: Way


@frozen
class Steps:
    """What can be taken back, the newest first, and what can be done again, the next one first."""

    undoable: tuple[Entry, ...] = ()
    redoable: tuple[Entry, ...] = ()


def new_entry(identity: str, at: str, action: str, changes: Sequence[Change]) -> Entry:
    """The entry of something that was just done: of one change at least, all by one author."""
    first = changes[0].after
    documents = dict.fromkeys(change.after.document for change in changes)
    came = dict.fromkeys(tag for change in changes for tag in _more_tags(change.before, change.after))
    went = dict.fromkeys(tag for change in changes for tag in _more_tags(change.after, change.before))
    return Entry(
        id=identity,
        action=action,
        at=at,
        author=first.author,
        count=len(changes),
        documents=tuple(documents)[:_MOST_NAMED],
        clause=first.target.clause,
        label=first.target.label,
        tags=tuple(came)[:_MOST_NAMED],
        untagged=tuple(went)[:_MOST_NAMED],
        words=_beginning(first),
        files=tuple((_text(change.before), annotation_toml(change.after)) for change in changes),
    )


def steps_of(records: Iterable[Entry | Turn], author: str) -> Steps:
    """What an author's entries and turns, the oldest first, leave to be taken back and done again."""
    done: dict[str, Entry] = {}
    undone: dict[str, Entry] = {}
    for record in records:
        if isinstance(record, Turn):
            entry = done.pop(record.entry, None) or undone.pop(record.entry, None)
            if entry is not None and record.way is not Way.ASIDE:
                (undone if record.way is Way.BACK else done)[entry.id] = entry
        elif record.author == author:
            done[record.id] = record
            undone.clear()
    return Steps(tuple(reversed(done.values())), tuple(reversed(undone.values())))


def told(record: Entry | Turn) -> dict[str, object]:
    """A record as JSON has it."""
    if isinstance(record, Turn):
        return {record.way.value: record.entry}
    return {
        "id": record.id,
        "action": record.action,
        "at": record.at,
        "author": record.author,
        "count": record.count,
        "documents": record.documents,
        "clause": record.clause,
        "label": record.label,
        "tags": record.tags,
        "untagged": record.untagged,
        "words": record.words,
        "changes": [{"before": before, "after": after} for before, after in record.files],
    }


def untold(record: Mapping[str, Any]) -> Entry | Turn:
    """The record that JSON has. Raises ValueError, KeyError or TypeError for anything else."""
    for way in Way:
        if isinstance(record.get(way.value), str):
            return Turn(record[way.value], way)
    files = tuple((change["before"], change["after"]) for change in record["changes"])
    texts = [record[name] for name in ("id", "action", "at", "author", "clause", "label", "words")]
    texts += [
        *record["documents"],
        *record["tags"],
        *record["untagged"],
        *(text for pair in files for text in pair if text is not None),
    ]
    if not record["documents"] or not all(isinstance(text, str) for text in texts) or type(record["count"]) is not int:
        raise ValueError("not an entry")
    return Entry(
        id=record["id"],
        action=record["action"],
        at=record["at"],
        author=record["author"],
        count=record["count"],
        documents=tuple(record["documents"]),
        clause=record["clause"],
        label=record["label"],
        tags=tuple(record["tags"]),
        untagged=tuple(record["untagged"]),
        words=record["words"],
        files=files,
    )


def _text(before: Annotation | None) -> str | None:
    return None if before is None else annotation_toml(before)


def _more_tags(before: Annotation | None, after: Annotation | None) -> Iterable[str]:
    present = _tags(before)
    return (tag for tag in _tags(after) if tag not in present)


def _tags(annotation: Annotation | None) -> tuple[str, ...]:
    return annotation.tags if annotation is not None and annotation.is_open else ()


def _beginning(annotation: Annotation) -> str:
    return annotation.body[:_WORDS].partition("\n")[0]
