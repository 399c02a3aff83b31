"""Small workspaces for tests: documents of our own making, written as the product writes them."""

from __future__ import annotations

from pathlib import Path

from stdplan_tui.corpus.library import Library
from stdplan_tui.corpus.model import DocumentId, Metadata
from stdplan_tui.settings import Settings
from stdplan_tui.workspace.folder import Workspace

PLAN = """\
# 江南县标准化发展规划（2021—2025年）

<!-- preamble -->
为推进标准化工作，制定本规划。

## 一、总体要求

### （一）指导思想。
坚持质量第一，完善标准体系。

### （二）基本原则。

**需求引领，系统布局。**
围绕产业需要，制定特高压输电标准。

- ——**标准体系更加健全。**
  到2025年，标准数量翻一番。

## 二、重点领域

> **专栏1　农业标准化重点**
>
> **种业**
> 制定良种繁育标准。
"""
NOTICE = """\
# 江南县人民政府关于开展标准化试点的通知

<!-- number -->
江政发〔2021〕3号

各单位要做好标准化试点工作。

<!-- signature -->
江南县人民政府
2021年3月5日
"""
CITY_TITLE = "江北市标准化发展规划（2021—2025年）"
CITY = """\
# 江北市标准化发展规划（2021—2025年）

<!-- preamble -->
为推进标准化工作，制定本规划。

## 一、总体要求

### （一）指导思想。
坚持质量第一，健全标准体系，服务全市发展。

### （二）基本原则。

**需求引领，系统布局。**
围绕产业需要，制定特高压输电标准。

**开放合作，互利共赢。**
参加国际标准制定，培养标准化人才。

## 二、重点领域

> **专栏1　农业标准化重点**
>
> **种业**
> 制定良种繁育标准。
"""
SETTINGS = Settings(author_name="Zhang San", author_id="0123abcd", language="en")


def make_workspace(folder: Path) -> Path:
    """A workspace with the documents `plan` and `notice`; the folder."""
    (folder / "corpus").mkdir(parents=True, exist_ok=True)
    library = Library(folder / "corpus")
    library.save(Metadata(DocumentId("plan"), "江南县标准化发展规划（2021—2025年）", kind="规划"), PLAN)
    library.save(
        Metadata(
            DocumentId("notice"),
            "江南县人民政府关于开展标准化试点的通知",
            kind="通知",
            document_number="江政发〔2021〕3号",
            issued="2021-03-05",
        ),
        NOTICE,
    )
    return folder


def add_city(folder: Path) -> None:
    """Add the document `city` to that workspace: a plan that follows `plan`, and says some things otherwise."""
    metadata = Metadata(DocumentId("city"), CITY_TITLE, implements=("江南县标准化发展规划（2021—2025年）",))
    Library(folder / "corpus").save(metadata, CITY)


def opened(folder: Path, settings: Settings = SETTINGS) -> Workspace:
    """That workspace, for a person whose name and id are known."""
    return Workspace(make_workspace(folder), settings)
