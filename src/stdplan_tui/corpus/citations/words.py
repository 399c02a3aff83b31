"""The words before a name or a number that no bracket sets off: 根据国发〔2015〕13号, 依照刑法第十条."""

from __future__ import annotations

import re

_LEADING = (
    "贯彻落实|贯彻执行|贯彻实施|认真落实|根据|属于|依据|依照|按照|遵照|参照|适用|违反|符合|执行|落实|贯彻|印发|发布|公布|下发|废止|修改"
    "|除了?|不服|参见|详见|将|把|由|按|依|见|在|从|对|为|以|因|的|是|被|向|文件|文号|通知|[年月日]"
)
_JOINING = "以及|或者|并且|和|与|及|或"
_ISSUER_LEAD = re.compile(f".*(?:{_LEADING})(?=.)")
_LEAD = re.compile(f".*(?:{_LEADING}|{_JOINING})(?=.)")
_JOINED = re.compile(f"\\A(?:{_JOINING})")
_RUN = re.compile(r"[\u3400-\u9fffA-Za-z]+\Z")


def run_before(text: str, end: int, start: int, longest: int) -> str:
    """The letters and characters directly before `end`, from `start` on at most, white space between passed over."""
    words = text[max(start, end - longest) : end].rstrip()
    found = _RUN.search(words)
    return found[0] if found else ""


def name_in(run: str) -> str:
    """The end of `run` that may be a name: what comes after 根据, 和 and their like."""
    return _LEAD.sub("", run)


def issuer_in(run: str) -> str:
    """The end of `run` that may be an issuer, which may have 和 in its name: 工业和信息化部."""
    return _JOINED.sub("", _ISSUER_LEAD.sub("", run))
