"""Finding citations in a text, by the habits of Chinese official writing; in one pass over it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from stdplan_tui.corpus.citations import provisions
from stdplan_tui.corpus.citations.brackets import Titled, titled
from stdplan_tui.corpus.citations.model import Base, Citation, Kind, Step
from stdplan_tui.corpus.citations.numbers import DATED, ORDERED, number_at, number_in
from stdplan_tui.corpus.citations.standards import STANDARD
from stdplan_tui.corpus.citations.words import name_in, run_before
from stdplan_tui.corpus.model import Level, Span

_PERHAPS = re.compile("[《第前专專附号號]|[A-Z]")
_BRACKET = re.compile(
    r"\s?[（(](?P<words>[^（）()。]{1,120}(?:[（(][^（）()。]{0,60}[）)][^（）()。]{0,60}){0,2})[）)]"
)
_CALLED = re.compile(
    "(?:以下[简簡统統合]?|[简簡统統下])[称稱][为作]?[：:]?\\s?"
    '(?:[^《》，。；]{0,4}《(?P<title>[^《》]{1,20})》|[“"「『]?(?P<name>[^《》“”"「」『』（）()。，；]{1,20}))'
)
_AND = re.compile("(?:、|以及|或者?|并|和|与|及|至|的|规定|规定的)?")
_ALONE = frozenset({Level.ARTICLE, Level.PARAGRAPH})
_BOUND = frozenset({Level.ITEM, Level.SUBITEM})
_NAME, _BEFORE = 30, 24  # characters, at most

_KINDS = (
    "法律?|典|法典|条例|條例|规定|規定|办法|辦法|细则|細則|规则|規則|章程|公约|协定|议定书|令|制度|解释|决定|意见|纲要|规划|規劃"
    "|方案|计划|計劃|通知|准则|标准|规程|导则|指南|指引|预案|措施"
)
_OWN = re.compile(
    f"(?<![基根日版])本(?:实施|行动|管理|暂行|试行|发展|工作|改革|指导|若干|专项|应急|总体)*(?:{_KINDS})(?:附则|总则|分则|正文)?\\Z"
)
_AROUND = re.compile("本(?P<unit>分?[编編篇章节節条條款项項])\\Z")
_NAMED = re.compile(f"(?:{_KINDS})(?:（[^（）]{{1,8}}）)?\\Z")


@cache
def _any() -> re.Pattern[str]:
    """Whatever may begin a citation, compiled when the first text is searched."""
    return re.compile(
        rf"(?P<title>《)|(?P<number>{DATED}|{ORDERED})|(?P<standard>(?<![A-Za-z0-9/-]){STANDARD})"
        rf"|(?P<chain>{provisions.CHAIN})|(?P<before>{provisions.BEFORE})|(?P<attached>{provisions.ATTACHED})"
    )


def citations_in(text: str, label: int = 0) -> tuple[Citation, ...]:
    """What `text` cites, in order and apart; the first `label` characters are its own label, which cites nothing."""
    return tuple(_Finder(text).found(label)) if _PERHAPS.search(text) else ()


@dataclass(slots=True)
class _Finder:
    """A text, the titles in it, the citation found last and where the search goes on."""

    text: str
    last: Citation | None = None
    at: int = 0

    def found(self, start: int) -> Iterator[Citation]:
        titles = titled(self.text) if "《" in self.text else {}
        self.at = start
        while match := _any().search(self.text, self.at):
            before = self.at
            self.at = match.end()
            if citation := self._cited(match, titles.get(match.start()), before):
                self.last = citation
                yield citation

    def _cited(self, match: re.Match[str], title: Titled | None, start: int) -> Citation | None:
        match match.lastgroup:
            case "title":
                return self._titled(title, start) if title else None
            case "number":
                span = number_at(self.text, match, start)
                return Citation(span, Kind.NUMBER, number=self.text[span.start : span.end]) if span else None
            case "standard":
                return Citation(Span(*match.span()), Kind.STANDARD, number=match[0])
            case "chain":
                return self._provision(match, start)
            case "before":
                return self._previous(match)
            case _:
                return Citation(Span(*match.span()), Kind.CLAUSE, base=Base.UNSAID, steps=provisions.attached(match[0]))

    def _titled(self, title: Titled, start: int) -> Citation:
        """A title, the number that belongs to it, and the part of it that is meant."""
        end = self.at = title.end
        number = short = ""
        while bracket := _BRACKET.match(self.text, self.at):
            words = bracket["words"]
            span, called = number_in(words), _CALLED.search(words)
            if not span and not called:
                break
            self.at = bracket.end()
            if span and not number:
                number, end = words[span.start : span.end].strip(), bracket.end()
            if called:
                short = called["title"] or called["name"]
        steps: tuple[Step, ...] = ()
        if part := _part().match(self.text, bracket.end() if bracket else self.at):
            steps = provisions.steps(part[0]) or provisions.attached(part[0])
            end = self.at = part.end()
        return Citation(
            Span(title.start, end),
            Kind.TITLE,
            title=self.text[title.start + 1 : title.end - 1],
            number=number,
            before=run_before(self.text, title.start, start, _BEFORE),
            steps=steps,
            inner=tuple(self._inner(title)),
            short=short,
        )

    def _inner(self, title: Titled) -> Iterator[Citation]:
        for start, end, inner in title.inner:
            within = tuple(self._inner(Titled(start, end, inner)))
            yield Citation(Span(start, end), Kind.TITLE, title=self.text[start + 1 : end - 1], inner=within)

    def _provision(self, match: re.Match[str], start: int) -> Citation | None:
        """第十条 and its like, by the words before it: of this document, of what stands around it, of another."""
        text, steps = self.text, provisions.steps(match[0])
        if not steps:
            return None
        if (last := self.last) and last.steps and _AND.fullmatch(text, last.span.end, match.start()):
            return self._listed(match, last, steps)
        words = text[max(start, match.start() - _NAME) : match.start()].rstrip(" \u3000")
        if own := _OWN.search(words):
            return self._clause(match, len(own[0]), Base.OWN, steps)
        if around := _AROUND.search(words):
            near = Step(provisions.level(around["unit"]), (0,))
            return self._clause(match, len(around[0]), Base.AROUND, steps, near)
        run = run_before(text, match.start(), start, _NAME)
        if (kind := _NAMED.search(words)) and len(named := name_in(run)) > len(kind[0]):
            return replace(self._clause(match, len(named), Base.NAMED, steps), name=run)
        return None if self._is_label(match, steps[0].level, words) else self._clause(match, 0, Base.UNSAID, steps)

    def _is_label(self, match: re.Match[str], level: Level, words: str) -> bool:
        """Whether a part that nothing is said about may be the label of what follows, or of nobody knows what."""
        if level in _BOUND or self.text[match.end() : match.end() + 1] in ("\u3000", "：", ":"):
            return True
        return level not in _ALONE and (not words or words[-1] in "。\n“；")

    def _listed(self, match: re.Match[str], last: Citation, steps: tuple[Step, ...]) -> Citation:
        """The next of a list, which is of the same document as the last."""
        near = last.near
        if near and not provisions.is_under(steps[0].level, near.level):
            return self._clause(match, 0, Base.UNSAID, steps)
        together = provisions.continued(last.steps, steps)
        return replace(last, span=Span(*match.span()), kind=Kind.CLAUSE, steps=together, number="", inner=(), short="")

    def _previous(self, match: re.Match[str]) -> Citation:
        near = provisions.before(match[0])
        more = _part().match(self.text, match.end())
        steps = provisions.steps(more[0]) if more else ()
        self.at = more.end() if more else match.end()
        return Citation(Span(match.start(), self.at), Kind.CLAUSE, base=Base.BEFORE, near=near, steps=steps)

    def _clause(
        self, match: re.Match[str], lead: int, base: Base, steps: tuple[Step, ...], near: Step | None = None
    ) -> Citation:
        start = match.start()
        while lead and self.text[start - 1].isspace():
            start -= 1
        return Citation(Span(start - lead, match.end()), Kind.CLAUSE, base=base, near=near, steps=steps)


@cache
def _part() -> re.Pattern[str]:
    return re.compile(f"{provisions.CHAIN}|{provisions.ATTACHED}")
