"""Small PDF files with a Chinese text layer, written by hand: no font program is in them, only what it maps to."""

from __future__ import annotations

import math
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 595, 842  # A4 in points


@dataclass(frozen=True, slots=True)
class Text:
    """Words at a place on the page, from the bottom left, in points; turned left by that many degrees."""

    x: float
    y: float
    text: str
    size: float = 16
    turned: float = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line from one point to another."""

    x: float
    y: float
    to_x: float
    to_y: float


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that fills the page, as a scan does."""


Drawing = Text | Rule | Picture
LOCKED = "/Filter /Standard /V 1 /R 2 /P -4 /O <{0}> /U <{0}>".format("41" * 32)
_FONT = """\
<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H \
/DescendantFonts [4 0 R] /ToUnicode 6 0 R >>
<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 /W [1 95 500] /FontDescriptor 5 0 R \
/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 0 >> >>
<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 \
/Ascent 880 /Descent -120 /CapHeight 700 /StemV 93 >>""".splitlines()
_PICTURE = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"


def pdf(pages: Iterable[Sequence[Drawing]], *, rotate: int = 0, locked: bool = False) -> bytes:
    """The bytes of a PDF with these pages; `rotate` turns them for display, `locked` asks for a password."""
    drawn = list(pages)
    used = sorted({c for page in drawn for each in page if isinstance(each, Text) for c in each.text})
    kids = " ".join(f"{8 + 2 * number} 0 R" for number in range(len(drawn)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(drawn)} >>".encode(),
        *map(str.encode, _FONT),
        _stream(_to_unicode(used)),
        _stream(b"\x80", _PICTURE),
    ]
    for number, page in enumerate(drawn):
        objects += [
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotate} /Contents {9 + 2 * number}"
            " 0 R /Resources << /Font << /F 3 0 R >> /XObject << /I 7 0 R >> >> >>".encode(),
            _stream("\n".join(map(_drawn, page)).encode()),
        ]
    return _file(objects, locked=locked)


def _drawn(each: Drawing) -> str:
    match each:
        case Text(x, y, text, size, turned):
            a, b = math.cos(math.radians(turned)), math.sin(math.radians(turned))
            codes = text.encode("utf-16-be").hex()
            return f"BT /F {size} Tf {a:.5f} {b:.5f} {-b:.5f} {a:.5f} {x:.2f} {y:.2f} Tm <{codes}> Tj ET"
        case Rule(x, y, to_x, to_y):
            return f"{x} {y} m {to_x} {to_y} l S"
        case Picture():
            return f"q {WIDTH} 0 0 {HEIGHT} 0 0 cm /I Do Q"


def _to_unicode(used: Sequence[str]) -> bytes:
    """The map from the codes of the font, which are UTF-16 themselves, to Unicode."""
    parts = ["/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /U def /CMapType 2 def"]
    parts.append("1 begincodespacerange <0000> <FFFF> endcodespacerange")
    for start in range(0, len(used), 100):
        some = used[start : start + 100]
        codes = " ".join("<{0}> <{0}>".format(c.encode("utf-16-be").hex()) for c in some)
        parts.append(f"{len(some)} beginbfchar {codes} endbfchar")
    return "\n".join([*parts, "endcmap end end"]).encode()


def _stream(data: bytes, more: str = "") -> bytes:
    packed = zlib.compress(data)
    head = f"<< {more} /Filter /FlateDecode /Length {len(packed)} >>".encode()
    return head + b"\nstream\n" + packed + b"\nendstream"


def _file(objects: Sequence[bytes], *, locked: bool) -> bytes:
    found = bytearray(b"%PDF-1.7\n")
    places: list[int] = []
    for number, each in enumerate(objects, 1):
        places.append(len(found))
        found += b"%d 0 obj\n%s\nendobj\n" % (number, each)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(found)
    identity = b" /ID [<41> <41>] /Encrypt << " + LOCKED.encode() + b" >>" if locked else b""
    found += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    found += b"trailer << /Size %d /Root 1 0 R%s >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, identity, start)
    return bytes(found)
