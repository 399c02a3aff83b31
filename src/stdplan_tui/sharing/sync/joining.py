"""Bringing two lines of commits together without touching the work tree: the trees are merged in git's store alone.

So what cannot be merged leaves nothing half done. What git has merged is looked at before it counts: git follows
renames, and would take an annotation that somebody removed for a new one that looks like it, and write the changes of
one into the other; and a merge of texts can leave an annotation that is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Final

from stdplan_tui.annotations.store.annotation_file import annotation_in
from stdplan_tui.annotations.vocabulary.file import VOCABULARY_FILE, vocabulary_from
from stdplan_tui.corpus.library import ANNOTATIONS
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.sharing.changes.ours import Part, part
from stdplan_tui.sharing.contents import contents
from stdplan_tui.sharing.drivers import DRIVER
from stdplan_tui.sharing.git import Git
from stdplan_tui.sharing.repository import Repository
from stdplan_tui.sharing.sync.committing import commit_of, temporary_folder
from stdplan_tui.sharing.sync.steps import Stopped
from stdplan_tui.text.toml_table import TomlDefect, decoded

_MERGE: Final = (
    "-c",
    "merge.directoryRenames=false",
    "merge-tree",
    "--write-tree",
    "-z",
    "--name-only",
    "--no-messages",
)
_CHECKED: Final = frozenset({Part.ANNOTATION, Part.VOCABULARY})
_ENTRIES: Final = ("ls-tree", "-r", "-z", "--full-tree")


@frozen
class Tree:
    """What a merge of two commits came to: the id of the tree, and what is in conflict there by its names."""

    id: str
    conflicts: tuple[str, ...] = ()


def is_ancestor(repository: Repository, older: str, newer: str) -> bool:
    """Whether a commit has another one in its past. Raises GitError."""
    return repository.git.tried("merge-base", "--is-ancestor", older, newer).code == 0


def between(repository: Repository, older: str | None, newer: str) -> int:
    """How many commits one has in its past that another has not. Raises GitError."""
    without = [f"^{older}"] if older else []
    return int(repository.git.run("rev-list", "--count", newer, *without).text)


def merge_base(repository: Repository, ours: str, theirs: str) -> str:
    """The commit that two lines have come from. Raises Stopped where there is none; GitError."""
    output = repository.git.tried("merge-base", ours, theirs)
    if output.code:
        shallow = repository.git.run("rev-parse", "--is-shallow-repository").text == "true"
        cut = _("this clone has only the newest commits: git fetch --unshallow brings the others")
        raise Stopped(cut if shallow else _("the two branches have no commit in common; they are not brought together"))
    return output.text.splitlines()[0]


def merged(repository: Repository, work: Git, ours: str, theirs: str, name: str) -> str:
    """A commit that merges `theirs`, which people call `name`, into `ours`. Raises Stopped for conflicts; GitError."""
    base = merge_base(repository, ours, theirs)
    tree = merged_tree(repository, work, base, ours, theirs)
    if tree.conflicts:
        raise conflicted(repository, tree.conflicts, f"git merge {name}")
    with temporary_folder(repository) as folder:
        message = folder / "message"
        message.write_text(f"Merge remote-tracking branch '{name}'\n", encoding="utf-8")
        return commit_of(work, tree.id, [ours, theirs], message)


def conflicted(repository: Repository, names: Sequence[str], command: str) -> Stopped:
    """What is said of conflicts: the files, and the command with which they are settled by hand."""
    message = _("others have changed the same; nothing was touched. {command} brings both together for you to settle")
    ours = any(_is_checked(repository, name) for name in names)
    if ours and repository.setting(f"merge.{DRIVER}.driver") is None:
        names = [*names, _("(annotations merge by their keys after stdplan init, then share again)")]
    return Stopped(message.format(command=command), names)


def refuse_unsigned(repository: Repository, work: Git, theirs: str) -> None:
    """Raise Stopped where git is set to merge only what is signed well, and this is not."""
    if repository.flag("merge.verifySignatures"):
        output = work.tried("verify-commit", theirs)
        if output.code:
            raise Stopped(_("what others have pushed is not signed as merge.verifySignatures asks"), output.told)


def merged_tree(repository: Repository, work: Git, base: str, ours: str, theirs: str) -> Tree:
    """What the trees of two commits come to that have come from `base`. Raises Stopped, GitError."""
    output = work.tried(*_MERGE, ours, theirs)
    tree, *names = output.pieces or [""]
    if output.code not in (0, 1) or not tree:
        raise Stopped(_("git cannot merge these"), output.told)
    if output.code:
        return Tree(tree, tuple(dict.fromkeys(names)))
    sides = [_changed(repository, base, side) for side in (ours, theirs)]
    if not any(sides):
        return Tree(tree)
    entries = _entries(repository, tree)
    lost = _lost(sides[0] | sides[1], entries)
    return Tree(tree, tuple(sorted({*lost, *_broken(repository, sides[0] & sides[1], entries)})))


def _lost(changed: Iterable[str], entries: Iterable[str]) -> Iterator[str]:
    """What somebody wrote that is nowhere any more, under no document: it went into another file, or with its own."""
    there = {_file(name) for name in entries}
    yield from (name for name in changed if _file(name) not in there)


def _broken(repository: Repository, changed: Iterable[str], entries: Mapping[str, str]) -> Iterator[str]:
    """What both sides changed and cannot be read as it was merged."""
    merged = {name: entries[name] for name in changed if name in entries}
    kept = contents(repository.git, merged.values())
    for name, blob in merged.items():
        content, path = kept.get(blob, b""), repository.top / name
        try:
            if path.name == VOCABULARY_FILE:
                vocabulary_from(decoded(content))
            else:
                annotation_in(content, path)
        except (AnnotationError, TomlDefect):
            yield name


def _changed(repository: Repository, older: str, newer: str) -> set[str]:
    """The names of annotations and vocabulary that are new or not the same in the newer of two commits."""
    folder = f"{repository.prefix}{ANNOTATIONS}"
    asked = ("diff-tree", "-r", "-z", "--name-only", "--no-renames", "--diff-filter=AMT", older, newer, "--", folder)
    return {name for name in repository.git.run(*asked).pieces if _is_checked(repository, name)}


def _entries(repository: Repository, tree: str) -> Mapping[str, str]:
    """The blobs of the annotations and the vocabulary of a tree by their names."""
    pieces = (piece.split("\t", 1) for piece in repository.git.run(*_ENTRIES, tree).pieces)
    return {name: about.split(" ")[2] for about, name in pieces if _is_checked(repository, name)}


def _is_checked(repository: Repository, name: str) -> bool:
    return part(name.removeprefix(repository.prefix)) in _CHECKED


def _file(name: str) -> tuple[str, str]:
    """Author and file of an annotation, which it keeps where its document is renamed."""
    path = PurePosixPath(name)
    return path.parent.name, path.name
