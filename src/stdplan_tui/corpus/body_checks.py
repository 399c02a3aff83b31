"""What is wrong with a body that can be read: one message each, with its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import Literal

from stdplan_tui.corpus.draft import Draft
from stdplan_tui.corpus.markdown.reader import DOCUMENT, Place
from stdplan_tui.corpus.model import Level
from stdplan_tui.corpus.ranks import NUMBERED_LEVELS, rank_of
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _

Severity = Literal["error", "warning"]

_RANKED = NUMBERED_LEVELS | {Level.BOX_ENTRY}
_PASSED_OVER = _RANKED | {Level.HEADING, Level.PARAGRAPH, Level.LEAD}
_HEADED = NUMBERED_LEVELS | {Level.HEADING}
_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_CHINESE_DIGIT = "[〇○零一二三四五六七八九十]"
_DATE_LINE = re.compile(
    rf"\d{{4}}年\d{{1,2}}月\d{{1,2}}日|{_CHINESE_DIGIT}{{4}}年{_CHINESE_DIGIT}{{1,2}}月{_CHINESE_DIGIT}{{1,3}}日"
)


@frozen
class Fault:
    """One thing that is wrong: how bad, what, and at which line of the body."""

    severity: Severity
    message: str
    line: int


def faults(body: str, canonical: str, places: Iterable[Place]) -> Iterator[Fault]:
    """All faults of a body: what it says, its one canonical form, and where its clauses were read."""
    places = list(places)
    yield from _form(body, canonical)
    yield from _depths(places)
    yield from _ranks(places)
    yield from _loose_paragraphs(places)
    yield from _titles(places)
    yield from _dates(places)


def _form(body: str, canonical: str) -> Iterator[Fault]:
    lines, expected = _LINE.findall(body), _LINE.findall(canonical)
    for number, (line, right) in enumerate(zip_longest(lines, expected), 1):
        if line != right:
            yield Fault("error", _not_canonical(line, right), number)
            return


def _not_canonical(line: str | None, expected: str | None) -> str:
    if expected is None:
        return _("not in canonical form: expected the end of the file")
    if expected == "\n":
        return _("not in canonical form: expected an empty line")
    if expected == f"{line}\n":
        return _("not in canonical form: expected a line feed at the end of the file")
    return _("not in canonical form: expected {line}").format(line=expected.rstrip("\n"))


def _depths(places: Iterable[Place]) -> Iterator[Fault]:
    for place in places:
        if place.hashes and place.hashes != place.depth:
            message = _("a heading of depth {depth}, but what holds it has depth {above}: expected {hashes}")
            hashes = "#" * place.depth
            yield Fault("error", message.format(depth=place.hashes, above=place.depth - 1, hashes=hashes), place.line)


def _ranks(places: Iterable[Place]) -> Iterator[Fault]:
    holders = {id(place.draft): place.holder for place in places}
    for place in places:
        if not place.draft.label or place.draft.level not in _RANKED:
            continue
        above = place.holder
        while above is not None and above.level in _PASSED_OVER and not (above.label and above.level in _RANKED):
            above = holders[id(above)]
        if above is not None and above.level in _RANKED and _rank(place.draft) <= _rank(above):
            message = _("{label} ranks at or above {above}, which holds it")
            yield Fault("error", message.format(label=place.draft.label, above=above.label), place.line)


def _rank(draft: Draft) -> int:
    return rank_of(draft.level, draft.label)


def _loose_paragraphs(places: Iterable[Place]) -> Iterator[Fault]:
    places = [place for place in places if place.holder is None or place.holder.level is Level.DOC]
    headed = {id(place.holder) for place in places if place.draft.level in _HEADED}
    for place in places:
        if place.draft.level is Level.PARAGRAPH and id(place.holder) in headed:
            message = _("a paragraph directly under the document: mark it preamble or closing, or say whose it is")
            yield Fault("warning", message, place.line)


def _titles(places: Iterable[Place]) -> Iterator[Fault]:
    titles = [place for place in places if place.hashes == 1]
    for place in titles[1:]:
        if not {DOCUMENT, Level.NOTICE, Level.DOC, Level.TITLE} & set(place.marks):
            yield Fault("warning", _("a second # title without <!-- document --> above it"), place.line)


def _dates(places: Iterable[Place]) -> Iterator[Fault]:
    for place in places:
        if place.draft.level is Level.PARAGRAPH and _DATE_LINE.fullmatch(place.draft.text):
            yield Fault("warning", _("a line that is only a date, outside a signature"), place.line)
