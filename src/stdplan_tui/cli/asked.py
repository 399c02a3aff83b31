"""What `stdplan search` was asked for: its options as one value, and which of them contradict each other."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from stdplan_tui.frozen import frozen
from stdplan_tui.language import _
from stdplan_tui.search.model import Order

_CONTRARY = (
    ("QUERY", "--batch", "--saved", "--suggest"),
    ("--count", "--facets", "--suggest", "--format"),
    ("--count", "--facets", "--suggest", "--output"),
    ("--json", "--format"),
    ("--batch", "--format"),
    ("--batch", "--output"),
    ("--batch", "--save"),
    ("--suggest", "--save"),
    ("--suggest", "--doc"),
)
"""Of each row at most one may be given."""


@frozen
class Asked:
    """The options of one call; `limit` 0 is for all hits, None where none was given; `doc` is as it was typed."""

    query: str = ""
    limit: int | None = None
    doc: str | None = None
    literal: bool = False
    order: Order = Order.RELEVANCE
    as_json: bool = False
    context: int | None = None
    count: bool = False
    facets: bool = False
    batch: str | None = None
    form: str | None = None
    output: Path | None = None
    saved: str | None = None
    save: str | None = None
    suggest: str | None = None

    @classmethod
    def of(cls, query: str, *, order: str, form: str | None, **others: Any) -> Asked:
        """What options say as they were given. Raises UsageError."""
        asked = cls(query, order=Order(order), form=form, **others)
        # JSON that goes to no file is what --json prints.
        return replace(asked, form=None, as_json=True) if form == "json" and asked.output is None else asked

    def __post_init__(self) -> None:
        """Raise UsageError where there is nothing to search for, or where options contradict each other."""
        given = self._given()
        for row in _CONTRARY:
            both = [name for name in row if name in given]
            if len(both) > 1:
                raise click.UsageError(_("{one} does not go with {other}").format(one=both[0], other=both[1]))
        if not given & set(_CONTRARY[0]):
            raise click.UsageError(_("missing {name}").format(name="QUERY"))

    @property
    def most(self) -> int | None:
        """The hits that are wanted at most, None for all."""
        return self.limit or None

    def _given(self) -> set[str]:
        values = {
            "QUERY": self.query.strip(),
            "--batch": self.batch,
            "--saved": self.saved,
            "--suggest": self.suggest,
            "--count": self.count,
            "--facets": self.facets,
            "--format": self.form,
            "--output": self.output,
            "--save": self.save,
            "--doc": self.doc,
            "--json": self.as_json,
        }
        return {name for name, value in values.items() if value}
