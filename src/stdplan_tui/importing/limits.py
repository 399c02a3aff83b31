"""What import takes in: files up to a size that it can read in seconds, with memory that every machine has.

The largest official document known to its writers has 10,000 lines; what goes far beyond is an accident or an attack,
and is refused with its measure before it costs anything.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from pathlib import Path

from stdplan_tui.errors import ImportingError
from stdplan_tui.importing.lines import Line
from stdplan_tui.importing.sources.opening import packed
from stdplan_tui.language import _

LARGEST_FILE = 64 * 1024 * 1024  # bytes
LARGEST_TEXT = 32 * 1024 * 1024  # bytes of a file that is neither DOCX nor PDF
MOST_LINES = 120_000
MOST_PARAGRAPHS = 50_000  # lines with text in them, once those that were broken are joined
MOST_MARKS = 500_000  # tags and entities
LONGEST_LINE = 1_000_000  # characters
_LINE_ENDS = (b"\n", b"\r", b"\x0b", b"\x0c", b"\xc2\x85", b"\xe2\x80\xa8", b"\xe2\x80\xa9")
_WIDE_LINE_ENDS = (
    b"\n",
    b"\r",
    b"\x0b",
    b"\x0c",
    b"\x85\x00",
    b"\x00\x85",
    b"\x28\x20",
    b"\x20\x28",
    b"\x29\x20",
    b"\x20\x29",
)
_WIDE = (b"\xff\xfe", b"\xfe\xff")
_HEAD = 1024


def received(path: Path) -> bytes:
    """The bytes of the raw file at `path`. Raises ImportingError where it is none, too large, or cannot be read."""
    try:
        if not path.is_file():
            raise ImportingError(_no_file(path), path=path)
        with open(path, "rb", opener=_without_waiting) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise ImportingError(_("not a regular file"), path=path)
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ImportingError(error.strerror or str(error), path=path) from None
    except ValueError:  # a name with a NUL in it
        raise ImportingError(_("there is no such file"), path=ascii(str(path))) from None
    if len(data) > LARGEST_FILE:
        raise ImportingError(_("the file is larger than {size} MB").format(size=LARGEST_FILE >> 20), path=path)
    return data


def _no_file(path: Path) -> str:
    if path.is_dir():
        return _("this is a folder: name the files in it")
    return _("not a regular file") if path.exists() else _("there is no such file")


def _without_waiting(path: str, flags: int) -> int:
    """Open a file even if it has become a pipe since it was looked at: one without a writer would never open."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def refuse_too_much(data: bytes) -> None:
    """Raise ImportingError where a file of text is larger than import can read, has more lines or more markup."""
    if packed(data):
        return
    if len(data) > LARGEST_TEXT:
        raise ImportingError(_("a text larger than {size} MB cannot be imported").format(size=LARGEST_TEXT >> 20))
    ends = _WIDE_LINE_ENDS if data.startswith(_WIDE) or b"\x00" in data[:_HEAD] else _LINE_ENDS
    breaks = sum(data.count(end) for end in ends if end[:1] in data)  # a byte is found faster than two are counted
    _refuse_lines(breaks - (data.count(b"\r\n") if b"\r" in data else 0))
    marks = data.count(b"<") + data.count(b"&")
    if marks > MOST_MARKS:
        message = _("it has {n} tags and entities: more than {most} cannot be imported")
        raise ImportingError(message.format(n=marks, most=MOST_MARKS))


def refuse_endless(source: str, lines: Iterable[Line]) -> None:
    """Raise ImportingError where a line of the page is longer than any paragraph, naming it."""
    for line in lines:
        if len(line.raw) > LONGEST_LINE:
            message = _("this line has {n} characters: more than {most} cannot be imported")
            number = source.count("\n", 0, line.start) + 1
            raise ImportingError(message.format(n=len(line.raw), most=LONGEST_LINE), line=number)


def refuse_many(lines: Sequence[Line]) -> None:
    """Raise ImportingError where the text falls into more lines than import can read."""
    _refuse_lines(len(lines))


def refuse_too_many(lines: Sequence[Line]) -> None:
    """Raise ImportingError where more paragraphs are left in the end than a document can have."""
    count = sum(not line.blank for line in lines)
    if count > MOST_PARAGRAPHS:
        message = _("it has {n} paragraphs: more than {most} cannot be imported")
        raise ImportingError(message.format(n=count, most=MOST_PARAGRAPHS))


def _refuse_lines(count: int) -> None:
    if count > MOST_LINES:
        message = _("it has {n} lines: more than {most} cannot be imported")
        raise ImportingError(message.format(n=count, most=MOST_LINES))
