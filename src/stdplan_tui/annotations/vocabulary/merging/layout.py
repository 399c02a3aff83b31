"""The text of a vocabulary taken apart: tables and keys as they are written, with the comments that belong to each.

What stands above a key or a header belongs to it; so does a comment behind it. What stands below the last key of a
table, up to the first blank line, is the table's; without a blank line it belongs to what follows. The head of the
file ends at the last blank line above its first key, the foot begins at the first one below its last.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field

from stdplan_tui.annotations.vocabulary.text import BY_HAND
from stdplan_tui.errors import VocabularyError
from stdplan_tui.language import _
from stdplan_tui.text.toml_lines import comments_of, masked

_BARE = re.compile(r"\s*([A-Za-z0-9_-]+)")
_Table = dict[str, object]


@dataclass(slots=True, eq=False)
class Entry:
    """A key with its value as it is written: on one line or several, or as a table of its own (`is_table`).

    `above` are the lines over it, blank or comments; `behind` is the comment behind it with the space before.
    """

    key: str
    above: list[str]
    text: str
    behind: str = ""
    is_table: bool = False

    @property
    def inside(self) -> list[str]:
        """The comments between its lines."""
        return comments_of(self.text) if "\n" in self.text else []


@dataclass(slots=True, eq=False)
class Section:
    """The top of the file, a dimension or a tag: its header, its keys, what they say; `dimension` is a tag's."""

    values: _Table
    above: list[str] = field(default_factory=list)
    header: str = ""
    behind: str = ""
    entries: dict[str, Entry] = field(default_factory=dict)
    below: list[str] = field(default_factory=list)
    dimension: str = ""
    tags: list[Section] = field(default_factory=list)

    @property
    def comments(self) -> list[str]:
        """Its comments, each from its `#` on; those of its tags are not among them."""
        return comments_of("\n".join(section_lines(self)))


@dataclass(slots=True)
class Layout:
    """A whole file: what stands above the dimensions, each of them with its tags, and the last lines."""

    top: Section
    dimensions: list[Section] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)


def layout_of(text: str) -> Layout:
    """How a TOML text that `vocabulary_from` reads is laid out.

    Raises VocabularyError where dimensions or tags stand in one line instead of in tables of their own.
    """
    document = tomllib.loads(text)
    taking = _Taking(Layout(Section(_without(document, "dimension"))), _listed(document.get("dimension")))
    for written, bare in _statements(text):
        taking.take(written, bare)
    taking.end()
    layout = taking.layout
    if "dimension" in layout.top.entries or any("tag" in one.entries for one in layout.dimensions):
        raise VocabularyError(_(BY_HAND))
    return layout


def section_lines(section: Section) -> Iterator[str]:
    """The lines of a section, those above it first; tags that stand under it are not among them."""
    yield from section.above
    if section.header:
        yield section.header + section.behind
    for entry in sorted(section.entries.values(), key=lambda one: one.is_table):
        yield from (*entry.above, entry.text + entry.behind)
    yield from section.below


