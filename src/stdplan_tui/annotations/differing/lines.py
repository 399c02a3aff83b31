"""An annotation, or a vocabulary, in lines that a person can read in a diff: what git is given to compare.

The names are the keys of the files in English whatever the language of the interface, for what one person's git shows
has to be what another's does, and goes into mails and reviews. One fact a line and one tag a line, so that a line that
changed is a fact that changed; the words of the note as they are, indented, so that they are never taken for a key;
what is long and seldom looked at, and the time that changes with every other change, last. Two versions that say
different things have different lines: what a diff leaves out would look as if it had not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from stdplan_tui.annotations.differing.fields import annotation_keys
from stdplan_tui.annotations.model import Annotation
from stdplan_tui.annotations.store.annotation_file import annotation_from
from stdplan_tui.errors import AnnotationError
from stdplan_tui.text.json_text import json_text
from stdplan_tui.text.toml_table import TomlDefect, decoded

_INDENT: Final = "    "
_UNSEEN: Final = r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"
_FIRST: Final = ("author", "document", "motivation", "status", "resolution", "reply_to", "tags", "body")
_PLAIN_NAME: Final = re.compile(r"[A-Za-z0-9_.-]+")
_PLACE: Final = ("clause", "label", "document", "exact", "start", "end", "quote_clause")
_LAST: Final = ("conflicts", "id", "created", "updated")


def readable_lines(content: bytes) -> tuple[str, ...]:
    """The lines of a file that git gives out; of one that cannot be read, as it stands, its controls made visible."""
    try:
        text = decoded(content)
    except TomlDefect:
        return _as_it_is(content.decode("utf-8", "backslashreplace"))
    try:
        return tuple(_annotation_lines(annotation_from(text)))
    except AnnotationError:
        return _vocabulary_lines(text) or _as_it_is(text)


def _annotation_lines(annotation: Annotation) -> Iterator[str]:
    keys = dict(annotation_keys(annotation))
    del keys["schema"]  # there is but one that can be read
    target = keys.pop("target")
    last = {name: keys.pop(name) for name in _LAST if name in keys}
    for name in _FIRST:
        yield from _lines(name, keys.pop(name))
    if isinstance(target, dict):
        known = [name for name in _PLACE if name in target]
        for name in dict.fromkeys((*known, *target)):
            yield from _lines(f"target.{name}", target[name])
    for name, value in (*keys.items(), *last.items()):  # those that are not known first
        yield from _lines(name, value)


def _lines(name: str, value: object) -> Iterator[str]:
    """A key and its value: on one line, or each line and each entry indented under it; nothing for what is empty."""
    if value in ("", []):
        return
    name = name if _PLAIN_NAME.fullmatch(name) else json_text(name)
    if isinstance(value, list):
        yield name
        yield from (_INDENT + _on_one_line(one) for one in value)
    elif isinstance(value, str) and "\n" in value:
        yield name
        body = value.removesuffix("\n") if name == "body" else value  # which always ends with one
        yield from (f"{_INDENT}{_visible(line)}" if line else "" for line in body.split("\n"))
    else:
        yield f"{name}  {_on_one_line(value)}"


def _on_one_line(value: object) -> str:
    return _visible(value) if isinstance(value, str) and "\n" not in value else json_text(value)


def _vocabulary_lines(text: str) -> tuple[str, ...]:
    """The lines of a vocabulary and of the remarks in it; none where it has keys that are not known."""
    from stdplan_tui.annotations.differing.vocabulary_lines import vocabulary_lines

    return tuple(map(_visible, vocabulary_lines(text)))


def _as_it_is(text: str) -> tuple[str, ...]:
    return tuple(map(_visible, text.removesuffix("\n").split("\n"))) if text else ()


def _visible(line: str) -> str:
    """A line with every control character and reordering mark as an escape."""
    return re.sub(_UNSEEN, lambda found: f"\\u{ord(found[0]):04x}", line)
