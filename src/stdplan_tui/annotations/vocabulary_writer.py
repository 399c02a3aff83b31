"""Adding to `vocabulary.toml` as a person would: comments, order and everything else stay as they are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from stdplan_tui.annotations.files import read_limited, save
from stdplan_tui.annotations.vocabulary import Tag, Title, Vocabulary, checked_name
from stdplan_tui.annotations.vocabulary_file import vocabulary_from
from stdplan_tui.errors import VocabularyError
from stdplan_tui.language import _
from stdplan_tui.text.toml_table import TomlDefect, decoded

if TYPE_CHECKING:
    from tomlkit.items import InlineTable, Table


def add_tag(path: Path, tag: Tag) -> Vocabulary:
    """Write `tag` at the end of its dimension; the vocabulary with it.

    Raises VocabularyError where the file has no such dimension or cannot have that tag, AnnotationError where it
    cannot be read or written; then it is as it was.
    """
    content = read_limited(path)
    try:
        text = decoded(content)
        vocabulary_from(text)
        text = _with_tag(text, tag, path)
        vocabulary = vocabulary_from(text)
    except TomlDefect as defect:
        raise VocabularyError(defect.message, path=path, line=defect.line) from None

    def ready() -> None:
        if read_limited(path) != content:
            raise VocabularyError(_("was changed by other hands meanwhile; nothing was saved"), path=path)

    save(path, text.encode(), top=path.parent, ready=ready)
    return vocabulary


def _with_tag(text: str, tag: Tag, path: Path) -> str:
    import tomlkit
    from tomlkit.items import AoT

    document = tomlkit.parse(text)
    dimension = next((table for table in document.get("dimension", ()) if table["id"] == tag.dimension), None)
    if dimension is None:
        raise VocabularyError(_("there is no dimension {id}").format(id=tag.dimension), path=path)
    tags = dimension.get("tag", tomlkit.aot())
    if not isinstance(tags, AoT):
        raise VocabularyError(_("the tags of {id} are not tables of their own").format(id=tag.dimension), path=path)
    entry = _entry(tag)
    _hand_over(tags[-1] if tags else dimension, entry)
    tags.append(entry)
    if "tag" not in dimension:
        dimension.append("tag", tags)
    return tomlkit.dumps(document).rstrip("\n") + "\n"


def _entry(tag: Tag) -> Table:
    """The table of a tag: only the keys that say something, in the order of the format."""
    import tomlkit

    table = tomlkit.table()
    table["name"] = checked_name(tag.name)
    if tag.title != Title():
        table["title"] = _title(tag.title)
    for key in ("definition", "example", "color", "key"):
        if value := getattr(tag, key):
            table[key] = value
    for key in ("aliases", "formerly"):
        if values := getattr(tag, key):
            table[key] = list(values)
    return table


def _title(title: Title) -> InlineTable:
    import tomlkit

    inline = tomlkit.inline_table()
    inline.update({language: text for language in ("zh", "en") if (text := getattr(title, language))})
    return inline


def _hand_over(last: Table, entry: Table) -> None:
    """Move what stands after a blank line behind `last` (a comment on what follows it) behind `entry`."""
    import tomlkit
    from tomlkit.items import Comment, Whitespace

    body = last.value.body
    cut = len(body)
    for index in range(len(body) - 1, -1, -1):
        key, piece = body[index]
        if key is not None:
            break
        if isinstance(piece, Whitespace):
            cut = index
    for _key, piece in body[cut:]:
        if isinstance(piece, Comment | Whitespace):
            entry.add(piece)
    del body[cut:]
    last.add(tomlkit.nl())
