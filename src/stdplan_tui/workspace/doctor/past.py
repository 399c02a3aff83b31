"""What happened to annotations in the commits that led here: removed, changed by others, dropped by a merge."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path, PurePosixPath
from typing import Final

from stdplan_tui.annotations.store.authors import AUTHORS_FOLDER, read_authors
from stdplan_tui.annotations.store.files import is_there, save
from stdplan_tui.corpus.library import ANNOTATIONS
from stdplan_tui.language import _, ngettext
from stdplan_tui.sharing.changes.ours import Part, part
from stdplan_tui.sharing.contents import content
from stdplan_tui.sharing.hidden import hidden_files
from stdplan_tui.sharing.merging import merged_file
from stdplan_tui.sharing.past.files import since, walked
from stdplan_tui.sharing.past.objects import Commit, commits
from stdplan_tui.sharing.past.raw import Touched
from stdplan_tui.sharing.past.values import named_by
from stdplan_tui.sharing.repository import Repository
from stdplan_tui.workspace.doctor.ailments import Ailment, Kind
from stdplan_tui.workspace.folder import Workspace

_MERGES: Final = 200
"""How many merges that took something back are looked at, the newest first."""

_SECONDS: Final = 120.0
_EVERYTHING: Final = (ANNOTATIONS,)
_KEPT_FOR_GOOD: Final = frozenset({Part.ANNOTATION, Part.AUTHOR, Part.SNAPSHOT, Part.VOCABULARY})
_Done = Sequence[tuple[Commit, Touched]]


def past_ailments(ws: Workspace, here: Repository) -> Iterator[Ailment]:
    """What the commits that led to HEAD did to annotations. Raises GitError."""
    if here.head is None:
        return
    found = tuple(walked(here, "HEAD", _EVERYTHING))
    made = commits(here.git, (commit for commit, _files, _back in found))
    done = [(made[commit], file) for commit, files, back in found for file in (*files, *back)]
    yield from _removed(ws, here, done)
    yield from _changed_by_others(ws, done)
    yield from _dropped(ws, here, {commit: back for commit, _files, back in found if back})


def _removed(ws: Workspace, here: Repository, done: _Done) -> Iterator[Ailment]:
    """Files that were there once and are nowhere now; those that moved with their document are somewhere."""
    gone = {file.name: file.before for _commit, file in reversed(done) if not file.after}
    gone |= {file.name: file.before for file in since(here, "HEAD", _EVERYTHING) if not file.after}
    hidden = {name.removeprefix(here.prefix) for name in hidden_files(here, ANNOTATIONS)}
    there = {name for _above, _folders, names in os.walk(ws.store.folder) for name in names}
    there |= {PurePosixPath(name).name for name in hidden}
    for name, blob in gone.items():
        path = ws.root / name
        kept = part(name) in _KEPT_FOR_GOOD and name not in hidden
        if not kept or (named_by(name) is not None and path.name in there) or is_there(path):
            continue
        message = _("was removed; annotations are deleted by marking them so, for a removed one can come back wrongly")
        remedy = _("`stdplan doctor --fix` restores it from history")
        mend = partial(_restore, ws, here, blob, path)
        yield Ailment(Kind.REMOVED, "error", message, remedy, path, mend=mend)


def _restore(ws: Workspace, here: Repository, blob: str, path: Path) -> None:
    save(path, content(here.git, blob), top=ws.store.folder)


def _changed_by_others(ws: Workspace, done: _Done) -> Iterator[Ailment]:
    """Annotations that somebody else than their author changed: by the identities that git knows of them."""
    names = read_authors(ws.store.folder)
    known = _identities(done)
    found: defaultdict[tuple[str, str], list[tuple[Commit, Touched]]] = defaultdict(list)
    for commit, file in done:
        named = named_by(file.name)
        if named is None or commit.is_merge or not (file.before and file.after):
            continue
        if commit.email not in known[named.author] and commit.author != names.name_of(named.author):
            found[named.author, commit.email].append((commit, file))
    for (author, email), changes in found.items():
        commit, file = changes[0]
        message = ngettext(
            "{n} change of annotations of {author} was committed by {name} <{email}>, as in {commit}",
            "{n} changes of annotations of {author} were committed by {name} <{email}>, as in {commit}",
            len(changes),
        ).format(n=len(changes), author=author, name=commit.author, email=email, commit=commit.id[:10])
        remedy = _("ask them; `stdplan log` shows what was changed, and only {author} should").format(author=author)
        yield Ailment(Kind.FOREIGN_CHANGE, "warning", message, remedy, ws.root / file.name)


def _identities(done: _Done) -> Mapping[str, set[str]]:
    """The addresses under which authors commit: of who claimed the short name, else of who wrote the first note."""
    claimed: defaultdict[str, set[str]] = defaultdict(set)
    first: dict[str, str] = {}
    for commit, file in done:  # the newest first: the oldest stands in the end
        if file.before:
            continue
        path = PurePosixPath(file.name)
        if path.parent.name == AUTHORS_FOLDER:
            claimed[path.stem].add(commit.email)
        elif (named := named_by(file.name)) is not None:
            first[named.author] = commit.email
    return defaultdict(set, {author: claimed.get(author) or {first[author]} for author in first} | claimed)


def _dropped(ws: Workspace, here: Repository, back: Mapping[str, Sequence[Touched]]) -> Iterator[Ailment]:
    """Files of which a merge took one side though the other had changed them too, or alone."""
    for merge, files in islice(back.items(), _MERGES):
        ours, theirs = here.git.run("rev-parse", f"{merge}^@", seconds=_SECONDS).text.split()
        base = here.git.run("merge-base", ours, theirs, seconds=_SECONDS).text
        for file in files:
            if file.before and not _says_as_much(here, base, file):
                yield _dropped_side(ws, here, (merge, ours, theirs), file.name)


def _says_as_much(here: Repository, base: str, file: Touched) -> bool:
    """Whether what a merge has of a file has in it all that the side had changed that it did not take."""
    if not file.after:
        return False
    output = here.git.tried("rev-parse", "--verify", "--quiet", f"{base}:{here.prefix}{file.name}", seconds=_SECONDS)
    before = content(here.git, output.text) if output.code == 0 else b""
    standing = content(here.git, file.after)
    merged = merged_file(before, content(here.git, file.before), standing, file.name)
    return not merged.refused and merged.content == standing


def _dropped_side(ws: Workspace, here: Repository, commits_: Iterable[str], name: str) -> Ailment:
    merge, ours, theirs = (commit[:10] for commit in commits_)
    message = _("the merge {commit} took one side and dropped what the other had changed").format(commit=merge)
    remedy = _("see both: git show {ours}:{file} and git show {theirs}:{file}; write again what is missing")
    remedy = remedy.format(ours=ours, theirs=theirs, file=here.prefix + name)
    return Ailment(Kind.DROPPED_SIDE, "error", message, remedy, ws.root / name)
