"""What can be done to a vocabulary: each change takes the tags that were agreed on and gives those that are then.

Nothing is written here, and nobody's annotations change: an earlier name stays known (`formerly`), a tag that was
given up names the one in its place (`replaced_by`). What a file could not hold is refused when it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from stdplan_tui.annotations.vocabulary.vocabulary import (
    COLORS,
    Dimension,
    Tag,
    Vocabulary,
    checked_name,
    folded,
    plain,
)
from stdplan_tui.errors import VocabularyError
from stdplan_tui.language import _
from stdplan_tui.text.display import shown_line

KEYS = ("", *"123456789")
"""The quick keys that a tag can have, and none."""


def with_dimension(vocabulary: Vocabulary, dimension: Dimension) -> Vocabulary:
    """The vocabulary with another dimension at its end."""
    return replace(vocabulary, dimensions=(*vocabulary.dimensions, dimension))


def with_tag(vocabulary: Vocabulary, tag: Tag) -> Vocabulary:
    """The vocabulary with another tag, behind those of its dimension that it shares the most levels with.

    Raises VocabularyError for a dimension that is not there, a name that no tag can have, an unknown colour.
    """
    tag = replace(tag, name=checked_name(tag.name))
    _refuse_bad_values({"color": tag.color, "key": tag.key})
    if all(dimension.id != tag.dimension for dimension in vocabulary.dimensions):
        known = ", ".join(dimension.id for dimension in vocabulary.dimensions)
        message = _("there is no dimension {id}").format(id=shown_line(tag.dimension))
        raise VocabularyError(
            _("{message}; perhaps {names}").format(message=message, names=known) if known else message
        )
    _refuse_taken(vocabulary, None, tag)
    dimensions = (_extended(one, tag) if one.id == tag.dimension else one for one in vocabulary.dimensions)
    return replace(vocabulary, dimensions=tuple(dimensions))


def renamed(vocabulary: Vocabulary, old: str, new: str) -> Vocabulary:
    """The vocabulary with a tag, or a level and so every tag under it, by another name; the old ones stay known.

    Raises VocabularyError for a stranger, and for a name that no tag can have.
    """
    new = checked_name(new)
    level = plain(old) if _has_level(vocabulary, old) else vocabulary.called(old).name
    depth = level.count("/") + 1
    names = {
        folded(tag.name): "/".join((new, *tag.levels[depth:]))
        for tag in vocabulary.tags
        if folded("/".join(tag.levels[:depth])) == folded(level)
    }

    for tag in vocabulary.tags:
        if (name := names.get(folded(tag.name))) is not None:
            _refuse_taken(vocabulary, tag, _named(tag, name))

    def change(tag: Tag) -> Tag:
        if (name := names.get(folded(tag.name))) is not None:
            tag = _named(tag, name)
        if tag.replaced_by:
            now = names.get(folded(vocabulary.called(tag.replaced_by).name))
            tag = replace(tag, replaced_by=now or tag.replaced_by)
        return tag

    return _each(vocabulary, change)


def retired(vocabulary: Vocabulary, name: str, by: str = "") -> Vocabulary:
    """The vocabulary without a tag in use: nobody can give it any more; `by` is what annotations then mean by it.

    With `by` two tags are merged. Raises VocabularyError for strangers, and where `by` leads to no tag in use or back
    to the tag itself.
    """
    tag = vocabulary.called(name)
    if by:
        vocabulary.called(by)
        into = vocabulary.find(by)
        if into is None or into == tag:
            message = _("{name} cannot be replaced by {other}: that leads back to it")
            raise VocabularyError(message.format(name=tag.name, other=plain(by)))
        if into.retired:
            raise VocabularyError(_("the tag {name} is retired").format(name=into.name))
        by = into.name
    return _each(vocabulary, lambda one: replace(one, retired=True, replaced_by=by) if one == tag else one)


def restored(vocabulary: Vocabulary, name: str) -> Vocabulary:
    """The vocabulary with a retired tag in use again; without its quick key, where another tag has that now."""
    tag = vocabulary.called(name)
    dimension = next(one for one in vocabulary.dimensions if one.id == tag.dimension)
    owner = dimension.quick_keys.get(tag.key, tag)
    back = replace(tag, retired=False, replaced_by="", key=tag.key if owner == tag else "")
    return _each(vocabulary, lambda one: back if one == tag else one)


def described(vocabulary: Vocabulary, name: str, **values: Any) -> Vocabulary:
    """The vocabulary with other values of a tag: title, definition, example, color, key, aliases.

    A quick key is taken from nobody (`taking_key`). Raises VocabularyError for a stranger and an unknown colour or key.
    """
    tag = vocabulary.called(name)
    _refuse_bad_values(values)
    after = replace(tag, **values)
    _refuse_taken(vocabulary, tag, after)
    return _each(vocabulary, lambda one: after if one == tag else one)


def taking_key(vocabulary: Vocabulary, name: str, key: str) -> Vocabulary:
    """The vocabulary with a quick key at a tag, and no longer at the one of its dimension that had it."""
    tag = vocabulary.called(name)
    _refuse_bad_values({"key": key})

    def change(one: Tag) -> Tag:
        if one == tag:
            return replace(one, key=key)
        return replace(one, key="") if key and (one.dimension, one.key) == (tag.dimension, key) else one

    return _each(vocabulary, change)


def levels_of(vocabulary: Vocabulary) -> tuple[str, ...]:
    """The levels that tags stand under, each once, in the order of the file."""
    found = ("/".join(tag.levels[:depth]) for tag in vocabulary.tags for depth in range(1, len(tag.levels)))
    return tuple(dict.fromkeys(found))


def _has_level(vocabulary: Vocabulary, name: str) -> bool:
    return folded(name) in map(folded, levels_of(vocabulary))


def _extended(dimension: Dimension, tag: Tag) -> Dimension:
    shared = [_shared(one, tag) for one in dimension.tags]
    most = max(shared, default=0)
    at = len(shared) - shared[::-1].index(most) if most else len(shared)
    return replace(dimension, tags=(*dimension.tags[:at], tag, *dimension.tags[at:]))


def _shared(one: Tag, other: Tag) -> int:
    """How many levels two tags share, from the widest on."""
    pairs = zip(map(folded, one.levels), map(folded, other.levels), strict=False)
    return next((depth for depth, (mine, theirs) in enumerate(pairs) if mine != theirs), 0)


def _named(tag: Tag, name: str) -> Tag:
    """The tag by another name; its own is an earlier one then, unless only upper and lower case differ."""
    formerly = (*tag.formerly, tag.name)
    return replace(
        tag,
        name=name,
        formerly=tuple(dict.fromkeys(known for known in formerly if folded(known) != folded(name))),
        aliases=tuple(alias for alias in tag.aliases if folded(alias) != folded(name)),
    )


def _each(vocabulary: Vocabulary, change: Callable[[Tag], Tag]) -> Vocabulary:
    dimensions = (replace(one, tags=tuple(map(change, one.tags))) for one in vocabulary.dimensions)
    return replace(vocabulary, dimensions=tuple(dimensions))


def _refuse_taken(vocabulary: Vocabulary, before: Tag | None, tag: Tag) -> None:
    """Raise VocabularyError where another tag has a name of this one, or its quick key, which `before` did not have."""
    for name in (tag.name, *tag.aliases):
        other = vocabulary.known(name)
        if other is not None and other != before:
            raise VocabularyError(_("{name} already means {other}").format(name=name, other=other.name))
    dimension = next(one for one in vocabulary.dimensions if one.id == tag.dimension)
    owner = dimension.quick_keys.get(tag.key)
    if owner is not None and owner != before and not tag.retired:
        message = _("the quick key {key} belongs to {other} already")
        raise VocabularyError(message.format(key=tag.key, other=owner.name))


def _refuse_bad_values(values: Mapping[str, Any]) -> None:
    color, key = values.get("color"), values.get("key")
    if color and color not in COLORS:
        message = _("there is no colour {name}: take one of {names}")
        raise VocabularyError(message.format(name=shown_line(color), names=", ".join(COLORS)))
    if key and key not in KEYS:
        raise VocabularyError(_("a quick key is one digit from 1 to 9, not {key}").format(key=shown_line(key)))
