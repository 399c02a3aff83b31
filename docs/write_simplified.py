"""Writes src/stdplan_tui/text/simplified.py from OpenCC's conversion of single characters; `--check` only compares."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from unicodedata import normalize

MODULE = Path(__file__).parent.parent / "src/stdplan_tui/text/simplified.py"
HAN = (range(0x3400, 0x4DC0), range(0x4E00, 0xA000), range(0x20000, 0x323B0))
A_LINE = 50  # characters, each two columns wide
OPENING = '''"""Traditional characters and, at the same places, their simplified forms, as OpenCC has them.

Written by docs/write_simplified.py. A form that has a simpler one itself stands as that, so that once is enough.
"""

from __future__ import annotations
'''


def pairs() -> Iterator[tuple[str, str]]:
    """Each Han character that has a simpler form, and that form; code points in order."""
    from opencc import OpenCC

    convert = OpenCC("t2s").convert
    for character in (chr(code) for block in HAN for code in block):
        simple, simpler = character, convert(character)
        while simpler != simple:
            simple, simpler = simpler, convert(simpler)
        if simple != character and normalize("NFKC", character) == character:
            yield character, simple


def module() -> str:
    """The whole module."""
    traditional, simplified = map("".join, zip(*pairs(), strict=True))
    return OPENING + _constant("TRADITIONAL", traditional) + _constant("SIMPLIFIED", simplified)


def _constant(name: str, characters: str) -> str:
    lines = (f'    "{characters[at : at + A_LINE]}"\n' for at in range(0, len(characters), A_LINE))
    return f"\n{name} = (\n{''.join(lines)})\n"


def main() -> int:
    """Write the module; with `--check`, say whether it is as it would be written."""
    if "--check" in sys.argv[1:]:
        return 0 if MODULE.read_text("utf-8") == module() else 1
    MODULE.write_text(module(), "utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
