"""The floors of the house: who may import whom, and how large a module may grow."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]
SOURCE = PROJECT / "src" / "stdplan_tui"
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@pytest.fixture(scope="module")
def modules() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text("utf-8")) for path in sorted(SOURCE.rglob("*.py"))}


@pytest.fixture(scope="module")
def sizes(modules: dict[Path, ast.Module]) -> dict[Path, int]:
    """The lines of every module that defines something."""
    return {
        path: len(path.read_text("utf-8").splitlines())
        for path, tree in modules.items()
        if any(isinstance(part, DEFINITIONS) for part in tree.body)
    }


def test_imports_go_one_way() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter, "--no-cache"], cwd=PROJECT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout
    assert ", 0 broken." in run.stdout


def test_no_module_is_over_300_lines(sizes: dict[Path, int]) -> None:
    assert {str(path): size for path, size in sizes.items() if size > 300} == {}


def test_half_of_the_modules_are_under_100_lines(sizes: dict[Path, int]) -> None:
    assert statistics.median(sizes.values()) < 100


def test_functions_are_under_30_lines(modules: dict[Path, ast.Module]) -> None:
    long = [
        f"{path.relative_to(SOURCE)}:{function.lineno} {function.name}"
        for path, tree in modules.items()
        for function in ast.walk(tree)
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef)) and body_lines(function) >= 30
    ]
    assert long == []


def test_every_module_says_what_it_is(modules: dict[Path, ast.Module]) -> None:
    assert [str(path) for path, tree in modules.items() if not ast.get_docstring(tree)] == []


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """The lines from the first statement after the docstring to the last one."""
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (body[-1].end_lineno or 0) - body[0].lineno + 1 if body else 0
