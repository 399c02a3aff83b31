"""Reading `vocabulary.toml`: every defect as one error with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from stdplan_tui.annotations.store.annotation_keys import refuse_unknown_schema
from stdplan_tui.annotations.store.files import is_there, read_limited
from stdplan_tui.annotations.vocabulary.vocabulary import Dimension, Tag, Title, Unit, Vocabulary, checked_name, folded
from stdplan_tui.errors import AnnotationError, VocabularyError
from stdplan_tui.language import _
from stdplan_tui.text.toml_table import Table, TomlDefect, decoded, parsed

VOCABULARY_FILE = "vocabulary.toml"
_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,47}")
_KEY = re.compile(r"[1-9]?")
_LINE = re.compile(r"[^\x00-\x1f\x7f-\x9f]*")
_TEXT = re.compile(r"[^\x00-\x08\x0b-\x1f\x7f-\x9f]*")


def read_vocabulary(path: Path) -> Vocabulary:
    """The vocabulary of a workspace; an open one without tags where there is no file.

    Raises VocabularyError, with the line where there is one.
    """
    try:
        if not is_there(path):
            return Vocabulary()
        return vocabulary_from(decoded(read_limited(path)))
    except TomlDefect as defect:
        raise VocabularyError(defect.message, path=path, line=defect.line) from None
    except AnnotationError as error:
        raise VocabularyError(error.message, path=path) from None


def vocabulary_from(toml: str) -> Vocabulary:
    """The vocabulary that a TOML text holds. Raises TomlDefect."""
    table = parsed(toml)
    refuse_unknown_schema(table)
    seen = _Seen()
    vocabulary = Vocabulary(
        title=table.text("title", "", form=_LINE),
        closed=table.flag("closed", False),
        dimensions=tuple(_dimension_of(entry, seen) for entry in table.tables("dimension")),
        foreign_keys=tuple(dict.fromkeys([*seen.foreign, *table.rest()])),
    )
    _refuse_bad_replacements(seen)
    return vocabulary


@dataclass(slots=True)
class _Seen:
    """What has been read so far: the owner of each folded name, each tag and its table."""

    dimensions: set[str] = field(default_factory=set)
    owners: dict[str, Tag] = field(default_factory=dict)
    tags: list[tuple[Tag, Table]] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


def _dimension_of(table: Table, seen: _Seen) -> Dimension:
    identity = table.text("id", form=_ID)
    if identity in seen.dimensions:
        raise table.defect(_("the dimension {id} is there twice").format(id=identity), "id")
    seen.dimensions.add(identity)
    dimension = Dimension(
        id=identity,
        title=_title_of(table),
        unit=table.choice("unit", Unit, Unit.CLAUSE),
        exclusive=table.flag("exclusive", False),
        required=table.flag("required", False),
        tags=tuple(_tags_of(table, identity, seen)),
    )
    seen.foreign.extend(f"dimension.{key}" for key in table.rest())
    return dimension


def _tags_of(table: Table, dimension: str, seen: _Seen) -> Iterator[Tag]:
    keys: dict[str, Tag] = {}
    for entry in table.tables("tag"):
        tag = _tag_of(entry, dimension)
        if tag.key and not tag.retired:
            other = keys.setdefault(tag.key, tag)
            if other is not tag:
                message = _("the quick key {key} belongs to {other} already").format(key=tag.key, other=other.name)
                raise entry.defect(message, "key")
        for key, name in _all_names(tag):
            owner = seen.owners.setdefault(folded(name), tag)
            if owner is not tag:
                message = _("{name} already means {other}").format(name=name, other=owner.name)
                raise entry.defect(message, key)
        seen.tags.append((tag, entry))
        seen.foreign.extend(f"dimension.tag.{key}" for key in entry.rest())
        yield tag


def _tag_of(table: Table, dimension: str) -> Tag:
    return Tag(
        name=_name(table, "name", table.text("name")),
        dimension=dimension,
        title=_title_of(table),
        definition=table.text("definition", "", form=_TEXT),
        example=table.text("example", "", form=_LINE),
        color=table.text("color", "", form=_LINE),
        key=table.text("key", "", form=_KEY),
        aliases=tuple(_name(table, "aliases", name) for name in table.texts("aliases", ())),
        formerly=tuple(_name(table, "formerly", name) for name in table.texts("formerly", ())),
        retired=table.flag("retired", False),
        replaced_by=table.text("replaced_by", "", form=_LINE),
    )


def _name(table: Table, key: str, name: str) -> str:
    try:
        return checked_name(name)
    except VocabularyError as error:
        raise table.defect(error.message, key) from None


def _title_of(table: Table) -> Title:
    titles = table.table("title", {})
    return Title(titles.text("zh", "", form=_LINE), titles.text("en", "", form=_LINE))


def _all_names(tag: Tag) -> Iterator[tuple[str, str]]:
    yield "name", tag.name
    yield from (("aliases", name) for name in tag.aliases)
    yield from (("formerly", name) for name in tag.formerly)


def _refuse_bad_replacements(seen: _Seen) -> None:
    """Who is replaced is retired, by a tag that is there; and following `replaced_by` comes to an end."""
    replaced = [(tag, entry) for tag, entry in seen.tags if tag.replaced_by]
    for tag, entry in replaced:
        if not tag.retired or folded(tag.replaced_by) not in seen.owners:
            message = _("{name} cannot be replaced by {other}: it must be retired, and the other a tag")
            raise entry.defect(message.format(name=tag.name, other=tag.replaced_by), "replaced_by")
    for tag, entry in replaced:
        step = tag
        for _step in replaced:
            step = seen.owners[folded(step.replaced_by)] if step.replaced_by else step
        if step.replaced_by:
            raise entry.defect(_("{name} is replaced in a circle").format(name=tag.name), "replaced_by")
