"""The keys of one table of the vocabulary (the top, a dimension, a tag) in three versions, made one.

It makes no difference which version is named first: of two edits of one value the one that is larger in code points
stands, something before nothing, true before false; what does not stand is told in a note, a line for the file.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from stdplan_tui.annotations.vocabulary.merging.layout import Section
from stdplan_tui.annotations.vocabulary.vocabulary import Unit, folded, plain

NAME_LISTS = ("aliases", "formerly")
_Said = Mapping[str, object]
_RETIREMENT = ("retired", "replaced_by")  # neither fits without the other
_DEFAULTS: Mapping[str, object] = {
    **dict.fromkeys(("title", "definition", "example", "color", "key", "replaced_by"), ""),
    **dict.fromkeys(("closed", "exclusive", "required", "retired"), False),
    "unit": Unit.CLAUSE.value,
}


class Versions(NamedTuple):
    """One table in the three texts; None where a text does not have it."""

    base: Section | None
    ours: Section | None
    theirs: Section | None

    @property
    def sides(self) -> list[Section]:
        """The versions that there are, without the base."""
        return [one for one in (self.ours, self.theirs) if one is not None]

    @property
    def is_removed(self) -> bool:
        """Whether a side took the table out, and the other did not edit it nor add a comment: an edit beats that."""
        if self.base is None:
            return False
        return not self.sides or (len(self.sides) == 1 and not _edited(self.base, self.sides[0]))


@dataclass(slots=True, eq=False)
class Joined:
    """One table as both sides together have it: what its keys say, and the notes on what lost, by their key."""

    versions: Versions
    said: dict[str, object]
    dimension: str = ""
    notes: dict[str, list[str]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The name of a tag."""
        return str(self.said["name"])

    def names(self, key: str) -> tuple[str, ...]:
        """The aliases or the earlier names of a tag."""
        return names_in(self.said, key)

    def say(self, key: str, value: object) -> None:
        """Have a key say that; nothing, or no names, takes it out."""
        if value is None or value == ():
            self.said.pop(key, None)
        else:
            self.said[key] = value

    def note(self, key: str, lost: object, *, verb: str = "was", reason: str = "") -> None:
        """Tell in the file what a key said, or had, and does no longer."""
        told = json.dumps(lost, ensure_ascii=False, default=str).replace("\x7f", "\\u007f")
        self.notes.setdefault(key.partition(".")[0], []).append(f"# merged: {key} {verb} {told}{reason}")


def said_in(section: Section | None) -> dict[str, object]:
    """What the keys of a table say, in one form for each meaning; those that only say what goes without saying not."""
    values = {} if section is None else section.values
    return {key: said for key, value in values.items() if (said := meaning(key, value)) is not None}


def meaning(key: str, value: object) -> object:
    """What a key says, in one form for each meaning; None for nothing, or what goes without saying."""
    if key == "title" and isinstance(value, dict):
        return {language: text for language, text in sorted(value.items()) if text != ""} or None
    if key in NAME_LISTS and isinstance(value, list):
        return tuple(map(plain, value)) or None
    if key == "name" and isinstance(value, str):
        return plain(value)
    return None if same(value, _DEFAULTS.get(key)) else value


def same(one: object, other: object) -> bool:
    """Whether two values are the same, of the same type: 1 is not true."""
    return repr(one) == repr(other)


def names_in(said: _Said, key: str) -> tuple[str, ...]:
    """The aliases or the earlier names that a tag's keys say."""
    names = said.get(key, ())
    return names if isinstance(names, tuple) else ()


def joined(versions: Versions) -> Joined:
    """What a table says in both versions together; one version alone stands as it is."""
    if len(versions.sides) < 2:
        (only,) = versions.sides
        return Joined(versions, said_in(only), only.dimension)
    made = Joined(versions, {})
    said = before, ours, theirs = said_in(versions.base), said_in(versions.ours), said_in(versions.theirs)
    is_tag = bool(versions.sides[0].dimension)
    for key in {**before, **ours, **theirs}:
        if is_tag and key in NAME_LISTS:
            made.say(key, _names(*(names_in(one, key) for one in said)))
        elif key == "title" and any(isinstance(one.get(key), dict) for one in said):
            made.say(key, _titles(made, *map(_inner, said)))
        elif not is_tag or key not in ("name", *_RETIREMENT):
            made.say(key, _scalar(made, key, *(one.get(key) for one in said)))
    if is_tag:
        _join_retirement(made, *said)
        _join_name(made, *said)
        _join_dimension(made)
    return made


