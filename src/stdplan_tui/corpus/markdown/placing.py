"""What a block is taken for, and who holds it: the one reading of forms that reader and writer share."""

from __future__ import annotations

from stdplan_tui.corpus.markdown.blocks import Kind
from stdplan_tui.corpus.markdown.spelling import cut_label, heading_of
from stdplan_tui.corpus.model import Level
from stdplan_tui.corpus.nesting import Nesting, Open
from stdplan_tui.corpus.ranks import LEVEL_OF_FORM, forms_of
from stdplan_tui.frozen import frozen
from stdplan_tui.text.labels import Form

_NUMBERED_FORMS = frozenset(LEVEL_OF_FORM) - {Form.ANNEX}  # 附件 opens many a line: an annex is always marked
_ONE_LEVEL = {
    Kind.PLAIN: Level.PARAGRAPH,
    Kind.BULLET: Level.BULLET,
    Kind.QUOTE: Level.BOX,
    Kind.GRID: Level.TABLE,
}


@frozen
class Shape:
    """All that a block's form tells.

    `caption` is raw, `depth` its number of #; `before_grid` says that an unmarked table is next, `attached` that it
    opens one of several documents.
    """

    kind: Kind
    caption: str = ""
    depth: int = 0
    before_grid: bool = False
    attached: bool = False


PARAGRAPH = Shape(Kind.PLAIN)  # of which there are more than of all others


@frozen
class Placing:
    """A block as the grammar reads it."""

    level: Level
    label: str
    heading: str
    holder: Open


def placed(
    shape: Shape,
    nesting: Nesting,
    *,
    level: Level | None = None,
    within: Open | None = None,
) -> Placing:
    """The block of that shape as the next one in `nesting`.

    `level` is what a mark calls it, `within` the holder that a mark names or opens; without one, a heading or a
    marked block ends an open preamble or closing.
    """
    leaving = shape.kind is Kind.HASH or level is not None
    level = level or _level_of_kind(shape, nesting)
    label, rest, form = cut_label(shape.caption, _NUMBERED_FORMS if level is None else forms_of(level))
    own = level or _level_of_caption(shape, form)
    holder = within or nesting.holder(own, label, shape.depth or None, leaving=leaving)
    if level is None and form is not None:
        own = nesting.level_of(form, holder) or own
    return Placing(own, label, heading_of(rest), holder)


def _level_of_caption(shape: Shape, form: Form | None) -> Level:
    """The level of a heading or bold line by the form of its label alone, wherever it stands."""
    if form is not None:
        return LEVEL_OF_FORM[form]
    return Level.HEADING if shape.kind is Kind.HASH else Level.LEAD


def _level_of_kind(shape: Shape, nesting: Nesting) -> Level | None:
    """The level that the form alone tells; None where it is the label that decides."""
    if shape.kind is Kind.HASH:
        if shape.depth > 1:
            return None
        return Level.DOC if shape.attached else Level.TITLE
    if shape.kind is Kind.BOLD:
        if shape.before_grid:
            return Level.TABLE
        return Level.BOX_ENTRY if nesting.in_box else None
    return _ONE_LEVEL[shape.kind]
