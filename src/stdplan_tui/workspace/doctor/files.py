"""The annotations as they lie there: what is broken, stands twice, or points to what is not there."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Final

from stdplan_tui.annotations.store.annotation_file import annotation_from_bytes
from stdplan_tui.annotations.store.files import read_limited, save
from stdplan_tui.annotations.store.listing import Listed, annotated_documents, annotation_files
from stdplan_tui.corpus.checking import Finding
from stdplan_tui.errors import AnnotationError, GitError
from stdplan_tui.language import N_, _
from stdplan_tui.sharing.merging import merged_file
from stdplan_tui.workspace.annotation_checks import annotation_findings
from stdplan_tui.workspace.doctor.ailments import Ailment, Kind
from stdplan_tui.workspace.folder import Workspace

_MARKED: Final = re.compile(
    rb"^<{7}[^\n]*\n(?P<ours>.*?)(?:^\|{7}[^\n]*\n.*?)?^={7}\r?\n(?P<theirs>.*?)^>{7}[^\n]*(?:\n|\Z)",
    re.MULTILINE | re.DOTALL,
)
_BETWEEN: Final = re.compile(rb"^={7}\r?$", re.MULTILINE)

_REMEDIES: Final[Mapping[str, str]] = {
    Kind.BROKEN: N_("mend the file by hand, or take an earlier version: git log -p -- {file}"),
    Kind.MISPLACED: N_("give the file the name and the folders that it names, by git mv"),
    Kind.MARKERS: N_("decide by hand which side is right"),
    Kind.UNKNOWN_TAG: N_("`stdplan vocabulary add` puts it into the vocabulary; or take it off the annotation"),
    Kind.LOOSE_END: N_("get the rest of the discussion by git pull, or answer anew"),
    Kind.MISSING_PLACE: N_("`stdplan reanchor` looks for its place; or get the document back"),
    Kind.REPEATED: N_("its author joins them by setting the tags of the place once more"),
    Kind.AHEAD: N_("its author sets the clock right and edits the annotation"),
    Kind.OTHER: N_("take the keys out, if nothing needs them"),
}


def file_ailments(ws: Workspace, unmerged: frozenset[Path]) -> Iterator[Ailment]:
    """What is wrong with the files, but for those that git has not merged: that is told of them already."""
    for finding in annotation_findings(ws):
        path = Path(finding.path) if finding.path else ws.store.folder
        if path not in unmerged:
            yield _broken(ws, finding, path) if finding.kind == Kind.BROKEN else _ailment(finding, path)
    yield from _duplicates(ws)


def _ailment(finding: Finding, path: Path, kind: Kind | None = None) -> Ailment:
    kind = kind or Kind(finding.kind or Kind.OTHER)
    remedy = _(_REMEDIES[kind]).format(file=path.name)
    return Ailment(kind, finding.severity, finding.message, remedy, path, finding.line)


def _broken(ws: Workspace, finding: Finding, path: Path) -> Ailment:
    """A broken file: with marks of a conflict, in the wrong place, or neither."""
    try:
        content = read_limited(path)
    except AnnotationError:
        return _ailment(finding, path)
    if _MARKED.search(content):
        return _marked(ws, finding, path, content)
    try:
        annotation_from_bytes(content)
    except AnnotationError:
        return _ailment(finding, path)
    return _ailment(finding, path, Kind.MISPLACED)


def _marked(ws: Workspace, finding: Finding, path: Path, content: bytes) -> Ailment:
    """A file with marks of a conflict: both sides are taken out of it, and merged where that can be."""
    ours, theirs = (_MARKED.sub(rf"\g<{side}>".encode(), content) for side in ("ours", "theirs"))
    merged = merged_file(b"", ours, theirs, path.name)
    # A line of seven = may be one that somebody wrote: then it is not known where a side ends.
    clear = all(len(_BETWEEN.findall(found[0])) == 1 for found in _MARKED.finditer(content))
    if merged.refused or not clear:
        return _ailment(finding, path, Kind.MARKERS)
    remedy = _("`stdplan doctor --fix` merges both sides; what loses is kept in the file")
    mend = partial(_rewrite, ws, path, content, merged.content)
    return Ailment(Kind.MARKERS, "error", finding.message, remedy, path, finding.line, mend)


def _rewrite(ws: Workspace, path: Path, before: bytes, content: bytes) -> None:
    def ready() -> None:
        if read_limited(path) != before:
            raise GitError(_("was changed meanwhile; nothing was saved"), path=path)

    save(path, content, top=ws.store.folder, ready=ready)


def _duplicates(ws: Workspace) -> Iterator[Ailment]:
    """Files of one id in several places, as a rename of a document on one branch can leave them."""
    folder = ws.store.folder
    places: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for document in annotated_documents(folder):
        if isinstance(document, AnnotationError):
            continue
        for listed in annotation_files(folder, document):
            if isinstance(listed, Listed):
                places[listed.name].append((document, listed.author))
    for name, (first, *others) in places.items():
        for other in others:
            message = _("has the same id as {file}").format(file="/".join((*first, name)))
            remedy = _("see which one is right (git log -- {file}) and move the other out of the way by git mv")
            path = folder.joinpath(*other, name)
            yield Ailment(Kind.DUPLICATE, "error", message, remedy.format(file=name), path)
