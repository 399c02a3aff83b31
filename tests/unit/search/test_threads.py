import subprocess
import sys
import threading
from contextlib import closing
from pathlib import Path

import pytest

from stdplan_tui.search.whoosh_index import WhooshEngine
from tests.unit.search.documents import by_chance, document, found, put


def test_searches_in_several_threads_while_another_refreshes(tmp_path: Path) -> None:
    engine = WhooshEngine(tmp_path)
    constant = document("a", *("国家标准化" for _ in range(20)))
    put(engine, [constant])
    wrong: list[object] = []
    done = threading.Event()

    def search() -> None:
        while not done.is_set():
            try:
                if (total := engine.search("标准化", 3).total) < 20:
                    wrong.append(total)
            except Exception as error:
                wrong.append(error)

    threads = [threading.Thread(target=search) for _ in range(3)]
    for thread in threads:
        thread.start()
    for round_ in range(6):
        put(engine, [constant, by_chance("b", 30, round_)])
    done.set()
    for thread in threads:
        thread.join()
    engine.close()
    assert wrong == []


def test_two_processes_share_one_index(tmp_path: Path) -> None:
    script = (
        "import sys; from pathlib import Path\n"
        "from stdplan_tui.search.whoosh_index import WhooshEngine\n"
        "from tests.unit.search.documents import by_chance, put\n"
        "engine = WhooshEngine(Path(sys.argv[1]))\n"
        "for number in range(5): put(engine, [by_chance('a', 40, number)])\n"
        "print(engine.search('标').total)\n"
    )
    command = [sys.executable, "-X", "utf8", "-c", script, str(tmp_path)]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    totals = {process.communicate(timeout=60)[0].strip() for process in running}
    last = by_chance("a", 40, 4)
    assert totals == {str(sum("标" in clause.string for clause in last.flat))}
    with closing(WhooshEngine(tmp_path)) as engine:
        put(engine, [last])
        assert str(len(found(engine, "标"))) in totals


@pytest.mark.parametrize(
    "module", ["search", "search.model", "search.engine", "search.memory", "search.snippets", "search.whoosh_index"]
)
def test_whoosh_is_imported_only_when_an_engine_is_used(module: str) -> None:
    script = f"import sys, stdplan_tui.{module}; sys.exit(any(name.split('.')[0] == 'whoosh' for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
