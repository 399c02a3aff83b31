"""What a query can say: the language of search by example, each to be tried; and the keys of the search pane."""

from __future__ import annotations

from functools import partial
from typing import Final

from stdplan_tui.language import N_, _
from stdplan_tui.search.query.help import EXAMPLES
from stdplan_tui.tui.actions.desk import Desk
from stdplan_tui.tui.help.topics import Chapter, Topic, shown_keys

_KEYS: Final = (
    ("up down pageup pagedown", N_("move in the hits, each shown in the text; Enter opens one")),
    ("tab right", N_("complete the word; pinyin and initials will do: bzh Enter searches 标准化")),
    ("up", N_("at the top of the list: the search before")),
    ("f2 f3 f4 f5 f6", N_("narrow the hits; the same key takes it back")),
)


def chapters_on_queries(desk: Desk) -> tuple[Chapter, ...]:
    """All that a query can say, by example; to do one is to search for it."""
    examples = (
        Chapter(
            _(group.title),
            tuple(Topic(row.query, "", _(row.finds), does=partial(_search, desk, row.query)) for row in group.rows),
        )
        for group in EXAMPLES
    )
    return (*examples, Chapter(_("Keys"), tuple(Topic(shown_keys(keys.split()), "", _(does)) for keys, does in _KEYS)))


async def _search(desk: Desk, query: str) -> None:
    from stdplan_tui.tui.widgets.search_pane import SearchPane

    await desk.run_action("search")
    desk.query_one(SearchPane).put(query)
