"""Word files that are broken, hostile, or of another kind: one clear message each, soon and in little memory."""

from __future__ import annotations

import struct
import tracemalloc
from io import BytesIO
from time import process_time
from zipfile import ZIP_BZIP2, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.errors import ImportingError
from stdplan_tui.importing.importing import import_bytes
from stdplan_tui.importing.sources.docx import elements, package
from stdplan_tui.importing.sources.docx.body import Body
from stdplan_tui.importing.sources.docx.reading import read
from stdplan_tui.importing.sources.docx.styles import Styles
from tests.support.counts import tries
from tests.support.docx_files import (
    CONTENT_TYPES,
    abstract,
    archive,
    docx,
    levels,
    numbered,
    paragraph,
    part,
    run,
    style,
    table,
    use,
)

MAIN = "word/document.xml"
TYPES = {"[Content_Types].xml": CONTENT_TYPES}
ENTITIES = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))


def refusal(data: bytes) -> str:
    """What the user is told; the file is refused soon."""
    start = process_time()
    with pytest.raises(ImportingError) as refused:
        read(data, "a.docx")
    assert process_time() - start < 6
    assert refused.value.path == "a.docx"
    return refused.value.message


def document(xml: str | bytes) -> bytes:
    return archive({**TYPES, MAIN: xml})


def compressed(size: int) -> bytes:
    """A Word file whose document is mostly white space of that size."""
    stream = BytesIO()
    with ZipFile(stream, "w", 8) as written:
        written.writestr("[Content_Types].xml", CONTENT_TYPES)
        with written.open(MAIN, "w") as entry:
            entry.write(b"<a>")
            for _megabyte in range(size >> 20):
                entry.write(b" " * (1 << 20))
    return stream.getvalue()


def lying(data: bytes, size: int) -> bytes:
    """The archive with another size of its document in its headers."""
    changed = bytearray(data)
    for mark, named, sized in ((b"PK\x03\x04", 30, 22), (b"PK\x01\x02", 46, 24)):
        at = data.find(mark)
        while data[at + named : at + named + len(MAIN)] != MAIN.encode():
            at = data.find(mark, at + 1)
        changed[at + sized : at + sized + 4] = struct.pack("<I", size)
    return bytes(changed)


FAULTY = {
    "four bytes": (b"PK\x03\x04", "the archive is broken"),
    "cut short": (docx(paragraph("甲"))[:-30], "the archive is broken"),
    "no document": (archive({**TYPES}), "word/document.xml is missing"),
    "empty part": (document(""), "no text in the file"),
    "no markup": (document("甲"), "cannot be read: it is not well-formed at line 1"),
    "no end": (document("<a>"), "cannot be read: it is not well-formed"),
    "half a mark": (document(b"\xff\xfe"), "cannot be read"),
    "encoding": (document("<?xml version='1.0' encoding='gb2312'?><a/>"), "neither in UTF-8 nor in UTF-16"),
    "no paragraph": (docx(""), "no text in the file"),
    "white space": (docx(paragraph() + paragraph(" \u3000")), "no text in the file"),
    "understated": (lying(docx(paragraph("甲" * 999)), 10), "word/document.xml in the archive is broken"),
    "zip": (archive({"a.txt": "甲"}), "a zip archive, not a document"),
    "xlsx": (archive({**TYPES, "xl/workbook.xml": "<a/>"}), "Excel (.xlsx) files cannot be imported"),
    "pptx": (archive({**TYPES, "ppt/presentation.xml": "<a/>"}), "PowerPoint (.pptx)"),
    "odt": (archive({"mimetype": "application/vnd.oasis.opendocument.text"}), "OpenDocument (.odt)"),
    "epub": (archive({"mimetype": "application/epub+zip"}), "EPUB"),
    "ofd": (archive({"OFD.xml": "<a/>"}), "OFD"),
}


@pytest.mark.parametrize("name", FAULTY)
def test_a_file_that_is_broken_or_another(name: str) -> None:
    data, message = FAULTY[name]
    assert message in refusal(data)


def test_a_size_that_is_overstated_reserves_nothing() -> None:
    assert read(lying(docx(paragraph("甲")), 1 << 30), "a.docx").text == "甲\n"


