"""People at work on annotations, each in a clone of their own, and what became of their work after all was merged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from random import Random

from stdplan_tui.annotations.making import deleted, edited, made, retagged
from stdplan_tui.annotations.model import Annotation, AnnotationId, Status
from stdplan_tui.annotations.store.annotation_file import annotation_bytes, annotation_from
from stdplan_tui.annotations.store.store import Store
from stdplan_tui.annotations.target import clause_target
from stdplan_tui.corpus.model import Document

TAGS = ("甲", "乙", "丙/丁", "戊", "己")
_MINUTES = 30  # few, so that several hands write at the same moment
_HANDS = 1000


@dataclass(frozen=True, slots=True)
class Deed:
    """What one hand did to an annotation: "body" or "tagged" or "untagged" with a value, "deleted" or "added"."""

    hand: int
    id: AnnotationId
    kind: str
    value: str = ""


@dataclass(slots=True)
class Hand:
    """One clone's person: writes as `author` into the annotations that `store` has, from the time `begin` on.

    `apart` says that no other hand ever writes within the same millisecond.
    """

    number: int
    author: str
    store: Store
    documents: Sequence[Document]
    chance: Random
    begin: datetime
    apart: bool = False
    deeds: list[Deed] = field(default_factory=list)

    def add(self) -> Annotation:
        """Write a new note or set of tags somewhere."""
        document = self.chance.choice(self.documents)
        clause = self.chance.choice([clause for clause in document.flat if clause.takes_notes])
        target = clause_target(clause, label="", version=document.version)
        note = made(document.id, self.author, target, body=self._words(), tags=self._some_tags(), now=self._moment())
        self._write(note)
        self.deeds.append(Deed(self.number, note.id, "added"))
        return note

    def edit(self, note: Annotation) -> None:
        """Change a note as it stands in this clone."""
        present, now = self._present(note), self._moment()
        kind = self.chance.choice(["body", "body", "body", "tagged", "untagged"])
        if kind == "untagged" and present.tags:
            tag = self.chance.choice(present.tags)
            self._write(retagged(present, tuple(one for one in present.tags if one != tag), now=now))
        elif kind == "tagged":
            tag = f"新/{self.number}-{len(self.deeds)}"
            self._write(retagged(present, (*present.tags, tag), now=now))
        else:
            kind, tag = "body", self._words()
            self._write(edited(present, tag, now=now))
        self.deeds.append(Deed(self.number, note.id, kind, tag))

    def delete(self, note: Annotation) -> None:
        """Make a note a tombstone."""
        self._write(deleted(self._present(note), now=self._moment()))
        self.deeds.append(Deed(self.number, note.id, "deleted"))

    def _present(self, note: Annotation) -> Annotation:
        return annotation_from(self.store.path_of(note.document, note.author, note.id).read_text("utf-8"))

    def _write(self, note: Annotation) -> None:
        path = self.store.path_of(note.document, note.author, note.id)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(annotation_bytes(note))

    def _words(self) -> str:
        said = "".join(self.chance.choices("标准化规划实施意见建议核对主管部门", k=self.chance.randrange(4, 60)))
        return f"{said}{self.number}-{len(self.deeds)}\n"

    def _some_tags(self) -> tuple[str, ...]:
        return tuple(self.chance.sample(TAGS, self.chance.randrange(3)))

    def _moment(self) -> datetime:
        moment = self.begin + timedelta(minutes=self.chance.randrange(_MINUTES))
        if self.apart:
            moment += timedelta(milliseconds=self.number + _HANDS * self.chance.randrange(60))
        return moment


@dataclass(frozen=True, slots=True)
class Losses:
    """What is missing after a merge: notes without a file, deeds that nothing tells of, ids with several files."""

    annotations: tuple[AnnotationId, ...]
    edits: tuple[Deed, ...]
    twice: tuple[AnnotationId, ...]


def losses(before: Iterable[Annotation], deeds: Sequence[Deed], after: Iterable[Annotation]) -> Losses:
    """What of the notes that were there, and of what was done to them, cannot be found in those that are there now."""
    found: defaultdict[AnnotationId, list[Annotation]] = defaultdict(list)
    for note in after:
        found[note.id].append(note)
    known = dict.fromkeys([note.id for note in before] + [deed.id for deed in deeds if deed.kind == "added"])
    standing = {id_: notes[0] for id_, notes in found.items()}
    return Losses(
        tuple(id_ for id_ in known if id_ not in standing),
        tuple(deed for deed in _last_words(deeds) if deed.id in standing and not _is_told(deed, deeds, standing)),
        tuple(id_ for id_, notes in found.items() if len(notes) > 1),
    )


def _last_words(deeds: Iterable[Deed]) -> Iterable[Deed]:
    """The deeds but those that the same hand has overwritten: of several bodies the last, no tag that came and went."""
    last: dict[tuple[object, ...], Deed] = {}
    for deed in deeds:
        value = "" if deed.kind == "body" else deed.value
        kind = "tag" if deed.kind in {"tagged", "untagged"} else deed.kind
        before = last.pop((deed.hand, deed.id, kind, value), None)
        if before is None or kind != "tag":
            last[deed.hand, deed.id, kind, value] = deed
    return last.values()


def _is_told(deed: Deed, deeds: Sequence[Deed], standing: Mapping[AnnotationId, Annotation]) -> bool:
    note = standing[deed.id]
    kept = {(conflict.field, conflict.value) for conflict in note.conflicts}
    if deed.kind == "deleted":
        return note.status is Status.DELETED or ("status", "deleted") in kept
    if note.status is Status.DELETED and not any(
        other.kind == "deleted" and other.hand == deed.hand and other.id == deed.id for other in deeds
    ):
        return False  # an edit beats a deletion by somebody else
    match deed.kind:
        case "body":
            return note.body == deed.value or ("body", deed.value) in kept
        case "tagged":
            return deed.value in note.tags
        case "untagged":
            return deed.value not in note.tags
    return True
