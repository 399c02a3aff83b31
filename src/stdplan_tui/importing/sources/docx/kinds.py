"""Which archives are Word files, and what the others are."""

from __future__ import annotations

from stdplan_tui.errors import ImportingError
from stdplan_tui.importing.sources.docx.package import Package
from stdplan_tui.language import _

_CONTENT_TYPES = "[Content_Types].xml"
_BY_FOLDER = {"xl": "Excel (.xlsx)", "ppt": "PowerPoint (.pptx)", "visio": "Visio (.vsdx)"}
_BY_TYPE = (
    ("opendocument.text", "OpenDocument (.odt)"),
    ("opendocument.spreadsheet", "OpenDocument (.ods)"),
    ("opendocument.presentation", "OpenDocument (.odp)"),
    ("epub", "EPUB"),
)
_BY_PART = {"OFD.xml": "OFD", "uof.xml": "UOF", "Index/Document.iwa": "Pages", "META-INF/container.xml": "EPUB"}


def refuse_other_archives(package: Package, main: str) -> None:
    """Raise ImportingError unless `main`, a Word document, is in the archive; the message names what it is instead."""
    parts = package.parts()
    if main in parts and main.partition("/")[0] not in _BY_FOLDER:
        return
    if form := _form(package, parts):
        message = _("{form} files cannot be imported; save it as .docx first").format(form=form)
    elif _CONTENT_TYPES in parts:
        message = _("the Word file is broken: {part} is missing from it").format(part=main)
    else:
        message = _("this is a zip archive, not a document; unpack it and import the files in it")
    raise ImportingError(message, path=package.name)


def _form(package: Package, parts: list[str]) -> str:
    kind = package.inflate("mimetype")[:200].decode("ascii", "replace") if "mimetype" in parts else ""
    by_type = [form for word, form in _BY_TYPE if word in kind]
    by_part = [_BY_PART[part] for part in parts if part in _BY_PART]
    by_folder = [_BY_FOLDER[folder] for part in parts if (folder := part.partition("/")[0]) in _BY_FOLDER]
    return next(iter(by_type + by_part + by_folder), "")
