"""Annotations as they were: every version that git keeps, what stood at a commit, what differs between two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import Final

from stdplan_tui.annotations.store.annotation_file import annotation_in
from stdplan_tui.annotations.store.files import read_limited, refuse_links
from stdplan_tui.corpus.library import ANNOTATIONS
from stdplan_tui.errors import AnnotationError
from stdplan_tui.language import _
from stdplan_tui.sharing.contents import contents
from stdplan_tui.sharing.past import files as past_files
from stdplan_tui.sharing.past.files import HERE
from stdplan_tui.sharing.past.names import past_of_files, standing
from stdplan_tui.sharing.past.objects import commits
from stdplan_tui.sharing.past.raw import Touched
from stdplan_tui.sharing.past.values import Entry, Step, Version, Which, named_by
from stdplan_tui.sharing.repository import Repository

_PORTION: Final = 50
"""The commits whose files are read together at first, then more and more: a git that reads thousands is four times as
quick as many that read some each."""

_LARGEST_PORTION: Final = 800


class Past:
    """What git keeps of the annotations of a workspace. Every method raises GitError."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self._names: defaultdict[str, set[str]] = defaultdict(set)

    def entries(self, tip: str, which: Which, since: datetime | None = None) -> Iterator[Entry]:
        """The commits up to `tip` that changed some of those annotations, the newest first, each with its changes."""
        names = frozenset(name for id_ in which.ids for name in self._names.get(id_, ()) if which.has(name))
        found = past_of_files(self.repository, tip, which, since, names)
        most = _PORTION
        while portion := [*islice(found, most)]:
            made = commits(self.repository.git, (commit for commit, _files in portion))
            read = self.reading(one for _commit, files in portion for one in files)
            for commit, files in portion:
                yield Entry(made[commit], read.steps(files))
            most = min(4 * most, _LARGEST_PORTION)

    def changed(self, before: str, after: str | None, which: Which) -> tuple[Step, ...]:
        """What differs in those annotations between two commits or trees, or (None) from one to the work tree."""
        files = [one for one in self.files(before, after, which.patterns) if which.has(one.name)]
        return self.reading(files).steps(files)

    def standing(self, commit: str, which: Which) -> tuple[Version, ...]:
        """Those annotations as they were at a commit, in the order of their documents, authors and ids."""
        steps = self.reading(files := standing(self.repository, commit, which)).steps(files)
        return tuple(step.after for step in steps if step.after is not None)

    def files(self, before: str, after: str | None, patterns: Sequence[str]) -> Sequence[Touched]:
        """The files with names like those that two commits or trees have differently; None for the work tree."""
        if after is None:
            return past_files.since(self.repository, before, patterns)
        return past_files.between(self.repository, before, after, patterns)

    def ids_like(self, tip: str, part: str) -> frozenset[str]:
        """The ids that begin or end so of all annotations that ever were up to a commit."""
        found: set[str] = set()
        for name in past_files.ever_named(self.repository, tip, ANNOTATIONS):
            named = named_by(name) if part in name else None
            if named is not None and (named.id.startswith(part) or named.id.endswith(part)):
                found.add(named.id)
                self._names[named.id].add(name)
        return frozenset(found) or self._walked_ids(tip, part)

    def _walked_ids(self, tip: str, part: str) -> frozenset[str]:
        """The same in a clone that lacks contents, or for what is no annotation inside: many times as slow."""
        patterns = [f"annotations/*/*/{part}*.toml", f"annotations/*/*/*{part}.toml"]
        walked = past_files.touched(self.repository, tip, patterns)
        return frozenset(named.id for _commit, files in walked for one in files if (named := named_by(one.name)))

    def reading(self, files: Iterable[Touched]) -> Reading:
        """What those files hold, on both sides."""
        ids = dict.fromkeys(id_ for one in files for id_ in (one.before, one.after) if id_ not in ("", HERE))
        return Reading(self.repository.folder, contents(self.repository.git, ids) if ids else {})


class Reading:
    """Files whose contents are at hand, each read once."""

    def __init__(self, folder: Path, contents: Mapping[str, bytes]) -> None:
        self._folder = folder
        self._contents = contents
        self._known: dict[tuple[str, str], Version] = {}

    def steps(self, files: Iterable[Touched]) -> tuple[Step, ...]:
        """The changes of annotations that changes of files are, without those that change not a byte."""
        return tuple(self._step(before, after) for before, after in _paired(files) if self._differ(before, after))

    def content(self, name: str, id_: str) -> bytes | None:
        """The bytes of a file, CRLF as LF; None where there was none. Raises AnnotationError."""
        if not id_:
            return None
        if id_ == HERE:
            path = self._folder / name
            refuse_links(path.parent, self._folder)
            return read_limited(path).replace(b"\r\n", b"\n")
        if id_ not in self._contents:
            raise AnnotationError(_("too large, or not in this clone"), path=Path(name))
        return self._contents[id_].replace(b"\r\n", b"\n")

    def _differ(self, before: Touched | None, after: Touched | None) -> bool:
        if before is None or after is None or before.name != after.name or HERE not in (before.after, after.after):
            return True
        try:
            return self.content(before.name, before.before) != self.content(after.name, after.after)
        except AnnotationError:
            return True

    def _step(self, before: Touched | None, after: Touched | None) -> Step:
        return Step(
            self._version(before.name, before.before) if before else None,
            self._version(after.name, after.after) if after else None,
        )

    def _version(self, name: str, id_: str) -> Version | None:
        if not id_:
            return None
        if (name, id_) not in self._known:
            try:
                version = Version(name, annotation_in(self.content(name, id_) or b"", Path(name)))
            except AnnotationError as error:
                version = Version(name, None, error)
            self._known[name, id_] = version
        return self._known[name, id_]


def _paired(files: Iterable[Touched]) -> Iterator[tuple[Touched | None, Touched | None]]:
    """Which file an annotation had before and which after: one that went and one that came are one that moved."""
    known: defaultdict[object, list[Touched]] = defaultdict(list)
    for one in files:
        named = named_by(one.name)
        known[(named.author, named.id) if named else one.name].append(one)
    for same in known.values():
        went = [one for one in same if not one.after]
        came = [one for one in same if not one.before]
        yield from ((one, one) for one in same if one.before and one.after)
        yield from zip(went, came, strict=False)
        yield from ((one, None) for one in went[len(came) :])
        yield from ((None, one) for one in came[len(went) :])
