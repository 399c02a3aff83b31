"""What the clause of a target said when it was annotated, label and white space apart."""

from __future__ import annotations

from functools import lru_cache

from stdplan_tui.annotations.anchoring.spans import Words
from stdplan_tui.annotations.model import Target
from stdplan_tui.corpus.model import words_hash
from stdplan_tui.text.spacing import bare

_LONGEST_LABEL = 40


def target_words(target: Target) -> Words:
    """The words of a target's clause string.

    The file of an annotation does not say where the label ends, but the hash is of what comes after it. Where no
    label makes it fit, the whole string counts.
    """
    return _words(target.quote_clause, target.clause_hash)


@lru_cache(maxsize=4096)
def _words(string: str, clause_hash: str) -> Words:
    for label in range(min(_LONGEST_LABEL, len(string)) + 1):
        if words_hash(bare(string[label:])) == clause_hash:
            return Words.of(string, label)
    return Words.of(string)
