"""Which files are a workspace's own, by their names."""

from __future__ import annotations

import pytest

from stdplan_tui.sharing.changes.ours import Part, part

ULID = "01KAJ30000000000000000000A"


@pytest.mark.parametrize(
    ("name", "what"),
    [
        (f"annotations/plan/zhang-san/{ULID}.toml", Part.ANNOTATION),
        ("annotations/_base/0123456789ab.md", Part.SNAPSHOT),
        ("annotations/_authors/zhang-san.toml", Part.AUTHOR),
        ("annotations/vocabulary.toml", Part.VOCABULARY),
        ("corpus/plan.md", Part.DOCUMENT),
        ("corpus/plan.toml", Part.DOCUMENT),
        ("corpus/sources.toml", Part.DOCUMENT),
        ("corpus/sources/规划 全文.pdf", Part.DOCUMENT),
        (".gitattributes", Part.LINES),
    ],
)
def test_a_file_of_the_format_is_ours(name: str, what: Part) -> None:
    assert part(name) is what


@pytest.mark.parametrize(
    "name",
    [
        f"annotations/plan/zhang-san/.{ULID}.tmp",
        "annotations/plan/zhang-san/note.toml",
        f"annotations/plan/zhang-san/{ULID}.toml.orig",
        f"annotations/plan/zhang-san/deeper/{ULID}.toml",
        f"annotations/plan/Zhang San/{ULID}.toml",
        f"annotations/../zhang-san/{ULID}.toml",
        f"annotations/con/zhang-san/{ULID}.toml",
        "annotations/_base/0123.md",
        "annotations/_base/0123456789ab.md/x",
        "annotations/_authors/a b.toml",
        "annotations/readme.md",
        "annotations",
        "corpus/Plan.md",
        "corpus/sources/.hidden",
        "corpus/sources/a/b",
        "corpus/.gitattributes",
        "readme.md",
        "-rf",
        "",
    ],
)
def test_a_file_of_another_name_is_not(name: str) -> None:
    assert part(name) is None
