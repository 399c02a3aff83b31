"""What of two wordings is worth showing: where they differ, and a little of what stands around that."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stdplan_tui.corpus.model import Span
from stdplan_tui.frozen import frozen
from stdplan_tui.text.similarity import Edit, opcodes

_LEAST_COMMON = 2
"""Equal characters between two changes that say nothing."""


@frozen
class Excerpt:
    """Parts of a text, in order, the rest left out; and which of its characters the other text does not have."""

    text: str
    parts: tuple[Span, ...]
    differing: tuple[Span, ...] = ()

    def joined(self, left_out: str) -> str:
        """The parts as one text, with `left_out` for what is not shown."""
        whole = Span(0, len(self.text))
        if not self.parts:
            return ""
        before = left_out if self.parts[0].start > whole.start else ""
        after = left_out if self.parts[-1].end < whole.end else ""
        return before + left_out.join(self.text[part.start : part.end] for part in self.parts) + after


def excerpts(
    old: str, new: str, around: int | None = None, quoted: tuple[Span | None, Span | None] = (None, None)
) -> tuple[Excerpt, Excerpt]:
    """Both texts where they differ, with `around` characters before and after each difference; None for all of them.

    The characters `quoted` of either are shown too. Texts that do not differ are shown from their start.
    """
    steps = [step for step in opcodes(old, new, least_common=_LEAST_COMMON) if step.edit is not Edit.EQUAL]
    return (
        _excerpt(old, [Span(step.start, step.end) for step in steps], around, quoted[0]),
        _excerpt(new, [Span(step.new_start, step.new_end) for step in steps], around, quoted[1]),
    )


def _excerpt(text: str, changes: Sequence[Span], around: int | None, quoted: Span | None) -> Excerpt:
    differing = tuple(change for change in changes if change.start < change.end)
    if around is None:
        return Excerpt(text, (Span(0, len(text)),), differing)
    shown = sorted((*changes, *([quoted] if quoted else ())), key=lambda span: (span.start, span.end))
    if not shown:
        return Excerpt(text, (Span(0, min(len(text), 2 * around)),))
    return Excerpt(text, tuple(_windows(shown, around, len(text))), differing)


def _windows(changes: Iterable[Span], around: int, length: int) -> list[Span]:
    """The changes with what stands around them; those that are nearly neighbours as one."""
    found: list[Span] = []
    for change in changes:
        start, end = max(0, change.start - around), min(length, change.end + around)
        if found and start <= found[-1].end + around:
            found[-1] = Span(found[-1].start, max(found[-1].end, end))
        else:
            found.append(Span(start if start > around else 0, end))
    if found and length - found[-1].end <= around:
        found[-1] = Span(found[-1].start, length)
    return found