@pytest.mark.parametrize(
    "declared",
    [
        "<!DOCTYPE d>",
        '<!DOCTYPE d SYSTEM "http://localhost/a.dtd">',
        '<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/hostname">]>',
        f'<!DOCTYPE d [<!ENTITY a0 "aaaaaaaaaa">{ENTITIES}]>',
    ],
)
@pytest.mark.parametrize("name", ["document", "styles", "numbering", "footnotes", "header1"])
def test_document_types_and_entities_are_refused_in_every_part(name: str, declared: str) -> None:
    hostile = f"{declared}<d>&a9;</d>"
    data = docx(paragraph("甲"), parts={name: hostile})
    assert refusal(data).endswith("it declares a document type, which no Word file does")


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    tracemalloc.start()
    try:
        assert "larger than any document" in refusal(compressed(80 << 20))
        assert tracemalloc.get_traced_memory()[1] < 200 << 20
    finally:
        tracemalloc.stop()


def test_many_large_parts_are_refused_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "_LARGEST", 3 << 20)
    parts = {f"header{number}": f"<a>{' ' * (1 << 20)}</a>" for number in range(4)}
    assert "larger than any document" in refusal(docx(paragraph("甲"), parts=parts))


def test_other_compressions_are_refused() -> None:
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_BZIP2) as written:
        written.writestr(MAIN, b"<a>" + b" " * 1_000)
    assert "is broken" in refusal(stream.getvalue())


def test_an_encrypted_part_is_named() -> None:
    data = bytearray(docx(paragraph("甲")))
    at = data.find(b"PK\x01\x02")
    while at >= 0:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 1)
    assert "protected by a password" in refusal(bytes(data))


def test_an_archive_of_thousands_of_files_is_refused() -> None:
    assert "too many files" in refusal(archive({str(number): "" for number in range(5_001)}))


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("<w:sdt>", "</w:sdt>"),
        ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
        ("<w:p><w:r><w:txbxContent>", "</w:txbxContent></w:r></w:p>"),
        ("<a>", "</a>"),
    ],
)
def test_elements_are_not_nested_without_end(start: str, end: str) -> None:
    assert "nested too deeply" in refusal(docx(start * 10_000 + paragraph("甲") + end * 10_000))


def test_eighty_tables_in_one_another_are_read() -> None:
    body = "<w:tbl><w:tr><w:tc>" * 80 + paragraph("甲。") + "</w:tc></w:tr></w:tbl>" * 80
    assert [line.raw for line in read(docx(body), "a.docx").page.lines] == ["甲。"]


ENDLESS = {
    "paragraphs": ("<w:p/>" * 40_001, "more lines than any document"),
    "line breaks": (f"<w:p><w:r>{'<w:br/>' * 40_001}</w:r></w:p>", "more lines than any document"),
    "a value": (f"<w:p a='{'b' * (3 << 20)}'/>", "has no end"),
    "a comment": (f"<!--{'b' * (3 << 20)}-->", "has no end"),
}


@pytest.mark.parametrize("name", ENDLESS)
def test_more_than_any_document_has(name: str) -> None:
    body, message = ENDLESS[name]
    assert message in refusal(docx(body))


def test_elements_are_counted_over_all_parts() -> None:
    budget = elements.Budget(30)
    taker = Body(Styles())
    elements.read(b"<a>" + b"<b/>" * 20 + b"</a>", taker, budget)
    with pytest.raises(elements.Malformed, match="more elements than any document"):
        elements.read(b"<a>" + b"<b/>" * 20 + b"</a>", taker, budget)


def test_numbers_and_patterns_without_measure() -> None:
    hostile = levels(("lowerLetter", "%1" * 10_000)).replace('w:start w:val="1"', f'w:start w:val="{"9" * 5_000}"')
    found = read(docx(numbered("甲"), numbering=abstract(0, hostile) + use(1, 0)), "a.docx")
    assert len(found.text) < 1_000
    huge = levels(("lowerLetter", "%1")).replace('w:start w:val="1"', 'w:start w:val="999999999"')
    assert read(docx(numbered("甲"), numbering=abstract(0, huge) + use(1, 0)), "a.docx").text == "999999999 甲\n"


