"""The language of queries.

`标准 化工`       both words, anywhere in the clause or note
`"标准 化工"`     the exact words, white space apart
`标准 -化工`      without the second word; `-` excludes only after a space
`note:建议`       clauses with a note that says so; `tag:环境型` with such a tag; `-tag:…` without

What is none of these is searched literally, and what stands literally in a text is found whatever else it could mean.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from stdplan_tui.search.model import Field
from stdplan_tui.text.fold import fold

_TOKEN = re.compile(
    r"""(?P<minus>(?<=\s)-(?!-))?(?:(?P<field>note|tag)[:：])?(?:"(?P<phrase>[^"]+)"|(?P<word>\S+))(?=\s|$)""",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """Words to find: `needle` is folded; `field` is where, None for anywhere; `excluded` is whether it must not be."""

    needle: str
    field: Field | None = None
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Query:
    """A query as it is understood.

    `whole` is all of it, folded, for those who meant it literally; `words` must be in what is found, and `conditions`
    (the terms with a field) in a note on the same clause.
    """

    whole: str
    words: tuple[Term, ...] = ()
    conditions: tuple[Term, ...] = ()

    def lit(self, field: Field) -> frozenset[str]:
        """The folded strings to highlight in `field`: the wanted words, and what was asked of that field."""
        wanted = (term for term in (*self.words, *self.conditions) if not term.excluded)
        return frozenset({term.needle for term in wanted if term.field in (None, field)} | {self.whole}) - {""}


def parsed(text: str, *, literal: bool = False) -> Query:
    """The query that `text` says; nothing fails to parse."""
    text = text.strip()
    whole = fold(text)
    if literal:
        return Query(whole, (Term(whole),) if whole else ())
    terms = tuple(term for match in _TOKEN.finditer(text) if (term := _term(match)).needle)
    return Query(
        whole,
        words=tuple(term for term in terms if term.field is None),
        conditions=tuple(term for term in terms if term.field is not None),
    )


def _term(match: re.Match[str]) -> Term:
    field = Field(match["field"].lower()) if match["field"] else None
    return Term(fold(match["phrase"] or match["word"]), field, excluded=bool(match["minus"]))
