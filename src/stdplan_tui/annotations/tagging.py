"""An author's tags on a place: the union of their open tagging files there, and how to set them.

Two such files can arise when one person works offline on two machines; setting the tags joins them again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from stdplan_tui.annotations.making import deleted, made, retagged, retargeted
from stdplan_tui.annotations.model import Annotation, Change, Motivation, Target
from stdplan_tui.annotations.noted import Notes
from stdplan_tui.annotations.target import is_same_place
from stdplan_tui.annotations.vocabulary import Vocabulary
from stdplan_tui.corpus.model import Clause, Document, Span
from stdplan_tui.errors import VocabularyError
from stdplan_tui.language import _


def taggings(notes: Notes, author: str, clause: Clause | None, span: Span | None = None) -> tuple[Annotation, ...]:
    """The author's open tagging files for exactly that place: clause, words of it, or (None) document; oldest first.

    Those on a clause that was reworded since are among them. Not those on words that are no longer there: they say
    nothing of the clause as a whole.
    """
    there = notes.whole if clause is None else notes.by_clause.get(clause.id, ())
    return tuple(
        one.note
        for one in there
        if one.note.author == author
        and one.note.motivation is Motivation.TAGGING
        and one.span == span
        and (one.note.target.span is None) == (span is None)
    )


def tags_of(files: Iterable[Annotation], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The tags that tagging files give together, by their present names, each once."""
    return tuple(dict.fromkeys(vocabulary.known_as(tag) for annotation in files for tag in annotation.tags))


def toggled(tags: Sequence[str], tag: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """`tags` without `tag`, or with it: then instead of the others of its dimension where that is exclusive.

    Raises VocabularyError for a tag that cannot be given.
    """
    present = tuple(dict.fromkeys(vocabulary.known_as(known) for known in tags))
    if vocabulary.known_as(tag) in present:
        return tuple(known for known in present if known != vocabulary.known_as(tag))
    given = vocabulary.resolve(tag)
    dimension = vocabulary.dimension_of(given)
    if dimension is not None and dimension.exclusive:
        present = tuple(known for known in present if vocabulary.dimension_of(known) != dimension)
    return (*present, given)


def tagging_changes(
    files: Sequence[Annotation],
    tags: Iterable[str],
    *,
    fresh: Annotation,
    vocabulary: Vocabulary,
    now: datetime | None = None,
) -> tuple[Change, ...]:
    """The changes that make `tags` the author's tags on a place; none where they are already.

    `files` are their tagging files there (`taggings`): the oldest is rewritten, the others become tombstones, all of
    them where no tag is left. `fresh` (`new_tagging`) is used where there is none, and its target by the one that is
    rewritten: whoever tags a clause has seen it as it is now. Raises VocabularyError for a new tag that cannot be
    given, and for two tags of an exclusive dimension.
    """
    wanted = _allowed(tags, tags_of(files, vocabulary), vocabulary)
    if not files:
        return (Change(None, replace(fresh, tags=wanted)),) if wanted else ()
    first, *others = files
    changes = [Change(extra, deleted(extra, now=now)) for extra in others]
    if not wanted:
        changes.insert(0, Change(first, deleted(first, now=now)))
    elif wanted != tags_of([first], vocabulary):  # a new name for the same tag rewrites nothing
        anew = first if is_same_place(first.target, fresh.target) else retargeted(first, fresh.target, now=now)
        changes.insert(0, Change(first, retagged(anew, wanted, now=now)))
    return tuple(changes)


def new_tagging(document: Document, author: str, target: Target, *, now: datetime | None = None) -> Annotation:
    """A tagging file for a place that has none of this author's yet."""
    return made(document.id, author, target, motivation=Motivation.TAGGING, now=now)


def _allowed(tags: Iterable[str], present: Sequence[str], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The present names of `tags`: what stands there already may stay, even where it could not be given today."""
    known = {tag: vocabulary.known_as(tag) for tag in tags}
    wanted = dict.fromkeys(now if now in present else vocabulary.resolve(tag) for tag, now in known.items())
    chosen: dict[str, str] = {}
    for tag in wanted:
        dimension = vocabulary.dimension_of(tag)
        if dimension is None or not dimension.exclusive:
            continue
        other = chosen.setdefault(dimension.id, tag)
        if other != tag and not {other, tag} <= set(present):
            message = _("{tag} and {other} exclude each other: one tag of {dimension} at most")
            raise VocabularyError(message.format(tag=tag, other=other, dimension=dimension.id))
    return tuple(wanted)
