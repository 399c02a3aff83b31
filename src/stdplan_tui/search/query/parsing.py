"""The door of this room: a query understood, and queries written by a program instead of a person."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from stdplan_tui.language import _
from stdplan_tui.search.model import Notice
from stdplan_tui.search.query.fields import meaning
from stdplan_tui.search.query.grammar import conjunction, tree
from stdplan_tui.search.query.model import And, Node, Query, Words
from stdplan_tui.search.query.names import OPERATORS, UNTAGGED
from stdplan_tui.search.query.tokens import Kind, Token, tokens
from stdplan_tui.search.query.trouble import Trouble
from stdplan_tui.search.query.wildcards import as_question, wild
from stdplan_tui.text.spacing import bare, is_space

LONGEST: Final = 10_000
"""Characters of a query in which operators are looked for."""

_HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]")
_QUESTION: Final = re.compile(r"\\\?(?=(?:\\\?)*\Z)")
_PLAIN: Final = re.compile(r"\w(?:[\w./·-]*\w)?")


def parsed(text: str, *, literal: bool = False) -> Query:
    """The query that `text` says; nothing raises.

    What does not parse, and everything where `literal` is set, is words: all of the text as it stands. Then a notice
    says what is wrong, with the code point of `text` to look at.
    """
    typed = _trimmed(text)
    if not typed:
        return Query("", None)
    if literal:
        return Query(text, Words(text))
    try:
        return Query(typed, _tree(typed))
    except Trouble as trouble:
        message = _("{trouble}; searched as typed").format(trouble=trouble.message)
        column = text.index(typed[0]) + trouble.column
        return Query(typed, Words(typed), (Notice(message, min(column, len(text) - 1)),))


def quoted(value: str) -> str:
    """`value` as it is written behind a field, or as a phrase: in quotation marks where it needs them.

    In them a backslash stands before a quotation mark or another backslash.
    """
    if _PLAIN.fullmatch(value) and value not in OPERATORS | UNTAGGED:
        return value
    return _phrase(value)


def narrowed(query: str, name: str, value: str) -> str:
    """A query for what `query` finds and has `value` in the field `name` too; a blank value changes nothing.

    The condition is put behind it, parentheses or quotation marks around it where it would mean something else.
    """
    typed, condition = _trimmed(query), f"{name}:{quoted(value)}"
    if not bare(value):
        return typed
    before, added = parsed(typed).tree, parsed(condition).tree
    if before is None or added is None or added in _operands(before):
        return typed or condition
    for kept in (typed, f"( {typed} )", as_question(typed)):
        if parsed(f"{kept} {condition}").tree == conjunction((before, added)):
            return f"{kept} {condition}"
    return f"{_phrase(typed)} {condition}"


def widened(query: str, name: str, value: str) -> str:
    """`query` without the condition that `narrowed` put there; as it is where that does not stand for all of it."""
    typed = _trimmed(query)
    try:
        place = _place_of(tokens(typed), parsed(f"{name}:{quoted(value)}").tree)
    except Trouble:
        return typed
    if place is None:
        return typed
    rest = _trimmed(f"{typed[: place[0]].rstrip()} {typed[place[1] :].lstrip()}")
    for inner in _unwrapped(rest):
        if narrowed(inner, name, value) == typed:
            return inner
    return rest


def _trimmed(text: str) -> str:
    """`text` without white space around it."""
    start, end = 0, len(text)
    while start < end and is_space(text[start]):
        start += 1
    while end > start and is_space(text[end - 1]):
        end -= 1
    return text[start:end]


def _tree(typed: str) -> Node:
    if len(typed) > LONGEST:
        raise Trouble(_("longer than {most} characters").format(most=LONGEST), LONGEST)
    found = tokens(typed)
    match found:
        case (Token(kind=Kind.NOT, text="-"), Token(kind=Kind.WORD, text=word)) if word not in UNTAGGED:
            return Words(typed)  # a lone word with a dash before it: there is nothing to exclude it from
    return tree(_asked(found) if _HAN.search(typed) else found)


def _asked(found: Sequence[Token]) -> Sequence[Token]:
    """The tokens, the `?` behind the last a question mark where nothing else in the query is an operator."""
    last = replace(found[-1], text=as_question(found[-1].text))
    asked = (*found[:-1], last)
    return found if any(one.kind is not Kind.WORD or wild(one.text) for one in asked) else asked


def _phrase(text: str) -> str:
    escaped = re.sub(r'(["\\])', r"\\\1", text)
    return f'"{escaped}"'


def _operands(node: Node) -> tuple[Node, ...]:
    return node.operands if isinstance(node, And) else (node,)


def _place_of(found: Sequence[Token], condition: Node | None) -> tuple[int, int] | None:
    """Where the last such condition stands, with the AND beside it; None where it is not one for the whole query."""
    place, depth = None, 0
    around = (None, *found, None)
    for before, token, after in zip(around, found, around[2:], strict=False):
        depth += (token.kind is Kind.OPEN) - (token.kind is Kind.CLOSE)
        if depth:
            continue
        if token.kind is Kind.OR:
            return None
        excluded = before is not None and before.kind is Kind.NOT
        if token.kind is Kind.FIELD and not excluded and meaning(token) == condition:
            joined_before = before is not None and before.kind is Kind.AND
            joined_after = not joined_before and after is not None and after.kind is Kind.AND
            place = (
                before.start if before is not None and joined_before else token.start,
                after.end if after is not None and joined_after else token.end,
            )
    return place


def _unwrapped(rest: str) -> tuple[str, ...]:
    """What `rest` may have been before signs were put around it, or into it."""
    inner = [rest[2:-2]] if rest.startswith("( ") and rest.endswith(" )") else []
    if rest.startswith('"') and isinstance(words := parsed(rest).tree, Words):
        inner.append(words.text)
    return (*inner, _QUESTION.sub("?", rest))
