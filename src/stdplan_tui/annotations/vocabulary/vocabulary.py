"""The tags that a team has agreed on: `annotations/vocabulary.toml` as values, and what a name typed or read means."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import field
from enum import StrEnum
from functools import cached_property

from stdplan_tui.errors import VocabularyError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.display import shown_line

COLORS = ("red", "orange", "yellow", "green", "cyan", "blue", "magenta", "grey")
"""The names of colours that every theme has one for; a tag may name another, which is then not shown."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_SUGGESTED = 3
_LIKENESS = 0.5  # of two characters one: names are short


class Unit(StrEnum):
    """What carries one tag, or one set of tags, of a dimension."""

    CLAUSE = "clause"
    SENTENCE = "sentence"


@frozen
class Title:
    """A title in both languages; either may be missing."""

    zh: str = ""
    en: str = ""

    def in_language(self, language: str) -> str:
        """The title in that language, else in the other; may be empty."""
        return (self.zh or self.en) if language == "zh" else (self.en or self.zh)


@frozen
class Tag:
    """A tag: its name (`/` separates levels), and how it is shown and reached."""

    name: str
    dimension: str
    title: Title = Title()
    definition: str = ""
    example: str = ""
    color: str = ""
    key: str = ""
    aliases: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    retired: bool = False
    replaced_by: str = ""

    @property
    def levels(self) -> tuple[str, ...]:
        """The parts of the name, widest first: 环境型, 目标规划."""
        return tuple(self.name.split("/"))


@frozen
class Dimension:
    """A question that tags answer: at most one of them on a unit if `exclusive`."""

    id: str
    title: Title = Title()
    unit: Unit = Unit.CLAUSE
    exclusive: bool = False
    required: bool = False
    tags: tuple[Tag, ...] = ()

    @property
    def quick_keys(self) -> Mapping[str, Tag]:
        """The tags by their quick keys."""
        return {tag.key: tag for tag in self.tags if tag.key and not tag.retired}


@frozen(slots=False)
class Vocabulary:
    """All dimensions. Names are compared in NFC, trimmed, ／ read as /, after casefold."""

    title: str = ""
    closed: bool = False
    dimensions: tuple[Dimension, ...] = ()
    foreign_keys: tuple[str, ...] = field(default=(), compare=False)

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """Every tag, retired ones included, in the order of the file."""
        return tuple(tag for dimension in self.dimensions for tag in dimension.tags)

    @cached_property
    def _by_any_name(self) -> Mapping[str, Tag]:
        return {folded(name): tag for tag in self.tags for name in (tag.name, *tag.aliases, *tag.formerly)}

    def called(self, name: str) -> Tag:
        """The tag that has that name, alias or earlier name itself, retired or not.

        Raises VocabularyError for a stranger, with what was perhaps meant.
        """
        tag = self.known(name)
        if tag is None:
            raise VocabularyError(self._stranger(name))
        return tag

    def known(self, name: str) -> Tag | None:
        """The tag that has that name, alias or earlier name itself, retired or not; None for a stranger."""
        return self._by_any_name.get(folded(name))

    def find(self, name: str) -> Tag | None:
        """The tag that `name`, an alias or an earlier name of it means now; None for a stranger.

        A retired tag gives the one that replaced it, if there is one.
        """
        tag = self._by_any_name.get(folded(name))
        while tag is not None and tag.replaced_by:
            tag = self._by_any_name.get(folded(tag.replaced_by))
        return tag

    def known_as(self, name: str) -> str:
        """The present name of a tag read from a file; a stranger keeps the name it has."""
        tag = self.find(name)
        return plain(name) if tag is None else tag.name

    def resolve(self, name: str) -> str:
        """The present name of a tag that somebody wants to give.

        Raises VocabularyError for an empty name or one with control characters, for a tag that is retired, and for
        a stranger where the vocabulary is closed (with what was perhaps meant).
        """
        checked_name(name)
        tag = self.find(name)
        if tag is None and self.closed:
            raise VocabularyError(self._stranger(name))
        if tag is not None and tag.retired:
            raise VocabularyError(_("the tag {name} is retired").format(name=shown_line(tag.name)))
        return plain(name) if tag is None else tag.name

    def completions(self, prefix: str) -> list[Tag]:
        """The tags in use with those characters in their name, titles or aliases: the closest first.

        First names that begin with them, then levels and titles that do, then all others; all tags for nothing.
        """
        wanted = folded(prefix)
        ranked = [(rank, tag) for tag in self.tags if not tag.retired and (rank := _rank(tag, wanted)) is not None]
        return [tag for _rank_of, tag in sorted(ranked, key=lambda pair: pair[0])]

    def dimension_of(self, name: str) -> Dimension | None:
        """The dimension that the tag of that name belongs to."""
        tag = self.find(name)
        return None if tag is None else next(found for found in self.dimensions if found.id == tag.dimension)

    def _stranger(self, name: str) -> str:
        message = _("{name} is not in the vocabulary").format(name=shown_line(name))
        meant = [tag.name for tag in self.completions(name)[:_SUGGESTED]] or self._alike(name)
        return _("{message}; perhaps {names}").format(message=message, names=", ".join(meant)) if meant else message

    def _alike(self, name: str) -> list[str]:
        """The names of tags in use that are much like `name`, or of which a level is."""
        from difflib import get_close_matches  # only for who mistyped

        whole = {part: tag.name for tag in self.tags if not tag.retired for part in (*tag.levels[1:], tag.name)}
        return list(
            dict.fromkeys(whole[part] for part in get_close_matches(plain(name), list(whole), _SUGGESTED, _LIKENESS))
        )


def plain(name: str) -> str:
    """A tag's name in the form that files keep: NFC, trimmed, ／ as /."""
    return unicodedata.normalize("NFC", name).replace("／", "/").strip()


def folded(name: str) -> str:
    """A tag's name for comparison: `plain`, after casefold."""
    return unicodedata.normalize("NFC", plain(name).casefold())


def checked_name(name: str) -> str:
    """`plain(name)`. Raises VocabularyError if it is empty, has an empty level, or control characters."""
    name = plain(name)
    if _CONTROL.search(name) or not all(level.strip() for level in name.split("/")):
        raise VocabularyError(_("cannot name a tag: {name}").format(name=repr(name[:60])))
    return name


def _rank(tag: Tag, wanted: str) -> int | None:
    names = [folded(name) for name in _shown_names(tag)]
    if names[0].startswith(wanted):
        return 0
    if any(name.startswith(wanted) for name in names):
        return 1
    return 2 if any(wanted in name for name in names) else None


def _shown_names(tag: Tag) -> Iterator[str]:
    yield tag.name
    yield from tag.levels[1:]
    yield from (name for name in (tag.title.zh, tag.title.en, *tag.aliases) if name)
