"""A question taken apart: the characters and pairs that tell what it is about, and how much each counts."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from itertools import pairwise

from stdplan_tui.text.fold import fold

_ASKING = (
    "怎么办 怎么样 怎么 怎样 怎 如何 为何 为什么 什么 哪些 哪个 哪种 哪里 哪 何时 何种 多少 多久 多长 谁 吗 呢 吧 么 "
    "嘛 啊 是否 能否 可否 能不能 可不可以 是不是 有没有 会不会 需不需要 要不要 算不算 算 请问 想问 该"
)
"""Words that ask, and say nothing of what is asked about."""

_ASKED = re.compile("|".join(sorted(_ASKING.split(), key=len, reverse=True)))
_BETWEEN = re.compile(r"[^\w]+")


def tokens_of(question: str) -> Mapping[str, float]:
    """The tokens of a question without its asking words and marks, each with the root of how often it stands there.

    No pair reaches over what was left out.
    """
    plain = _BETWEEN.sub(" ", fold(_BETWEEN.sub(" ", question)))
    counted: Counter[str] = Counter()
    for stretch in _ASKED.sub(" ", plain).split():
        counted.update(stretch)
        counted.update(map("".join, pairwise(stretch)))
    return {token: math.sqrt(count) for token, count in counted.items()}
