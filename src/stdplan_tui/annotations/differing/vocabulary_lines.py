"""A vocabulary in lines that a person can read in a diff, each with the tag that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stdplan_tui.annotations.vocabulary import Dimension, Tag, Title, Vocabulary
from stdplan_tui.annotations.vocabulary.file import vocabulary_from
from stdplan_tui.text.toml_table import TomlDefect


def vocabulary_lines(text: str) -> Sequence[str]:
    """The lines of a vocabulary's file, remarks last; none for a text that is none, or has keys that are not known."""
    try:
        vocabulary = vocabulary_from(text)
    except TomlDefect:
        return ()
    return () if vocabulary.foreign_keys else (*_lines(vocabulary), *_remarks(text))


def _lines(vocabulary: Vocabulary) -> Iterator[str]:
    yield f"vocabulary  {vocabulary.title}".rstrip()
    yield f"closed  {_flag(vocabulary.closed)}"
    for dimension in vocabulary.dimensions:
        yield ""
        yield from _of_dimension(dimension)
        for tag in dimension.tags:
            yield f"tag  {tag.name}"
            yield from (f"    {line}" for line in _of_tag(tag))


def _of_dimension(dimension: Dimension) -> Iterator[str]:
    yield f"dimension  {dimension.id}"
    yield from _of_title(dimension.title)
    yield f"unit  {dimension.unit.value}"
    yield f"exclusive  {_flag(dimension.exclusive)}"
    yield f"required  {_flag(dimension.required)}"


def _of_tag(tag: Tag) -> Iterator[str]:
    yield from _of_title(tag.title)
    yield from (f"definition  {line}" for line in tag.definition.split("\n") if tag.definition)
    values = (("example", tag.example), ("color", tag.color), ("key", tag.key))
    yield from (f"{name}  {value}" for name, value in values if value)
    yield from (f"alias  {name}" for name in tag.aliases)
    yield from (f"formerly  {name}" for name in tag.formerly)
    if tag.retired:
        yield "retired"
    if tag.replaced_by:
        yield f"replaced_by  {tag.replaced_by}"


def _of_title(title: Title) -> Iterator[str]:
    yield from (f"title.{name}  {value}" for name, value in (("zh", title.zh), ("en", title.en)) if value)


def _remarks(text: str) -> Iterator[str]:
    """What people wrote for each other: it stays when the file is changed, and is changed by hand."""
    remarks = [line.strip() for line in text.split("\n") if line.lstrip().startswith("#")]
    yield from ("", *remarks) if remarks else ()


def _flag(value: bool) -> str:
    return "true" if value else "false"
