"""Why there is nothing in the list of disagreements, and what can be done about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from stdplan_tui.annotations.agreement.codings import Codings, Lack
from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.text.display import shown_line
from stdplan_tui.tui.disagreeing.found import Found, Wanted
from stdplan_tui.tui.disagreeing.rows import titled


@frozen
class Keys:
    """The keys that are named: of the reading screen the one that marks as done, and of this one two more."""

    done: str
    any_two: str
    undecided: str


def why_nothing(every: Sequence[Found], wanted: Wanted, authors: Mapping[str, str], keys: Keys) -> str:
    """What is said where no place is listed."""
    if any(found.differences for found in every):
        return _not_listed(every, wanted, keys)
    lacks = {found.codings.lack for found in every}
    if None in lacks:
        return _("The annotators do not differ on any dimension.")
    if Lack.CLAUSES in lacks:
        return _no_clauses(next(one.codings for one in every if one.codings.lack is Lack.CLAUSES), authors, keys)
    return _(
        "Nothing to compare: fewer than two annotators have marked clauses of a document as done.\n"
        "In the text {key} marks a clause and what is under it as done."
    ).format(key=keys.done)


def _not_listed(every: Sequence[Found], wanted: Wanted, keys: Keys) -> str:
    of_dimension = [one for found in every for one in found.differences if one.dimension.id == wanted.dimension]
    if wanted.dimension and not of_dimension:
        return _("The annotators do not differ on this dimension.")
    return _("All is decided; {key} lists everything again.").format(key=keys.undecided)


def _no_clauses(codings: Codings, authors: Mapping[str, str], keys: Keys) -> str:
    names = ", ".join(shown_line(authors.get(slug, slug)) for slug in codings.annotators)
    title = shown_line(titled(codings.document))
    if codings.any_two:
        said = _(
            "{title}: no clause is marked as done by two of {names}.\n"
            "In the text {key} marks a clause and what is under it as done."
        )
        return said.format(title=title, names=names, key=keys.done)
    said = _(
        "{title}: no clause is marked as done by each of {names}.\n"
        "{any_two} compares what any two have marked; in the text {key} marks a clause as done."
    )
    return said.format(title=title, names=names, key=keys.done, any_two=keys.any_two)
