"""The past as JSON: one object for each annotation, agreed tag or document that changed, and for a commit."""

from __future__ import annotations

from stdplan_tui.annotations.differing.fields import annotation_keys
from stdplan_tui.annotations.differing.tags import Agreement
from stdplan_tui.sharing.past.objects import Commit
from stdplan_tui.sharing.past.values import Step, Version
from stdplan_tui.workspace.past_compared import Rewritten


def step_json(step: Step) -> dict[str, object]:
    """A change of an annotation: `before` and `after` have the keys that changed, or all where it came or went."""
    named, found = step.named, step.differences
    both = step.before is not None and step.after is not None
    return {
        "kind": "annotation",
        "id": named.id,
        "document": named.document,
        "author": named.author,
        "change": step.became.value,
        "fields": [one.field for one in found],
        "before": {one.field: one.before for one in found} if both else _whole(step.before),
        "after": {one.field: one.after for one in found} if both else _whole(step.after),
        "clause": (step.annotation.target.clause or None) if step.annotation else None,
        "problem": str(step.problem) if step.problem else None,
    }


def agreement_json(found: Agreement) -> dict[str, object]:
    """A change of the agreed tags: `before` and `after` as of an annotation."""
    sides = (found.before, found.after)
    changed = [({key: side[key] for key in found.fields} if found.fields else side) if side else None for side in sides]
    return {
        "kind": found.part.value,
        "id": found.id,
        "document": None,
        "author": None,
        "change": found.turn.value,
        "fields": list(found.fields),
        "before": changed[0],
        "after": changed[1],
    }


def document_json(found: Rewritten) -> dict[str, object]:
    """A document that changed: before and after, how many of its clauses take notes."""
    return {
        "kind": "document",
        "id": found.id,
        "document": found.id,
        "author": None,
        "change": found.became.value,
        "fields": list(found.fields),
        "before": None if found.before is None else {"clauses": found.before},
        "after": None if found.after is None else {"clauses": found.after},
    }


def commit_json(commit: Commit) -> dict[str, object]:
    """A commit: its id, who wrote what it brings and who committed it, when, by their own clocks, its first line."""
    return {
        "id": commit.id,
        "author": commit.author,
        "authored": commit.authored.isoformat(),
        "committer": commit.committer,
        "committed": commit.committed.isoformat(),
        "subject": commit.subject,
        "merge": commit.is_merge,
    }


def version_json(version: Version) -> dict[str, object]:
    """An annotation as it was: the keys of its file, or the file and what is wrong with it."""
    if version.annotation is None:
        return {"file": version.name, "problem": str(version.problem)}
    return dict(annotation_keys(version.annotation))


def _whole(version: Version | None) -> dict[str, object] | None:
    return None if version is None or version.annotation is None else dict(annotation_keys(version.annotation))
