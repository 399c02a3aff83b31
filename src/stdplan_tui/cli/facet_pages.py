"""What hits can be narrowed to, and completions, on standard output."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from stdplan_tui.cli.output import Faint, Strong, say, say_json
from stdplan_tui.corpus.model import Level
from stdplan_tui.language import N_, _
from stdplan_tui.search.model import Facet, Kind
from stdplan_tui.search.query.parsing import quoted

if TYPE_CHECKING:
    from stdplan_tui.search.model import Count, Facets, Suggestion

_FACETS = {
    Facet.DOCUMENT: N_("documents"),
    Facet.LEVEL: N_("levels"),
    Facet.ISSUER: N_("issuers"),
    Facet.KIND: N_("kinds"),
    Facet.YEAR: N_("years"),
    Facet.TAG: N_("tags"),
    Facet.AUTHOR: N_("authors of notes"),
    Facet.STATUS: N_("status of notes"),
}
_KINDS = {
    Kind.WORD: N_("word"),
    Kind.TAG: N_("tag"),
    Kind.DOCUMENT: N_("document"),
    Kind.HEADING: N_("heading"),
}


def facets_object(facets: Facets) -> dict[str, list[dict[str, object]]]:
    """The JSON of facets: every field that hits have values of, and their counts."""
    return {
        facet.value: [
            {"value": found.value, "label": found.label or found.value, "count": found.count} for found in facets[facet]
        ]
        for facet in Facet
        if facets.get(facet)
    }


def say_facets(facets: Facets) -> None:
    """Print a list for each field: counts, names, and the value to narrow a query by."""
    for facet in Facet:
        found = facets.get(facet, ())
        if not found:
            continue
        say(Strong(_(_FACETS[facet])))
        width = len(str(found[0].count))
        for value in found:
            say(f"  {value.count:>{width}}  {_named(facet, value)}", Faint(f"  {facet.value}:{quoted(value.value)}"))


def _named(facet: Facet, value: Count) -> str:
    """What a person calls a value: a level in the language of the interface."""
    if facet is Facet.LEVEL and value.value in set(Level):
        from stdplan_tui.corpus.level_names import level_name

        return level_name(Level(value.value))
    return value.label or value.value


def say_suggestions(suggestions: Iterable[Suggestion], *, as_json: bool) -> None:
    """Print completions, the likeliest first."""
    for found in suggestions:
        if as_json:
            say_json(_suggestion_json(found))
            continue
        place = ":".join(part for part in (found.document, found.clause) if part)
        say(Strong(found.text), f"  {_(_KINDS[found.kind])}  {found.count}", Faint(f"  {place}" if place else ""))


def _suggestion_json(found: Suggestion) -> dict[str, object]:
    place = {"document": found.document, "clause": found.clause}
    known = {"text": found.text, "kind": found.kind, "count": found.count, "near": found.near}
    return known | {key: value for key, value in place.items() if value}
