"""Word (.docx) files as text and page."""

from __future__ import annotations

from collections.abc import Sequence

from stdplan_tui.errors import ImportingError
from stdplan_tui.importing.sources.docx.blocks import FURNITURE, Block
from stdplan_tui.importing.sources.docx.body import Body, TooLong
from stdplan_tui.importing.sources.docx.kinds import refuse_other_archives
from stdplan_tui.importing.sources.docx.numbering import Numbering
from stdplan_tui.importing.sources.docx.package import Package
from stdplan_tui.importing.sources.docx.printing import Printing
from stdplan_tui.importing.sources.docx.story import Story
from stdplan_tui.importing.sources.docx.styles import Styles
from stdplan_tui.importing.sources.page import Format, Opened, Page
from stdplan_tui.language import _

_NOTES = ("footnotes", "endnotes")
_MARGINS = ("header", "footer")


def read(data: bytes, name: str) -> Opened:
    """The text and page of the file: all that Word prints of it, in reading order.

    Numbers that Word counts by itself stand as printed, foot- and endnotes as notes below the sentence they belong to.
    Left out, and reported: the table of contents, headers and footers, hidden text, and what tracked changes deleted.
    Raises ImportingError where the file is broken, hostile, of another kind or without text.
    """
    package = Package.of(data, name)
    main = package.main()
    refuse_other_archives(package, main)
    related = package.related(main)
    styles, numbering = _settings(package, related)
    body = _story(package, main, styles)
    notes: dict[str, list[Block]] = {}
    for part in _named(related, _NOTES):
        notes |= _story(package, part, styles, body.count).notes
    printing = Printing(styles, numbering)
    story = Story(printing, notes)
    lines = story.tell(body.blocks, notes=True)
    lines += story.remaining_notes()
    for part in _named(related, _MARGINS):
        printing.leave_out(_story(package, part, styles, body.count).blocks, FURNITURE)
    if all(line.blank for line in lines):
        raise ImportingError(_("there is no text in the file, at most pictures of it"), path=name)
    return Opened(printing.writing.text, Page(tuple(lines), tuple(printing.writing.dropped), format=Format.WORD))


def _settings(package: Package, related: dict[str, list[str]]) -> tuple[Styles, Numbering]:
    styles = Styles()
    for part in _named(related, ("styles",)):
        package.read(part, styles)
    numbering = Numbering(styles)
    for part in _named(related, ("numbering",)):
        package.read(part, numbering)
    return styles, numbering


def _named(related: dict[str, list[str]], kinds: Sequence[str]) -> list[str]:
    """The parts of those kinds, each once."""
    return list(dict.fromkeys(part for kind in kinds for part in related.get(kind, [])))


def _story(package: Package, part: str, styles: Styles, count: int = 0) -> Body:
    body = Body(styles, count=count)
    try:
        package.read(part, body)
    except TooLong:
        raise ImportingError(_("the file has more lines than any document"), path=package.name) from None
    return body
