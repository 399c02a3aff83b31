"""The steps of an address as people say it: each a label, a count, or the words of a heading.

Each step tells of a clause whether it is meant: 0 where it is said just so, more the further it is from that, None
where it is not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Protocol

from stdplan_tui.corpus.model import Clause, Level
from stdplan_tui.corpus.ranks import parsed
from stdplan_tui.frozen import frozen
from stdplan_tui.text.fold import fold
from stdplan_tui.text.labels import Form

OFF: Final = 2
"""The cost of saying it in another way: a step that has to be left out costs 1."""
IN_PART: Final = 100
"""The cost of a part of a heading: all headings that say just so come before."""

_ENDS: Final = "。：:;；.、,·"
_NTH = re.compile(r"\.?([a-z]+)(\d+)(?:~\d+)?\Z")


class Step(Protocol):
    """One step of an address."""

    def cost(self, clause: Clause) -> int | None:
        """How far `clause` is from what was said; None where it is not meant."""


@frozen
class Numbered:
    """A label: its number as `text.labels` counts it, and what each form of label costs."""

    number: tuple[int, ...]
    forms: Mapping[Form, int]

    def cost(self, clause: Clause) -> int | None:
        """What the form of its label costs, where it has the number."""
        known = parsed(clause.label) if clause.label else None
        if known is None or known.number != self.number:
            return None
        return self.forms.get(known.form)


@frozen
class Counted:
    """The Nth of its kind, by the letters of its id (`p` a paragraph, `r` a row, `b` a bullet)."""

    letters: str
    nth: int

    def cost(self, clause: Clause) -> int | None:
        """0 for the one."""
        found = _NTH.search(clause.id)
        return 0 if found and found[1] == self.letters and int(found[2]) == self.nth else None


@frozen
class Named:
    """What has no label of its own, by what it is."""

    levels: frozenset[Level]

    def cost(self, clause: Clause) -> int | None:
        """0 for a clause of such a level; a little where it has a number that was not said."""
        if clause.level not in self.levels:
            return None
        known = parsed(clause.label) if clause.label else None
        return 1 if known and known.number else 0


@frozen
class NthOfLevel:
    """The Nth 项 or 目: a clause of that level, whatever the shape of its label."""

    level: Level
    number: tuple[int, ...]

    def cost(self, clause: Clause) -> int | None:
        """0 for the one."""
        known = parsed(clause.label) if clause.level is self.level and clause.label else None
        return 0 if known and known.number == self.number else None


@frozen
class Attached:
    """The Nth of several attached documents."""

    nth: int

    def cost(self, clause: Clause) -> int | None:
        """0 for the one."""
        own = "doc" if self.nth == 1 else f"doc{self.nth}"
        return 0 if clause.level is Level.DOC and clause.id == own else None


@frozen
class Worded:
    """Words of a heading, folded."""

    words: str

    def cost(self, clause: Clause) -> int | None:
        """0 for a heading that says just this, with its label or without; more where it says more."""
        if not clause.heading:
            return None
        heading = said_words(clause.heading)
        if self.words in (heading, said_words(clause.caption)):
            return 0
        return IN_PART if len(self.words) > 1 and self.words in heading else None


@lru_cache(maxsize=4096)
def said_words(heading: str) -> str:
    """A heading as it is compared: folded, without the mark at its end."""
    return fold(heading).rstrip(_ENDS)


def _costs(*exactly: Form, near: tuple[Form, ...] = (), far: tuple[Form, ...] = ()) -> Mapping[Form, int]:
    costs = dict.fromkeys(far, 2 * OFF) | dict.fromkeys(near, OFF) | dict.fromkeys(exactly, 0)
    return MappingProxyType(costs)


_DECIMALS: Final = (Form.DECIMAL, Form.DECIMAL_2, Form.DECIMAL_3, Form.DECIMAL_4)
_SMALL: Final = (Form.SECTION, Form.ITEM, Form.PAREN, Form.HALF_PAREN, Form.CIRCLE)
BARE: Final = _costs(
    Form.PART,
    Form.ARTICLE,
    *_DECIMALS,
    near=(Form.BOOK, Form.SUBBOOK, Form.CHAPTER, Form.DIVISION, *_SMALL),
    far=(Form.BOX, Form.TABLE, Form.ANNEX),
)
"""A number that stands alone: 三, 10."""
IN_BRACKETS: Final = _costs(Form.SECTION, near=(Form.PAREN, Form.HALF_PAREN, Form.CIRCLE))
FIGURES_IN_BRACKETS: Final = _costs(Form.PAREN, near=(Form.SECTION, Form.HALF_PAREN, Form.CIRCLE))
UNITS: Final[Mapping[str, Mapping[Form, int]]] = {
    "分编": _costs(Form.SUBBOOK),
    "编": _costs(Form.BOOK),
    "篇": _costs(Form.BOOK),
    "章": _costs(Form.CHAPTER, near=(Form.DECIMAL,), far=(Form.PART,)),
    "节": _costs(Form.DIVISION, near=(Form.DECIMAL_2,), far=(Form.SECTION,)),
    "条": _costs(Form.ARTICLE, near=(Form.PART,), far=(Form.SECTION, Form.ITEM)),
    "部分": _costs(Form.PART, Form.DECIMAL, near=(Form.BOOK, Form.CHAPTER)),
}
KINDS: Final[Mapping[str, Form]] = {
    "专栏": Form.BOX,
    "表": Form.TABLE,
    "附件": Form.ANNEX,
    "附表": Form.ANNEX,
    "附录": Form.ANNEX,
}
NAMES: Final[Mapping[str, Level]] = {
    "标题": Level.TITLE,
    "发文字号": Level.NUMBER,
    "主送机关": Level.RECIPIENTS,
    "通知": Level.NOTICE,
    "前言": Level.PREAMBLE,
    "结尾": Level.CLOSING,
    "落款": Level.SIGNATURE,
    "附注": Level.REMARK,
    "专栏": Level.BOX,
    "表": Level.TABLE,
    "附件": Level.ANNEX,
    "附表": Level.ANNEX,
    "附录": Level.ANNEX,
}
