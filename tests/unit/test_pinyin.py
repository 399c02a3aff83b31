"""Loading pypinyin from several threads at once."""

from __future__ import annotations

import subprocess
import sys

AT_ONCE = """
import sys, threading
from stdplan_tui.pinyin import pypinyin
assert "pypinyin" not in sys.modules
together, read, failed = threading.Barrier(8), [], []
def load():
    together.wait()
    try:
        library = pypinyin()
        read.append((library.lazy_pinyin("标准"), [*library.seg.mmseg.seg.cut("标准化")]))
    except BaseException as error:
        failed.append(error)
sys.setswitchinterval(1e-6)
threads = [threading.Thread(target=load) for _ in range(8)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
assert not failed, failed
assert len(read) == 8 and all(one == read[0] for one in read)
assert read[0][0] == ["biao", "zhun"]
"""


def test_threads_that_need_it_at_once_all_get_it() -> None:
    ran = subprocess.run([sys.executable, "-c", AT_ONCE], capture_output=True, text=True, check=False)
    assert (ran.returncode, ran.stderr) == (0, "")