def test_styles_that_are_based_on_one_another() -> None:
    loop = style("a", "A", based_on="b") + style("b", "heading 1", based_on="a")
    assert read(docx(paragraph("甲", style="a"), styles=loop), "a.docx").text == "甲\n"
    chain = "".join(style(f"s{n}", "x", based_on=f"s{n + 1}") for n in range(20_000))
    start = process_time()
    read(docx("".join(paragraph("甲", style=f"s{n}") for n in range(0, 20_000, 10)), styles=chain), "a.docx")
    assert process_time() - start < 6


def test_a_wide_span_and_a_note_that_is_named_often_cost_little() -> None:
    spanned = table(
        *([f"<w:tc><w:tcPr><w:gridSpan w:val='{10**8}'/></w:tcPr>{paragraph('甲')}</w:tc>", "乙"] for _ in "ab")
    )
    assert len(read(docx(spanned), "a.docx").page.lines) == 4
    mark = paragraph(inside="<w:r><w:footnoteReference w:id='1'/></w:r>")
    notes = part("footnotes", f"<w:footnote w:id='1'>{paragraph('注。')}</w:footnote>")
    assert read(docx(mark * 500, parts={"footnotes": notes}), "a.docx").text.count("注") == 1


@pytest.mark.parametrize(
    "body",
    [
        "<w:tc><w:p/></w:tc>" + paragraph("甲"),
        f"<w:tr><w:tc>{paragraph('甲')}</w:tc></w:tr>",
        f"<w:tbl><w:tc>{paragraph('甲')}</w:tc></w:tbl>" + paragraph("乙"),
        f"<w:p>{paragraph('甲')}</w:p>",
        f"<w:txbxContent>{paragraph('甲')}</w:txbxContent>",
        paragraph("甲", "<w:numPr><w:ilvl w:val='-5'/><w:numId w:val='x'/></w:numPr><w:jc/><w:pStyle/>"),
        paragraph("甲") + "<w:r><w:t>无段</w:t><w:fldChar w:fldCharType='end'/></w:r>",
        "<w:del/>" + paragraph("甲", inside="<w:ins><w:del/></w:ins>"),
        "<mc:Choice/>" + paragraph("甲") + "<mc:AlternateContent/>",
        paragraph("甲", inside="<w:sym/><w:footnoteReference/><w:vanish/><w:fldChar/><w:gridSpan/><w:vMerge/>"),
    ],
)
def test_elements_where_none_belong(body: str) -> None:
    assert "甲" in read(docx(body), "a.docx").text


MARKUP = st.sampled_from(
    [
        *("甲。", "一、总体要求", "专栏1 工程", "附件1", "2021年9月2日"),
        *("p", "r", "t", "tbl", "tr", "tc", "del", "ins", "sdt", "txbxContent", "footnote", "pPr", "rPr", "ruby", "rt"),
    ]
)


@settings(max_examples=tries(60), deadline=None)
@given(st.lists(MARKUP, min_size=1, max_size=40), st.randoms(use_true_random=False))
def test_any_nesting_of_elements_is_imported_or_refused(names: list[str], chance: object) -> None:
    body, opened = "", []
    for name in names:
        if name.isascii():
            body += f"<w:{name}>"
            opened.append(name)
        else:
            body += run(name)
        while opened and chance.random() < 0.4:  # type: ignore[attr-defined]
            body += f"</w:{opened.pop()}>"
    body += "".join(f"</w:{name}>" for name in reversed(opened))
    try:
        import_bytes(docx(body + paragraph("甲省规划")), "a.docx")
    except ImportingError as error:
        assert "report this fault" not in error.message  # noqa: PT017


@settings(max_examples=tries(60), deadline=None)
@given(st.integers(0, 600), st.binary(min_size=1, max_size=4))
def test_any_damage_to_the_bytes_is_read_or_refused(at: int, damage: bytes) -> None:
    data = docx(paragraph("甲省规划"), styles=style("1", "heading 1"))
    at = min(at, len(data) - 1)
    try:
        read(data[:at] + damage + data[at + len(damage) :], "a.docx")
    except ImportingError as error:
        assert error.path == "a.docx"  # noqa: PT017
