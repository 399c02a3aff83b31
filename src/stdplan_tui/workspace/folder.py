"""A folder, opened: where its parts are, who works in it, and where its caches may be kept."""

from __future__ import annotations

import hashlib
import os
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from stdplan_tui.annotations.layers import Layers
from stdplan_tui.corpus.files import stamp_of
from stdplan_tui.corpus.library import ANNOTATIONS, CORPUS, Library
from stdplan_tui.corpus.parsed import Parsed
from stdplan_tui.errors import WorkspaceError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.settings import Settings, load_settings

if TYPE_CHECKING:
    from collections.abc import Callable

    from stdplan_tui.annotations.journal.journal import Journal
    from stdplan_tui.annotations.notebook import Notebook
    from stdplan_tui.annotations.seen import Seen
    from stdplan_tui.annotations.store.authors import Author
    from stdplan_tui.annotations.store.store import Store
    from stdplan_tui.search.engine import SearchEngine
    from stdplan_tui.workspace.vocabularies import Agreed

_APPLICATION = "stdplan"
_NOBODY = "_nobody_as_of"
"""What the authors' files looked like when this person was none of them."""


@frozen(slots=False)
class Workspace:
    """A folder with a `corpus/`, and the settings of the person who opened it.

    `root` is absolute. `layers` are those that are seen, by `notebook` and what is searched; without them, all. Nothing
    is read or written before it is asked for.
    """

    root: Path
    settings: Settings
    layers: Layers = Layers()

    def with_settings(self, settings: Settings) -> Workspace:
        """The same folder for other settings; what has been read of it stays."""
        other = Workspace(self.root, settings, self.layers)
        same_author = settings.author_name == self.settings.author_name
        changed = {"settings"} if same_author else {"settings", "author", _NOBODY, "seen", "notebook"}
        vars(other).update({name: value for name, value in vars(self).items() if name not in changed})
        return other

    def with_layers(self, layers: Layers) -> Workspace:
        """The same folder for a person who sees other layers of it; what has been read of it stays."""
        if layers == self.layers:
            return self
        other = Workspace(self.root, self.settings, layers)
        changed = {"layers", "seen", "notebook", "engine"}
        vars(other).update({name: value for name, value in vars(self).items() if name not in changed})
        if "notebook" in vars(self):
            vars(other)["notebook"] = self.notebook.through(other.seen)
        return other

    @cached_property
    def library(self) -> Library:
        """The documents: the folder `corpus/`."""
        return Library(self.root / CORPUS, Parsed(self._cache_path / "documents"))

    @cached_property
    def store(self) -> Store:
        """The notes and tags: the folder `annotations/`, which need not exist."""
        from stdplan_tui.annotations.store.kept import Kept
        from stdplan_tui.annotations.store.store import Store

        kept = Kept(self._cache_path / "annotations")
        return Store(self.root / ANNOTATIONS, kept, lock=self._state_path / "annotations.lock")

    @cached_property
    def seen(self) -> Seen:
        """The annotations as far as they are seen: to write, to check and to count ids there is the store."""
        from stdplan_tui.annotations.seen import Seen

        return Seen(self.store, self.layers, self.own_slug)

    @property
    def shows(self) -> Callable[[str], bool]:
        """What says of an author's short name, as things stand, whether the annotations under it are seen."""
        return partial(self.layers.shows, own=self.own_slug() if self.layers.only_own else "")

    @cached_property
    def notebook(self) -> Notebook:
        """The annotations that are seen as they stand today, each in its place."""
        from stdplan_tui.annotations.notebook import Notebook

        return Notebook(self.seen, self.library, self.agreed.readable)

    @cached_property
    def agreed(self) -> Agreed:
        """The vocabulary of tags: `annotations/vocabulary.toml`, which need not exist."""
        from stdplan_tui.workspace.vocabularies import Agreed

        return Agreed(self.root / ANNOTATIONS)

    @cached_property
    def author(self) -> Author:
        """The person who writes here, the short name claimed. Raises AnnotationError where it is somebody else's."""
        from stdplan_tui.workspace.author import claimed

        return claimed(self.store, self.settings)

    @property
    def known_author(self) -> Author | None:
        """The person who writes here, where the short name is theirs already; nothing is written to know it."""
        from stdplan_tui.workspace.author import known

        author = vars(self).get("author") or known(self.store.folder, self.settings)
        if author is not None:
            vars(self)["author"] = author  # to be known without asking git for the name each time
        return author

    @cached_property
    def journal(self) -> Journal:
        """This person's changes, in the state folder; where there is none they are remembered until the end."""
        from stdplan_tui.annotations.journal.journal import Journal

        return Journal(self._state_path / "journal.jsonl")

    @cached_property
    def engine(self) -> SearchEngine:
        """The search engine; it finds nothing before its first refresh."""
        from stdplan_tui.workspace.searching import new_engine

        return new_engine(self)

    @cached_property
    def cache_folder(self) -> Path | None:
        """A folder of this user's for what can be made again (the search index); None where there can be none."""
        return _own_folder(self._cache_path)

    @cached_property
    def state_folder(self) -> Path | None:
        """A folder of this user's for what should survive (journal, drafts); None where there can be none."""
        return _own_folder(self._state_path)

    @property
    def index_folder(self) -> Path | None:
        """Where the search index is kept; one that knows nothing of hidden layers stands beside the other."""
        folder = self.cache_folder
        return folder / "search-seen" if folder is not None and self.layers.hides else folder

    def own_slug(self) -> str:
        """The short name of this person, "" where it is not known: looked for anew when somebody has claimed one."""
        if (author := vars(self).get("author")) is not None:
            return str(author.slug)
        from stdplan_tui.annotations.store.authors import AUTHORS_FOLDER

        claimed = stamp_of(self.root / ANNOTATIONS / AUTHORS_FOLDER)
        if claimed is not None and vars(self).get(_NOBODY) != claimed:
            if (known := self.known_author) is not None:
                return known.slug
            vars(self)[_NOBODY] = claimed
        return ""

    @property
    def _cache_path(self) -> Path:
        from platformdirs import user_cache_path

        return user_cache_path(_APPLICATION, appauthor=False) / self._key

    @property
    def _state_path(self) -> Path:
        from platformdirs import user_state_path

        return user_state_path(_APPLICATION, appauthor=False) / self._key

    @property
    def _key(self) -> str:
        """A name for the folder that two workspaces never share."""
        return hashlib.sha256(os.fsencode(self.root.resolve())).hexdigest()[:16]


