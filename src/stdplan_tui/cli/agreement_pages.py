"""Figures of agreement and disagreements on standard output: plain tables, or JSON."""

from __future__ import annotations

from collections.abc import Sequence

from stdplan_tui.annotations.agreement.codings import Codings, Lack
from stdplan_tui.annotations.agreement.disagreements import Disagreement, disagreements
from stdplan_tui.annotations.agreement.table import Asked, annotators_of, table
from stdplan_tui.annotations.store.authors import Authors
from stdplan_tui.annotations.vocabulary import Dimension
from stdplan_tui.cli.agreement_json import disagreement_json, figures_json
from stdplan_tui.cli.agreement_tables import say_figures
from stdplan_tui.cli.output import Faint, Strong, say, say_block, say_json
from stdplan_tui.corpus.labelpath import label_path
from stdplan_tui.language import _, ngettext
from stdplan_tui.workspace.telling import dimension_title

_WORDS = 30


class Pages:
    """Prints how annotators agree, each called by name."""

    def __init__(self, authors: Authors, *, as_json: bool) -> None:
        self._authors = authors
        self._as_json = as_json

    def say_table(self, every: Sequence[Codings], asked: Asked, *, together: bool = False) -> None:
        """Print the figures of a document, or of several `together`."""
        rows = table(every, every[0].vocabulary, asked)
        if self._as_json:
            say_json(figures_json(every, rows, self._authors, together=together))
            return
        if together:
            say(Strong(ngettext("{n} document", "{n} documents", len(every)).format(n=len(every))))
        else:
            say(Faint(every[0].document.id), "  ", Strong(every[0].document.title))
        say("  ", self._compared(every))
        say_figures(rows, self._authors)
        say()

    def say_all(self, every: Sequence[Codings], asked: Asked) -> None:
        """Print the figures of all documents together: in plain text only where there are several."""
        if self._as_json or len(every) > 1:
            self.say_table(every, asked, together=True)

    def say_disagreements(self, one: Codings, asked: Asked, *, undecided: bool = False) -> int:
        """Print where the annotators of a document differ, or only where nobody has decided yet; how often that is."""
        means = None if asked.tag is None else asked.means(one.vocabulary)
        count = 0
        for dimension in asked.dimensions(one.vocabulary):
            for found in disagreements(one, dimension, means):
                if undecided and found.decision is not None:
                    continue
                if self._as_json:
                    say_json(disagreement_json(one.document, dimension, found, self._authors))
                else:
                    self._say_disagreement(one, dimension, found)
                count += 1
        return count

    def lacking(self, one: Codings, lack: Lack) -> str:
        """Why nothing of a document can be compared."""
        if lack is Lack.ANNOTATORS:
            return _("{document}: fewer than two annotators have marked clauses as done").format(
                document=one.document.id
            )
        message = (
            _("{document}: no clause is marked as done by two of {names}")
            if one.any_two
            else _("{document}: no clause is marked as done by each of {names}; perhaps --any-two, or --author")
        )
        return message.format(document=one.document.id, names=self._names(one.annotators))

    def _compared(self, every: Sequence[Codings]) -> str:
        clauses = sum(len(one.clauses) for one in every)
        told = (
            ngettext(
                "{n} clause that two at least have marked as done: {names}",
                "{n} clauses that two at least have marked as done: {names}",
                clauses,
            )
            if every[0].any_two
            else ngettext(
                "{n} clause that each has marked as done: {names}",
                "{n} clauses that each has marked as done: {names}",
                clauses,
            )
        )
        return told.format(n=clauses, names=self._names(annotators_of(every)))

    def _names(self, annotators: Sequence[str]) -> str:
        return ", ".join(map(self._authors.name_of, annotators))

    def _say_disagreement(self, one: Codings, dimension: Dimension | None, found: Disagreement) -> None:
        clause, span = found.clause, found.span
        words = clause.string[span.start : span.end] if span else clause.string
        label = label_path(one.document, clause.id)
        title = "" if dimension is None else f"  {dimension_title(dimension)}"
        say(Faint(f"{one.document.id}:{clause.id}"), f"  {label}", Strong(title), Faint(f"  {words[:_WORDS]}"))
        for choice in found.choices:
            say(f"    {self._authors.name_of(choice.annotator)}  {_tags(choice.tags)}")
        if found.decision is not None:
            note = found.decision.note
            told = _("decided by {name}: {tags}")
            say("    ", Strong(told.format(name=self._authors.name_of(note.author), tags=_tags(found.decided))))
            if note.body:
                say_block(note.body.rstrip("\n"), "      ")


def _tags(tags: Sequence[str]) -> str:
    return " ".join(f"#{tag}" for tag in tags) or _("without a tag")
