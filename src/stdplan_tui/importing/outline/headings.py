"""Where a heading ends and the text begins: at the first 。, and only where that is near."""

from __future__ import annotations

from stdplan_tui.corpus.model import Level

LONGEST = 32  # characters of a heading, its 。 not counted
LONGEST_LEAD = 18
_WITHOUT = frozenset({Level.ARTICLE})
_WHOLE = frozenset({Level.BOOK, Level.SUBBOOK, Level.CHAPTER, Level.DIVISION})
_ADDRESSED = ("各位代表", "各位委員", "各位委员", "同志们")
_GOES_ON = ("；", "，", "、", ";", ",")


def cut(text: str, level: Level, *, in_article: bool = False) -> tuple[str, str]:
    """The heading at the start of `text`, with its 。, and the text after it.

    An article and the 项 in it have none, however short the sentence; a first sentence over 32 characters is text.
    """
    if level in _WITHOUT or in_article:
        return "", text
    if level in _WHOLE and "。" not in text:
        return text, ""
    end = text.find("。")
    heading = text if end < 0 else text[: end + 1]
    if len(heading.rstrip("。")) > LONGEST or heading.endswith(_GOES_ON):
        return "", text
    return heading, text[len(heading) :].lstrip()


def lead(text: str) -> tuple[str, str] | None:
    """The heading sentence that a paragraph opens with, and the text after it; None where either is missing."""
    end = text.find("。")
    if 0 < end <= LONGEST_LEAD and not text.startswith(_ADDRESSED) and text[end + 1 :].strip():
        return text[: end + 1], text[end + 1 :].lstrip()
    return None
