"""Saying only what changes: most of what Textual sends to the terminal are styles that are in force already.

Rich closes the style of each segment and says all of the next one's, also where they are the same, where only a colour
differs or where a blank has another colour than the word before it. Over a slow line what is drawn is there in half
the time, and everywhere the terminal has less to read.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final, NamedTuple

from textual.driver import Driver
from textual.drivers._writer_thread import WriterThread

_OPENING: Final = "\x1b["
_ANEW: Final = "\x1b[0m\x1b["
_LENGTHS: Final = {"2": 5, "5": 3}
"""How many numbers a colour takes that 38 or 48 and this one begin."""

_SEEN_ON_BLANKS: Final = frozenset({"4", "5", "6", "7", "9", "21", "51", "52", "53"})


class _Look(NamedTuple):
    """What a style says (SGR, ECMA-48 8.3.117): colours as their numbers, "" where it says none, and the rest."""

    colour: str = ""
    ground: str = ""
    others: frozenset[str] = frozenset()


def thrifty(driver: type[Driver]) -> type[Driver]:
    """That driver, sparing."""

    setattr(WriterThread, "run", _written_to_the_end)  # noqa: B010 — mypy knows no other way

    class Thrifty(driver):  # type: ignore[misc, valid-type]
        """Leaves out what changes nothing."""

        def write(self, data: str) -> None:
            super().write(spared(data))

    return Thrifty


def _written_to_the_end(thread: WriterThread) -> None:
    """Send what is to be sent; once the terminal is gone, take it all the same.

    Textual's own thread ends there, and the program then waits for ever until there is room for what it still says.
    """
    gone = False
    while (text := thread._queue.get()) is not None:  # noqa: SLF001 — there is no other way to it
        try:
            if not gone:
                thread._file.write(text)  # noqa: SLF001
                if not thread._queue.qsize():  # noqa: SLF001
                    thread._file.flush()  # noqa: SLF001
        except (OSError, ValueError):
            gone = True


def spared(data: str) -> str:
    """What is to be sent, shorter; it looks the same. Every style in `data` begins on a terminal that has none."""
    first, *rest = data.split(_ANEW)
    now, kept = _left(first), [first]
    for part in rest:
        style, _m, text = part.partition("m")
        if not _says_style(style):
            kept += (_ANEW, part)
            now = _left(part)
        elif _OPENING in text:
            kept += (_change(now, style), text)
            now = _left(text)
        elif text.isspace() and text.isascii() and _same_blanks(now, style):
            kept.append(text)
        else:
            kept += (_change(now, style), text)
            now = style
    return "".join(kept)


def _left(sent: str) -> str:
    """The style in force at the end of what was sent; "" for none."""
    style, ends, _text = sent.rpartition(_OPENING)[2].partition("m")
    return style if ends and style != "0" and _says_style(style) else ""


@lru_cache(maxsize=4096)
def _says_style(sequence: str) -> bool:
    """Whether what opens a sequence that `m` ends are a style's numbers."""
    return sequence.replace(";", "").isdecimal()


@lru_cache(maxsize=4096)
def _change(before: str, after: str) -> str:
    """What makes a terminal in one style go on in another."""
    old, new = _look(before), _look(after)
    if not before or old.others - new.others or (old.colour and not new.colour) or (old.ground and not new.ground):
        return f"{_ANEW}{after}m"
    said = [*sorted(new.others - old.others)]
    said += [told for told, known in ((new.colour, old.colour), (new.ground, old.ground)) if told != known]
    return f"{_OPENING}{';'.join(said)}m" if said else ""


@lru_cache(maxsize=4096)
def _same_blanks(before: str, after: str) -> bool:
    """Whether blanks look the same in both styles."""
    old, new = _look(before), _look(after)
    return bool(before) and old.ground == new.ground and not (old.others | new.others) & _SEEN_ON_BLANKS


def _look(style: str) -> _Look:
    numbers, colour, ground, others = style.split(";"), "", "", set()
    while numbers:
        first = numbers[0]
        length = _LENGTHS.get(numbers[1], 1) if first in ("38", "48") and len(numbers) > 1 else 1
        told, numbers = ";".join(numbers[:length]), numbers[length:]
        if first[:-1] in ("3", "9"):
            colour = told
        elif first[:-1] in ("4", "10"):
            ground = told
        elif first:
            others.add(told)
    return _Look(colour, ground, frozenset(others))
