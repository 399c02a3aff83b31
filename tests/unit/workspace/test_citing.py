"""What cites what in a workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId, Metadata
from stdplan_tui.workspace import citing, reading
from stdplan_tui.workspace.folder import Workspace
from tests.support.workspaces import SETTINGS

LAW = "# 江南县消防条例\n\n**第一条**\n防火。\n\n**第二条**\n依照本条例第一条执行。\n"
ORDER = "# 江南县人民政府关于防火的通知\n\n落实《江南县消防条例》第二条和《江南县水法》。\n\n依照江政发〔2021〕3号。\n"


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    """A law, an order that cites it, and a notice that the order cites by its number."""
    (tmp_path / "corpus").mkdir()
    library = Library(tmp_path / "corpus")
    library.save(Metadata(DocumentId("law"), "江南县消防条例"), LAW)
    library.save(Metadata(DocumentId("order"), "江南县人民政府关于防火的通知"), ORDER)
    library.save(Metadata(DocumentId("notice"), "通知", document_number="江政发〔2021〕3号"), "# 通知\n\n甲。\n")
    return Workspace(tmp_path, SETTINGS)


def told(found: citing.Cites) -> tuple[str, str, str | None]:
    """Where a citation stands, and where it leads."""
    cites = found.cited.cites
    place = f"{found.document.id}:{found.clause.id}"
    return place, found.cited.text, f"{cites.document}:{cites.clause}" if cites else None


def test_what_a_document_cites(ws: Workspace) -> None:
    found = [told(one) for one in citing.cited_in(ws, reading.document(ws, "order"))]
    assert found == [
        ("order:p1", "《江南县消防条例》第二条", "law:art2"),
        ("order:p1", "《江南县水法》", None),
        ("order:p2", "江政发〔2021〕3号", "notice:None"),
    ]


def test_what_cites_a_document_or_a_clause(ws: Workspace) -> None:
    law = reading.document(ws, "law")
    order = ("order:p1", "《江南县消防条例》第二条", "law:art2")
    assert [told(one) for one in citing.citing(ws, law)] == [order]
    assert [told(one) for one in citing.citing(ws, law, law.clause("art2"))] == [order]
    own = ("law:art2", "本条例第一条", "law:art1")
    assert [told(one) for one in citing.citing(ws, law, law.clause("art1"))] == [own]
    assert len(list(citing.citing(ws, reading.document(ws, "notice")))) == 1


def test_broken_documents_are_passed_over(ws: Workspace) -> None:
    (ws.library.folder / "broken.toml").write_text("schema =", "utf-8")
    (ws.library.folder / "order.md").write_text("《江南县消防条例》\0", "utf-8")
    assert list(citing.citing(ws, reading.document(ws, "law"))) == []


def test_a_target_that_went_away_stays_what_it_was(ws: Workspace) -> None:
    first, *_rest = citing.citations(ws, reading.document(ws, "order")).of(reading.document(ws, "order").clause("p1"))
    assert first.cites is not None
    (ws.library.folder / "law.md").unlink()
    assert citing.placed(ws, first.cites) == first.cites
