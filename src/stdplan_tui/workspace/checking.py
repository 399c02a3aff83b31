"""Checking a workspace: what is wrong with its documents, its annotations and its vocabulary."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from stdplan_tui.corpus.checking import Finding, check_document, fix_document
from stdplan_tui.sharing.committed import committed_text
from stdplan_tui.workspace.annotation_checks import annotation_findings
from stdplan_tui.workspace.folder import Workspace

__all__ = ["Finding", "check", "finding_json", "fix", "place"]


def check(ws: Workspace) -> list[Finding]:
    """Every finding once: first those of the documents, then those of the annotations, each by file and line."""
    documents = [Finding.of(problem) for problem in ws.library.problems()]
    for id_ in ws.library.ids():
        documents += check_document(ws.library, id_, committed_text(ws.library.body_path(id_)))
    return [*_ordered(documents), *_ordered(annotation_findings(ws))]


def fix(ws: Workspace) -> list[Path]:
    """Write every document that reads well in its canonical form; the files that changed."""
    changed: list[Path] = []
    for id_ in ws.library.ids():
        changed += fix_document(ws.library, id_)
    return changed


def place(ws: Workspace, finding: Finding) -> str:
    """Where a finding is: the file, named from the workspace, and the line if there is one."""
    file = _relative(ws, finding)
    return f"{file}:{finding.line}" if finding.line else file


def finding_json(ws: Workspace, finding: Finding) -> dict[str, object]:
    """A finding by its keys."""
    return {
        "severity": finding.severity,
        "message": finding.message,
        "path": _relative(ws, finding),
        "line": finding.line,
    }


def _ordered(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(dict.fromkeys(findings), key=lambda finding: (str(finding.path), finding.line or 0))


def _relative(ws: Workspace, finding: Finding) -> str:
    path = Path(finding.path or ws.root)
    return path.relative_to(ws.root).as_posix() if path.is_relative_to(ws.root) else str(path)
