"""XML as a flow of elements, without a tree in memory: no document type, no entity, no depth without end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NoReturn, Protocol
from xml.parsers import expat

from stdplan_tui.language import _

_PREFIXES = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main": "w",
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "w",
    "http://schemas.openxmlformats.org/officeDocument/2006/math": "m",
    "http://purl.oclc.org/ooxml/officeDocument/math": "m",
    "http://schemas.openxmlformats.org/markup-compatibility/2006": "mc",
    "http://schemas.openxmlformats.org/package/2006/relationships": "r",
    "http://schemas.openxmlformats.org/package/2006/content-types": "ct",
}
_ENCODINGS = frozenset({"utf-8", "utf-16", "us-ascii"})
_DEEPEST = 256
_MOST_ELEMENTS = 1_500_000
_MOST_NAMES = 1_000
_CHUNK, _LONGEST_TAG = 256 * 1024, 1024 * 1024  # bytes


class Malformed(Exception):
    """XML that is broken or not accepted; `fault` says why, translated."""

    def __init__(self, fault: str) -> None:
        super().__init__(fault)
        self.fault = fault


class Taker(Protocol):
    """What takes the elements, as `package.Reader`."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...  # noqa: D102

    def end(self, name: str) -> None: ...  # noqa: D102

    def text(self, text: str) -> None: ...  # noqa: D102


@dataclass(slots=True)
class Budget:
    """How many elements all parts of one file may still have."""

    elements: int = _MOST_ELEMENTS


def read(data: bytes, taker: Taker, budget: Budget) -> None:
    """Give every element of `data` to `taker`. Raises Malformed.

    An element is named by its usual prefix (`w:p`, also in strict files), one of an unknown name space by "";
    attributes have no prefix.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    flow = _Flow(taker, budget)
    parser.StartElementHandler = flow.start
    parser.EndElementHandler = flow.end
    parser.CharacterDataHandler = flow.text
    parser.XmlDeclHandler = _refuse_encodings
    parser.StartDoctypeDeclHandler = _refuse_document_type
    try:
        for at in range(0, len(data), _CHUNK):
            parser.Parse(data[at : at + _CHUNK], False)
            flow.check(at + _CHUNK)
        parser.Parse(b"", True)
    except expat.ExpatError as error:
        raise Malformed(_("it is not well-formed at line {line}").format(line=error.lineno)) from None


def _refuse_encodings(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding is not None and encoding.casefold() not in _ENCODINGS:
        raise Malformed(_("it is neither in UTF-8 nor in UTF-16"))


def _refuse_document_type(*_declared: object) -> NoReturn:
    raise Malformed(_("it declares a document type, which no Word file does"))


@dataclass(slots=True)
class _Flow:
    """The elements on their way from the parser: counted, and named by their prefixes."""

    taker: Taker
    budget: Budget
    depth: int = 0
    moved: bool = False
    seen: int = 0
    names: dict[str, str] = field(default_factory=dict)

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.moved = True
        self.depth += 1
        self.budget.elements -= 1
        if self.depth > _DEEPEST:
            raise Malformed(_("its elements are nested too deeply"))
        if self.budget.elements < 0:
            raise Malformed(_("it has more elements than any document"))
        if attributes:
            attributes = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        self.taker.start(self._named(name), attributes)

    def end(self, name: str) -> None:
        self.moved = True
        self.depth -= 1
        self.taker.end(self._named(name))

    def text(self, text: str) -> None:
        self.moved = True
        self.taker.text(text)

    def check(self, at: int) -> None:
        """Refuse a tag without end; `at` is how many bytes the parser has been given."""
        if self.moved:
            self.moved, self.seen = False, at
        elif at - self.seen > _LONGEST_TAG:
            raise Malformed(_("a tag or a comment in it has no end"))

    def _named(self, name: str) -> str:
        short = self.names.get(name)
        if short is None:
            short = _short(name)
            if len(self.names) < _MOST_NAMES:
                self.names[name] = short
        return short


def _short(name: str) -> str:
    space, _gap, local = name.rpartition(" ")
    prefix = _PREFIXES.get(space)
    return f"{prefix}:{local}" if prefix else ""
