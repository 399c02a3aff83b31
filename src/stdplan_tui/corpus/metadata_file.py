"""ID.toml: what is known of a document, in a fixed order of keys (formats.md, "corpus/ID.toml")."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from stdplan_tui.corpus.files import read_text
from stdplan_tui.corpus.ids import document_id
from stdplan_tui.corpus.model import DocumentId, Metadata, Source
from stdplan_tui.errors import IdError, MetadataError
from stdplan_tui.language import _
from stdplan_tui.text.toml_table import Table, TomlDefect, parsed

SCHEMA = 1
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_VERSION = re.compile(r"(?:sha256:[0-9a-f]{64})?")
_WORDS = re.compile(r"\s*\S.*", re.DOTALL)


def read_metadata(path: Path) -> Metadata:
    """What the file at `path` says. Raises MetadataError, with the key that is missing or wrong and its line."""
    text = read_text(path, MetadataError)
    try:
        return _metadata(parsed(text))
    except TomlDefect as defect:
        raise MetadataError(defect.message, path=path, line=defect.line) from None


def _metadata(table: Table) -> Metadata:
    if (schema := table.whole("schema")) != SCHEMA:
        message = _("schema {schema} is not known here, only {known}")
        raise table.defect(message.format(schema=schema, known=SCHEMA), "schema")
    return Metadata(
        id=_id(table, "id", table.text("id")),
        title=table.text("title", form=_WORDS),
        kind=table.text("kind", ""),
        document_number=table.text("document_number", ""),
        issuers=table.texts("issuers", ()),
        recipients=table.texts("recipients", ()),
        issued=_date(table, "issued"),
        published=_date(table, "published"),
        notice_title=table.text("notice_title", ""),
        version=table.text("version", "", form=_VERSION),
        imported=table.text("imported", "", form=_VERSION),
        source=_source(table) if "source" in table else None,
        short_title=table.text("short_title", ""),
        supersedes=table.texts("supersedes", ()),
        implements=table.texts("implements", ()),
        formerly=tuple(_id(table, "formerly", earlier) for earlier in table.texts("formerly", ())),
        unknown=table.rest(),
    )


def metadata_toml(metadata: Metadata) -> str:
    """The text of ID.toml; what is empty is left out, what we do not know comes after what we know."""
    import tomli_w

    known = {key: value for key, value in _values(metadata).items() if value}
    return tomli_w.dumps(known | dict(metadata.unknown))


def _values(metadata: Metadata) -> dict[str, object]:
    """All keys of the format with their values, in its order."""
    source = metadata.source
    return {
        "schema": SCHEMA,
        "id": metadata.id,
        "title": metadata.title,
        "kind": metadata.kind,
        "document_number": metadata.document_number,
        "issuers": metadata.issuers,
        "recipients": metadata.recipients,
        "issued": metadata.issued,
        "published": metadata.published,
        "notice_title": metadata.notice_title,
        "version": metadata.version,
        "imported": metadata.imported,
        "source": {"file": source.file, "sha256": source.sha256} if source else None,
        "short_title": metadata.short_title,
        "supersedes": metadata.supersedes,
        "implements": metadata.implements,
        "formerly": metadata.formerly,
    }


def _id(table: Table, key: str, text: str) -> DocumentId:
    try:
        return document_id(text)
    except IdError as error:
        raise table.defect(error.message, key) from None


def _date(table: Table, key: str) -> str | None:
    text = table.text(key, "")
    try:
        if not text or (_DATE.fullmatch(text) and date.fromisoformat(text)):
            return text or None
    except ValueError:
        pass
    raise table.defect(_("{key} must be a date such as 2015-12-17").format(key=key), key)


def _source(table: Table) -> Source:
    source = table.table("source")
    return Source(source.text("file"), source.text("sha256"))
