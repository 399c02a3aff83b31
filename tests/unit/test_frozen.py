"""Values behave as frozen dataclasses with slots do."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace
from functools import cached_property
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.frozen import frozen


@dataclass(frozen=True, slots=True)
class Plain:
    """What `Quick` is to be like."""

    number: int
    word: str = ""
    more: Mapping[str, int] = field(default_factory=dict, hash=False)
    note: str = field(default="", compare=False, repr=False)


@frozen
class Quick:
    """The same fields."""

    number: int
    word: str = ""
    more: Mapping[str, int] = field(default_factory=dict, hash=False)
    note: str = field(default="", compare=False, repr=False)


@frozen(slots=False)
class Kept:
    """Works something out once."""

    number: int

    @cached_property
    def doubled(self) -> int:
        """Twice the number."""
        return 2 * self.number


@frozen(eq=False)
class Alone:
    """Equals itself alone."""

    number: int = 0


@frozen
class Worked:
    """Has what nobody gives it."""

    number: int
    doubled: int = field(init=False)
    seen: list[int] = field(init=False, default_factory=list)
    said: str = field(init=False, default="no")

    def __post_init__(self) -> None:
        object.__setattr__(self, "doubled", 2 * self.number)


@frozen
class Nothing:
    """Without fields."""


@frozen
class Told:
    """Says itself how it is written, and what it is made of."""

    number: int

    def __post_init__(self) -> None:
        if self.number < 0:
            raise ValueError("below zero")

    def __repr__(self) -> str:
        return f"<{self.number}>"


values = st.tuples(
    st.integers(0, 2), st.sampled_from(["", "a"]), st.sampled_from([{}, {"a": 1}]), st.sampled_from(["", "n"])
)


@given(values, values)
def test_equal_and_hashed_as_a_dataclass_is(one: tuple[Any, ...], other: tuple[Any, ...]) -> None:
    assert (Quick(*one) == Quick(*other)) == (Plain(*one) == Plain(*other))
    assert hash(Quick(*one)) == hash(Plain(*one))
    assert repr(Quick(*one)) == repr(Plain(*one)).replace("Plain", "Quick")
    mine: object = Quick(*one)
    assert mine != Plain(*one)


def test_what_dataclasses_says_of_fields_holds() -> None:
    value = Quick(1, word="a")
    assert replace(value, number=2) == Quick(2, "a")
    assert asdict(value) == asdict(Plain(1, "a"))
    assert [one.name for one in fields(Quick)] == [one.name for one in fields(Plain)]
    assert Quick.__match_args__ == Plain.__match_args__
    assert Quick(1).more is not Quick(1).more


def test_a_value_never_changes() -> None:
    value: Any = Quick(1)
    with pytest.raises(FrozenInstanceError, match="number"):
        value.number = 2
    with pytest.raises(FrozenInstanceError):
        value.other = 2
    with pytest.raises(FrozenInstanceError):
        del value.number
    assert not hasattr(value, "__dict__")


def test_a_value_can_be_copied_and_kept() -> None:
    value = Quick(1, "a", {"b": 2}, "n")
    for again in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert again == value
        assert again.note == "n"


@pytest.mark.parametrize(("arguments", "named"), [((), {}), ((1, "", {}, "", 5), {}), ((1,), {"unknown": 2})])
def test_wrong_arguments_are_refused(arguments: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match="__init__"):
        Quick(*arguments, **named)


def test_without_slots_it_may_keep_what_it_worked_out() -> None:
    value = Kept(2)
    assert value.doubled == 4
    assert vars(value) == {"number": 2, "doubled": 4}
    with pytest.raises(FrozenInstanceError):
        value.doubled = 5


def test_without_eq_it_equals_itself_alone() -> None:
    value = Alone()
    assert value == value
    assert value != Alone()
    assert len({value, Alone()}) == 2


def test_fields_that_nobody_gives_have_their_defaults() -> None:
    value = Worked(2)
    assert (value.doubled, value.seen, value.said) == (4, [], "no")
    assert Worked(1).seen is not Worked(1).seen
    with pytest.raises(TypeError):
        Worked(1, said="yes")  # type: ignore[call-arg]


def test_nothing_equals_nothing() -> None:
    assert Nothing() == Nothing()
    assert len({Nothing(), Nothing()}) == 1


def test_what_a_class_says_itself_stands() -> None:
    assert repr(Told(1)) == "<1>"
    assert Told(1) == Told(1)
    with pytest.raises(ValueError, match="below"):
        Told(-1)
