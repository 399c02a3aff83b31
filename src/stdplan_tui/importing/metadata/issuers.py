"""Who issued a document: by its signature, its letterhead, its title, or the news that announced it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stdplan_tui.importing.metadata.numbers import BODIES, ORDER
from stdplan_tui.importing.outline.marks import signed_date
from stdplan_tui.importing.sources.dates import DATE
from stdplan_tui.text.spacing import IDEOGRAPHIC_SPACE, SPACE, bare
from stdplan_tui.text.variants import simplified

_POSTS = re.compile(
    r"(?:[\u4e00-\u9fff]{0,10})(?:国家主席|委员长|总理|主席|省长|市长|州长|盟长|县长|区长|旗长|部长|局长|厅长|主任|行长|署长|会长|院长)$"
)
_BEFORE_ABOUT = re.compile(rf"([\u4e00-\u9fff、]{{2,60}}?(?:{BODIES}))(?:关于|转发|批转|印发|公布|发布|对)")
_PARTY = re.compile(
    r"(中共中央(?:办公厅)?|中国共产党.{1,12}?委员会|中共.{1,12}?委(?:员会)?(?:办公[厅室])?)"
    r"(国务院(?:办公厅)?|.{2,14}人民政府(?:办公[厅室])?)"
)
_STATE = re.compile(r"(国务院(?:办公厅)?)(中央军委(?:办公厅)?)")
_LETTERHEAD = re.compile(r"([\u4e00-\u9fff、]{2,40})文件")
_SEAL = re.compile(r"[（(]?(?:盖章|印章|公章|章|代章|印|签章)[）)]$|^[（(](?:盖章|印章)[）)]")
_ISSUED = re.compile(r"(?:正式|联合)?(?:印发|发布|公布|出台)了?$")
_NAME = re.compile(r"[\u4e00-\u9fff]{2,12}")
_WORD = re.compile(r"[\u4e00-\u9fffA-Za-z]")
_ENDS = frozenset("部委办局院署会行厅室府社组")
_ORDER_ALONE = re.compile(rf"{ORDER.pattern}(?:[（(]?第.{{1,6}}号[）)]?)?")
_NEWS_LINES = 40


def issuers(signature: str, letterhead: str, remarks: str, announcement: str) -> tuple[str, ...]:
    """Those who issued a document.

    `letterhead` is the title of the notice or of the document itself, `remarks` what stands above it
    (甲省人民政府文件). An order is its issuer's, whoever signed it.
    """
    if order := _ORDER_ALONE.fullmatch(bare(letterhead)):
        return (order["name"],)
    signed = tuple(_signers(signature))
    if signed and not any(map(_is_post, signature.split("\n"))):
        return signed
    return _titled(letterhead) or _headed(remarks) or _announcers(announcement)


def _is_post(line: str) -> bool:
    return _POSTS.match(re.split(rf"{SPACE}", line.strip())[0]) is not None


def _signers(signature: str) -> Iterator[str]:
    for line in signature.split("\n"):
        dated = signed_date(line)
        names = dated["name"] if dated else re.sub(DATE, "", line)
        for name in _joined(_SEAL.sub("", part) for part in re.split(IDEOGRAPHIC_SPACE, names.strip())):
            if len(name) > 1 and _WORD.search(name) and not name.startswith("&"):
                yield name


def _joined(parts: Iterator[str]) -> Iterator[str]:
    """Names whose characters were set apart (教　育　部) put together."""
    pending = ""
    for part in parts:
        if len(part) == 1:
            pending += part
            if part in _ENDS and len(pending) > 2:
                yield pending
                pending = ""
            continue
        if pending:
            yield pending
            pending = ""
        yield part
    if pending:
        yield pending


def _titled(title: str) -> tuple[str, ...]:
    match = _BEFORE_ABOUT.match(simplified(title))
    return _parted(title[: match.end(1)]) if match else ()


def _headed(remarks: str) -> tuple[str, ...]:
    for line in remarks.split("\n"):
        if match := _LETTERHEAD.fullmatch(line):
            return _parted(match[1])
    return ()


def _parted(names: str) -> tuple[str, ...]:
    """The names that a title runs together: 中共中央国务院, 国务院、中央军委."""
    for pair in (_PARTY, _STATE):
        if match := pair.fullmatch(names):
            return match[1], match[2]
    return tuple(name for name in names.split("、") if name)


def _announcers(announcement: str) -> tuple[str, ...]:
    """The names before 印发《…》 in the last line of the news that has them: （全文）中共中央 国务院 印发《…》."""
    for line in reversed(announcement.split("\n")[-_NEWS_LINES:]):
        before, title, _rest = line.partition("《")
        issued = _ISSUED.search(before.rstrip())
        if title and issued:
            clause = re.split(r"[，。：:）)】\]]|近日|日前|\d日", before[: issued.start()])[-1]
            names = [name for name in re.split(rf"(?:{SPACE}|、)+", clause) if name]
            if names and all(map(_NAME.fullmatch, names)):
                return tuple(names)
    return ()
