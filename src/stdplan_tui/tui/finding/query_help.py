"""What a query can say, to be read: the language of search by example, and the keys of the search pane."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from textual.content import Content

from stdplan_tui.language import N_, _
from stdplan_tui.search.query.help import EXAMPLES
from stdplan_tui.text.width import cells
from stdplan_tui.tui.words import MUTED, set_in_rows

_EXAMPLE: Final = 29
_MOST: Final = 9
_KEYS: Final = (
    ("↑ ↓ PgUp PgDn", N_("move in the hits, each shown in the text; Enter opens one")),
    ("Tab →", N_("complete the word; pinyin and initials will do: bzh Enter searches 标准化")),
    ("↑", N_("at the top of the list: the search before")),
    ("F2 … F6", N_("narrow the hits; the same key takes it back")),
)


def query_text(width: int) -> Content:
    """All that a query can say, under the titles of its groups, in lines of at most `width` cells; then the keys."""
    return Content("\n").join(_lines(width))


def _lines(width: int) -> Iterator[Content]:
    for group in EXAMPLES:
        yield from _group(_(group.title), ((row.query, _(row.finds)) for row in group.rows), width)
    yield from _group(_("Keys"), ((keys, _(does)) for keys, does in _KEYS), width)


def _group(title: str, rows: Iterable[tuple[str, str]], width: int) -> Iterator[Content]:
    yield Content.styled(title, "bold $primary")
    for example, meaning in rows:
        first, *others = set_in_rows(meaning, width - _EXAMPLE, _MOST)[0]
        gap = " " * max(2, _EXAMPLE - cells(example))
        yield Content.assemble((example, "bold $accent"), gap, (first, MUTED))
        yield from (Content.styled(" " * _EXAMPLE + row, MUTED) for row in others)
    yield Content()
