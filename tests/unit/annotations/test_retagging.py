"""A change of tags that can be made to any place."""

from __future__ import annotations

import pytest

from stdplan_tui.annotations.retagging import Retagging
from stdplan_tui.annotations.vocabulary import Dimension, Tag, Vocabulary
from stdplan_tui.errors import VocabularyError

AGREED = Vocabulary(
    closed=True,
    dimensions=(
        Dimension("a", tags=(Tag("一", "a", aliases=("1",)), Tag("二", "a"))),
        Dimension("b", exclusive=True, tags=(Tag("甲", "b"), Tag("乙", "b"), Tag("丙", "b", retired=True))),
    ),
)


def test_what_is_not_named_stays_but_for_what_is_excluded() -> None:
    change = Retagging(added=("1", "乙"), removed=("二",))
    assert change.applied(("二", "甲", "陌生"), AGREED) == ("陌生", "一", "乙")
    assert change.applied(("一",), AGREED) == ("一", "乙")
    assert change.known(AGREED) == Retagging(("一", "乙"), ("二",))


def test_what_is_added_is_not_removed() -> None:
    assert Retagging(added=("一",), removed=("1",)).known(AGREED) == Retagging(added=("一",))
    assert not Retagging()
    assert Retagging(removed=("一",))


@pytest.mark.parametrize("tag", ["无", "丙"])
def test_what_cannot_be_given_is_refused_but_can_be_removed(tag: str) -> None:
    with pytest.raises(VocabularyError):
        Retagging(added=(tag,)).applied((), AGREED)
    assert Retagging(removed=(tag,)).applied((tag, "一"), AGREED) == ("一",)
