"""Reading what has changed: each file as the last commit has it beside the one in the work tree."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter
from pathlib import Path, PurePosixPath
from typing import Final

from stdplan_tui.annotations.differing.fields import Became, became
from stdplan_tui.annotations.model import Annotation
from stdplan_tui.annotations.store.annotation_file import annotation_from_bytes, annotation_in
from stdplan_tui.annotations.store.authors import read_authors
from stdplan_tui.annotations.store.files import is_there, read_limited
from stdplan_tui.annotations.store.snapshots import kept_text
from stdplan_tui.annotations.vocabulary.file import read_vocabulary
from stdplan_tui.corpus.library import ANNOTATIONS, CORPUS
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.sharing.changes.changes import Changed, Changes, LeftOut
from stdplan_tui.sharing.changes.ours import Part, part
from stdplan_tui.sharing.changes.status import Differing, differing
from stdplan_tui.sharing.contents import contents
from stdplan_tui.sharing.own_lines import OWN_LINES
from stdplan_tui.sharing.repository import Repository

_MARKS: Final = re.compile(rb"^(?:<{7}|>{7}) ", re.MULTILINE)


def changes(repository: Repository, *, corpus: bool = False) -> Changes:
    """What has changed in the annotations, and with `corpus` in the documents too. Raises GitError, AnnotationError."""
    folders = [ANNOTATIONS, *OWN_LINES, *([CORPUS] if corpus else [])]
    return _Reading(repository).changes(differing(repository, folders))


@frozen
class _Found:
    """A file of the workspace that differs: what it is, whether it is there, and the annotation in it."""

    differing: Differing
    part: Part
    present: bool
    annotation: Annotation | None = None

    @property
    def name(self) -> str:
        return self.differing.name


class _Reading:
    """One look at a work tree."""

    def __init__(self, repository: Repository) -> None:
        self.repository = repository
        self.left_out: list[LeftOut] = []
        self.broken: list[LeftOut] = []

    def changes(self, listed: Iterable[Differing]) -> Changes:
        found = [one for differs in listed if (one := self._found(differs))]
        present = [one for one in found if one.present]
        gone = [one for one in found if not one.present]
        wanted = (one.differing.before for one in found if one.part is Part.ANNOTATION)
        before = contents(self.repository.git, (blob for blob in wanted if blob))
        changed = {one.name: _changed(one, before) for one in present}
        removed = (Changed(one.name, one.part, Became.REMOVED) for one in gone if one.part is Part.DOCUMENT)
        files = [*self._moved(changed, gone, before), *removed]
        name = attrgetter("name")
        return Changes(
            tuple(sorted(files, key=name)),
            tuple(sorted(self.left_out, key=name)),
            tuple(sorted(self.broken, key=name)),
        )

    def _found(self, differs: Differing) -> _Found | None:
        """What differs, read; None for what is left out or broken.

        What only the index had and is gone is nobody's loss.
        """
        what = part(differs.name.removeprefix(self.repository.prefix))
        path = self._path(differs.name)
        if differs.name.endswith("/"):
            self._leave_out(differs.name, _("a repository of its own"))
        elif what is None:
            self._leave_out(differs.name, _("not a file that stdplan writes"))
        elif not is_there(path):
            return _Found(differs, what, present=False) if differs.before else None
        else:
            try:
                content = read_limited(path, what.largest)
            except AnnotationError as error:
                self._leave_out(differs.name, error.message)
            else:
                return self._well(differs, what, content)
        return None

    def _well(self, differs: Differing, what: Part, content: bytes) -> _Found | None:
        """A file that can be shared; None for one that is broken, or has lines of others in it."""
        if what is Part.LINES and not _is_own(differs.name, content):
            self._leave_out(differs.name, _("has lines that stdplan did not write: commit it yourself"))
            return None
        try:
            return _Found(differs, what, True, self._checked(differs.name, what, content))
        except AnnotationError as error:
            where = f"{differs.name}:{error.line}" if error.line else differs.name
            self.broken.append(LeftOut(where, error.message))
            return None

    def _checked(self, name: str, what: Part, content: bytes) -> Annotation | None:
        """The annotation in a file. Raises AnnotationError for a file that is not what its name says."""
        path = self._path(name)
        if what is Part.ANNOTATION:
            return annotation_in(content, path)
        if what is Part.VOCABULARY:
            read_vocabulary(path)
        elif what is Part.SNAPSHOT:
            kept_text(path)
        elif what is Part.AUTHOR:
            self._check_author(path)
        elif PurePosixPath(name).suffix in (".md", ".toml") and (mark := _MARKS.search(content)):
            line = content.count(b"\n", 0, mark.start()) + 1
            raise AnnotationError(_("has conflict markers that git left"), path=path, line=line)
        return None

    def _check_author(self, path: Path) -> None:
        for error in read_authors(self.repository.folder / ANNOTATIONS).broken:
            if Path(error.path or "").name == path.name:
                raise error

    def _moved(
        self, changed: Mapping[str, Changed], gone: Iterable[_Found], before: Mapping[str, bytes]
    ) -> Iterator[Changed]:
        """Everything that is there; an annotation whose file is gone at another place has been moved from it.

        The file of one that is nowhere any more is left out: nothing of the annotations is ever removed.
        """
        arrived = {_file(one): one for one in changed.values() if one.deed is Became.ADDED and one.document}
        moved: dict[str, Changed] = {}
        for one in gone:
            was = _annotation(before.get(one.differing.before or ""))
            now = arrived.get((was.author, f"{was.id}.toml")) if was and one.part is Part.ANNOTATION else None
            if now is not None:
                moved[now.name] = Changed(
                    now.name, now.part, Became.MOVED, now.author, now.document, now.motivation, was=one.name
                )
            elif one.part is not Part.DOCUMENT:
                self._leave_out(one.name, _("the file is gone, and is not removed for others"))
        yield from (moved.get(name, one) for name, one in changed.items())

    def _leave_out(self, name: str, reason: str) -> None:
        self.left_out.append(LeftOut(name, reason))

    def _path(self, name: str) -> Path:
        return self.repository.top / name


def _changed(one: _Found, before: Mapping[str, bytes]) -> Changed:
    """What was done to a file that is there."""
    blob, after = one.differing.before, one.annotation
    deed = Became.EDITED if blob else Became.ADDED
    if after is None:
        author = PurePosixPath(one.name).stem if one.part is Part.AUTHOR else ""
        return Changed(one.name, one.part, deed, author)
    was = _annotation(before.get(blob)) if blob else None
    deed = became(was, after) if was else deed
    return Changed(one.name, one.part, deed, after.author, after.document, after.motivation)


def _is_own(name: str, content: bytes) -> bool:
    """Whether each line of such a file is one of ours."""
    try:
        lines = content.decode().splitlines()
    except UnicodeDecodeError:
        return False
    own = OWN_LINES[PurePosixPath(name).name]
    return all(not line.strip() or " ".join(line.split()) in own for line in lines)


def _annotation(content: bytes | None) -> Annotation | None:
    """The annotation that a blob holds; None where there is none, or none that can be read."""
    try:
        return None if content is None else annotation_from_bytes(content)
    except AnnotationError:
        return None


def _file(one: Changed) -> tuple[str, str]:
    return one.author, PurePosixPath(one.name).name
