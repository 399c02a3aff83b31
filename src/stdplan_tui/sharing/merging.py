"""Three versions of a file of the annotations folder made one, as git hands them to a merge driver.

Annotations are merged by their ids and keys (`annotations.store.merging`), the vocabulary by its tags. Where that
cannot be, both versions stand in the file between marks: text that merges well may mix what two people wrote.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import PurePosixPath
from typing import Final

from stdplan_tui.annotations.making import stamp
from stdplan_tui.annotations.model import Annotation
from stdplan_tui.annotations.store.annotation_file import annotation_bytes, annotation_from_bytes
from stdplan_tui.annotations.store.merging import merged
from stdplan_tui.annotations.vocabulary.file import VOCABULARY_FILE
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import AnnotationError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.toml_table import TomlDefect, decoded

AHEAD: Final = timedelta(days=1)
"""How far a time may lie ahead: clocks differ, and some stand in other zones than they say."""


@frozen
class Merged:
    """What three versions came to: the file's bytes.

    `refused` says why it is both versions between marks, "" where they are one; `remarks` what people should look at.
    """

    content: bytes
    refused: str = ""
    remarks: tuple[str, ...] = ()


def merged_file(base: bytes, ours: bytes, theirs: bytes, name: str, *, now: datetime | None = None) -> Merged:
    """The file `name` of two sides that have come from `base`, which is empty where there was no file before.

    It makes no difference to the bytes which side is which, unless it is refused.
    """
    try:
        if PurePosixPath(name).name == VOCABULARY_FILE:
            return _vocabulary(base, ours, theirs)
        return _annotation(base, ours, theirs, now or datetime.now(UTC))
    except (AnnotationError, TomlDefect) as error:
        return Merged(_side_by_side(ours, theirs), refused=error.message)


def is_ahead(annotation: Annotation, now: datetime) -> bool:
    """Whether an annotation says that it was written more than a day from now: it would win every merge until then."""
    return annotation.updated > stamp(now + AHEAD)


def _annotation(base: bytes, ours: bytes, theirs: bytes, now: datetime) -> Merged:
    a, b = annotation_from_bytes(ours), annotation_from_bytes(theirs)
    if (a.id, a.author) != (b.id, b.author):
        message = _("two annotations meet in one file: {one} of {author} and {other} of {other_author}")
        raise AnnotationError(message.format(one=a.id, author=a.author, other=b.id, other_author=b.author))
    before = _before(base, a)
    document = _document(before, a, b)
    joined = merged(before, replace(a, document=document), replace(b, document=document))
    ahead = _("{id} says that it was written at {time}, which is more than a day from now")
    remarks = [ahead.format(id=joined.id, time=joined.updated)] if is_ahead(joined, now) else []
    return Merged(annotation_bytes(joined), remarks=tuple(remarks))


def _vocabulary(base: bytes, ours: bytes, theirs: bytes) -> Merged:
    from stdplan_tui.annotations.vocabulary.merging.merged import merged_text

    text = merged_text(decoded(base) if base else None, decoded(ours), decoded(theirs))
    return Merged(text.encode())


def _before(base: bytes, annotation: Annotation) -> Annotation | None:
    """What both sides have come from; None where that was nothing, or another annotation that looked alike."""
    try:
        before = annotation_from_bytes(base)
    except AnnotationError:
        return None
    return before if before.id == annotation.id else None


def _document(before: Annotation | None, a: Annotation, b: Annotation) -> DocumentId:
    """The document of both sides; where one of them has renamed it, by the new id."""
    ids = {a.document, b.document}
    new = ids - {before.document} if before is not None else ids
    if len(new) > 1:
        raise AnnotationError(_("both sides gave the document another id: {ids}").format(ids=", ".join(sorted(ids))))
    return min(new or ids)


def _side_by_side(ours: bytes, theirs: bytes) -> bytes:
    return b"<<<<<<< ours\n" + _ended(ours) + b"=======\n" + _ended(theirs) + b">>>>>>> theirs\n"


def _ended(content: bytes) -> bytes:
    return content if not content or content.endswith(b"\n") else content + b"\n"
