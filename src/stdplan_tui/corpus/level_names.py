"""The names of the levels of a clause, as people say them."""

from __future__ import annotations

from typing import Final

from stdplan_tui.corpus.model import Level
from stdplan_tui.language import N_, _

_NAMES: Final = {
    Level.TITLE: N_("title"),
    Level.NUMBER: N_("document number"),
    Level.RECIPIENTS: N_("recipients"),
    Level.NOTICE: N_("notice of issue"),
    Level.PREAMBLE: N_("preamble"),
    Level.DOC: N_("document"),
    Level.ANNEX: N_("annex"),
    Level.BOOK: N_("book"),
    Level.SUBBOOK: N_("subbook"),
    Level.CHAPTER: N_("chapter"),
    Level.DIVISION: N_("division"),
    Level.ARTICLE: N_("article"),
    Level.PART: N_("part"),
    Level.SECTION: N_("section"),
    Level.ITEM: N_("item"),
    Level.SUBITEM: N_("subitem"),
    Level.HEADING: N_("heading"),
    Level.BULLET: N_("bullet"),
    Level.BOX: N_("box"),
    Level.BOX_ENTRY: N_("entry of a box"),
    Level.LEAD: N_("lead"),
    Level.PARAGRAPH: N_("paragraph"),
    Level.TABLE: N_("table"),
    Level.ROW: N_("row"),
    Level.CLOSING: N_("closing"),
    Level.SIGNATURE: N_("signature"),
    Level.REMARK: N_("remark"),
}


def level_name(level: Level) -> str:
    """What a level is called in the language in use: 章, chapter."""
    return _(_NAMES[level])
