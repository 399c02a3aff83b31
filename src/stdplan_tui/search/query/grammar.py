"""From the tokens of a query to its tree: NOT binds tighter than AND, AND (also unwritten) tighter than OR."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.search.model import Field
from stdplan_tui.search.query.expressions import expression
from stdplan_tui.search.query.fields import Nearness, Place, Setting, meaning
from stdplan_tui.search.query.model import And, Near, Node, Not, Or, Pattern, Untagged, Words
from stdplan_tui.search.query.names import UNTAGGED
from stdplan_tui.search.query.tokens import TERMS, Kind, Token
from stdplan_tui.search.query.trouble import Trouble
from stdplan_tui.search.query.wildcards import worded

_BEGINS = TERMS | {Kind.NOT, Kind.OPEN}


@frozen
class _Member:
    """Something that stands in a group, and the token it begins with."""

    what: Node | Setting
    token: Token


def tree(tokens: Sequence[Token]) -> Node:
    """The tree of tokens that are not empty, their parentheses balanced. Raises Trouble."""
    return _Reader(tokens).either()


def conjunction(nodes: Sequence[Node]) -> Node:
    """All of these in one."""
    flat = [one for node in nodes for one in (node.operands if isinstance(node, And) else (node,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat))


class _Reader:
    """Reads tokens from left to right, a method for each rule of the grammar."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._at = 0

    def either(self) -> Node:
        """Groups with OR between them. Raises Trouble."""
        nodes = [self._group()]
        while self._kind() is Kind.OR:
            self._at += 1
            nodes.append(self._group())
        flat = [one for node in nodes for one in (node.operands if isinstance(node, Or) else (node,))]
        return nodes[0] if len(nodes) == 1 else Or(tuple(flat))

    def _group(self) -> Node:
        members: list[_Member] = []
        while (kind := self._kind()) not in (None, Kind.OR, Kind.CLOSE):
            if kind is Kind.AND:
                self._and(written=bool(members))
            members.append(self._one())
        if not members:
            raise self._nothing()
        return _grouped(members)

    def _kind(self) -> Kind | None:
        return self._tokens[self._at].kind if self._at < len(self._tokens) else None

    def _and(self, *, written: bool) -> None:
        token = self._tokens[self._at]
        self._at += 1
        if not written or self._kind() not in _BEGINS:
            raise _lonely(token)

    def _nothing(self) -> Trouble:
        """What to say where a group has no members."""
        before = self._tokens[self._at - 1] if self._at else None
        if before is not None and before.kind is Kind.OPEN and self._kind() is Kind.CLOSE:
            return Trouble(_("nothing between the parentheses"), before.start)
        return _lonely(before if before is not None and before.kind is Kind.OR else self._tokens[self._at])

    def _one(self) -> _Member:
        start = self._at
        while self._kind() is Kind.NOT:
            self._at += 1
        negations = self._at - start
        if self._kind() not in _BEGINS:
            raise Trouble(_("NOT needs words after it"), self._tokens[self._at - 1].start)
        token = self._tokens[self._at]
        self._at += 1
        if token.kind is Kind.OPEN:
            what: Node | Setting = self.either()
            self._at += 1
        else:
            what = _term(token)
        if not isinstance(what, Setting):
            return _Member(Not(what) if negations % 2 else what, token)
        if negations:
            raise Trouble(_("{field}: cannot be excluded").format(field=token.name), token.start)
        return _Member(what, token)


def _lonely(token: Token) -> Trouble:
    return Trouble(_("{operator} needs words before and after it").format(operator=token.kind.value), token.start)


def _term(token: Token) -> Node | Setting:
    match token.kind:
        case Kind.FIELD:
            return meaning(token)
        case Kind.REGEX:
            return expression(token.text, token.at)
        case Kind.PHRASE:
            return Words(token.text)
        case _:
            return Untagged() if token.text in UNTAGGED else worded(token.text, token.at)


def _grouped(members: Sequence[_Member]) -> Node:
    """The members of a group in one, as its `in:` and `near:` say. Raises Trouble."""
    settings: dict[type[Setting], _Member] = {}
    nodes: list[Node] = []
    for member in members:
        if not isinstance(member.what, Setting):
            nodes.extend(member.what.operands if isinstance(member.what, And) else (member.what,))
        elif type(member.what) in settings:
            raise Trouble(_("{field}: stands here twice").format(field=member.token.name), member.token.start)
        else:
            settings[type(member.what)] = member
    for member in settings.values():
        match member.what:
            case Place(part):
                nodes = _placed_all(nodes, part, member.token)
            case Nearness(distance):
                nodes = _near(nodes, distance, member.token)
    return conjunction(nodes)


def _placed_all(nodes: Sequence[Node], part: Field, token: Token) -> list[Node]:
    placed = [_placed(node, part) for node in nodes]
    if placed == list(nodes):
        raise Trouble(_("in: needs words beside it"), token.start)
    return placed


def _placed(node: Node, part: Field | None) -> Node:
    """`node` with its words in `part`, those apart that are in another one already."""
    match node:
        case Words() | Pattern():
            return node if node.part else replace(node, part=part)
        case Near(operands):
            return replace(node, operands=tuple(one if one.part else replace(one, part=part) for one in operands))
        case And(operands) | Or(operands):
            return type(node)(tuple(_placed(one, part) for one in operands))
        case Not(operand):
            return Not(_placed(operand, part))
        case _:
            return node


def _near(nodes: Sequence[Node], distance: int, token: Token) -> list[Node]:
    words = tuple(node for node in nodes if isinstance(node, Words))
    parts = {one.part for one in words if one.part}
    if len(words) < 2 or len(parts) > 1:
        raise Trouble(_("near: needs two words or more beside it"), token.start)
    others = [node for node in nodes if not isinstance(node, Words)]
    return [*(_placed(Near(words, distance), part) for part in parts or (None,)), *others]
