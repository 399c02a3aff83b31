import subprocess
import sys

LIGHT = "annotation_file, authors, changing, journal, making, store, tagging, target, vocabulary_file"
HEAVY = ("tomli_w", "tomlkit", "pypinyin", "ulid", "platformdirs", "textual", "rich")


def test_reading_loads_nothing_that_only_writing_needs() -> None:
    program = f"""
import sys
from stdplan_tui import settings
from stdplan_tui.annotations import {LIGHT}
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
