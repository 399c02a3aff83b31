"""Values: frozen dataclasses that are made quickly.

For every frozen class `dataclasses` compiles six methods, each time that the program starts: 0.4 ms, and a first paint
needs fifty classes. Here only `__init__` is compiled; the other methods are the same for all. What `dataclasses` says
of a value's fields holds: `field`, `fields`, `replace` and `asdict` are its.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field, fields
from operator import attrgetter
from typing import Any, NoReturn, TypeVar, dataclass_transform, overload

_T = TypeVar("_T")


@overload
def frozen(cls: type[_T], /) -> type[_T]: ...
@overload
def frozen(*, slots: bool = True, eq: bool = True) -> Callable[[type[_T]], type[_T]]: ...
@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[Any] | None = None, /, *, slots: bool = True, eq: bool = True) -> Any:
    """The class, made a value: it equals what has its class and its fields, and never changes.

    Without `slots` it may have cached properties; without `eq` it equals itself alone.
    """
    return _made(cls, slots, eq) if cls is not None else lambda cls: _made(cls, slots, eq)


def _made(cls: type[Any], slots: bool, eq: bool) -> Any:
    own = frozenset(vars(cls))
    made: Any = dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    known = fields(made)
    methods: dict[str, Any] = {
        "__init__": _init(made, known),
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__repr__": _repr,
        "__reduce__": _reduce,
    }
    if eq:
        methods["__eq__"] = _eq([one.name for one in known if one.compare])
        methods["__hash__"] = _hash([one.name for one in known if (one.compare if one.hash is None else one.hash)])
    for name, method in methods.items():
        if name not in own or (name == "__hash__" and vars(cls)[name] is None):
            setattr(made, name, method)
    return made


def _init(cls: type[Any], known: tuple[Field[Any], ...]) -> Callable[..., None]:
    """The constructor: the fields in order, each by position or name."""
    names: dict[str, Any] = {"_set": object.__setattr__, "_missing": MISSING}
    parameters, lines = [], []
    for one in known:
        name, default = one.name, _default(one, names)
        made_anew = f"{default} if {name} is _missing else {name}" if default.endswith("()") else name
        if one.init:
            parameters.append(f"{name}=_missing" if made_anew != name else f"{name}={default}" if default else name)
        if one.init or default:
            lines.append(f" _set(self, {name!r}, {made_anew if one.init else default})\n")
    if hasattr(cls, "__post_init__"):
        lines.append(" self.__post_init__()\n")
    exec(f"def __init__({', '.join(['self', *parameters])}):\n{''.join(lines) or ' pass'}", names)  # noqa: S102
    made: Callable[..., None] = names["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return made


def _default(one: Field[Any], names: dict[str, Any]) -> str:
    """What gives a field its default, in the names that the constructor knows; "" where there is none."""
    if one.default_factory is not MISSING:
        names[f"_made_{one.name}"] = one.default_factory
        return f"_made_{one.name}()"
    if one.default is not MISSING:
        names[f"_default_{one.name}"] = one.default
        return f"_default_{one.name}"
    return ""


def _eq(names: list[str]) -> Callable[[Any, object], bool]:
    told = _telling(names)

    def __eq__(self: Any, other: object) -> bool:  # noqa: N807
        return told(self) == told(other) if other.__class__ is self.__class__ else NotImplemented

    return __eq__


def _hash(names: list[str]) -> Callable[[Any], int]:
    told = _telling(names)
    return lambda self: hash(told(self))


def _telling(names: list[str]) -> Callable[[Any], Any]:
    """What gives those attributes: one as it is, several as a tuple."""
    return attrgetter(*names) if names else lambda _self: ()


def _repr(self: Any) -> str:
    told = ", ".join(f"{one.name}={getattr(self, one.name)!r}" for one in fields(self) if one.repr)
    return f"{self.__class__.__qualname__}({told})"


def _reduce(self: Any) -> tuple[type[Any], tuple[Any, ...]]:
    return self.__class__, tuple(getattr(self, one.name) for one in fields(self))


def _refuse(self: Any, name: str, *_given: object) -> NoReturn:
    raise FrozenInstanceError(f"{self.__class__.__qualname__}.{name} does not change")
