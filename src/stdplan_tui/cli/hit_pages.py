"""Hits on standard output: a line for each, or a JSON object."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from stdplan_tui.cli.excerpts import excerpt
from stdplan_tui.cli.output import Faint, say, say_json
from stdplan_tui.corpus.model import Span
from stdplan_tui.exchange.hits import hit_json
from stdplan_tui.language import _

if TYPE_CHECKING:
    from stdplan_tui.search.model import Hit

_BEFORE, _AFTER = 16, 64


def say_hits(hits: Iterable[Hit], *, as_json: bool, context: int | None) -> None:
    """Print hits one after the other, with `context` characters on each side of the first words found."""
    for hit in hits:
        if as_json:
            say_json(hit_object(hit, context))
        else:
            _say_hit(hit, context)


def hit_object(hit: Hit, context: int | None) -> dict[str, object]:
    """The JSON of a hit, with the characters around the first words found where they were asked for."""
    if context is None:
        return hit_json(hit)
    first = hit.spans[0] if hit.spans else Span(0, 0)
    around = {
        "before": hit.text[max(0, first.start - context) : first.start],
        "match": hit.text[first.start : first.end],
        "after": hit.text[first.end : first.end + context],
    }
    return hit_json(hit) | {"context": around}


def _say_hit(hit: Hit, context: int | None) -> None:
    place = hit.document if hit.clause is None else f"{hit.document}:{hit.clause}"
    note = _("(note) ") if hit.annotation else ""
    if context is None:
        pieces = excerpt(hit.text, hit.spans, _BEFORE, _AFTER)
    else:
        first = hit.spans[0] if hit.spans else Span(0, 0)
        pieces = excerpt(hit.text, hit.spans, context, first.end - first.start + context)
    say(Faint(place), f"  {hit.label or hit.title}  {note}", *pieces)