def open_workspace(
    folder: Path | None = None, *, start: Path | None = None, settings: Settings | None = None
) -> Workspace:
    """The workspace at `folder`; without one, the nearest at or above `start` (the current folder if None).

    `settings` are the user's unless given. Raises WorkspaceError where there is none.
    """
    if folder is None:
        root = _found_upwards(Path(start or Path.cwd()).absolute())
    else:
        root = folder.absolute()
        if not (root / CORPUS).is_dir():
            raise WorkspaceError(_("not a workspace: it has no folder corpus/"), path=folder)
    if not os.access(root / CORPUS, os.R_OK | os.X_OK):
        raise WorkspaceError(_("the folder cannot be read"), path=root / CORPUS)
    return Workspace(root, load_settings() if settings is None else settings)


def _found_upwards(start: Path) -> Path:
    for folder in (start, *start.parents):
        if _holds_documents(folder / CORPUS):
            return folder
    raise WorkspaceError(_("no workspace here or above: no folder corpus/ was found (name one with -C)"), path=start)


def _holds_documents(corpus: Path) -> bool:
    """Whether a folder is a corpus: still empty, or with documents; a folder of another purpose is passed by."""
    try:
        with os.scandir(corpus) as entries:
            names = [entry.name for entry in entries if not entry.name.startswith(".")]
    except OSError:
        return False
    return not names or any(name == "sources" or name.endswith((".md", ".toml")) for name in names)


def _own_folder(folder: Path) -> Path | None:
    """`folder`, made for this user only; None where it cannot be made or belongs to somebody else."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        owned = not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid()
    except OSError:
        return None
    return folder if owned and os.access(folder, os.W_OK | os.X_OK) else None
