"""Streams of a PDF that are far larger than they look: what pdfium unpacks cannot be stopped half way."""

from __future__ import annotations

import re
import zlib

_LARGEST, _LARGEST_FONT = 12 * 1024 * 1024, 64 * 1024 * 1024  # bytes of what a page draws, of a font
_MOST = 100_000  # streams
_BEST = 1_032  # times that deflate makes a stream smaller at most
_CHUNK = 256 * 1024
_HEAD = 600  # bytes before a stream that describe it
_STREAM = re.compile(rb"stream\r?\n")
_END = b"endstream"
_NOT_READ = re.compile(rb"/Image|/EmbeddedFile")
_FONT = re.compile(rb"/Length1|/Subtype\s*/(?:OpenType|CIDFontType0C|Type1C)|/XRef|/ObjStm")
_TWICE = re.compile(rb"(?:/FlateDecode|/Fl)\s*(?:/FlateDecode|/Fl)\b")


def is_swollen(data: bytes) -> bool:
    """Whether a stream that pdfium unpacks to read a page is far larger than it looks, or packed twice.

    Pictures are not unpacked.
    """
    place = count = 0
    while match := _STREAM.search(data, place):
        count += 1
        start = match.end()
        end = data.find(_END, start)
        place = end = len(data) if end < 0 else end
        place += len(_END)
        head = data[max(start - _HEAD, 0) : start].rsplit(b"endobj", 1)[-1]
        if _NOT_READ.search(head):
            continue
        largest = _LARGEST_FONT if _FONT.search(head) else _LARGEST
        packed = (end - start) * _BEST > largest and _unpacks_beyond(data, start, end, largest)
        if packed or count > _MOST or _TWICE.search(head):
            return True
    return False


def _unpacks_beyond(data: bytes, start: int, end: int, largest: int) -> bool:
    """Whether the stream holds more than `largest` bytes; one that is not packed by deflate holds what it shows."""
    unpacker = zlib.decompressobj()
    size, at, rest = 0, start, b""
    try:
        while size <= largest and not unpacker.eof and (rest or at < end):
            if not rest:
                rest, at = data[at : min(at + _CHUNK, end)], at + _CHUNK
            size += len(unpacker.decompress(rest, _CHUNK))
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return end - start > largest
    return size > largest
