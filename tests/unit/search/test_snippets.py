from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.corpus.model import Span
from stdplan_tui.search.snippets import ELLIPSIS, snippet

TEXT = "".join(chr(0x4E00 + number) for number in range(100))


def test_a_text_that_fits_is_kept_on_one_line() -> None:
    result = snippet("一、总体\n要求", (Span(2, 4),), 20)
    assert result.text == "一、总体 要求"
    assert result.spans == (Span(2, 4),)


def test_the_window_is_around_the_first_span() -> None:
    result = snippet(TEXT, (Span(50, 53), Span(90, 92)), 20)
    assert len(result.text) == 20
    assert result.text.startswith(ELLIPSIS)
    assert result.text.endswith(ELLIPSIS)
    assert [result.text[span.start : span.end] for span in result.spans] == [TEXT[50:53]]


def test_a_window_at_an_end_has_no_ellipsis_there() -> None:
    assert snippet(TEXT, (Span(0, 2),), 20).text == TEXT[:19] + ELLIPSIS
    assert snippet(TEXT, (Span(98, 100),), 20).text == ELLIPSIS + TEXT[-19:]


@given(st.integers(0, 120), st.lists(st.integers(0, 119), max_size=4), st.integers(3, 40), st.integers(1, 50))
def test_no_snippet_is_too_wide_and_every_span_is_of_the_text(
    length: int, starts: list[int], width: int, size: int
) -> None:
    text = "".join(chr(0x4E00 + number) for number in range(length))
    spans = [Span(start, min(start + size, length)) for start in sorted(starts) if start < length]
    result = snippet(text, spans, width)
    assert len(result.text) <= width
    for span in result.spans:
        assert result.text[span.start : span.end].strip(ELLIPSIS) in text
        assert 0 <= span.start < span.end <= len(result.text)
    if spans and len(text) > width:
        first = result.spans[0]
        assert result.text[first.start] == text[spans[0].start]
    if len(text) > width:
        assert ELLIPSIS in result.text
