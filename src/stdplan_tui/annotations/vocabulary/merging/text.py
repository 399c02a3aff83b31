"""One table of the vocabulary written out: each key as a side wrote it that says what is to be said, else anew.

Comments are joined like lines: one that either side took away goes, one that either added stays, at what it stood at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

from stdplan_tui.annotations.vocabulary.merging.layout import Entry, Section
from stdplan_tui.annotations.vocabulary.merging.order import arranged, lines_together
from stdplan_tui.annotations.vocabulary.merging.values import Joined, meaning, same


def written(made: Joined, gone: Collection[str] = ()) -> Section:
    """A table as both sides together have it, the notes on what lost above the keys that they are about.

    `gone` are the comments that a side took out of the file: they go from wherever the other side moved them to, but
    for a table that only one side still has.
    """
    base = made.versions.base or Section({})
    ours, theirs = made.versions.ours or base, made.versions.theirs or base
    behind, more = _behind(base.behind, ours.behind, theirs.behind)
    section = Section(
        made.said,
        dimension=made.dimension,
        above=[*lines_together(base.above, ours.above, theirs.above), *more],
        header=_changed(base.header, ours.header, theirs.header),
        behind=behind,
        below=lines_together(base.below, ours.below, theirs.below),
    )
    for key in arranged(list(base.entries), list(ours.entries), list(theirs.entries)):
        entry, homeless = _entry(key, (base, ours, theirs), made)
        if entry is not None:
            section.entries[key] = entry
        section.below += homeless
    if len(made.versions.sides) == 2 or made.versions.base is None:
        _take_away(section, gone)
    for key, notes in made.notes.items():
        above = section.entries[key].above if key in section.entries else section.above
        above += [note for note in notes if note not in above]
    return section


def without(lines: list[str], gone: Collection[str]) -> list[str]:
    """The lines, but for those that are nothing but one of these comments."""
    return [line for line in lines if line.strip() not in gone]


def _take_away(section: Section, gone: Collection[str]) -> None:
    section.above, section.below = without(section.above, gone), without(section.below, gone)
    section.behind = "".join(without([section.behind], gone))
    for entry in section.entries.values():
        entry.above = without(entry.above, gone)
        entry.behind = "".join(without([entry.behind], gone))


def _entry(key: str, versions: tuple[Section, Section, Section], made: Joined) -> tuple[Entry | None, list[str]]:
    """A key as it is to be written, None for one that goes; then with the comments that are left."""
    was, mine, other = (section.entries.get(key) for section in versions)
    wanted = made.said.get(key)
    picked = _picked(key, versions, wanted)
    if picked is None:
        above, inside, behind, more = _comments(was or _NONE, mine or _NONE, other or _NONE)
        return None, [line.strip() for line in (*above, *inside, *more, behind) if line.strip()]
    before = was or _NONE
    above, inside, behind, more = _comments(before, mine or before, other or before)
    if Counter(picked.inside) != Counter(inside):
        picked = _anew(key, wanted, picked.text)
        more += inside
    indent = _indent(picked.text)
    return Entry(key, [*above, *(indent + line for line in more)], picked.text, behind, picked.is_table), []


_NONE = Entry("", [], "")


def _picked(key: str, versions: tuple[Section, Section, Section], wanted: object) -> Entry | None:
    """The key as the side wrote it that changed it, if it says what is wanted."""
    base, ours, theirs = versions
    sides = [theirs, ours] if _text(ours, key) == _text(base, key) else [ours, theirs]
    for side in sides:
        if same(meaning(key, side.values.get(key)), wanted):
            return side.entries.get(key)
    known = next(section.entries[key] for section in (ours, theirs, base) if key in section.entries)
    return None if wanted is None else _anew(key, wanted, known.text)


def _text(section: Section, key: str) -> str | None:
    return section.entries[key].text if key in section.entries else None


def _comments(was: Entry, mine: Entry, other: Entry) -> tuple[list[str], list[str], str, list[str]]:
    """The lines above a key, the comments inside its value, the one behind it, and theirs where ours has that place."""
    above = lines_together(was.above, mine.above, other.above)
    inside = lines_together(was.inside, mine.inside, other.inside)
    return above, inside, *_behind(was.behind, mine.behind, other.behind)


def _behind(was: str, mine: str, other: str) -> tuple[str, list[str]]:
    """The comment behind a key or header; where both sides wrote one, theirs as a line."""
    if other.strip() in (was.strip(), mine.strip()):
        return mine, []
    if not mine or mine.strip() == was.strip():
        return other, []
    return mine, [other.strip()] if other else []


def _changed(was: str, mine: str, other: str) -> str:
    return other if mine == was else mine


def _anew(key: str, value: object, instead_of: str) -> Entry:
    return Entry(key, [], f"{_indent(instead_of)}{_key(key)} = {_toml(value)}")


def _indent(text: str) -> str:
    return text[: len(text) - len(text.lstrip(" \t"))]


def _key(key: str) -> str:
    import tomlkit

    return tomlkit.key(key).as_string()


def _toml(value: object) -> str:
    """A value as TOML, on one line."""
    import tomlkit

    if isinstance(value, dict):
        inner = ", ".join(f"{_key(key)} = {_toml(one)}" for key, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    return tomlkit.item(value).as_string()
