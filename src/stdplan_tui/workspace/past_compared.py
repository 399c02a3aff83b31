"""What differs in a workspace between two commits, or from one to the files as they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from stdplan_tui.annotations.differing.fields import Became
from stdplan_tui.annotations.differing.tags import Agreement, agreements
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.annotations.vocabulary.file import VOCABULARY_FILE, vocabulary_from
from stdplan_tui.corpus.library import ANNOTATIONS, CORPUS
from stdplan_tui.corpus.markdown import read
from stdplan_tui.errors import BodyError, StdplanError, VocabularyError
from stdplan_tui.frozen import frozen
from stdplan_tui.sharing.past.files import empty_tree
from stdplan_tui.sharing.past.past import Past, Reading
from stdplan_tui.sharing.past.raw import Touched
from stdplan_tui.sharing.past.values import Step, Which
from stdplan_tui.text.toml_table import TomlDefect, decoded
from stdplan_tui.workspace.past import NOW, commit_named

_VOCABULARY: Final = f"{ANNOTATIONS}/{VOCABULARY_FILE}"


@frozen
class Rewritten:
    """A document whose text or metadata changed.

    `before` and `after` are how many clauses take notes; None where there was no text, or it cannot be read. `fields`
    are those of "text" and "metadata" that changed.
    """

    id: str
    became: Became
    before: int | None
    after: int | None
    fields: tuple[str, ...]


@frozen
class Compared:
    """What differs: annotations, agreed tags, documents; and why a vocabulary cannot be read, if that is so."""

    steps: tuple[Step, ...]
    agreements: tuple[Agreement, ...]
    documents: tuple[Rewritten, ...]
    problems: tuple[StdplanError, ...]

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        return not (self.steps or self.agreements or self.documents or self.problems)


def compared(past: Past, revisions: Sequence[str], documents: frozenset[str] = frozenset()) -> Compared:
    """What differs from the first of two revisions to the second, or from one, or HEAD, to the files as they are.

    Of documents that are named, only what belongs to them. Raises GitError.
    """
    before, after = _sides(past, revisions)
    steps = past.changed(before, after, Which(documents=documents))
    texts = _documents(past, past.files(before, after, _corpus_patterns(documents)))
    if documents:
        return Compared(steps, (), tuple(texts), ())
    found, problems = _vocabulary(past, past.files(before, after, [_VOCABULARY]))
    return Compared(steps, found, tuple(texts), problems)


def _sides(past: Past, revisions: Sequence[str]) -> tuple[str, str | None]:
    if not revisions and past.repository.head is None:
        return empty_tree(past.repository), None
    before, *rest = [commit_named(past, revision) for revision in (revisions or [NOW])]
    return before, rest[0] if rest else None


def _corpus_patterns(documents: frozenset[str]) -> list[str]:
    return [f"{CORPUS}/{name}.{kind}" for name in sorted(documents) or ["*"] for kind in ("md", "toml")]


def _documents(past: Past, files: Sequence[Touched]) -> Iterator[Rewritten]:
    reading = past.reading(files)
    by_id: dict[str, dict[str, Touched]] = {}
    for one in files:
        if _content(reading, one.name, one.before) != _content(reading, one.name, one.after):
            id_, _dot, kind = one.name.removeprefix(f"{CORPUS}/").rpartition(".")
            by_id.setdefault(id_, {})[kind] = one
    for id_, kinds in sorted(by_id.items()):
        text = kinds.get("md")
        one = text or kinds["toml"]
        became = Became.ADDED if not one.before else Became.EDITED if one.after else Became.REMOVED
        counts = [_clauses(reading, text.name, side) for side in (text.before, text.after)] if text else [None, None]
        fields = tuple(name for kind, name in (("md", "text"), ("toml", "metadata")) if kind in kinds)
        yield Rewritten(id_, became, counts[0], counts[1], fields)


def _content(reading: Reading, name: str, id_: str) -> bytes | None:
    """What a file holds; where that cannot be read, its id, which is another where the file is."""
    try:
        return reading.content(name, id_)
    except StdplanError:
        return id_.encode()


def _clauses(reading: Reading, name: str, id_: str) -> int | None:
    content = _content(reading, name, id_)
    if content is None:
        return None
    try:
        return sum(one.takes_notes for clause in read(decoded(content)) for one in clause.walk())
    except (BodyError, TomlDefect):
        return None


def _vocabulary(past: Past, files: Sequence[Touched]) -> tuple[tuple[Agreement, ...], tuple[StdplanError, ...]]:
    reading = past.reading(files)
    for one in files:
        try:
            sides = [_agreed(reading, one.name, side) for side in (one.before, one.after)]
        except StdplanError as error:
            return (), (error,)
        return agreements(*sides), ()
    return (), ()


def _agreed(reading: Reading, name: str, id_: str) -> Vocabulary:
    """What was agreed on one side, nothing where there was no file. Raises StdplanError."""
    content = reading.content(name, id_)
    try:
        return Vocabulary() if content is None else vocabulary_from(decoded(content))
    except TomlDefect as defect:
        raise VocabularyError(defect.message, path=Path(name), line=defect.line) from None
