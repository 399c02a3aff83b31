"""Where a row may not be broken: 禁则, by GB/T 15834-2011, 5.1, and what Chinese typesetters add to it."""

from __future__ import annotations

from functools import lru_cache

HANGING = frozenset("，。、；：！？）】》〉」』〕〗〙〛｝］＞”’…,.;:!?)]}>·・ \t\u3000\xa0")
"""Marks that close what stands before them, and gaps: they may hang into the margin."""

NO_START = HANGING | frozenset("%％‰℃℉°′″¢￠／/~～々〻〃－‐–〞﹂﹄︶")
"""No row starts with one of these: closing marks, connectors (5.1.5), units that belong to the number before."""

NO_END = frozenset("（【《〈「『〔〖〘〚｛［＜“‘([{<￥¥＄$￡£€№／/〝﹁﹃︵")
"""No row ends with one of these: opening marks (5.1.3), units that belong to the number behind."""

_DOUBLED = frozenset("…—⸺―─⋯")
_CONNECTOR = "—"
_JOINERS = frozenset("-_&+@#'\"=.,:;\\~^*%/!?·–‐")
_FIRST_IDEOGRAPHIC = "\u2e80"


def may_break(text: str, at: int) -> bool:
    """Whether a row may end before character `at` of `text` and the next one start with it (0 < at < len(text)).

    Not inside a run of Latin letters and digits, nor inside …… or —— (5.1.4), nor before a single — that joins two
    numbers (5.1.5), nor where the sets above forbid it.
    """
    before, after = text[at - 1], text[at]
    if after in NO_START or before in NO_END:
        return False
    if before in _DOUBLED and before == after:
        return False
    if after == _CONNECTOR and text[at + 1 : at + 2] != _CONNECTOR:
        return False
    return not (in_run(after) and in_run(before))


def may_split(text: str, at: int) -> bool:
    """Whether 禁则 itself allows a break there: what is left when a Latin run is longer than its row."""
    return text[at] not in NO_START and text[at - 1] not in NO_END


@lru_cache(maxsize=4096)
def in_run(character: str) -> bool:
    """Whether `character` holds on to its neighbours in a Latin word or a number: GB/T, 3.5, ISO9001, １２."""
    if character in _JOINERS:
        return True
    return character.isalnum() and (character < _FIRST_IDEOGRAPHIC or "\uff10" <= character <= "\uff5a")
