"""Characters of symbol fonts, which stand in a private range of Unicode, as the characters that they look like."""

from __future__ import annotations

UNKNOWN = "\ufffd"
_WINGDINGS = {
    **{0x81 + n: chr(0x2460 + n) for n in range(10)},
    **{0x8C + n: chr(0x2776 + n) for n in range(10)},
    **dict(zip(b"\x6c\x6e\x71\x75\xa1\xa8\xd8\xe0\xe8\xfb\xfc\xfd\xfe\x52\x51\xa3", "●■❑◆○□➢→➔✗✓☒☑☑☒□", strict=True)),
}
_WINGDINGS_2 = {
    **{0x6A + n: chr(0x2460 + n) for n in range(10)},
    **dict(zip(b"\x50\x4f\x52\x53\x51\xa3\x2a", "✓✗☑☒☒□☐", strict=True)),
}
_SYMBOL = dict(
    zip(
        b"\xb7\xb4\xb8\xb1\xa3\xb3\xb9\xbb\xa5\xb0\xd7\xae\xac\xad\xaf\xde\x61\x62\x67\x64\x6c\x6d\x6e\x70\x73\x57\x44\x53\x2d",
        "•×÷±≤≥≠≈∞°⋅→←↑↓⇒αβγδλμνπσΩΔΣ−",
        strict=True,
    )
)
_FONTS = {"wingdings": _WINGDINGS, "wingdings 2": _WINGDINGS_2, "symbol": _SYMBOL}


def symbol(font: str, code: str) -> str:
    """The character of a code, in hexadecimal, in a font; U+FFFD where the font's own is not known."""
    try:
        number = int(code[:6], 16)
    except ValueError:
        return UNKNOWN
    if 0xF000 <= number <= 0xF0FF or (number < 0x100 and font.casefold() in _FONTS):
        number &= 0xFF
        known = _FONTS.get(font.casefold(), {}).get(number)
        ascii_like = font.casefold() not in ("wingdings", "wingdings 2", "wingdings 3", "webdings")
        return known or (chr(number) if ascii_like and 0x20 <= number < 0x7F else UNKNOWN)
    return chr(number) if 0x20 <= number < 0x110000 and not 0xD800 <= number < 0xE000 else UNKNOWN
