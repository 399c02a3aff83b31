import subprocess
import sys

LIGHT = (
    "making, tagging, target",
    "journal.changing, journal.journal",
    "store.annotation_file, store.authors, store.store",
    "vocabulary.file",
)
HEAVY = ("tomli_w", "tomlkit", "pypinyin", "ulid", "platformdirs", "textual", "rich")


def test_reading_loads_nothing_that_only_writing_needs() -> None:
    names = ", ".join(f"stdplan_tui.annotations.{name}" for names in LIGHT for name in names.split(", "))
    program = f"""
import sys
from stdplan_tui import settings
import {names}
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
