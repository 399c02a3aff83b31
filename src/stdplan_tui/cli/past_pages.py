"""Changes of annotations, of agreed tags and of documents on standard output, as a person reads them.

In words that changed, what is gone stands in [-…-] and what is new in {+…+}, as `compare` has it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from stdplan_tui.annotations.differing.fields import Became
from stdplan_tui.annotations.differing.tags import Agreement, Part
from stdplan_tui.annotations.model import Annotation
from stdplan_tui.cli.note_pages import say_note
from stdplan_tui.cli.output import Faint, Strong, say
from stdplan_tui.cli.past_fields import say_differences, say_words
from stdplan_tui.language import _, ngettext
from stdplan_tui.sharing.past.objects import Commit
from stdplan_tui.sharing.past.values import Entry, Step
from stdplan_tui.workspace import annotated
from stdplan_tui.workspace.folder import Workspace
from stdplan_tui.workspace.past_compared import Compared, Rewritten
from stdplan_tui.workspace.past_telling import BECAME, PARTS, TURNS, field_name
from stdplan_tui.workspace.telling import MOTIVATIONS, PLAIN_KINDS

_INDENT = "  "
_SHOWN = 20
"""The annotations of one commit that are told one by one; there are thousands in a first one."""

_ID = 12


class Pages:
    """Prints the past of a workspace."""

    def __init__(self, ws: Workspace) -> None:
        self._authors = annotated.authors(ws)

    def say_standing(self, note: Annotation) -> None:
        """Print an annotation as it was."""
        say_note(note, self._authors.name_of(note.author))

    def say_entry(self, entry: Entry, *, alone: bool) -> None:
        """Print what a commit did: to one annotation that is looked at `alone`, or to those that it changed."""
        if alone:
            for step in entry.steps:
                say(Strong(_(BECAME[step.became])), _INDENT, *_of_commit(entry.commit))
                self._say_place(step, _INDENT)
                _say_words(step, _INDENT * 2)
            return
        say(*_of_commit(entry.commit))
        shown = islice(entry.steps, _SHOWN)
        for author, steps in _grouped(shown, lambda step: step.named.author):
            whole = [step for step in entry.steps if step.named.author == author]
            say(_INDENT, Strong(self._authors.name_of(author)), _INDENT, _counted(whole))
            self._say_steps(steps, _INDENT * 2)
        left = len(entry.steps) - _SHOWN
        if left > 0:
            say(_INDENT, ngettext("and {n} more", "and {n} more", left).format(n=left))

    def say_compared(self, found: Compared) -> None:
        """Print what differs: annotations by document and person, the agreed tags, the documents."""
        for document, of_document in _grouped(found.steps, lambda step: step.named.document):
            say(Strong(document))
            for author, steps in _grouped(of_document, lambda step: step.named.author):
                say(_INDENT, Strong(self._authors.name_of(author)), _INDENT, _counted(steps))
                self._say_steps(steps, _INDENT * 2)
        for agreement in found.agreements:
            _say_agreement(agreement)
        for document_ in found.documents:
            _say_document(document_)

    def _say_steps(self, steps: Iterable[Step], indent: str) -> None:
        for step in steps:
            self._say_place(step, indent, _(BECAME[step.became]))
            _say_words(step, indent + _INDENT)

    def _say_place(self, step: Step, indent: str, told: str = "") -> None:
        """Print where an annotation is and its id, and before that what became of it."""
        note, named = step.annotation, step.named
        on_clause = note is not None and not note.target.document
        place = f"{named.document}:{note.target.clause}" if note and on_clause else named.document
        label = "" if note is None else note.target.label if on_clause else _("whole document")
        kind = "" if note is None or note.motivation in PLAIN_KINDS else _(MOTIVATIONS[note.motivation])
        words = _INDENT.join(filter(None, (told, place, label, kind)))
        say(f"{indent}{words}", _INDENT, Faint(named.id))


def _of_commit(commit: Commit | None) -> Sequence[str | Strong | Faint]:
    """A commit in one line: when by the own clock, who, which, and what was said of it."""
    if commit is None:
        return [Strong(_("not yet committed"))]
    try:
        at = commit.committed.astimezone().strftime("%Y-%m-%d %H:%M")
    except (OverflowError, OSError, ValueError):
        at = commit.committed.strftime("%Y-%m-%d %H:%M")
    who = commit.author if commit.author == commit.committer else f"{commit.author} ({commit.committer})"
    merge = [_("merge"), _INDENT] if commit.is_merge else []
    return [at, _INDENT, Strong(who), _INDENT, Faint(commit.id[:_ID]), _INDENT, *merge, commit.subject]


def _grouped(steps: Iterable[Step], by: Callable[[Step], str]) -> Iterable[tuple[str, Sequence[Step]]]:
    found: defaultdict[str, list[Step]] = defaultdict(list)
    for step in steps:
        found[by(step)].append(step)
    return sorted(found.items())


def _counted(steps: Iterable[Step]) -> str:
    """How many there are of each kind of change: 3 added, 1 edited."""
    counts = Counter(step.became for step in steps)
    return ", ".join(f"{counts[one]} {_(BECAME[one])}" for one in Became if counts[one])


def _say_words(step: Step, indent: str) -> None:
    """Print what changed in an annotation; of one that came or went, what it says."""
    if step.problem is not None:
        say(f"{indent}{step.problem}")
    elif step.before is None or step.after is None:
        if step.annotation is not None:
            say_words(step.annotation, indent)
    elif found := step.differences:
        say_differences(found, indent, step.became)
    else:
        say(indent + _("only how the file is written"))


def _say_agreement(found: Agreement) -> None:
    told = [_(PARTS[found.part]), found.id, _(TURNS[found.turn])]
    if found.part is Part.TAG and found.before and found.after and found.before["name"] != found.id:
        told.append(f"{found.before['name']} -> {found.id}")
    elif found.after and found.after.get("retired") and found.after.get("replaced_by"):
        told.append(f"-> {found.after['replaced_by']}")
    say(Strong(_INDENT.join(filter(None, told))), _INDENT, Faint(", ".join(map(field_name, found.fields))))


def _say_document(found: Rewritten) -> None:
    counts = [
        ngettext("{n} clause", "{n} clauses", count).format(n=count)
        for count in (found.before, found.after)
        if count is not None
    ]
    told = (_("document"), found.id, _(BECAME[found.became]), ", ".join(map(field_name, found.fields)))
    say(Strong(_INDENT.join(told)), _INDENT, " -> ".join(counts))