class _Taking:
    """The statements of a file, taken one after the other: each goes where it belongs."""

    def __init__(self, layout: Layout, dimensions: list[_Table]) -> None:
        self.layout = layout
        self._dimensions = dimensions
        self._section = layout.top
        self._table: Entry | None = None
        self._waiting: list[str] = []
        self._begun = False

    def take(self, written: str, bare: str) -> None:
        """Take a blank line, a comment, a header, or a key with its value, and the same without its quoted texts."""
        code = bare.lstrip()
        if not code or code.startswith("#"):
            self._waiting.append(written)
            return
        self._begin()
        if code.startswith("["):
            self._take_header(*_without_comment(written, bare))
        else:
            self._take_key(written, bare)

    def end(self) -> None:
        """Say that the file ends here."""
        self._begin()
        self._hand_over(to_end=True)
        self.layout.foot = self._waiting

    def _begin(self) -> None:
        """At the first key or header: part the head of the file from the comment on what follows."""
        if not self._begun:
            self._begun = True
            blank = [place for place, line in enumerate(self._waiting) if not line.strip()]
            cut = blank[-1] if blank else 0
            self.layout.top.above, self._waiting = self._waiting[:cut], self._waiting[cut:]

    def _take_key(self, written: str, bare: str) -> None:
        above, self._waiting = self._waiting, []
        if self._table is not None:
            self._table.text += "".join(f"\n{line}" for line in (*above, written))
            return
        key = match[1] if (match := _BARE.match(written)) else next(iter(tomllib.loads(written)))
        text, behind = _without_comment(written, bare)
        self._add(self._section, Entry(key, above, text, behind))

    def _take_header(self, header: str, behind: str) -> None:
        path = _path(header)
        if path == ["dimension"]:
            section = Section(_without(self._dimensions[len(self.layout.dimensions)], "tag"))
            self._open(self.layout.dimensions, section, header, behind)
        elif path == ["dimension", "tag"]:
            dimension = self.layout.dimensions[-1]
            tables = _listed(self._dimensions[len(self.layout.dimensions) - 1]["tag"])
            section = Section(tables[len(dimension.tags)], dimension=str(dimension.values["id"]))
            self._open(dimension.tags, section, header, behind)
        else:
            self._open_table(path, header + behind)

    def _open(self, into: list[Section], section: Section, header: str, behind: str) -> None:
        self._hand_over()
        section.above, section.header, section.behind = self._waiting, header, behind
        self._waiting, self._section, self._table = [], section, None
        into.append(section)

    def _open_table(self, path: list[str], text: str) -> None:
        """Begin a table inside of a section, or one that nobody knows."""
        owner, key = self._owner(path)
        if owner is not self._section:
            self._hand_over()
        above, self._waiting = self._waiting, []
        self._section = owner
        self._table = self._add(owner, Entry(key, above, text, is_table=True))

    def _owner(self, path: list[str]) -> tuple[Section, str]:
        if path[0] != "dimension":
            return self.layout.top, path[0]
        dimension = self.layout.dimensions[-1]
        return (dimension.tags[-1], path[2]) if path[1] == "tag" else (dimension, path[1])

    @staticmethod
    def _add(section: Section, entry: Entry) -> Entry:
        """Add a key to a section; another part of one that it has (`title.zh`, `title.en`) joins that."""
        known = section.entries.setdefault(entry.key, entry)
        if known is not entry:
            known.text = "\n".join((known.text + known.behind, *entry.above, entry.text))
            known.behind = entry.behind
            known.is_table |= entry.is_table
        return known

    def _hand_over(self, *, to_end: bool = False) -> None:
        """Leave to the section that ends what stands below it up to a blank line."""
        blank = (place for place, line in enumerate(self._waiting) if not line.strip())
        cut = next(blank, len(self._waiting) if to_end else 0)
        self._section.below += self._waiting[:cut]
        self._waiting = self._waiting[cut:]


def _without(table: _Table, inner: str) -> _Table:
    return {key: value for key, value in table.items() if key != inner}


def _listed(tables: object) -> list[_Table]:
    return tables if isinstance(tables, list) else []


def _statements(source: str) -> Iterator[tuple[str, str]]:
    """What stands on the lines of a text, a value of several lines at once: as written, and without quoted texts."""
    bare = masked(source)
    start = line = depth = 0
    while line < len(source):
        end = found if (found := bare.find("\n", line)) >= 0 else len(bare)
        code = bare[line:end].partition("#")[0]
        depth += sum(code.count(sign) for sign in "[{") - sum(code.count(sign) for sign in "]}")
        line = end + 1
        if depth <= 0:
            yield source[start:end], bare[start:end]
            start, depth = line, 0


def _without_comment(written: str, bare: str) -> tuple[str, str]:
    """A statement without the comment behind it, and that with the space before it."""
    at = bare.find("#", bare.rfind("\n") + 1)
    text = (written if at < 0 else written[:at]).rstrip()
    return text, "" if at < 0 else written[len(text) :].rstrip()


def _path(header: str) -> list[str]:
    """The names in a header: ["dimension", "tag"]."""
    path: list[str] = []
    table: object = tomllib.loads(header)
    while isinstance(table, dict) and table:
        ((name, inner),) = table.items()
        path.append(name)
        table = inner[0] if isinstance(inner, list) else inner
    return path
