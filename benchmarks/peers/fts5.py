"""SQLite's FTS5 over our tokens: pairs narrow, and `instr` on the folded text decides."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from pathlib import Path

from benchmarks.articles import clauses
from benchmarks.asking import Boolean
from benchmarks.peers import TOP, pairs, tokens, visible
from stdplan_tui.search.model import Holding

_TABLES = """
CREATE TABLE clause (number INTEGER PRIMARY KEY, folded TEXT);
CREATE VIRTUAL TABLE found USING fts5(
    tokens, content='', tokenize="unicode61 remove_diacritics 0 categories 'L* M* N* P* S* C*'"
);
"""
_ALL = "SELECT rowid FROM found WHERE found MATCH ? ORDER BY rank LIMIT ?"
_HOW_MANY = "SELECT count(*) FROM found WHERE found MATCH ?"
_CHECKED = "SELECT {what} FROM found JOIN clause ON number = found.rowid WHERE found MATCH ? AND instr(folded, ?)"
_CHECKED_ALL = f"{_CHECKED.format(what='found.rowid')} ORDER BY rank LIMIT ?"
_CHECKED_HOW_MANY = _CHECKED.format(what="count(*)")


class Fts5:
    """A contestant: one contentless FTS5 table, and the folded clauses beside it."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "fts5.sqlite"
        self._base: sqlite3.Connection | None = None

    def build(self, held: Iterable[Holding]) -> None:
        """One transaction, then the segments made one."""
        base = sqlite3.connect(self._file)
        base.executescript(_TABLES)
        for number, (_, clause) in enumerate(clauses(held), 1):
            parts = [visible(part) for part in (clause.caption, clause.text) if part]
            base.execute("INSERT INTO clause VALUES (?, ?)", (number, "\x1e".join(parts)))
            base.execute("INSERT INTO found(rowid, tokens) VALUES (?, ?)", (number, " ".join(tokens(parts))))
        base.execute("INSERT INTO found(found) VALUES ('optimize')")
        base.commit()
        base.close()

    def open(self) -> None:
        """Connect."""
        self._base = sqlite3.connect(self._file)

    def words(self, typed: str) -> tuple[Sequence[object], int]:
        """One token is looked up; more must all be there, and the string too."""
        needle = visible(typed)
        if len(needle) <= 2:
            return self._matching(_quoted(needle))
        match = " AND ".join(map(_quoted, pairs(needle)))
        return self._rows(_CHECKED_ALL, match, needle, TOP), self._count(_CHECKED_HOW_MANY, match, needle)

    def boolean(self, asked: Boolean) -> tuple[Sequence[object], int]:
        """Words of two characters are tokens: nothing is left to check."""
        wanted = [_quoted(visible(word)) for word in asked.all]
        if asked.any:
            wanted.append(f"({' OR '.join(_quoted(visible(word)) for word in asked.any)})")
        unwanted = "".join(f" NOT {_quoted(visible(word))}" for word in asked.none)
        return self._matching(f"({' AND '.join(wanted)}){unwanted}")

    def question(self, text: str) -> Sequence[object]:
        """Any of its tokens, each once."""
        return self._rows(_ALL, " OR ".join(map(_quoted, dict.fromkeys(tokens([visible(text)])))), TOP)

    def close(self) -> None:
        """Disconnect."""
        if self._base is not None:
            self._base.close()

    def _matching(self, match: str) -> tuple[Sequence[object], int]:
        return self._rows(_ALL, match, TOP), self._count(_HOW_MANY, match)

    def _rows(self, statement: str, *values: object) -> list[int]:
        assert self._base is not None
        return [number for (number,) in self._base.execute(statement, values)]

    def _count(self, statement: str, *values: object) -> int:
        return self._rows(statement, *values)[0]


def _quoted(token: str) -> str:
    doubled = token.replace('"', '""')
    return f'"{doubled}"'
