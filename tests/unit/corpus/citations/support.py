"""Documents that cite, written in a line or two."""

from __future__ import annotations

from stdplan_tui.corpus import markdown
from stdplan_tui.corpus.citations.catalogue import Catalogue
from stdplan_tui.corpus.citations.model import Cited
from stdplan_tui.corpus.citations.resolving import Citations
from stdplan_tui.corpus.model import Document, DocumentId, Metadata

LAW = """\
# 江南省标准化条例

**第一条**
为了推进标准化，根据《中华人民共和国标准化法》，制定本条例。

## 第一章　管理

**第二条**
标准分为下列各类：

**（一）**
地方标准；

**（二）**
团体标准。

<!-- in art2 -->
前款第二项所称团体，依照本条第一款认定。

**第二条之一**
依照前条执行；违反本条例第二条第一项、第二项的，依照《中华人民共和国刑法》第九条、第十条处理。

## 第二章　附则

**第三条**
本条例第二条至第三条、第二章和第九十九条。目前条件不在此列。
"""


def known(*found: Metadata) -> Catalogue:
    """A catalogue of these documents."""
    return Catalogue(found)


def entry(id_: str, title: str, **more: object) -> Metadata:
    """The metadata of a document."""
    return Metadata(DocumentId(id_), title, **more)  # type: ignore[arg-type]


def citing(body: str, *others: Metadata, id_: str = "own", title: str = "本文件", **more: object) -> Citations:
    """What a document of that text cites, where there are those others."""
    own = entry(id_, title, **more)
    return Citations(Document(own, markdown.read(body)), Catalogue((own, *others)))


def told(cited: Cited) -> str:
    """A citation in a line: 《…》 > id:clause, or > a|b where it is not certain, or > ? where nothing is known."""
    targets = [f"{target.document}:{target.clause}" if target.clause else target.document for target in cited.targets]
    steps = "".join(f"/{step.number[0]}" for target in cited.targets for step in target.steps)
    return f"{cited.text} > {'|'.join(targets) or '?'}{'' if cited.cites or not targets else ' ?'}{steps}"


def all_told(citations: Citations) -> list[str]:
    """Every citation of a document, in order."""
    return [told(cited) for clause in citations.document.flat for cited in citations.of(clause)]
