"""Making an annotation and making its next version: ids, time stamps, and the form of a body."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from stdplan_tui.annotations.model import Annotation, AnnotationId, Motivation, Resolution, Status, Target
from stdplan_tui.corpus.model import DocumentId

_MILLISECOND = timedelta(milliseconds=1)


def made(  # noqa: PLR0913 — one for each key that differs between new files
    document: DocumentId,
    author: str,
    target: Target,
    *,
    motivation: Motivation = Motivation.COMMENTING,
    body: str = "",
    tags: tuple[str, ...] = (),
    reply_to: tuple[AnnotationId, ...] = (),
    resolution: Resolution = Resolution.NONE,
    now: datetime | None = None,
) -> Annotation:
    """A new annotation with an id of its own, created now."""
    now = now or datetime.now(UTC)
    created = stamp(now)
    return Annotation(
        id=new_id(now),
        document=document,
        author=author,
        created=created,
        updated=created,
        motivation=motivation,
        target=target,
        reply_to=reply_to,
        resolution=resolution,
        tags=tags,
        body=body_text(body),
    )


def edited(annotation: Annotation, body: str, *, now: datetime | None = None) -> Annotation:
    """The next version of `annotation`, with another body."""
    return replace(annotation, body=body_text(body), updated=next_stamp(annotation.updated, now))


def retagged(annotation: Annotation, tags: tuple[str, ...], *, now: datetime | None = None) -> Annotation:
    """The next version of `annotation`, open and with these tags."""
    return replace(annotation, tags=tags, status=Status.OPEN, updated=next_stamp(annotation.updated, now))


def retargeted(annotation: Annotation, target: Target, *, now: datetime | None = None) -> Annotation:
    """The next version of `annotation`, on another place; keys of the old target that we do not know stay."""
    target = replace(target, unknown=annotation.target.unknown)
    return replace(annotation, target=target, updated=next_stamp(annotation.updated, now))


def deleted(annotation: Annotation, *, now: datetime | None = None) -> Annotation:
    """The tombstone of `annotation`: everything stays but the status."""
    return replace(annotation, status=Status.DELETED, updated=next_stamp(annotation.updated, now))


def restored(earlier: Annotation, latest: Annotation, *, now: datetime | None = None) -> Annotation:
    """The content of `earlier` as the version after `latest`."""
    return replace(earlier, updated=next_stamp(latest.updated, now))


def body_text(text: str) -> str:
    """A body as it is kept: NFC, lines ending in LF, the last one too; empty stays empty."""
    text = unicodedata.normalize("NFC", lf_only(text))
    return text if not text or text.endswith("\n") else text + "\n"


def lf_only(text: str) -> str:
    """`text` with CRLF and CR as LF."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def new_id(now: datetime | None = None) -> AnnotationId:
    """A ULID: 26 characters that sort by the time they were made."""
    from ulid import ULID

    return AnnotationId(str(ULID.from_datetime(now or datetime.now(UTC))))


def stamp(moment: datetime) -> str:
    """`moment` as the files have it: UTC, milliseconds, `Z`."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def next_stamp(previous: str, now: datetime | None = None) -> str:
    """Now, or one millisecond after `previous` where the clock stands behind it (other people's clocks differ)."""
    try:
        after = stamp(datetime.fromisoformat(previous) + _MILLISECOND)
    except OverflowError:  # the last millisecond of the year 9999
        return previous
    return max(stamp(now or datetime.now(UTC)), after)
