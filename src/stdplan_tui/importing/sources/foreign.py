"""Files that are no text: told by their first bytes, and refused with what to do about each."""

from __future__ import annotations

from pathlib import PurePath

from stdplan_tui.errors import ImportingError
from stdplan_tui.language import N_, _

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CONVERT = N_(
    "{form} files cannot be imported; save it as .docx in Word or WPS, or with LibreOffice:"
    " soffice --headless --convert-to docx FILE"
)
_SAVE_TEXT = N_("{form} files cannot be imported; save it as plain text or HTML first")
_PICTURE = N_("this is a picture ({form}), not text; recognise its text first (OCR) and import that")
_ARCHIVE = N_("this is an archive ({form}); unpack it and import the files in it")
_PROTECTED = N_("the file is protected by a password: open it in Word and save it without one")
_STREAMS = (  # in a compound file, by the name of a stream in it
    ("EncryptedPackage", "", _PROTECTED),
    ("WordDocument", "Word 97-2003 (.doc)", _CONVERT),
    ("Workbook", "Excel 97-2003 (.xls)", _SAVE_TEXT),
    ("PowerPoint Document", "PowerPoint 97-2003 (.ppt)", _SAVE_TEXT),
    ("__properties_version1.0", "Outlook (.msg)", _SAVE_TEXT),
)
_MAGIC = (
    (b"{\\rtf", "RTF", _CONVERT),
    (b"\xff\xd8\xff", "JPEG", _PICTURE),
    (b"\x89PNG\r\n", "PNG", _PICTURE),
    (b"GIF87a", "GIF", _PICTURE),
    (b"GIF89a", "GIF", _PICTURE),
    (b"II*\x00", "TIFF", _PICTURE),
    (b"MM\x00*", "TIFF", _PICTURE),
    (b"AT&TFORM", "DjVu", _PICTURE),
    (b"\x1f\x8b\x08", "gzip", _ARCHIVE),
    (b"7z\xbc\xaf\x27\x1c", "7z", _ARCHIVE),
    (b"Rar!\x1a\x07", "RAR", _ARCHIVE),
    (b"PK\x05\x06", "ZIP", _ARCHIVE),
    (b"PK\x07\x08", "ZIP", _ARCHIVE),
)
_HEAD = 4_096  # bytes in which marked-up text says what it is
_MARKED = (
    ((b"<w:wordDocument",), "Word 2003 XML", _CONVERT),
    ((b"<pkg:package", b"wordprocessingml"), "Word XML", _CONVERT),
    ((b"MIME-Version:", b"multipart/related"), N_("web archive (.mht)"), _SAVE_TEXT),
)


def refuse_foreign(data: bytes, name: str) -> None:
    """Raise ImportingError where `data`, the bytes of a file called `name`, is no text but a format of its own."""
    if data.startswith(_OLE):
        raise _compound(data, name)
    for magic, form, message in _MAGIC:
        if data.startswith(magic):
            raise _refused(message, form, name)
    if (data.startswith(b"BM") and data[2:6] == len(data).to_bytes(4, "little")) or _is_webp(data):
        raise _refused(_PICTURE, "WebP" if _is_webp(data) else "BMP", name)
    for marks, form, message in _MARKED:
        if all(mark in data[:_HEAD] for mark in marks):
            raise _refused(message, _(form), name)


def _is_webp(data: bytes) -> bool:
    return data.startswith(b"RIFF") and data[8:12] == b"WEBP"


def _compound(data: bytes, name: str) -> ImportingError:
    """The refusal of a compound file: .doc and its kin, and what a password protects."""
    if PurePath(name).suffix.casefold() == ".wps":
        return _refused(_CONVERT, "WPS (.wps)", name)
    for stream, form, message in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return _refused(message, form, name)
    return _refused(_CONVERT, "Word 97-2003 (.doc)", name)


def _refused(message: str, form: str, name: str) -> ImportingError:
    return ImportingError(_(message).format(form=form), path=name)
