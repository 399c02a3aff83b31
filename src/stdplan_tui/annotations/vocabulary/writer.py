"""Changing `vocabulary.toml` as a person would: comments, order and everything else stay as they are.

A change is made on values (`vocabulary_changes`); here what differs between two vocabularies is carried over into the
text. The new text is read before it is written: it must say what was wanted and have every comment of the old one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

from stdplan_tui.annotations.store.files import is_there, read_limited, save
from stdplan_tui.annotations.vocabulary.file import vocabulary_from
from stdplan_tui.annotations.vocabulary.text import BY_HAND, carried_over, line_of_change
from stdplan_tui.annotations.vocabulary.vocabulary import Vocabulary
from stdplan_tui.errors import AnnotationError, VocabularyError
from stdplan_tui.language import _
from stdplan_tui.text.toml_lines import comments_of
from stdplan_tui.text.toml_table import TomlDefect, decoded

_NEW_FILE = "schema = 1\nclosed = false\n"
_TRIES = 2
"""The second is made on a text that somebody else has just written."""

Changed = Callable[[Vocabulary], Vocabulary]
"""A change of `vocabulary_changes`, all but the vocabulary given."""


class _Overtaken(AnnotationError):
    """The file is no longer the one that was read."""


def revise(path: Path, change: Changed, *, dry_run: bool = False) -> Vocabulary:
    """Make a change to the vocabulary in a file, which need not be there yet; the vocabulary as it is then.

    Somebody else's change meanwhile is kept: ours is made once more on top of it. With `dry_run` nothing is written.
    Raises VocabularyError where the file cannot be read, cannot have the change, or is changed faster than that;
    AnnotationError where it cannot be written. Then it is as it was.
    """
    for _attempt in range(_TRIES):
        content = _content(path)
        text, vocabulary = _changed(path, content, change)
        try:
            if text is not None and not dry_run:
                _write(path, text, content)
        except _Overtaken:
            continue
        return vocabulary
    raise VocabularyError(_("was changed by other hands meanwhile; nothing was saved"), path=path)


def _content(path: Path) -> bytes | None:
    """The bytes of the file, None where there is none."""
    try:
        return read_limited(path) if is_there(path) else None
    except AnnotationError as error:
        raise VocabularyError(error.message, path=path) from None


def _changed(path: Path, content: bytes | None, change: Changed) -> tuple[str | None, Vocabulary]:
    """The text after a change, None where it is the same, and what it says."""
    try:
        before = _NEW_FILE if content is None else decoded(content)
        vocabulary = vocabulary_from(before)
    except TomlDefect as defect:
        raise VocabularyError(defect.message, path=path, line=defect.line) from None
    wanted = change(vocabulary)
    if wanted == vocabulary:
        return None, vocabulary
    try:
        after = carried_over(before, vocabulary, wanted)
    except TomlDefect as defect:
        raise VocabularyError(defect.message, path=path, line=defect.line) from None
    try:
        made = vocabulary_from(after)
    except TomlDefect as defect:  # of a text that nobody has seen: its lines would lead astray
        raise VocabularyError(defect.message) from None
    if made != wanted or Counter(comments_of(before)) - Counter(comments_of(after)):
        raise VocabularyError(_(BY_HAND), path=path, line=line_of_change(before, vocabulary, wanted))
    return after, made


def _write(path: Path, text: str, content: bytes | None) -> None:
    def ready() -> None:
        if _content(path) != content:
            raise _Overtaken(_("was changed by other hands meanwhile; nothing was saved"), path=path)

    save(path, text.encode(), top=path.parent, ready=ready)
