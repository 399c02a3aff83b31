"""Merging two versions of `vocabulary.toml`, so that nothing that either side agreed on or wrote beside it is lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from stdplan_tui.annotations.vocabulary.file import vocabulary_from
from stdplan_tui.annotations.vocabulary.merging.clashes import settle, staying
from stdplan_tui.annotations.vocabulary.merging.layout import Layout, Section, layout_of, section_lines
from stdplan_tui.annotations.vocabulary.merging.matching import dimension_versions, tag_versions
from stdplan_tui.annotations.vocabulary.merging.order import arranged, lines_together
from stdplan_tui.annotations.vocabulary.merging.text import without, written
from stdplan_tui.annotations.vocabulary.merging.values import Joined, Versions, joined, said_in
from stdplan_tui.annotations.vocabulary.text import BY_HAND
from stdplan_tui.errors import VocabularyError
from stdplan_tui.language import N_, _
from stdplan_tui.text.toml_lines import comments_of
from stdplan_tui.text.toml_table import TomlDefect

_BASE, _OURS, _THEIRS = N_("the version before both"), N_("our version"), N_("their version")


def merged_text(base: str | None, ours: str, theirs: str) -> str:
    """The TOML text of both changes to `base` together; without a base, of both files.

    Dimensions are known by their ids, tags by their names, also through a rename that `formerly` tells. What one side
    alone changed is taken; `aliases` and `formerly` merge as sets; an edit beats a deletion. Of two edits of one value
    the one that is larger in code points stands, whichever side made it, and retired beats not retired; the other is
    kept in a comment above the key or the tag: `# merged: definition was "…"`. Of two tags that claim one alias or one
    quick key the one with the larger name has it, and the other such a comment. Comments stay with what they stand at:
    one that either side took away goes, one that either added stays.

    Which side is named first makes no difference to what the text says, only to how it is written. Raises
    VocabularyError for a version that cannot be read, and where the result would not say all this.
    """
    for version, text in ((_BASE, base), (_OURS, ours), (_THEIRS, theirs)):
        _refuse_unreadable(version, text)
    if theirs in (base, ours):
        return ours
    if ours == base:
        return theirs
    texts = [_plain_ends(text or "") for text in (base, ours, theirs)]
    layouts = [layout_of(one) for one in texts]
    merged = _merged(layouts, _taken_away(*(Counter(comments_of(one)) for one in texts)))
    text = "\n".join(_lines(merged)).strip("\n") + "\n"
    _refuse_loss(text, _told(merged), texts)
    return text


def _refuse_unreadable(version: str, text: str | None) -> None:
    try:
        if text is not None:
            vocabulary_from(text)
    except TomlDefect as defect:
        message = _("{version} cannot be read: {reason}").format(version=_(version), reason=defect.message)
        raise VocabularyError(message, line=defect.line) from None


def _plain_ends(text: str) -> str:
    return text.replace("\r\n", "\n")


def _merged(layouts: Sequence[Layout], gone: Collection[str]) -> Layout:
    """The layout of what base, ours and theirs make together, without the comments that are gone."""
    known = [joined(versions) for versions in tag_versions(*layouts) if versions.sides]
    tags = staying(known)
    settle(tags)
    used = {tag.dimension for tag in tags}
    dimensions = [joined(versions) for versions in dimension_versions(*layouts) if versions.sides]
    stay = [one for one in dimensions if not one.versions.is_removed or one.said["id"] in used]
    base, ours, theirs = (one.top for one in layouts)
    top = joined(Versions(base if base.values else None, ours, theirs))
    merged = Layout(written(top, gone), foot=without(lines_together(*(one.foot for one in layouts)), gone))
    for dimension in _ordered(stay, [one.dimensions for one in layouts], "id"):
        section = written(dimension, gone)
        inside = [tag for tag in tags if tag.dimension == dimension.said["id"]]
        section.tags = [written(tag, gone) for tag in _ordered(inside, [_tags_of(one) for one in layouts], "name")]
        merged.dimensions.append(section)
    return merged


def _tags_of(layout: Layout) -> list[Section]:
    return [tag for dimension in layout.dimensions for tag in dimension.tags]


def _ordered(made: Sequence[Joined], rows: Sequence[Sequence[Section]], key: str) -> list[Joined]:
    """Dimensions or tags in an order that does not depend on the side; `key` is the one that names them."""
    named = {str(one.said[key]): one for one in made}
    names = {version: name for name, one in named.items() for version in one.versions}
    base, *sides = ([names[section] for section in row if section in names] for row in rows)
    return [named[name] for name in arranged(base, *sorted(sides))]


def _taken_away(base: Counter[str], ours: Counter[str], theirs: Counter[str]) -> set[str]:
    """The comments that one side took out of the file and the other at most moved."""
    sides = (ours, theirs), (theirs, ours)
    return {comment for comment in base for one, other in sides if not one[comment] and other[comment] <= base[comment]}


def _lines(layout: Layout) -> Iterator[str]:
    yield from section_lines(layout.top)
    for dimension in layout.dimensions:
        yield from section_lines(dimension)
        for tag in dimension.tags:
            yield from section_lines(tag)
    yield from layout.foot


def _told(layout: Layout) -> str:
    """What a layout says, in the order in which it does."""
    sections = (layout.top, *(section for one in layout.dimensions for section in (one, *one.tags)))
    return repr([(section.dimension, sorted(said_in(section).items())) for section in sections])


def _refuse_loss(text: str, told: str, texts: Sequence[str]) -> None:
    """Raise VocabularyError unless a text says what it is to say, and has each comment that no side took away."""
    try:
        vocabulary_from(text)
    except TomlDefect as defect:
        raise VocabularyError(_(BY_HAND)) from defect
    made, base, ours, theirs = (Counter(comments_of(one)) for one in (text, *texts))
    lost = [one for one in ours | theirs if not made[one] and base[one] <= min(ours[one], theirs[one])]
    if lost or _told(layout_of(text)) != told:
        raise VocabularyError(_(BY_HAND))
