"""What two tags cannot have both once the changes of both sides have met: names, aliases, quick keys, replacements.

The tag whose name is larger in code points keeps it; the other has a note on what it lost. A name is never lost: the
tag goes back to another one that it had.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from stdplan_tui.annotations.vocabulary.merging.layout import Section
from stdplan_tui.annotations.vocabulary.merging.values import NAME_LISTS, Joined, names_in, said_in
from stdplan_tui.annotations.vocabulary.text import BY_HAND
from stdplan_tui.annotations.vocabulary.vocabulary import folded, plain
from stdplan_tui.errors import VocabularyError
from stdplan_tui.language import _


def staying(tags: Sequence[Joined]) -> list[Joined]:
    """The tags without those that were taken out, except what a tag that stays is replaced by."""
    stay = [tag for tag in tags if not tag.versions.is_removed]
    gone = [tag for tag in tags if tag.versions.is_removed]
    while True:
        known = {name for tag in stay for name in _names(tag.said)}
        needed = {folded(str(tag.said["replaced_by"])) for tag in stay if "replaced_by" in tag.said} - known
        back = [tag for tag in gone if not needed.isdisjoint(_names(tag.said))]
        if not back:
            return stay
        stay += back
        gone = [tag for tag in gone if needed.isdisjoint(_names(tag.said))]


def settle(tags: Sequence[Joined]) -> None:
    """Take from tags what others have, until a file can hold them all.

    Raises VocabularyError where two tags of one name have no other to go back to.
    """
    _settle_names(tags)
    ranked = sorted(tags, key=lambda tag: tag.name, reverse=True)
    owners = _settle_aliases(ranked)
    _settle_replacements(ranked, owners)
    _settle_circles(ranked, owners)
    _settle_keys(ranked)


def _settle_names(tags: Sequence[Joined]) -> None:
    for _clash in tags:
        owners: dict[str, list[Joined]] = {}
        for tag in tags:
            owners.setdefault(folded(tag.name), []).append(tag)
        clash = next((sharing for sharing in owners.values() if len(sharing) > 1), None)
        if clash is None:
            return
        others = [(sorted(name for name in _own_names(tag) if folded(name) not in owners), tag) for tag in clash]
        names, tag = min((pair for pair in others if pair[0]), key=lambda pair: pair[0], default=([], clash[0]))
        if not names:
            raise VocabularyError(_(BY_HAND))
        tag.note("name", tag.name, reason=", which another tag has")
        tag.say("name", names[-1])
        tag.say("formerly", tuple(name for name in tag.names("formerly") if folded(name) != folded(names[-1])))


def _settle_aliases(ranked: Sequence[Joined]) -> dict[str, Joined]:
    """Leave each alias and earlier name with one tag; the tags by all their names, folded."""
    owners = {folded(tag.name): tag for tag in ranked}
    for key in reversed(NAME_LISTS):  # an earlier name stands in annotations
        for tag in ranked:
            lost = [name for name in tag.names(key) if owners.setdefault(folded(name), tag) is not tag]
            for name in lost:
                tag.note(key, name, verb="had", reason=_which_has(owners[folded(name)]))
            if lost:
                tag.say(key, tuple(name for name in tag.names(key) if name not in lost))
    return owners


def _settle_replacements(ranked: Sequence[Joined], owners: dict[str, Joined]) -> None:
    """Have `replaced_by` lead to the tag that the side meant which wrote it, by the name that this has now."""
    meant = [_owners_at(ranked, side) for side in (1, 2)]
    for tag in ranked:
        if "replaced_by" not in tag.said:
            continue
        name = folded(str(tag.said["replaced_by"]))
        sides = (tag.versions.ours, tag.versions.theirs)
        wrote = [known for side, known in zip(sides, meant, strict=True) if _wrote(side, name)]
        right = [known[name] for known in wrote if name in known]
        if right and all(owners.get(name) is not one for one in right):
            tag.say("replaced_by", max(one.name for one in right))


def _settle_circles(ranked: Sequence[Joined], owners: dict[str, Joined]) -> None:
    """Take a tag back into use that is replaced by itself in the end: the two sides replaced two tags by each other."""
    for tag in ranked:
        if tag in _path_of(tag, owners):
            for key in ("retired", "replaced_by"):
                tag.note(key, tag.said[key], reason=", which leads back to it")
                tag.say(key, None)


def _settle_keys(ranked: Sequence[Joined]) -> None:
    owners: dict[tuple[str, object], Joined] = {}
    for tag in ranked:
        if "key" in tag.said and "retired" not in tag.said:
            owner = owners.setdefault((tag.dimension, tag.said["key"]), tag)
            if owner is not tag:
                tag.note("key", tag.said["key"], reason=_which_has(owner))
                tag.say("key", None)


def _names(said: Mapping[str, object]) -> list[str]:
    """Every name of a tag, folded."""
    return [folded(name) for name in (str(said["name"]), *names_in(said, "aliases"), *names_in(said, "formerly"))]


def _own_names(tag: Joined) -> set[str]:
    return {plain(str(one.values["name"])) for one in tag.versions if one is not None}


def _which_has(owner: Joined) -> str:
    return f", which {json.dumps(owner.name, ensure_ascii=False)} has"


def _owners_at(tags: Sequence[Joined], side: int) -> dict[str, Joined]:
    """The tags by all the names that they have in one version."""
    versions = ((tag, tag.versions[side]) for tag in tags)
    return {name: tag for tag, one in versions if one is not None for name in _names(said_in(one))}


def _wrote(side: Section | None, name: str) -> bool:
    return side is not None and folded(str(side.values.get("replaced_by", ""))) == name


def _path_of(tag: Joined, owners: Mapping[str, Joined]) -> set[Joined]:
    """The tags that replace a tag, one after the other, until one is in use or comes again."""
    path: set[Joined] = set()
    step: Joined | None = tag
    while step is not None and "replaced_by" in step.said:
        step = owners.get(folded(str(step.said["replaced_by"])))
        if step is None or step in path:
            break
        path.add(step)
    return path
