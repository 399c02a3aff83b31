"""The language of queries by example, as the help pane, the command's help and the guide show it."""

from __future__ import annotations

from typing import Final

from stdplan_tui.frozen import frozen
from stdplan_tui.language import N_


@frozen
class Example:
    """A query, and what it finds: `finds` is translated where it is shown."""

    query: str
    finds: str


@frozen
class Examples:
    """Examples of one kind under a title, which is translated where it is shown."""

    title: str
    rows: tuple[Example, ...]


EXAMPLES: Final = (
    Examples(
        N_("Words"),
        (
            Example("标准化", N_("these characters, however they are written: 標準化 too, and 2020 finds 二〇二〇")),
            Example("标准 国际", N_("both words; AND between them means the same")),
            Example('"标准化 体系"', N_("exactly this, spaces apart; no sign in quotation marks is an operator")),
            Example("国家 OR 行业", N_("one of the two, or both")),
            Example("标准 -国际", N_("the first without the second; NOT 国际 means the same")),
            Example("(国家 OR 行业) 标准", N_("parentheses group; spaces outside them")),
            Example("标准 国际 near:20", N_("both within 20 characters")),
        ),
    ),
    Examples(
        N_("Places"),
        (
            Example("in:heading 标准", N_("in headings only; also text, note and tag")),
            Example("level:条 标准", N_("in clauses of one level, by its Chinese or English name")),
            Example("doc:规划 标准", N_("in one document by its id, or in all with this in the title")),
            Example("issuer:国务院", N_("in documents of an issuer; kind:通知 by their kind")),
            Example("year:2016..2020 标准", N_("in documents of these years; also 2016, 2016.. and ..2020")),
        ),
    ),
    Examples(
        N_("Notes and tags"),
        (
            Example("note:建议", N_("clauses with a note that says this")),
            Example("tag:环境型 -status:resolved", N_("clauses with this tag or one below it, not resolved")),
            Example('by:"张三"', N_("clauses with a note or tag by an author")),
            Example("untagged 标准", N_("clauses that nobody has tagged")),
        ),
    ),
    Examples(
        N_("Patterns"),
        (
            Example("标准*体系", N_("* is anything inside a sentence, up to 40 characters")),
            Example("标?化", N_("? is one character; a last ? after Chinese words is a question mark")),
            Example("/第.{1,3}条/", N_("a regular expression; the text has no spaces, numbers are as printed")),
        ),
    ),
)
"""Queries that can be tried in any workspace, nineteen in all."""
