"""An annotation's file: its exact bytes, and reading them back with every defect as one clear error."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

from stdplan_tui.annotations.making import lf_only
from stdplan_tui.annotations.model import Annotation, Conflict
from stdplan_tui.annotations.store.annotation_keys import annotation_of, conflict_keys, top_keys
from stdplan_tui.annotations.store.files import LARGEST, read_limited
from stdplan_tui.errors import AnnotationError
from stdplan_tui.language import _
from stdplan_tui.text.toml_table import TomlDefect, decoded, parsed

_CONFLICT_MARK = re.compile(r"^([<>|])(?=\1{6})", re.MULTILINE)


def read_annotation(path: Path) -> Annotation:
    """The annotation of `annotations/DOC/AUTHOR/ULID.toml`, whose three names it must repeat.

    Raises AnnotationError, with the line where the TOML has one.
    """
    return annotation_in(read_limited(path), path)


def annotation_in(content: bytes, path: Path) -> Annotation:
    """The annotation of `read_annotation`, of what was read of the file already."""
    try:
        table = parsed(decoded(content))
        annotation = annotation_of(table)
        folders = {"id": path.stem, "author": path.parent.name, "document": path.parent.parent.name}
        for key, name in folders.items():
            if getattr(annotation, key) != name:
                message = _("{key} is {value}, but the file stands where {key} is {name}")
                raise table.defect(message.format(key=key, value=getattr(annotation, key), name=name), key)
    except TomlDefect as defect:
        raise AnnotationError(defect.message, path=path, line=defect.line) from None
    return annotation


def annotation_from(toml: str, path: Path | None = None) -> Annotation:
    """The annotation of a file's text, wherever that text was kept. Raises AnnotationError."""
    try:
        return annotation_of(parsed(toml))
    except TomlDefect as defect:
        raise AnnotationError(defect.message, path=path, line=defect.line) from None


def annotation_from_bytes(content: bytes, path: Path | None = None) -> Annotation:
    """The annotation that bytes hold, wherever they were kept. Raises AnnotationError."""
    try:
        return annotation_from(decoded(content), path)
    except TomlDefect as defect:
        raise AnnotationError(defect.message, path=path, line=defect.line) from None


def annotation_toml(annotation: Annotation) -> str:
    """The text of an annotation's file. Raises AnnotationError for what a file cannot hold."""
    import tomli_w

    annotation = replace(annotation, body=_whole_lines(annotation.body))
    try:
        parts = [tomli_w.dumps(top_keys(annotation), multiline_strings=True)]
        parts += [_conflict_toml(conflict) for conflict in annotation.conflicts]
    except (ValueError, TypeError, RecursionError) as error:
        raise AnnotationError(_("{id} cannot be saved: {reason}").format(id=annotation.id, reason=error)) from None
    # A line that looks like git's own mark of a conflict is told from one by its first character, escaped.
    return _CONFLICT_MARK.sub(lambda mark: f"\\u{ord(mark[0]):04x}", "\n".join(parts))


def annotation_bytes(annotation: Annotation) -> bytes:
    """The bytes of an annotation's file, all of them known to be readable before one is written.

    Raises AnnotationError for lone surrogates and for more than LARGEST bytes.
    """
    try:
        content = annotation_toml(annotation).encode()
    except UnicodeEncodeError:
        raise AnnotationError(_("the text holds half a character and cannot be saved")) from None
    if len(content) > LARGEST:
        raise AnnotationError(_("the text is too long to be saved"))
    return content


def _conflict_toml(conflict: Conflict) -> str:
    # Written one by one, since tomli-w would set short ones inline and before [target].
    import tomli_w

    keys = conflict_keys(replace(conflict, value=lf_only(conflict.value)))
    tables = {key: keys.pop(key) for key, value in list(keys.items()) if isinstance(value, dict)}
    text = "[[conflicts]]\n" + tomli_w.dumps(keys, multiline_strings=True)
    if tables:
        text += "\n" + tomli_w.dumps({"conflicts": tables}, multiline_strings=True)
    return text


def _whole_lines(body: str) -> str:
    body = lf_only(body)
    return body if not body or body.endswith("\n") else body + "\n"
