"""Bytes as text: UTF-8, UTF-16 with a mark, GB18030; everything else is refused with the place that forbids it."""

from __future__ import annotations

import codecs
import unicodedata
from typing import NamedTuple

from stdplan_tui.errors import ImportingError
from stdplan_tui.importing.sources.foreign import refuse_foreign
from stdplan_tui.language import _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)
_COMMON = frozenset("的一是不在有和为了中国人大上个要以发展工作部门关于第条本各及与等年月日，。、；：（）《》“”\u3000")
_COMMON_SHARE = 0.1  # of the characters beyond ASCII; Chinese official text has some 0.3
_SAMPLE = 20_000


class Decoded(NamedTuple):
    """The text of a file, and the encoding that it is written in, as people name it."""

    text: str
    encoding: str


def decoded(data: bytes, name: str) -> Decoded:
    """The text of `data`, in NFC, its line ends as they are and without a byte order mark.

    Raises ImportingError, which names the file `name` and the line or the offset in bytes, counted from 0.
    """
    if not data.strip():
        raise ImportingError(_("the file is empty"), path=name)
    refuse_foreign(data, name)
    for mark, encoding, shown in _MARKS:
        if data.startswith(mark):
            return Decoded(_checked(_strict(data, encoding, len(mark), name), name), shown)
    try:
        return Decoded(_checked(data.decode("utf-8"), name), "UTF-8")
    except UnicodeDecodeError as error:
        return Decoded(_checked(_gb18030(data, name, error), name), "GB18030")


def _strict(data: bytes, encoding: str, skip: int, name: str) -> str:
    try:
        return data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        raise _undecodable(name, data, error.start + skip, encoding) from None


def _gb18030(data: bytes, name: str, utf8: UnicodeDecodeError) -> str:
    """The text as GB18030, if it reads like Chinese; else the fault that UTF-8 found is the one to report."""
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        raise _undecodable(name, data, utf8.start, "utf-8") from None
    sample = text[:_SAMPLE]
    foreign = [c for c in sample if ord(c) >= 0x80]
    if "\x00" not in sample and sum(c in _COMMON for c in foreign) < _COMMON_SHARE * len(foreign):
        raise _undecodable(name, data, utf8.start, "utf-8")
    return text


def _undecodable(name: str, data: bytes, offset: int, encoding: str) -> ImportingError:
    message = _("the bytes at offset {offset} are neither {encoding} nor readable GB18030 text")
    line = data.count(b"\n", 0, offset) + 1
    return ImportingError(message.format(offset=offset, encoding=encoding.upper()), path=name, line=line)


def _checked(text: str, name: str) -> str:
    text = text.removeprefix("\ufeff")
    if not text.strip():
        raise ImportingError(_("the file is empty"), path=name)
    if (at := text.find("\x00")) >= 0:
        message = _("this is a binary file: NUL at character {offset}").format(offset=at)
        raise ImportingError(message, path=name, line=text.count("\n", 0, at) + 1)
    return unicodedata.normalize("NFC", text)
