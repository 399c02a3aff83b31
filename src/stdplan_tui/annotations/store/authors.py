"""Whose slug is whose.

`annotations/_authors/SLUG.toml` holds the author's name and id, eight random hex digits that the author's own settings
hold too: two people of one name are told apart by it.
"""

from __future__ import annotations

import re
import secrets
import unicodedata
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from stdplan_tui.annotations.store.files import is_there, read_limited, refuse_links, save
from stdplan_tui.annotations.store.slugs import author_slug, numbered, slug
from stdplan_tui.errors import AnnotationError, AuthorTaken, IdError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.toml_table import TomlDefect, decoded, parsed

AUTHORS_FOLDER = "_authors"
_ID = re.compile(r"[0-9a-f]{8}")
_NAME = re.compile(r"[^\x00-\x1f\x7f-\x9f]*\S[^\x00-\x1f\x7f-\x9f]*")


@frozen
class Author:
    """A person who writes annotations: slug, name, and the id that proves the slug theirs."""

    slug: str
    name: str
    id: str


@frozen
class Authors:
    """The authors of a workspace by their slugs, and the files of authors that cannot be read."""

    by_slug: Mapping[str, Author]
    broken: tuple[AnnotationError, ...]

    def name_of(self, author: str) -> str:
        """The name of the author of that slug; the slug itself where there is none."""
        known = self.by_slug.get(author)
        return author if known is None else known.name


def new_author_id() -> str:
    """Eight random hex digits."""
    return secrets.token_hex(4)


def read_authors(store_folder: Path) -> Authors:
    """All authors that the annotations folder names."""
    known: dict[str, Author] = {}
    broken: list[AnnotationError] = []
    folder = store_folder / AUTHORS_FOLDER
    try:
        refuse_links(folder, store_folder)
    except AnnotationError as error:
        return Authors({}, (error,))
    for path in sorted(folder.glob("*.toml")):
        try:
            author = _read(path)
            known[author.slug] = author
        except AnnotationError as error:
            broken.append(error)
    return Authors(known, tuple(broken))


def claim(store_folder: Path, name: str, own_id: str, *, wanted: str | None = None, alone: bool = False) -> Author:
    """The author that this person is here; the first time, the slug is written down as theirs.

    A slug that the person has under this name is kept; else it is `wanted`, else the slug of the name. Raises
    AuthorTaken, with a free slug to propose, where it is somebody else's; IdError where no slug can be made;
    AnnotationError where the file cannot be read or written. `alone` is as in `write_atomically`.
    """
    name = unicodedata.normalize("NFC", name.strip())
    if _NAME.fullmatch(name) is None or _ID.fullmatch(own_id) is None:
        raise AnnotationError(_("an author needs a name of one line and an id of eight hex digits"))
    if author := known_author(store_folder, name, own_id, wanted=wanted):
        return author
    return _claimed(store_folder, Author(author_slug(wanted) if wanted else slug(name), name, own_id), alone=alone)


def known_author(store_folder: Path, name: str, own_id: str, *, wanted: str | None = None) -> Author | None:
    """The author that this person is here already, by that name or by `wanted` as their slug; nothing is written."""
    name = unicodedata.normalize("NFC", name.strip())
    own = {author.slug: author for author in read_authors(store_folder).by_slug.values() if author.id == own_id}
    if wanted:
        return own.get(wanted)
    of_name = (author for author in own.values() if author.name == name)
    with suppress(IdError):
        return next(of_name, None) or own.get(slug(name))
    return None


def _claimed(store_folder: Path, author: Author, *, alone: bool) -> Author:
    path = _path(store_folder, author.slug)
    if not is_there(path):
        save(path, _toml(author).encode(), top=store_folder, alone=alone)
        return author
    other = _read(path)
    if other.id == author.id:
        return other
    proposal = next(free for free in numbered(author.slug) if not is_there(_path(store_folder, free)))
    message = _("{slug} is the short name of another {name}; {proposal} is free")
    raise AuthorTaken(message.format(slug=author.slug, name=other.name, proposal=proposal), proposal, path=path)


def _read(path: Path) -> Author:
    try:
        table = parsed(decoded(read_limited(path)))
        return Author(author_slug(path.stem), table.text("name", form=_NAME), table.text("id", form=_ID))
    except TomlDefect as defect:
        raise AnnotationError(defect.message, path=path, line=defect.line) from None
    except IdError as error:
        raise AnnotationError(error.message, path=path) from None


def _toml(author: Author) -> str:
    import tomli_w

    return tomli_w.dumps({"name": author.name, "id": author.id})


def _path(store_folder: Path, author: str) -> Path:
    return store_folder / AUTHORS_FOLDER / f"{author}.toml"
