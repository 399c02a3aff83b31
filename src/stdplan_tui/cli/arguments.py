"""Arguments that several commands share: a place, words of a clause, JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from functools import wraps

import click

from stdplan_tui.corpus.model import Clause, Span
from stdplan_tui.errors import AnnotationError, VocabularyError
from stdplan_tui.frozen import frozen
from stdplan_tui.language import N_, _
from stdplan_tui.text.days import day_named

json_option = click.option(
    "--json", "as_json", is_flag=True, help=N_("Print JSON: one object, or one a line for a listing.")
)
place_argument = click.argument("place", metavar="DOC[:CLAUSE]")


@frozen
class Words:
    """Words of a clause as the command line names them: by quoting them, or by their first and last character."""

    quote: str | None
    start: int | None
    end: int | None

    def span(self, clause: Clause | None) -> Span | None:
        """The characters of the clause string that are meant, None for all. Raises UsageError where there are none."""
        if self.quote is None and self.start is None and self.end is None:
            return None
        if clause is None:
            raise click.UsageError(_("words are of a clause: name one as DOC:CLAUSE"))
        if self.quote is not None:
            if self.start is not None or self.end is not None:
                raise click.UsageError(_("either --quote, or --start and --end"))
            return _quoted(clause, self.quote)
        if self.start is None or self.end is None:
            raise click.UsageError(_("--start and --end go together"))
        return _between(clause, self.start, self.end)


def words_options(function: Callable[..., int]) -> Callable[..., int]:
    """Give a command the options `--quote`, `--start` and `--end`; it receives them as `words`."""

    @wraps(function)
    def collected(*args: object, quote: str | None, start: int | None, end: int | None, **others: object) -> int:
        return function(*args, words=Words(quote, start, end), **others)

    number = click.IntRange(min=0)
    click.option("--end", type=number, metavar="N", help=N_("… up to N, counted from 0, N excluded."))(collected)
    click.option("--start", type=number, metavar="N", help=N_("Only these characters of the clause: from N …"))(
        collected
    )
    click.option("--quote", metavar="WORDS", help=N_("Only these words, which the clause has once."))(collected)
    return collected


def day_given(option: str, text: str | None) -> date | None:
    """The day that an option names, None where it is not given. Raises UsageError."""
    if text is None:
        return None
    day = day_named(text, datetime.now().astimezone().date())
    if day is None:
        message = _("{option} takes a day such as 2026-11-21, today, yesterday or 7d, not {text}")
        raise click.UsageError(message.format(option=option, text=text))
    return day


@contextmanager
def as_typed() -> Iterator[None]:
    """Take a name of what is not agreed or not there for a wrong call: UsageError, unless a file is what is wrong."""
    try:
        yield
    except (VocabularyError, AnnotationError) as error:
        if error.path is not None:
            raise
        raise click.UsageError(str(error)) from None


def _quoted(clause: Clause, quote: str) -> Span:
    found = clause.string.count(quote) if quote else 0
    if found != 1:
        reason = (
            _("the clause does not have these words: {words}")
            if not found
            else _("the clause has these words several times, use --start and --end: {words}")
        )
        raise click.UsageError(reason.format(words=quote))
    start = clause.string.index(quote)
    return Span(start, start + len(quote))


def _between(clause: Clause, start: int, end: int) -> Span:
    if not start < end <= len(clause.string):
        length = len(clause.string)
        raise click.UsageError(_("--start is below --end, and --end at most {length}").format(length=length))
    return Span(start, end)