def _edited(base: Section, side: Section) -> bool:
    if side.dimension != base.dimension or not same(_sorted(side), _sorted(base)):
        return True
    return bool(Counter(side.comments) - Counter(base.comments))


def _sorted(section: Section) -> list[tuple[str, object]]:
    return sorted(said_in(section).items(), key=lambda pair: pair[0])


def _chosen(was: object, mine: object, other: object) -> tuple[object, object]:
    """The value that stands, and the one that does not; None for nothing."""
    if same(mine, other) or same(other, was):
        return mine, None
    if same(mine, was):
        return other, None
    lost, value = sorted((mine, other), key=_rank)
    return value, lost


def _rank(value: object) -> tuple[int, str]:
    if value is None:
        return 0, ""
    return 1, value if isinstance(value, str) else repr(value)


def _scalar(made: Joined, key: str, was: object, mine: object, other: object) -> object:
    value, lost = _chosen(was, mine, other)
    if made.versions.base is None and value is not None and None in (mine, other):
        lost = _said_aloud(made.versions, key)
    if lost is not None:
        made.note(key, lost)
    return value


def _said_aloud(versions: Versions, key: str) -> object:
    """What goes without saying, where a side says it all the same: closed = false."""
    values = (side.values.get(key, "") for side in versions.sides)
    return next((value for value in values if value != "" and meaning(key, value) is None), None)


def _inner(said: _Said) -> dict[str, object]:
    title = said.get("title")
    return title if isinstance(title, dict) else {}


def _titles(made: Joined, was: dict[str, object], mine: dict[str, object], other: dict[str, object]) -> object:
    """The title by its languages, each for itself."""
    titles = {}
    for language in sorted({*mine, *other}):
        text = _scalar(made, f"title.{language}", was.get(language), mine.get(language), other.get(language))
        if text is not None:
            titles[language] = text
    return titles or None


def _names(was: tuple[str, ...], mine: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    """A set of names: without those that either side took out, with those that either put in."""
    if other in (mine, was):
        return mine
    if mine == was:
        return other
    before, ours, theirs = ({folded(name): name for name in names} for names in (was, mine, other))
    stay = [name for name in before if name in ours and name in theirs]
    new = sorted({*ours, *theirs} - set(before))
    return tuple(str(_chosen(before.get(name), ours.get(name), theirs.get(name))[0]) for name in (*stay, *new))


def _join_retirement(made: Joined, before: _Said, *sides: _Said) -> None:
    """Retired or not, and by what replaced: both keys from one side, retired before not retired."""
    was = None if made.versions.base is None else _retirement(before)
    mine, other = map(_retirement, sides)
    lost, stands = sorted((mine, other))
    if was in (mine, other):
        lost = stands = other if mine == was else mine
    for key, value, gone in zip(_RETIREMENT, stands, lost, strict=True):
        made.say(key, value or None)
        if gone not in (value, ""):
            made.note(key, gone)


def _retirement(said: _Said) -> tuple[bool, str]:
    return bool(said.get("retired")), str(said.get("replaced_by", ""))


def _join_name(made: Joined, before: _Said, ours: _Said, theirs: _Said) -> None:
    """The name of a tag; one that does not stand is an earlier one then, so that whoever gave it means the same."""
    value, lost = _chosen(before.get("name"), ours["name"], theirs["name"])
    made.say("name", value)
    if lost is not None:
        made.note("name", lost)
        earlier = {folded(name): name for name in (*made.names("formerly"), str(lost))}
        made.say("formerly", tuple(name for key, name in earlier.items() if key != folded(made.name)))


def _join_dimension(made: Joined) -> None:
    """The dimension that a tag belongs to, which either side may have moved it to another."""
    base, (ours, theirs) = made.versions.base, made.versions.sides
    value, lost = _chosen(None if base is None else base.dimension, ours.dimension, theirs.dimension)
    made.dimension = str(value)
    if lost is not None:
        made.note("dimension", lost)
