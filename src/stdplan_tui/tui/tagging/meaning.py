"""What a tag means, in a few lines: its whole name and what belongs to it, its definition, its example."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from textual.content import Content

from stdplan_tui.annotations.vocabulary import Dimension, Tag, Unit, Vocabulary
from stdplan_tui.errors import StdplanError
from stdplan_tui.language import _, active_language
from stdplan_tui.text.display import shown
from stdplan_tui.tui.tagging.tree import Row
from stdplan_tui.tui.words import MUTED, plain
from stdplan_tui.workspace.telling import dimension_title

_QUOTED = 400
"""Characters of an example that can be seen at most."""


def colour_name(color: str) -> str:
    """What a colour is called, for who does not see it; a colour that no theme has keeps its name."""
    names = {
        "red": _("red"),
        "orange": _("orange"),
        "yellow": _("yellow"),
        "green": _("green"),
        "cyan": _("cyan"),
        "blue": _("blue"),
        "magenta": _("magenta"),
        "grey": _("grey"),
    }
    return names.get(color, color)


def headline(tag: Tag, dimension: Dimension | None) -> Content:
    """The whole name, and after it the title, the dimension, the colour, and the other names."""
    title = tag.title.in_language(active_language())
    aside = [title] * (title not in tag.name) + ([dimension_title(dimension)] if dimension else [])
    aside += [colour_name(tag.color)] * bool(tag.color)
    others = [alias for alias in tag.aliases if alias not in tag.levels]
    aside += [_("also {names}").format(names=", ".join(others))] * bool(others)
    return Content.assemble(plain(tag.name, "bold"), "  ", plain("  ".join(aside), MUTED))


def defined(tag: Tag) -> Content:
    """The definition; where there is none, that."""
    return Content(shown(tag.definition)) if tag.definition else Content.styled(_("No definition"), MUTED)


def example(tag: Tag, words: str | None) -> Content:
    """The example's place and its words, as far as they are known."""
    quoted = "" if words is None else words.replace("\n", " ")[:_QUOTED]
    place = _("Example {place}").format(place=tag.example)
    return Content.assemble(plain(f"{place}  ", MUTED), plain(quoted))


def described(vocabulary: Vocabulary, row: Row, uses: Mapping[str, int] | None, words: str | None) -> Content:
    """All that is known of a row of the vocabulary: of a tag, or of a dimension or level what tags are under it."""
    dimension = next((one for one in vocabulary.dimensions if one.id == row.dimension), None)
    if row.tag is None or dimension is None:
        return _of_heading(dimension, row)
    tag = row.tag
    said = [plain(tag.name, "bold $primary"), defined(tag)] + [example(tag, words)] * bool(tag.example)
    return Content("\n").join([*said, *_facts(_of_tag(tag, dimension, uses))])


def _of_heading(dimension: Dimension | None, row: Row) -> Content:
    tags = dimension.tags if dimension else ()
    under = [tag for tag in tags if not row.level or tag.name.startswith(f"{row.level}/")]
    facts = [(_("Tags"), str(len(under)))]
    if dimension is not None and not row.level:
        unit = _("clause") if dimension.unit is Unit.CLAUSE else _("sentence")
        facts = [(_("Id"), dimension.id), (_("On each"), unit), *facts]
    if row.aside:
        facts.append((_("Asks"), row.aside))
    return Content("\n").join([plain(row.level or row.words, "bold $primary"), *_facts(facts)])


def _of_tag(tag: Tag, dimension: Dimension, uses: Mapping[str, int] | None) -> Iterator[tuple[str, str]]:
    yield _("Title"), " / ".join(filter(None, (tag.title.zh, tag.title.en)))
    yield _("Dimension"), dimension_title(dimension)
    yield _("Quick key"), "" if tag.retired else tag.key
    yield _("Colour"), colour_name(tag.color)
    yield _("Other names"), ", ".join(tag.aliases)
    yield _("Earlier names"), ", ".join(tag.formerly)
    if tag.retired:
        yield _("Retired"), _("now {name}").format(name=tag.replaced_by) if tag.replaced_by else _("yes")
    if uses is not None:
        yield _("Annotations"), str(uses.get(tag.name, 0))


def _facts(facts: Iterable[tuple[str, str]]) -> Iterator[Content]:
    return (Content.assemble(plain(f"{name}  ", MUTED), plain(value)) for name, value in facts if value)


class Quotes:
    """The words of examples, each read once; one that cannot be read says why."""

    def __init__(self, quote: Callable[[Tag], str] | None) -> None:
        self._quote = quote
        self._known: dict[str, str] = {}

    def known(self, tag: Tag) -> str | None:
        """The words of a tag's example; None while they have not been read."""
        return self._known.get(tag.example)

    def read(self, tag: Tag) -> None:
        """Read the example; not for the event loop."""
        if self._quote is None:
            return
        try:
            self._known[tag.example] = self._quote(tag)
        except (StdplanError, OSError) as error:
            self._known[tag.example] = f"({error.message if isinstance(error, StdplanError) else error.strerror})"
