"""What people call authors, tags and dimensions when they ask for annotations."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from stdplan_tui.annotations.vocabulary import Vocabulary, folded
from stdplan_tui.errors import AnnotationError, VocabularyError
from stdplan_tui.language import _
from stdplan_tui.text.display import shown_line
from stdplan_tui.workspace import annotated
from stdplan_tui.workspace.folder import Workspace

ME = "me"
"""The author who asks."""

_LISTED = 12


def author_slugs(ws: Workspace, name: str) -> tuple[str, ...]:
    """The authors that go by that slug or name; `me` is the person who asks.

    Raises AnnotationError, with those that there are, where nobody does.
    """
    if name == ME:
        own = ws.known_author
        if own is None:
            raise AnnotationError(_("you have written nothing in this workspace yet"))
        return (own.slug,)
    known = {author.slug: author.name for author in annotated.authors(ws).by_slug.values()}
    wanted = name.strip().casefold()
    named = tuple(slug for slug, called in known.items() if wanted in (slug, called.casefold()))
    if named:
        return named
    slugs = {note.author for note in annotated.loaded(ws).annotations}
    if wanted in slugs:
        return (wanted,)
    there = sorted(f"{slug} ({known[slug]})" if slug in known else slug for slug in slugs | known.keys())
    message = _("there is no author {name}").format(name=shown_line(name))
    raise AnnotationError(_with_offer(message, there, get_close_matches(wanted, {*slugs, *known, *known.values()})))


def known_tag(ws: Workspace, name: str, vocabulary: Vocabulary) -> str:
    """The tag that `name` means: of the vocabulary, given to something, or the level above one of these.

    Raises VocabularyError, with what was perhaps meant.
    """
    if vocabulary.find(name) is not None or _is_level(name, (tag.name for tag in vocabulary.tags)):
        return name
    given = {tag for note in annotated.loaded(ws).annotations for tag in note.tags}
    if folded(name) in map(folded, given) or _is_level(name, given):
        return name
    try:
        vocabulary.called(name)
    except VocabularyError as error:
        if vocabulary.dimensions:
            raise
        raise VocabularyError(_with_offer(error.message, sorted(given), get_close_matches(name, given))) from None
    return name


def dimension_id(name: str, vocabulary: Vocabulary) -> str:
    """The dimension of that id or title. Raises VocabularyError, with those that there are."""
    wanted = name.strip().casefold()
    for dimension in vocabulary.dimensions:
        titles = (dimension.id, dimension.title.zh, dimension.title.en)
        if wanted and wanted in (title.casefold() for title in titles):
            return dimension.id
    message = _("there is no dimension {name}").format(name=shown_line(name))
    raise VocabularyError(_with_offer(message, [dimension.id for dimension in vocabulary.dimensions], ()))


def _is_level(name: str, tags: Iterable[str]) -> bool:
    above = f"{folded(name)}/"
    return any(folded(tag).startswith(above) for tag in tags)


def _with_offer(message: str, there: Iterable[str], near: Iterable[str]) -> str:
    """What is wrong, and what was perhaps meant, or else what there is."""
    if names := [*_shown(near)]:
        return _("{message}; perhaps {names}").format(message=message, names=", ".join(names))
    if names := [*_shown(there)]:
        more = ", ..." if len(names) > _LISTED else ""
        return _("{message}; there are: {names}").format(message=message, names=", ".join(names[:_LISTED]) + more)
    return message


def _shown(names: Iterable[str]) -> Iterator[str]:
    return map(shown_line, names)
