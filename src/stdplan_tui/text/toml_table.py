"""TOML text taken apart with care: each key once, by its type, every defect with its line.

For the small files that people also edit by hand. Nothing here opens a file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import TypeVar

from stdplan_tui.language import N_, _
from stdplan_tui.text.display import shown_line
from stdplan_tui.text.plain_toml import plain_toml

_Choice = TypeVar("_Choice", bound=StrEnum)

_MANY_DOTS = 30
"""Up to which a text can have no key of too many parts."""

_WHERE = r" \(at (?:line (\d+), column \d+|end of document)\)$"
_CONFLICT = r"^(?:<{7}|>{7}|\|{7})"
_TEXT, _TEXTS, _WHOLE = N_("a text"), N_("a list of texts"), N_("a whole number")
_FLAG, _TABLE, _TABLES = N_("true or false"), N_("a table"), N_("a list of tables")


class TomlDefect(ValueError):
    """What is wrong with a TOML text; `line` counts from 1 and is None where there is none to name."""

    def __init__(self, message: str, line: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.line = line


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8, a BOM left out, CRLF as LF. Raises TomlDefect."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise TomlDefect(_("not UTF-8 text"), line) from None
    return text.replace("\r\n", "\n")


def parsed(text: str) -> Table:
    """The top table of a TOML text. Raises TomlDefect, also for the marks that git leaves after a conflict.

    A line that begins with seven of < > | is such a mark wherever it stands: a text of several lines that has one
    as its own must write its first character as an escape.
    """
    marked = any(mark * 7 in text for mark in "<>|")  # a pattern is made only where there may be one
    if marked and (mark := re.search(_CONFLICT, text, re.MULTILINE)):
        raise TomlDefect(_("has conflict markers that git left"), text.count("\n", 0, mark.start()) + 1)
    try:
        return Table(plain_toml(text) or _loaded(text), text)
    except RecursionError:
        raise TomlDefect(_("nested too deeply")) from None
    except ValueError as error:  # TOMLDecodeError, and numbers of more digits than Python reads
        raise _syntax_defect(str(error), text) from None


def _loaded(text: str) -> dict[str, object]:
    import tomllib  # most texts are plain

    if text.count(".") > _MANY_DOTS:
        from stdplan_tui.text.toml_lines import has_deep_key

        if has_deep_key(text):
            raise RecursionError
    return tomllib.loads(text)


def _syntax_defect(reason: str, text: str) -> TomlDefect:
    where = re.search(_WHERE, reason)
    line = None if where is None else int(where[1] or text.rstrip("\n").count("\n") + 1)
    return TomlDefect(_("not valid TOML: {reason}").format(reason=shown_line(re.sub(_WHERE, "", reason))), line)


class Table:
    """One table of a TOML text; a key that has been taken is gone, `rest` is what nobody asked for.

    Every method raises TomlDefect where a value is missing without a default, or of another type or form.
    """

    __slots__ = ("_left", "_path", "_source")

    def __init__(self, values: Mapping[str, object], source: str, path: tuple[str | int, ...] = ()) -> None:
        self._left = dict(values)
        self._source = source
        self._path = path

    def __contains__(self, key: str) -> bool:
        return key in self._left

    def defect(self, message: str, key: str | None = None) -> TomlDefect:
        """A defect of this table, or of one of its keys, with the line."""
        path = self._path if key is None else (*self._path, key)
        from stdplan_tui.text.toml_lines import line_of  # most texts have no defect

        return TomlDefect(message, line_of(self._source, path))

    def rest(self) -> dict[str, object]:
        """The keys that were not taken."""
        return self._left

    def text(self, key: str, default: str | None = None, *, form: re.Pattern[str] | None = None) -> str:
        """A text, which matches `form` from end to end."""
        value = self._taken(key, default)
        if not isinstance(value, str):
            raise self._wrong_type(key, _TEXT)
        if form is not None and form.fullmatch(value) is None:
            raise self.defect(_("{key}: {value} is not of the right form").format(key=key, value=_brief(value)), key)
        return value

    def choice(self, key: str, kind: type[_Choice], default: _Choice | None = None) -> _Choice:
        """One of the values of an enum."""
        value = self.text(key, default)
        try:
            return kind(value)
        except ValueError:
            known = ", ".join(member.value or '""' for member in kind)
            message = _("{key}: {value} is none of {known}").format(key=key, value=_brief(value), known=known)
            raise self.defect(message, key) from None

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """A list of texts."""
        value = self._taken(key, default)
        if not isinstance(value, list | tuple) or not all(isinstance(text, str) for text in value):
            raise self._wrong_type(key, _TEXTS)
        return tuple(value)

    def whole(self, key: str, default: int | None = None) -> int:
        """A whole number."""
        value = self._taken(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self._wrong_type(key, _WHOLE)
        return value

    def flag(self, key: str, default: bool | None = None) -> bool:
        """True or false."""
        value = self._taken(key, default)
        if not isinstance(value, bool):
            raise self._wrong_type(key, _FLAG)
        return value

    def table(self, key: str, default: Mapping[str, object] | None = None) -> Table:
        """A table under this one."""
        value = self._taken(key, default)
        if not isinstance(value, Mapping):
            raise self._wrong_type(key, _TABLE)
        return Table(value, self._source, (*self._path, key))

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of a list, none where there is no such key."""
        value = self._taken(key, ())
        if not isinstance(value, list | tuple) or not all(isinstance(table, dict) for table in value):
            raise self._wrong_type(key, _TABLES)
        return (Table(table, self._source, (*self._path, key, number)) for number, table in enumerate(value))

    def _taken(self, key: str, default: object | None) -> object:
        value = self._left.pop(key, default)
        if value is None:
            raise self.defect(_("the key {key} is missing").format(key=key))
        return value

    def _wrong_type(self, key: str, kind: str) -> TomlDefect:
        return self.defect(_("{key} must be {kind}").format(key=key, kind=_(kind)), key)


def _brief(value: str) -> str:
    value = shown_line(value)
    return f"“{value}”" if len(value) <= 60 else f"“{value[:59]}…”"
