"""Hits as CSV, Markdown and JSON Lines: complete, and nothing in them does anything."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stdplan_tui.corpus.model import ClauseId, DocumentId, Span
from stdplan_tui.exchange.hits import Format, exported
from stdplan_tui.search.model import Field, Hit
from tests.support.counts import tries

HIT = Hit(
    DocumentId("plan"),
    ClauseId("1.1"),
    "一/（一）",
    "江南县规划",
    2.5,
    Field.TEXT,
    "（一）指导思想。\n坚持质量第一，完善标准体系。",
    (Span(9, 13), Span(16, 18)),
)
NOTE = replace(HIT, clause=None, label="", field=Field.NOTE, text="核对\n", spans=(), annotation="01KAJ3")
NUMBERS = {"plan": "江政发〔2021〕3号"}


def number(id_: DocumentId) -> str:
    return NUMBERS.get(id_, "")


def text(form: Format, *hits: Hit) -> str:
    return "".join(exported(hits, form, number))


def rows(*hits: Hit) -> list[dict[str, str]]:
    written = text(Format.CSV, *hits)
    assert written.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(written[1:], newline="")))


def test_csv_has_a_row_for_each_hit() -> None:
    first, second = rows(HIT, NOTE)
    assert first == {
        "document": "plan",
        "document_number": "江政发〔2021〕3号",
        "title": "江南县规划",
        "clause": "1.1",
        "label": "一/（一）",
        "field": "text",
        "words": "坚持质量 … 完善",
        "text": HIT.text,
        "annotation": "",
        "score": "2.5",
    }
    assert (second["clause"], second["annotation"], second["field"]) == ("", "01KAJ3", "note")
    assert text(Format.CSV).count("\n") == 1


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "＝1", "－1", "＋1", "＠a", "\x1b[0m=1"])
def test_no_cell_is_a_formula(formula: str) -> None:
    (row,) = rows(replace(HIT, title=formula, text=formula, label=formula))
    for name in ("title", "text", "label"):
        assert row[name].startswith("'")
        assert "\x1b" not in row[name]


def test_text_that_is_no_formula_stays() -> None:
    (row,) = rows(replace(HIT, text='——"标准"，a=b'))
    assert row["text"] == '——"标准"，a=b'


def test_markdown_is_a_quotation_with_its_source() -> None:
    assert text(Format.MARKDOWN, HIT, NOTE) == (
        "> （一）指导思想。  \n> 坚持质量第一，完善标准体系。\n>\n"
        "> ——《江南县规划》（江政发〔2021〕3号），一/（一）\n\n"
        "> 核对\n>\n> ——《江南县规划》（江政发〔2021〕3号）\n\n"
    )
    plain = replace(HIT, document=DocumentId("other"), text="甲\n\n乙\t丙", label="")
    assert text(Format.MARKDOWN, plain) == "> 甲  \n>  \n> 乙\u3000丙\n>\n> ——《江南县规划》\n\n"


@pytest.mark.parametrize(
    ("line", "escaped"),
    [
        ("# 一", r"\# 一"),
        ("- 一", r"\- 一"),
        ("1. 一", r"1\. 一"),
        ("12) 一", r"12\) 一"),
        ("2021年", "2021年"),
        ("[a](javascript:b) <b> *c* _d_ `e` &amp;", r"\[a\](javascript:b) \<b\> \*c\* \_d\_ \`e\` \&amp;"),
        ("a|b~c$d\\", r"a\|b\~c\$d\\"),
        ("    indented", "indented"),
        ("\x1b]8;;http://a\x07link", "link"),
    ],
)
def test_nothing_of_a_text_is_markdown(line: str, escaped: str) -> None:
    assert text(Format.MARKDOWN, replace(HIT, text=line)).startswith(f"> {escaped}\n>\n")


def test_json_has_the_keys_of_the_formats() -> None:
    first, second = (json.loads(line) for line in text(Format.JSON, HIT, NOTE).splitlines())
    assert list(first) == ["document", "clause", "label", "title", "score", "field", "text", "spans"]
    assert first["spans"] == [[9, 13], [16, 18]]
    assert (second["clause"], second["annotation"]) == (None, "01KAJ3")


@settings(max_examples=tries(50))
@given(st.text(), st.text())
def test_any_text_survives_in_json_and_is_one_row_in_csv(words: str, title: str) -> None:
    odd = replace(HIT, text=words, title=title, spans=())
    (line,) = text(Format.JSON, odd).splitlines()
    assert json.loads(line)["text"] == words
    assert len(rows(odd)) == 1
    assert all(line.startswith(">") or not line for line in text(Format.MARKDOWN, odd).split("\n"))
