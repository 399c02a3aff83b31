"""What the fields of a query are called, in both languages, and the words that are conditions by themselves."""

from __future__ import annotations

import re
from typing import Final

from stdplan_tui.search.query.model import Name

YEAR: Final = "year"
IN: Final = "in"
NEAR: Final = "near"

UNTAGGED: Final = frozenset({"untagged", "未标注"})
OPERATORS: Final = frozenset({"AND", "OR", "NOT"})

_CHINESE: Final = {
    "文件": Name.DOCUMENT,
    "文档": Name.DOCUMENT,
    "层级": Name.LEVEL,
    "发文机关": Name.ISSUER,
    "文种": Name.KIND,
    "标签": Name.TAG,
    "批注": Name.NOTE,
    "作者": Name.AUTHOR,
    "状态": Name.STATUS,
    "年份": YEAR,
    "位置": IN,
    "邻近": NEAR,
}
NAMES: Final[dict[str, str]] = {name: name for name in (*map(str, Name), YEAR, IN, NEAR)} | {
    chinese: str(name) for chinese, name in _CHINESE.items()
}
"""Every spelling of a field, in lower case, and the field's name."""

FIELD: Final = re.compile(rf"({'|'.join(NAMES)})[:：]", re.IGNORECASE | re.ASCII)
"""A field as a word begins with it."""
