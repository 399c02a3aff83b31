"""What is printed: safe, faithful, without colour where there is no terminal."""

from __future__ import annotations

import io
import json
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdplan_tui.cli.excerpts import excerpt, lit, shortened
from stdplan_tui.cli.output import Faint, Strong, complain, say, say_block, say_json
from stdplan_tui.corpus.model import Span


class Terminal(io.StringIO):
    """Standard output that claims to be a terminal."""

    def isatty(self) -> bool:
        return True


def on_terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    found = Terminal()
    monkeypatch.setattr(sys, "stdout", found)
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    return found


def test_a_line_loses_escape_sequences_and_line_feeds(capsys: pytest.CaptureFixture[str]) -> None:
    say("\x1b[31m标准\x1b]0;owned\x07", Strong("化\n体系"), Faint("\u202e3.1"))
    assert capsys.readouterr().out == "标准化 体系3.1\n"


def test_colour_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    say("一", Strong("二"))
    assert terminal.getvalue() == "一\x1b[1m二\x1b[0m\n"


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colour_can_be_refused(monkeypatch: pytest.MonkeyPatch, name: str, value: str) -> None:
    terminal = on_terminal(monkeypatch)
    monkeypatch.setenv(name, value)
    say("一", Strong("二"))
    assert terminal.getvalue() == "一二\n"


def test_untrusted_words_bring_no_colour_to_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = on_terminal(monkeypatch)
    say("\x1b[31m红", Strong("\x1b[0m字"))
    assert terminal.getvalue() == "红\x1b[1m字\x1b[0m\n"


def test_a_block_keeps_its_lines(capsys: pytest.CaptureFixture[str]) -> None:
    say_block("一\r\n\r二\x07", indent="  ")
    assert capsys.readouterr().out == "  一\n\n  二\n"


@given(st.text(alphabet=st.characters(codec="utf-8")))
def test_json_is_faithful_and_has_nothing_that_a_terminal_obeys(text: str) -> None:
    out = io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", out)
        say_json({"text": text})
    printed = out.getvalue()
    assert json.loads(printed) == {"text": text}
    assert printed.endswith("}\n")
    assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 or c in "\u202e\u2028" for c in printed[:-1])


def test_json_keeps_chinese_readable(capsys: pytest.CaptureFixture[str]) -> None:
    say_json({"title": "规划"})
    assert capsys.readouterr().out == '{"title": "规划"}\n'


def test_a_complaint_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    complain("a\nb\x1b[2J")
    assert capsys.readouterr() == ("", "stdplan: a b\n")


@given(st.text(max_size=200), st.data())
def test_lighting_spans_loses_no_character(text: str, data: st.DataObject) -> None:
    bounds = data.draw(st.lists(st.integers(0, len(text)), max_size=8).map(sorted))
    spans = [Span(start, end) for start, end in zip(bounds[::2], bounds[1::2], strict=False)]
    pieces = lit(text, spans)
    assert "".join(piece if isinstance(piece, str) else piece.text for piece in pieces) == text
    assert [p.text for p in pieces if isinstance(p, Strong)] == [
        text[s.start : s.end] for s in spans if s.start < s.end
    ]


def test_an_excerpt_starts_shortly_before_the_first_words() -> None:
    text = "前" * 50 + "标准化" + "后" * 100
    start, before, words, after, end = excerpt(text, [Span(50, 53)], before=4, after=10)
    assert (start, before, words, after, end) == ("…", "前" * 4, Strong("标准化", "red"), "后" * 7, "…")


def test_an_excerpt_of_a_short_text_is_whole() -> None:
    assert "".join(p if isinstance(p, str) else p.text for p in excerpt("标准化", [Span(0, 2)])) == "标准化"


@given(st.text(max_size=200), st.integers(3, 80))
def test_shortening_keeps_both_ends(text: str, longest: int) -> None:
    short = shortened(text, longest)
    assert len(short) <= max(longest, 3)
    assert short == text or (text.startswith(short.partition("…")[0]) and len(text) > longest)
