"""What happened to annotations in the commits that led here: removed, changed by others, dropped by a merge."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from typing import Final, NamedTuple

from stdplan_tui.annotations.store.annotation_keys import ULID
from stdplan_tui.annotations.store.authors import read_authors
from stdplan_tui.annotations.store.files import LARGEST, is_there, save
from stdplan_tui.annotations.vocabulary.file import VOCABULARY_FILE
from stdplan_tui.errors import GitError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _, ngettext
from stdplan_tui.sharing.merging import merged_file
from stdplan_tui.sharing.repository import Repository
from stdplan_tui.workspace.doctor.ailments import Ailment, Kind
from stdplan_tui.workspace.folder import ANNOTATIONS, Workspace

_MERGES: Final = 200
"""How many merges are looked at, the newest first."""

_SECONDS: Final = 120.0
_NOTHING: Final = "0" * 40


class _Touched(NamedTuple):
    """A file that a commit changed: the ids of its content before and after, zeros where there was none.

    Of a commit that `merged` others each parent sees changes of its own.
    """

    commit: str
    email: str
    name: str
    before: str
    after: str
    file: str
    merged: bool


def past_ailments(ws: Workspace, here: Repository) -> Iterator[Ailment]:
    """What the commits that led to HEAD did to annotations. Raises GitError."""
    if here.head is None:
        return
    touched = tuple(_touched(here))
    yield from _removed(ws, here, touched)
    yield from _changed_by_others(ws, here, touched)
    yield from _dropped(here)


def _touched(here: Repository) -> Iterator[_Touched]:
    """Every change of a file of the annotations folder, the newest first, as each parent sees it."""
    form = "%x01%H%x00%ae%x00%an%x00%P%x00"
    asked = ("log", "-m", "--raw", "--no-abbrev", "--no-renames", "-z", f"--format={form}", "HEAD")
    output = here.git.run(*asked, "--", here.prefix + ANNOTATIONS, seconds=_SECONDS)
    for record in output.out.split(b"\x01")[1:]:
        commit, email, name, parents, *rest = record.split(b"\0")
        entries = [piece.lstrip(b"\n") for piece in rest if piece.strip(b"\n")]
        for about, file in zip(entries[::2], entries[1::2], strict=False):
            _modes, _mode, before, after, *_status = about.decode("ascii", "replace").split(" ")
            yield _Touched(_text(commit), _text(email), _text(name), before, after, os.fsdecode(file), b" " in parents)


def _text(told: bytes) -> str:
    return told.decode("utf-8", "replace")


def _removed(ws: Workspace, here: Repository, touched: Iterable[_Touched]) -> Iterator[Ailment]:
    """Files that were there once and are nowhere now; those that moved with their document are somewhere."""
    gone = {one.file: one.before for one in reversed(tuple(touched)) if one.after == _NOTHING}
    missing = here.git.run("ls-files", "--deleted", "-z", "--", here.prefix + ANNOTATIONS, seconds=_SECONDS).pieces
    gone |= {file: here.git.run("rev-parse", f":{file}", seconds=_SECONDS).text for file in missing}
    there = frozenset(here.git.run("ls-files", "-z", "--", here.prefix + ANNOTATIONS, seconds=_SECONDS).pieces)
    names = {PurePosixPath(file).name for file in there - frozenset(missing)}
    for file, blob in gone.items():
        path = here.path_of(file)
        hidden = file in there and file not in missing  # by a sparse checkout
        if hidden or PurePosixPath(file).name in names or not _is_kept_for_good(ws, path) or is_there(path):
            continue
        message = _("was removed; annotations are deleted by marking them so, for a removed one can come back wrongly")
        remedy = _("`stdplan doctor --fix` restores it from history")
        mend = partial(_restore, ws, here, blob, path)
        yield Ailment(Kind.REMOVED, "error", message, remedy, path, mend=mend)


def _is_kept_for_good(ws: Workspace, path: Path) -> bool:
    """Whether a path is that of an annotation, an author, a kept text or the vocabulary."""
    parts = path.relative_to(ws.store.folder).parts
    if len(parts) == 1:
        return parts[0] == VOCABULARY_FILE
    if parts[0] in {"_authors", "_base"}:
        return len(parts) == 2
    return len(parts) == 3 and path.suffix == ".toml" and ULID.fullmatch(path.stem) is not None


def _restore(ws: Workspace, here: Repository, blob: str, path: Path) -> None:
    save(path, _content(here, blob), top=ws.store.folder)


def _changed_by_others(ws: Workspace, here: Repository, touched: Sequence[_Touched]) -> Iterator[Ailment]:
    """Annotations that somebody else than their author changed: by the identities that git knows of them."""
    names = read_authors(ws.store.folder)
    known = _identities(ws, here, touched)
    found: defaultdict[tuple[str, str], list[_Touched]] = defaultdict(list)
    for one in touched:
        author = _author_of(ws, here, one.file)
        if not author or _NOTHING in {one.before, one.after} or one.merged:
            continue
        if one.email not in known[author] and one.name != names.name_of(author):
            found[author, one.email].append(one)
    for (author, email), changes in found.items():
        message = ngettext(
            "{n} change of annotations of {author} was committed by {name} <{email}>, as in {commit}",
            "{n} changes of annotations of {author} were committed by {name} <{email}>, as in {commit}",
            len(changes),
        ).format(n=len(changes), author=author, name=changes[0].name, email=email, commit=changes[0].commit[:10])
        remedy = _("ask them; `stdplan log` shows what was changed, and only {author} should").format(author=author)
        path = here.path_of(changes[0].file)
        yield Ailment(Kind.FOREIGN_CHANGE, "warning", message, remedy, path)


def _identities(ws: Workspace, here: Repository, touched: Iterable[_Touched]) -> Mapping[str, set[str]]:
    """The addresses under which authors commit: of who claimed the short name, else of who wrote the first note."""
    claimed: defaultdict[str, set[str]] = defaultdict(set)
    first: dict[str, str] = {}
    for one in touched:  # the newest first: the oldest stands in the end
        if one.before != _NOTHING:
            continue
        path = PurePosixPath(one.file)
        if path.parent.name == "_authors":
            claimed[path.stem].add(one.email)
        elif author := _author_of(ws, here, one.file):
            first[author] = one.email
    return defaultdict(set, {author: claimed.get(author) or {first[author]} for author in first} | claimed)


def _author_of(ws: Workspace, here: Repository, file: str) -> str:
    path = here.path_of(file)
    parts = path.relative_to(ws.store.folder).parts
    return parts[1] if len(parts) == 3 and not parts[0].startswith("_") and path.suffix == ".toml" else ""


def _parents(here: Repository, commit: str) -> Sequence[str]:
    return here.git.run("rev-parse", f"{commit}^@", seconds=_SECONDS).text.split()


@frozen
class _Merge:
    """A merge: what both sides came from, the sides, and the merge itself, by the ids of commits."""

    base: str
    sides: tuple[str, str]
    commit: str


def _dropped(here: Repository) -> Iterator[Ailment]:
    """Files of which a merge took one side though the other had changed them too, or alone."""
    asked = ("rev-list", "--merges", "--max-parents=2", f"--max-count={_MERGES}", "HEAD", "--")
    # Of all folders: where a merge took one side whole, git thinks that nothing happened in this one.
    for commit in here.git.run(*asked, seconds=_SECONDS).text.split():
        ours, theirs = _parents(here, commit)
        output = here.git.tried("merge-base", ours, theirs, seconds=_SECONDS)
        if output.code == 0:
            yield from _dropped_by(here, _Merge(output.text.split()[0], (ours, theirs), commit))


def _dropped_by(here: Repository, merge: _Merge) -> Iterator[Ailment]:
    before = [_differing(here, merge.base, side) for side in merge.sides]
    missed = [_differing(here, side, merge.commit) for side in merge.sides]
    for side, other in ((0, 1), (1, 0)):
        for file, (base, changed) in before[side].items():
            if changed == _NOTHING or file not in missed[side]:
                continue  # a side that removed something, or whose content stands as it was
            stands = missed[side][file][1]
            is_other = stands == before[other].get(file, (base, base))[1]
            if is_other and not _says_as_much(here, base, changed, stands, file):
                yield _dropped_side(here, merge, file)


def _says_as_much(here: Repository, base: str, changed: str, stands: str, file: str) -> bool:
    """Whether what stands has in it all that was changed."""
    if stands == _NOTHING:
        return False
    base_content, changed_content, standing = (
        b"" if blob == _NOTHING else _content(here, blob) for blob in (base, changed, stands)
    )
    merged = merged_file(base_content, changed_content, standing, file)
    return not merged.refused and merged.content == standing


def _dropped_side(here: Repository, merge: _Merge, file: str) -> Ailment:
    message = _("the merge {commit} took one side and dropped what the other had changed")
    message = message.format(commit=merge.commit[:10])
    remedy = _("see both: git show {ours}:{file} and git show {theirs}:{file}; write again what is missing")
    ours, theirs = (side[:10] for side in merge.sides)
    remedy = remedy.format(ours=ours, theirs=theirs, file=file)
    return Ailment(Kind.DROPPED_SIDE, "error", message, remedy, here.path_of(file))


def _differing(here: Repository, one: str, other: str) -> Mapping[str, tuple[str, str]]:
    """The files of the annotations folder that differ between two commits: the ids of their contents."""
    asked = ("diff-tree", "-r", "--raw", "--no-abbrev", "--no-renames", "-z", one, other)
    pieces = here.git.run(*asked, "--", here.prefix + ANNOTATIONS, seconds=_SECONDS).pieces
    found = {}
    for about, file in zip(pieces[::2], pieces[1::2], strict=True):
        _modes, _mode, before, after, *_status = about.split(" ")
        found[file] = before, after
    return found


def _content(here: Repository, blob: str) -> bytes:
    size = int(here.git.run("cat-file", "-s", blob, seconds=_SECONDS).text)
    if size > LARGEST:
        raise GitError(_("too large: {size} bytes").format(size=size), path=blob)
    return here.git.run("cat-file", "blob", blob, seconds=_SECONDS).out
