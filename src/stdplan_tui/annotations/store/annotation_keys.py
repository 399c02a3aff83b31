"""The keys of an annotation file: from a TOML table to an Annotation and back, in the order of the format."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import TypeVar

from stdplan_tui.annotations.model import (
    VERDICTS,
    Annotation,
    AnnotationId,
    Conflict,
    Motivation,
    Resolution,
    Status,
    Target,
)
from stdplan_tui.annotations.store.slugs import author_slug
from stdplan_tui.corpus.ids import clause_id, document_id
from stdplan_tui.errors import IdError
from stdplan_tui.language import _
from stdplan_tui.text.toml_table import Table

SCHEMA = 1
ULID = re.compile(r"[0-7][0-9A-HJKMNP-TV-Z]{25}")
VERSION = re.compile(r"sha256:[0-9a-f]{64}")
_HASH = re.compile(r"[0-9a-f]{16}")
_STAMP = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z")
_TAG = re.compile(r"[^\x00-\x1f\x7f-\x9f]+")
_CLAUSE_KEYS = ("clause", "label", "version", "clause_hash", "quote_clause")
_SPAN_KEYS = ("start", "end", "exact", "prefix", "suffix")

_Id = TypeVar("_Id", bound=str)


def annotation_of(table: Table) -> Annotation:
    """The annotation that a file's top table holds. Raises TomlDefect."""
    refuse_unknown_schema(table)
    annotation = Annotation(
        id=AnnotationId(table.text("id", form=ULID)),
        document=_checked(table, "document", document_id),
        author=_checked(table, "author", author_slug),
        created=_moment(table, "created"),
        updated=_moment(table, "updated"),
        motivation=table.choice("motivation", Motivation),
        status=table.choice("status", Status),
        reply_to=_ids(table, "reply_to"),
        resolution=table.choice("resolution", Resolution, Resolution.NONE),
        tags=_matching(table, "tags", _TAG),
        body=_ended(table.text("body", "")),
        target=_target_of(table.table("target")),
        conflicts=tuple(_conflict_of(conflict) for conflict in table.tables("conflicts")),
        unknown=table.rest(),
    )
    if annotation.resolution not in VERDICTS.get(annotation.motivation, {Resolution.NONE}):
        message = _("resolution does not fit the motivation {motivation}").format(motivation=annotation.motivation)
        raise table.defect(message, "resolution")
    return annotation


def refuse_unknown_schema(table: Table) -> None:
    """Raise TomlDefect unless the table says that it is of the one schema that this version knows."""
    schema = table.whole("schema")
    if schema != SCHEMA:
        message = _("schema {schema} is not known; a newer stdplan may have written it").format(schema=schema)
        raise table.defect(message, "schema")


def top_keys(annotation: Annotation) -> dict[str, object]:
    """All keys of the file but the conflicts: the known ones in order, the unknown ones after them."""
    return {
        "schema": SCHEMA,
        "id": annotation.id,
        "document": annotation.document,
        "author": annotation.author,
        "created": annotation.created,
        "updated": annotation.updated,
        "motivation": annotation.motivation.value,
        "status": annotation.status.value,
        "reply_to": list(annotation.reply_to),
        "resolution": annotation.resolution.value,
        "tags": list(annotation.tags),
        "body": annotation.body,
        "target": _target_keys(annotation.target),
        **annotation.unknown,
    }


def conflict_keys(conflict: Conflict) -> dict[str, object]:
    """The keys of one table of `conflicts`."""
    return {
        "field": conflict.field,
        "value": conflict.value,
        "author": conflict.author,
        "updated": conflict.updated,
        **conflict.unknown,
    }


def target_from(keys: Mapping[str, object]) -> Target:
    """The target that keys of a file say, wherever they were kept. Raises TomlDefect."""
    return _target_of(Table(keys, ""))


def _target_keys(target: Target) -> dict[str, object]:
    names = () if target.document else _CLAUSE_KEYS if target.span is None else _CLAUSE_KEYS + _SPAN_KEYS
    known: dict[str, object] = {"document": True} if target.document else {}
    known |= {name: getattr(target, name) for name in names}
    return {**known, **target.unknown}


def _target_of(table: Table) -> Target:
    if table.flag("document", False):
        for key in _CLAUSE_KEYS + _SPAN_KEYS:
            if key in table:
                raise table.defect(_("a note on the whole document has no {key}").format(key=key), key)
        return Target(document=True, unknown=table.rest())
    quote = table.text("quote_clause")
    start, end = _bounds(table, len(quote)) if any(key in table for key in _SPAN_KEYS) else (None, None)
    absent = "" if start is None else None
    return Target(
        clause=_checked(table, "clause", clause_id),
        label=table.text("label"),
        version=table.text("version", form=VERSION),
        clause_hash=table.text("clause_hash", form=_HASH),
        quote_clause=quote,
        start=start,
        end=end,
        exact=table.text("exact", absent),
        prefix=table.text("prefix", absent),
        suffix=table.text("suffix", absent),
        unknown=table.rest(),
    )


def _bounds(table: Table, length: int) -> tuple[int, int]:
    start, end = table.whole("start"), table.whole("end")
    if not 0 <= start < end <= length:
        raise table.defect(_("start and end do not enclose characters of quote_clause"), "start")
    return start, end


def _conflict_of(table: Table) -> Conflict:
    return Conflict(
        field=table.text("field"),
        value=table.text("value"),
        author=_checked(table, "author", author_slug),
        updated=_moment(table, "updated"),
        unknown=table.rest(),
    )


def _checked(table: Table, key: str, check: Callable[[str], _Id]) -> _Id:
    try:
        return check(table.text(key))
    except IdError as error:
        raise table.defect(f"{key}: {error.message}", key) from None


def _moment(table: Table, key: str) -> str:
    value = table.text(key, form=_STAMP)
    try:
        datetime.fromisoformat(value)
    except ValueError:
        raise table.defect(_("{key}: no such moment").format(key=key), key) from None
    return value


def _matching(table: Table, key: str, form: re.Pattern[str]) -> tuple[str, ...]:
    values = table.texts(key, ())
    if not all(form.fullmatch(value) for value in values):
        raise table.defect(_("{key} has a value that is not of the right form").format(key=key), key)
    return values


def _ids(table: Table, key: str) -> tuple[AnnotationId, ...]:
    return tuple(AnnotationId(value) for value in _matching(table, key, ULID))


def _ended(body: str) -> str:
    return body if not body or body.endswith("\n") else body + "\n"
