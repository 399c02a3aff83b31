"""The damage that copying does to a document, done on purpose: the same words, set otherwise."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from random import Random

from stdplan_tui.corpus.model import Clause

_LABEL = r"(?:[一二三四五六七八九十]+、|[（(][一二三四五六七八九十]+[）)])"
_BEFORE_LABEL = re.compile(rf"(?<=[。；）〕])[ \xa0]*(?:\n[ \u3000]*|\u3000\u3000)(?={_LABEL}\S)")
_INDENT = re.compile(r"^[ \u3000]+(?=[\u4e00-\u9fff“])", re.MULTILINE)
_YEAR = re.compile(r"(?<![\d〔\[-])(?:19|20)\d\d(?=年)")
_PART = re.compile(r"(?:^|(?<=\u3000))([一二三四五六七八九十]+)、(?=[\u4e00-\u9fff]{2,12}\s)", re.MULTILINE)
_ITEM = re.compile(r"(?:^|(?<=[\u3000 ]))(\d{1,2})[.．﹒](?=[\u4e00-\u9fff“])", re.MULTILINE)

Damage = Callable[[str, Random], str]


def separators(text: str, random: Random) -> str:
    """Line feeds before labels become two ideographic spaces or a blank line, and the other way round."""
    return _BEFORE_LABEL.sub(lambda gap: random.choice([gap[0], "\n", "\n　　", "　　", "\n    "]), text)


def indentation(text: str, random: Random) -> str:
    """Paragraphs are indented by ideographic spaces, by spaces, or not at all."""
    far = 10  # from there on white space sets signatures apart
    return _INDENT.sub(lambda gap: random.choice(["　　", "    ", ""]) if len(gap[0]) < far else gap[0], text)


def spaced_numbers(text: str, random: Random) -> str:
    """The digits of years stand apart: 2 0 2 0年."""
    return _YEAR.sub(lambda year: " ".join(year[0]) if random.random() < 0.5 else year[0], text)


def spaced_labels(text: str, random: Random) -> str:
    """White space in labels: （ 一 ）, 一 、."""
    gap = random.choice([" ", "　"])
    text = re.sub(r"（([一二三四五六七八九十]+)）(?=\S)", rf"（{gap}\1{gap}）", text)
    return _PART.sub(rf"\1{gap}、", text)


def widths(text: str, random: Random) -> str:
    """Brackets in the other width or shape: （） to (), 〔〕 to []."""
    if random.random() < 0.5:
        return text.translate(str.maketrans("（）", "()"))
    return text.translate(str.maketrans("〔〕", "[]"))


def dots(text: str, random: Random) -> str:
    """The dots of items: 1. 1． 1﹒."""
    return _ITEM.sub(lambda item: item[1] + random.choice(".．﹒"), text)


TEXT_DAMAGES: tuple[Damage, ...] = (separators, indentation, spaced_numbers, spaced_labels, widths, dots)
PAGE_DAMAGES: tuple[Damage, ...] = (spaced_numbers, widths)  # in HTML white space and tags set the lines


def folded(text: str) -> str:
    """`text` without white space, widths and shapes of brackets, dots and dashes made one."""
    plain = unicodedata.normalize("NFKC", text).translate(str.maketrans("〔〕﹒", "[]."))
    return re.sub(r"[\s\u200b\ufeff]+", "", plain)


def shape(clauses: Iterable[Clause], depth: int = 0) -> list[tuple[int, str, str, str, str]]:
    """Each clause with its depth, level, label, heading and text, as far as damage leaves them the same."""
    found: list[tuple[int, str, str, str, str]] = []
    for clause in clauses:
        found.append((depth, clause.level.value, folded(clause.label), folded(clause.heading), folded(clause.text)))
        found += shape(clause.children, depth + 1)
    return found
