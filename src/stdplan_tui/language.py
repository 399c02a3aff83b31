"""The two languages of the interface: every string that a person reads passes through `_`.

The source strings are English; `locale/zh/LC_MESSAGES/stdplan.po` has the Chinese. A message with values in it is
formatted after it is translated: `_("no document {id}").format(id=name)`.
"""

from __future__ import annotations

import gettext
from collections.abc import Mapping
from pathlib import Path

LANGUAGES = ("en", "zh")
_CATALOGUES = Path(__file__).with_name("locale")
_active: gettext.NullTranslations = gettext.NullTranslations()
_language = "en"


def use_language(language: str) -> None:
    """Make `language` ("en" or "zh") the language of every string from now on."""
    global _active, _language  # noqa: PLW0603 — the language of a process is one fact
    _language = language
    _active = gettext.translation("stdplan", _CATALOGUES, [language], fallback=True)


def active_language() -> str:
    """The language that is in use: "en" or "zh"."""
    return _language


def language_of(environment: Mapping[str, str]) -> str:
    """The language that the locale variables ask for: "zh" for any Chinese locale, else "en"."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := environment.get(name):
            return "zh" if value.casefold().startswith("zh") else "en"
    return "en"


def _(message: str) -> str:
    """`message` in the active language."""
    return _active.gettext(message)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of a message that fits `count`, in the active language."""
    return _active.ngettext(singular, plural, count)


def N_(message: str) -> str:  # noqa: N802 — gettext's own name for it
    """Mark a constant for translation; `_` translates it where it is shown."""
    return message
