"""The file of articles: however it is ordered, every article becomes a clause, and leads back to its id."""

import gzip
import json
from pathlib import Path

from benchmarks.articles import clauses, holdings, ids, laws, of_laws

ROWS = [
    {"id": 7, "law": "甲法", "art": "第一条", "content": "为了规范。"},
    {"id": 3, "law": "乙法", "art": "第一条", "content": "一款。\n二款。"},
    {"id": 9, "law": "甲法", "art": "第二条", "content": "本法所称。"},
    {"id": 1, "law": "乙法", "art": "第一条", "content": "一款。\n二款。"},
]


def written(folder: Path) -> Path:
    path = folder / "corpus.jsonl.gz"
    path.write_bytes(gzip.compress("".join(f"{json.dumps(row)}\n" for row in ROWS).encode()))
    return path


def test_articles_of_a_law_are_gathered_wherever_they_stand(tmp_path: Path) -> None:
    gathered = laws(written(tmp_path))
    assert [(law.title, [article.id for article in law.articles]) for law in gathered] == [
        ("甲法", [7, 9]),
        ("乙法", [3, 1]),
    ]


def test_every_article_is_a_clause_that_leads_to_its_id(tmp_path: Path) -> None:
    gathered = laws(written(tmp_path))
    known = ids(gathered)
    found = {known[address]: clause.string for address, clause in clauses(of_laws(gathered))}
    assert found == {row["id"]: f"{row['art']}\n{row['content']}" for row in ROWS}


def test_a_limit_counts_articles(tmp_path: Path) -> None:
    assert [article.id for law in laws(written(tmp_path), 3) for article in law.articles] == [7, 9, 3]


def test_a_holding_changes_its_digest_with_its_text(tmp_path: Path) -> None:
    whole, part = of_laws(laws(written(tmp_path))), of_laws(laws(written(tmp_path), 3))
    assert whole[0].digest == part[0].digest
    assert whole[1].digest != part[1].digest


def test_without_a_file_the_documents_of_the_project_are_searched() -> None:
    held = holdings(None)
    assert "guobanfa-2015-89" in {holding.document for holding in held}
    assert all(holding.load()[0].id == holding.document for holding in held)
