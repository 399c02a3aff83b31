"""The outline as JSON."""

from __future__ import annotations

import json
from dataclasses import replace

from stdplan_tui.corpus.model import Document, Source
from stdplan_tui.corpus.outline import outline
from tests.support.documents import PLAN, document


def test_the_keys_stand_in_the_order_of_the_format() -> None:
    described = outline(document(PLAN))
    assert " ".join(described) == (
        "id title notice_title document_number issuers recipients issued published kind source nodes"
    )
    assert described["document_number"] is described["source"] is None
    assert described["issuers"] == []


def test_nodes_are_the_clauses_as_printed() -> None:
    nodes = json.loads(json.dumps(outline(document(PLAN))))["nodes"]
    part = next(node for node in nodes if node["id"] == "2")
    section = part["children"][0]
    assert list(section) == ["id", "level", "label", "heading", "text", "string", "children"]
    assert (section["level"], section["label"]) == ("section", "（一）")
    assert section["heading"] == "加强经济建设标准化，支撑转型升级。"
    box = section["children"][1]
    assert box["string"] == "专栏1\u3000工业标准化重点"
    assert box["children"][0]["text"] == "研制特高压及柔性直流输电标准。"


def test_a_source_is_told() -> None:
    plan = document(PLAN)
    known = Document(replace(plan.metadata, source=Source("a.txt", "0" * 64)), plan.clauses)
    assert outline(known)["source"] == {"file": "a.txt", "sha256": "0" * 64}
