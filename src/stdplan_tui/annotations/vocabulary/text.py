"""The text of a vocabulary, edited: what differs between two vocabularies carried over, all else left as it stands.

Tables and tags are known by their places: a change puts new ones in, and moves or removes none.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from stdplan_tui.annotations.vocabulary.vocabulary import Dimension, Tag, Title, Vocabulary
from stdplan_tui.language import N_, _
from stdplan_tui.text.toml_lines import line_of
from stdplan_tui.text.toml_table import TomlDefect

if TYPE_CHECKING:
    from tomlkit.items import AoT, Item, Table

BY_HAND = N_("is written in a way that only a person can change")

_TEXTS = ("definition", "example", "color", "key")
_LISTS = ("aliases", "formerly")
_VALUES = ("name", *_TEXTS, *_LISTS, "retired", "replaced_by")


def carried_over(text: str, before: Vocabulary, after: Vocabulary) -> str:
    """The TOML text of `before`, made to say what `after` does.

    Raises TomlDefect, with the line, where it is written in a way that this cannot be done in.
    """
    import tomlkit
    from tomlkit.exceptions import TOMLKitError

    try:
        document = tomlkit.parse(text)
        for number, dimension in enumerate(after.dimensions):
            if number >= len(before.dimensions):
                _add_dimension(document, dimension)
            elif dimension != before.dimensions[number]:
                _edit_dimension(text, number, document["dimension"][number], before.dimensions[number], dimension)
        return tomlkit.dumps(document).rstrip("\n") + "\n"
    except (TOMLKitError, AttributeError, KeyError, TypeError) as error:
        raise TomlDefect(_(BY_HAND), line_of_change(text, before, after)) from error


def line_of_change(text: str, before: Vocabulary, after: Vocabulary) -> int | None:
    """The line of the first dimension of `text` that is to change; None where only new ones come."""
    pairs = enumerate(zip(before.dimensions, after.dimensions, strict=False))
    number = next((number for number, (one, other) in pairs if one != other), None)
    return None if number is None else line_of(text, ("dimension", number))


def _edit_dimension(text: str, number: int, table: Any, before: Dimension, after: Dimension) -> None:
    new = len(after.tags) > len(before.tags)
    known = {tag.name for tag in before.tags} if new else set[str]()
    for place, tag in enumerate(after.tags):
        if new and tag.name not in known:
            _insert(_tag_tables(text, number, table), place, table, _entry(tag))
        elif not new and tag != before.tags[place]:
            _edit_tag(table["tag"][place], before.tags[place], tag)


def _tag_tables(text: str, number: int, dimension: Any) -> AoT:
    """The tables of a dimension's tags, which there may be none of yet."""
    import tomlkit
    from tomlkit.items import AoT

    tags = dimension.get("tag", None)
    if tags is None:
        tags = tomlkit.aot()
    if not isinstance(tags, AoT):
        message = _("the tags of {id} are not tables of their own").format(id=dimension["id"])
        raise TomlDefect(message, line_of(text, ("dimension", number, "tag")))
    return tags


def _add_dimension(document: Any, dimension: Dimension) -> None:
    import tomlkit

    table = tomlkit.table()
    table["id"] = dimension.id
    if dimension.title != Title():
        table["title"] = _titles(dimension.title)
    table["unit"] = dimension.unit.value
    table["exclusive"] = dimension.exclusive
    table["required"] = dimension.required
    dimensions = document.get("dimension", None)
    if dimensions is None:
        dimensions = tomlkit.aot()
        dimensions.append(table)
        _last_table(document).add(tomlkit.nl())
        document.append("dimension", dimensions)
    else:
        _last_table(document).add(tomlkit.nl())
        dimensions.append(table)
    for place, tag in enumerate(dimension.tags):
        _insert(tomlkit.aot() if place == 0 else table["tag"], place, table, _entry(tag))


def _last_table(document: Any) -> Any:
    """The table at whose end the text ends."""
    if not (dimensions := document.get("dimension")):
        return document
    tags = dimensions[-1].get("tag")
    return tags[-1] if tags else dimensions[-1]


def _insert(tags: AoT, place: int, dimension: Any, entry: Table) -> None:
    """Put a tag's table before the one at `place`."""
    before = tags[place - 1] if place else dimension
    _hand_over(before, entry)
    tags.insert(place, entry)
    if "tag" not in dimension:
        dimension.append("tag", tags)


def _entry(tag: Tag) -> Table:
    """The table of a tag: only the keys that say something, in the order of the format."""
    import tomlkit

    table = tomlkit.table()
    table["name"] = tag.name
    if tag.title != Title():
        table["title"] = _titles(tag.title)
    for key in (*_TEXTS, *_LISTS, "retired", "replaced_by"):
        if value := getattr(tag, key):
            table[key] = _written(value)
    return table


def _edit_tag(table: Any, before: Tag, after: Tag) -> None:
    """Give the keys of a tag's table other values; comments behind them stay."""
    tail = list(_taken_off(table))
    for key in _VALUES:
        value = getattr(after, key)
        if value != getattr(before, key):
            _set(table, key, value)
    if after.title != before.title:
        _edit_title(table, after.title)
    for piece in tail:
        table.value.append(None, piece)


def _edit_title(table: Any, title: Title) -> None:
    from tomlkit.items import InlineTable

    if "title" not in table or isinstance(table["title"], InlineTable):
        table["title"] = _titles(title)
        return
    for language in ("zh", "en"):
        value = getattr(title, language)
        if value != table["title"].get(language, ""):
            _set(table["title"], language, value)


def _set(table: Any, key: str, value: Any) -> None:
    """Give a key a value; a key that then says nothing goes, unless a comment stands behind it."""
    if value or key not in table or table[key] is False or table.item(key).trivia.comment:
        table[key] = _written(value)
    else:
        table.remove(key)


def _written(value: Any) -> Any:
    """A value as TOML has it: a text of several lines as one, a list of texts on one line."""
    import tomlkit

    if isinstance(value, str):
        return tomlkit.string(value, multiline="\n" in value)
    return list(value) if isinstance(value, tuple) else value


def _titles(title: Title) -> Item:
    import tomlkit

    texts = ((language, getattr(title, language)) for language in ("zh", "en"))
    said = (f"{language} = {tomlkit.string(text).as_string()}" for language, text in texts if text)
    return tomlkit.value(f"{{ {', '.join(said)} }}")


def _hand_over(last: Any, entry: Table) -> None:
    """Move what stands after a blank line behind `last` (a comment on what follows it) behind `entry`."""
    import tomlkit

    tail = list(_taken_off(last))
    last.value.append(None, tomlkit.nl())
    for piece in tail:
        entry.value.append(None, piece)


def _taken_off(table: Any) -> Iterator[Item]:
    """What stands at the end of a table from its first blank line on, taken off: blank lines and comments."""
    from tomlkit.items import Table, Whitespace

    if not isinstance(table, Table):
        return
    body = table.value.body
    keyed = [index for index, (key, _piece) in enumerate(body) if key is not None]
    start = keyed[-1] + 1 if keyed else 0
    blank = (index for index in range(start, len(body)) if isinstance(body[index][1], Whitespace))
    cut = next(blank, len(body))
    tail = [piece for _key, piece in body[cut:]]
    del body[cut:]
    yield from tail
