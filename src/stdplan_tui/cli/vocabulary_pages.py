"""What is printed of a vocabulary: each dimension, and under it a line or two for each tag."""

from __future__ import annotations

from collections.abc import Mapping

from stdplan_tui.annotations.vocabulary import Dimension, Tag, Vocabulary
from stdplan_tui.cli.output import Faint, Strong, say
from stdplan_tui.language import _, active_language, ngettext
from stdplan_tui.text.width import cells


def say_vocabulary(vocabulary: Vocabulary, uses: Mapping[str, int]) -> None:
    """Print all dimensions and tags, and how many annotations use each."""
    for number, dimension in enumerate(vocabulary.dimensions):
        if number:
            say()
        _say_dimension(dimension)
        width = max((cells(tag.name) for tag in dimension.tags), default=0)
        for tag in dimension.tags:
            say_tag(tag, uses=uses.get(tag.name, 0), width=width)


def say_tag(tag: Tag, *, uses: int | None = None, width: int = 0) -> None:
    """Print a tag: quick key, name, title, how many annotations use it; what it means on a line of its own."""
    title = tag.title.in_language(active_language())
    pad = " " * max(0, width - cells(tag.name))
    aside = [title] if title and title not in tag.name else []
    if uses:
        aside.append(ngettext("{n} annotation", "{n} annotations", uses).format(n=uses))
    if tag.retired:
        aside.append(_("retired, now {name}").format(name=tag.replaced_by) if tag.replaced_by else _("retired"))
    name = Faint(tag.name) if tag.retired else Strong(tag.name)
    say(f"  {tag.key or ' '}  ", name, f"{pad}  " if aside else "", Faint("  ".join(aside)))
    if tag.definition:
        say("       ", Faint(tag.definition))


def _say_dimension(dimension: Dimension) -> None:
    asked = [_("clause") if dimension.unit == "clause" else _("sentence")]
    asked += [_("required")] * dimension.required + [_("one of these")] * dimension.exclusive
    title = dimension.title.in_language(active_language())
    say(Strong(title or dimension.id), "  ", Faint("  ".join([dimension.id] * bool(title) + [", ".join(asked)])))
