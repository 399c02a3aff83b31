"""What can be counted about an imported document that says whether it was read as it should be."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from stdplan_tui.corpus.model import Clause, Level, flat
from stdplan_tui.corpus.ranks import NUMBERED_LEVELS
from stdplan_tui.frozen import frozen
from stdplan_tui.text.spacing import bare

_TITLES = frozenset({Level.TITLE, Level.DOC})
_RUNNING = frozenset({Level.PARAGRAPH, Level.LEAD, Level.BULLET, Level.BOX_ENTRY, *NUMBERED_LEVELS})
_STOPS = frozenset("。！？!?；;：:…”’）)】〕》.、，,—")
_SENTENCE = re.compile("[，。；]")
_ENDS = re.compile("[。；：！？\n]")
_UNREADABLE = re.compile("[\ufffd\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ue000-\uf8ff\ud800-\udfff]")
_LABEL = re.compile(
    r"[。；](?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]|第[一二三四五六七八九十百]{1,5}[条章])"
)
_LONG = 3_000  # characters of a paragraph; those of official documents have some hundred
_SHORTEST = 20  # characters from which on a text ought to end with a stop


@frozen
class Soundness:
    """The counts. Shares are between 0 and 1, of characters without white space.

    `unfinished`: of the running text, in paragraphs that end without a stop; `in_long_paragraphs`: of it, in very
    long ones; `in_sentences`: of all text outside tables, in lines with a comma or a stop; `cells_alone`: of all text,
    in tables of one column; `left_out`: of the sentences of the file, those that are not in the document.
    """

    characters: int
    clauses: int
    labelled: int
    unreadable: int
    labels_in_text: int
    unfinished: float
    in_long_paragraphs: float
    in_sentences: float
    cells_alone: float
    left_out: float
    titled: bool
    numbered: bool
    addressed: bool
    hallmarks: int


def soundness(clauses: Sequence[Clause], left_out: Iterable[str]) -> Soundness:
    """The counts of a document of these clauses; `left_out` are the texts of its file that are not in it."""
    every = flat(clauses)
    levels = {clause.level for clause in every}
    running = [clause.text for clause in every if clause.text and clause.level in _RUNNING]
    lines = [f"{clause.heading}{clause.text}" for clause in every if clause.level is not Level.ROW]
    characters = sum(len(clause.heading) + len(clause.text) for clause in every)
    labelled = sum(clause.level in NUMBERED_LEVELS for clause in every)
    kept, gone = _in_sentences(lines), _missing(left_out, lines)
    marks = (levels & _TITLES, Level.NUMBER in levels, Level.RECIPIENTS in levels, Level.SIGNATURE in levels, labelled)
    return Soundness(
        characters=characters,
        clauses=len(every),
        labelled=labelled,
        unreadable=_unreadable("".join([clause.heading + clause.text for clause in every])),
        labels_in_text=len(_LABEL.findall("\n".join(running))),
        unfinished=_share(map(len, filter(_breaks_off, running)), sum(map(len, running))),
        in_long_paragraphs=_share((len(text) for text in running if len(text) > _LONG), sum(map(len, running))),
        in_sentences=_share([kept], sum(map(len, lines))),
        cells_alone=_share((len(row.text) for table in every for row in _alone(table)), characters),
        left_out=_share([gone], kept + gone),
        titled=bool(levels & _TITLES),
        numbered=Level.NUMBER in levels,
        addressed=Level.RECIPIENTS in levels,
        hallmarks=sum(map(bool, marks)),
    )


def _share(parts: Iterable[int], whole: int) -> float:
    return sum(parts) / whole if whole else 0.0


def _in_sentences(lines: Iterable[str]) -> int:
    """The characters in lines with a comma or a stop; white space, which a page is full of, does not count."""
    return sum(len(bare(line)) for line in lines if _SENTENCE.search(line))


def _unreadable(text: str) -> int:
    """How many characters nobody can read; only a text with an unusual character is looked through."""
    return 0 if text.isprintable() and "\ufffd" not in text else len(_UNREADABLE.findall(text))


def _missing(left_out: Iterable[str], lines: Iterable[str]) -> int:
    """The characters of the sentences that were left out and stand nowhere in the document."""
    absent = [text for text in left_out if _SENTENCE.search(text)]
    if not absent:
        return 0
    present = {bare(sentence) for line in lines for sentence in _ENDS.split(line)}
    sentences = (bare(sentence) for text in absent for sentence in _ENDS.split(text))
    return sum(len(sentence) for sentence in sentences if sentence not in present)


def _breaks_off(text: str) -> bool:
    return len(text) >= _SHORTEST and text[-1] not in _STOPS


def _alone(table: Clause) -> tuple[Clause, ...]:
    """The rows of a table of one column; none of any other clause."""
    rows = table.children if table.level is Level.TABLE else ()
    return rows if len(rows) > 1 and not any("\t" in row.text for row in rows) else ()
