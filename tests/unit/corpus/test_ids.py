"""Ids from outside: what is let in."""

from __future__ import annotations

import pytest

from stdplan_tui.corpus.ids import Address, clause_id, document_id
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.errors import IdError


@pytest.mark.parametrize("text", ["a", "guobanfa-2015-89", "9", "x" * 48, "con1", "console"])
def test_document_ids(text: str) -> None:
    assert document_id(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-a",
        "A",
        "a" * 49,
        "../x",
        "a/b",
        "a.b",
        "a\n",
        "a\0",
        "国办发",
        "con",
        "nul",
        "aux",
        "prn",
        "com1",
        "lpt9",
        "a b",
    ],
)
def test_what_is_no_document_id(text: str) -> None:
    with pytest.raises(IdError):
        document_id(text)


@pytest.mark.parametrize("text", ["3", "3.1.box2.e1", "art27-1", "1~2.p2", "notice.sig"])
def test_clause_ids(text: str) -> None:
    assert clause_id(text) == text


@pytest.mark.parametrize("text", ["", ".", "..", "3.", ".3", "3..1", "3/1", "三", "3.1\n", "A"])
def test_what_is_no_clause_id(text: str) -> None:
    with pytest.raises(IdError):
        clause_id(text)


def test_an_address_goes_both_ways() -> None:
    address = Address.parse("guobanfa-2015-89:3.1.box2.e1")
    assert (address.document, address.clause) == ("guobanfa-2015-89", "3.1.box2.e1")
    assert str(address) == "guobanfa-2015-89:3.1.box2.e1"


def test_an_address_may_be_written_with_full_width_marks_and_blanks() -> None:
    assert Address.parse(" plan：三、（一） ") == Address(DocumentId("plan"), "三、（一）")


@pytest.mark.parametrize("text", ["plan", "plan:", "plan: ", ":3", "../x:3"])
def test_what_is_no_address(text: str) -> None:
    with pytest.raises(IdError):
        Address.parse(text)
