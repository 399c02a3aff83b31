"""Small Word files for tests, written part by part."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SPACES = f'xmlns:w="{W}" xmlns:mc="{MC}" xmlns:wps="urn:shapes" xmlns:v="urn:vml" xmlns:m="{KINDS[:-13]}math"'
CONTENT_TYPES = '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'


def run(text: str, settings: str = "") -> str:
    """A run of text."""
    properties = f"<w:rPr>{settings}</w:rPr>" if settings else ""
    return f'<w:r>{properties}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def paragraph(text: str = "", settings: str = "", *, style: str = "", inside: str = "") -> str:
    """A paragraph of a run of text, or of the markup `inside` after it."""
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    properties = f"<w:pPr>{styled}{settings}</w:pPr>" if styled or settings else ""
    return f"<w:p>{properties}{run(text) if text else ''}{inside}</w:p>"


def numbered(text: str, number: int = 1, level: int = 0) -> str:
    """A paragraph in an automatic list."""
    return paragraph(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def cell(inside: str, settings: str = "") -> str:
    """A cell: a paragraph of the text, or the markup that `inside` is."""
    content = inside if inside.startswith("<") else paragraph(inside)
    return f"<w:tc><w:tcPr>{settings}</w:tcPr>{content}</w:tc>"


def table(*rows: Sequence[str]) -> str:
    """A table; a cell is its text, or its markup."""
    inside = "".join(
        f"<w:tr>{''.join(each if each.startswith('<w:tc>') else cell(each) for each in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr><w:jc w:val='center'/></w:tblPr>{inside}</w:tbl>"


def text_box(inside: str, fallback: str | None = None) -> str:
    """A run that anchors a text box, with the older drawing of it as an alternative."""
    older = inside if fallback is None else fallback
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx><w:txbxContent>"
        f"{inside}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>"
        f"{older}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def field(instruction: str, result: str) -> str:
    """The runs of a field with its result."""
    return (
        f"<w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>{escape(instruction)}</w:instrText></w:r>"
        f"<w:r><w:fldChar w:fldCharType='separate'/></w:r>{run(result)}<w:r><w:fldChar w:fldCharType='end'/></w:r>"
    )


def style(id: str, name: str, settings: str = "", *, based_on: str = "", kind: str = "paragraph") -> str:  # noqa: A002
    """A style."""
    base = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return f'<w:style w:type="{kind}" w:styleId="{id}"><w:name w:val="{name}"/>{base}{settings}</w:style>'


def levels(*patterns: tuple[str, str]) -> str:
    """The levels of a list, each a format and a pattern."""
    return "".join(
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for number, (form, pattern) in enumerate(patterns)
    )


def abstract(id: int, inside: str) -> str:  # noqa: A002
    """An abstract list."""
    return f'<w:abstractNum w:abstractNumId="{id}">{inside}</w:abstractNum>'


def use(id: int, of: int, inside: str = "") -> str:  # noqa: A002
    """A list that paragraphs refer to."""
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{of}"/>{inside}</w:num>'


def part(root: str, inside: str) -> str:
    """A part: its root element, and what stands in it."""
    return f"<?xml version='1.0' encoding='UTF-8' standalone='yes'?><w:{root} {SPACES}>{inside}</w:{root}>"


def docx(
    body: str, *, styles: str = "", numbering: str = "", parts: Mapping[str, str] | None = None, strict: bool = False
) -> bytes:
    """A Word file; `parts` are further ones, by their names without the ending (`footnotes`, `header1`)."""
    files = {"document": part("document", f"<w:body>{body}</w:body>")}
    if styles:
        files["styles"] = part("styles", styles)
    if numbering:
        files["numbering"] = part("numbering", numbering)
    files |= parts or {}
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{KINDS}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for number, name in enumerate(files)
        if name != "document"
    )
    written = {f"word/{name}.xml": text.replace(W, W_STRICT) if strict else text for name, text in files.items()}
    written["word/_rels/document.xml.rels"] = f'<Relationships xmlns="{RELATIONS}">{relations}</Relationships>'
    main = f'<Relationship Id="r0" Type="{KINDS}/officeDocument" Target="word/document.xml"/>'
    written["_rels/.rels"] = f'<Relationships xmlns="{RELATIONS}">{main}</Relationships>'
    return archive({"[Content_Types].xml": CONTENT_TYPES, **written})


def archive(files: Mapping[str, str | bytes]) -> bytes:
    """A zip archive of files."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as written:
        for name, content in files.items():
            written.writestr(name, content)
    return stream.getvalue()
