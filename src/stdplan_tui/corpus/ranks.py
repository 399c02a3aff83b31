"""Which labels a level may carry, which level a label stands for, and who ranks above whom.

The order is that of formats.md, "Levels and rank": 编/篇 > 分编 > 章 > 节 > 条 > 一、 > （一） > 1. > （1） > ①.
"""

from __future__ import annotations

from functools import lru_cache

from stdplan_tui.corpus.model import Level
from stdplan_tui.text.labels import Form, Label, decimal_at_start, label_at_start

TOP_RANK = 0  # of what is no part of the order: the document, a container, an annex, a box

LEVEL_OF_FORM: dict[Form, Level] = {
    Form.BOOK: Level.BOOK,
    Form.SUBBOOK: Level.SUBBOOK,
    Form.CHAPTER: Level.CHAPTER,
    Form.DIVISION: Level.DIVISION,
    Form.ARTICLE: Level.ARTICLE,
    Form.PART: Level.PART,
    Form.SECTION: Level.SECTION,
    Form.ITEM: Level.ITEM,
    Form.PAREN: Level.SUBITEM,
    Form.HALF_PAREN: Level.SUBITEM,
    Form.CIRCLE: Level.SUBITEM,
    Form.ANNEX: Level.ANNEX,
    Form.DECIMAL: Level.PART,
    Form.DECIMAL_2: Level.SECTION,
    Form.DECIMAL_3: Level.ITEM,
    Form.DECIMAL_4: Level.SUBITEM,
}
LIST_FORMS = frozenset({Form.PART, Form.SECTION, Form.ITEM, Form.PAREN, Form.HALF_PAREN, Form.CIRCLE})
LIST_LEVELS = frozenset({Level.PART, Level.SECTION, Level.ITEM, Level.SUBITEM})
NUMBERED_LEVELS = LIST_LEVELS | {Level.BOOK, Level.SUBBOOK, Level.CHAPTER, Level.DIVISION, Level.ARTICLE}

_ORDERED_FORMS = frozenset(LEVEL_OF_FORM) - {Form.ANNEX}
_FORMS_OF_LEVEL: dict[Level, frozenset[Form]] = {
    **dict.fromkeys(NUMBERED_LEVELS | {Level.BOX_ENTRY}, _ORDERED_FORMS),
    Level.ANNEX: frozenset({Form.ANNEX}),
    Level.BOX: frozenset({Form.BOX}),
    Level.TABLE: frozenset({Form.TABLE, Form.ANNEX}),
    Level.BULLET: frozenset({Form.BULLET}),
}
_RANK_OF_LEVEL: dict[Level, int] = {level: form for form, level in reversed(LEVEL_OF_FORM.items())} | {
    Level.ANNEX: TOP_RANK
}


def forms_of(level: Level) -> frozenset[Form]:
    """The forms of label that a clause of this level may carry; none where it never has a label."""
    return _FORMS_OF_LEVEL.get(level, frozenset())


@lru_cache(maxsize=4096)
def parsed(label: str) -> Label | None:
    """A printed label, taken apart; None where it has no form that we know."""
    return label_at_start(label) or decimal_at_start(label)


@lru_cache(maxsize=4096)
def rank_of(level: Level, label: str = "") -> int:
    """Where a clause stands in the order, by its label, or by its level where it has none; smaller is higher."""
    known = parsed(label) if label else None
    if known is not None and known.form in _ORDERED_FORMS:
        return int(known.form)
    return int(_RANK_OF_LEVEL.get(level, TOP_RANK))
