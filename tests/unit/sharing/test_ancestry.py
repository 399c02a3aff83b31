"""What two lines of commits have come from: what the graph says is what git says."""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from stdplan_tui.sharing.git import Git
from stdplan_tui.sharing.past import ancestry
from stdplan_tui.sharing.past.ancestry import Ancestry
from tests.support.counts import tries
from tests.support.past_repositories import isolated

Graph = Sequence[Sequence[int]]


@st.composite
def graphs(draw: st.DrawFn) -> Graph:
    """Commits, each with the numbers of its parents, which are before it; the first and some others have none."""
    count = draw(st.integers(2, 12))
    return [[], *(draw(st.lists(st.integers(0, last), max_size=3, unique=True)) for last in range(count - 1))]


def made(folder: Path, graph: Graph) -> tuple[Git, list[str]]:
    """A repository with these commits, and their ids; the last commit, `main`, has all others that nobody has."""
    subprocess.run(["git", "init", "--quiet", "--template=", str(folder)], check=True)
    heads = sorted({*range(len(graph))} - {one for parents in graph for one in parents})
    lines = []
    for number, parents in enumerate([*graph, heads]):
        lines += ["commit refs/heads/main", f"mark :{number + 1}", f"committer a <a@b> {1_700_000_000 + number} +0000"]
        lines += ["data 0", *(f"{'merge' if at else 'from'} :{one + 1}" for at, one in enumerate(parents))]
        lines += [] if parents else ["deleteall"]
        lines += ["", "reset refs/heads/main", ""]
    lines += ["reset refs/heads/main", f"from :{len(graph) + 1}", ""]
    command = ["git", "-C", str(folder), "fast-import", "--quiet", "--force", f"--export-marks={folder / 'marks'}"]
    subprocess.run(command, input="\n".join(lines).encode(), check=True)
    marks = (line.split(" ") for line in (folder / "marks").read_text("ascii").splitlines())
    ids = {int(mark[1:]): id_ for mark, id_ in marks}
    return Git(folder), [ids[number + 1] for number in range(len(graph))]


@pytest.mark.parametrize("few", [0, 1000], ids=["by the graph", "by git"])
@given(graph=graphs())
@hypothesis_settings(max_examples=tries(8), deadline=None)
def test_it_is_one_that_git_names(few: int, graph: Graph) -> None:
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patched:
        isolated(patched, Path(folder) / "home")
        patched.setattr(ancestry, "_FEW", few)
        git, ids = made(Path(folder) / "work", graph)
        asked = Ancestry(git, "main")
        for a, b in [*combinations(ids, 2)][:20]:
            named = git.tried("merge-base", "--all", a, b).text.split()
            assert asked.base(a, b) in (named or [""])
