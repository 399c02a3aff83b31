"""JSON that may be shown: what would be stripped from plain text is escaped instead, so that it stays faithful."""

from __future__ import annotations

import re

_UNSHOWN = r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufff9-\ufffb\ud800-\udfff]"


def json_text(value: object) -> str:
    """`value` as JSON on one line, Chinese as it is, control characters, reordering marks and surrogates escaped."""
    import json

    return re.sub(_UNSHOWN, lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
