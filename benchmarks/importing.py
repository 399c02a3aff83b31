"""How fast import is: megabytes a second for plain text and saved pages, at three sizes. It informs and never gates.

    python -m benchmarks.importing [--sizes 0.1,1,10] [--json]

The texts are made here: the same plan again and again, with other numbers and words. Time is that of one processor,
the whole way from bytes to the body and its report; `calibration_ms` is the time of a fixed loop in the same run.
"""

from __future__ import annotations

import argparse
import html
import json
import random
import resource
import time
from collections.abc import Iterator

from benchmarks.calibration import calibration_ms
from stdplan_tui.corpus.model import DocumentId
from stdplan_tui.importing.importing import import_bytes

_NUMERALS = "一二三四五六七八九十"
_CHARACTERS = (
    "加强推进完善建立健全提升优化标准体系质量管理服务平台数据产业创新技术研究应用试点示范监督评估保障"
    "人才资金机制改革开放合作生态环境农业工业能源交通信息安全教育卫生文化社会治理基层重点领域任务"
)
_WORDS = [_CHARACTERS[at : at + 2] for at in range(0, len(_CHARACTERS), 2)]


def plan(size: int, seed: int = 1) -> str:
    """A plan of about `size` bytes in UTF-8: a notice, parts, sections, items, bullets, boxes and a table."""
    chance = random.Random(seed)
    lines = [
        "某省人民政府办公厅关于印发某省发展规划的通知",
        "某政办发〔2021〕12号",
        "各市、县人民政府，省政府各部门：",
        "《某省发展规划》已经省政府同意，现印发给你们，请认真贯彻执行。",
        "某省人民政府办公厅",
        "2021年4月29日",
        "某省发展规划",
        f"{_sentences(chance, 3)}为此，制定本规划。",
    ]
    written = sum(_bytes(line) for line in lines)
    for line in _parts(chance):
        lines.append(line)
        written += _bytes(line)
        if written >= size:
            return "\n".join(lines) + "\n"
    raise AssertionError


def page(size: int, seed: int = 1) -> str:
    """The same as a saved web page of about `size` bytes."""
    inside = plan(round(size * 0.8), seed).splitlines()
    menu = "".join(f"<li><a href='/c{number}/'>栏目{number}</a></li>" for number in range(20))
    paragraphs = "\n".join(f'<p style="text-indent:2em;">　　{html.escape(line)}</p>' for line in inside)
    head = f"<title>{inside[0]}</title></head><body><ul>{menu}</ul>"
    return f"<!DOCTYPE html><html><head>{head}<div id='content'>\n{paragraphs}\n</div></body></html>"


def _parts(chance: random.Random) -> Iterator[str]:
    number = 0
    while True:
        number += 1
        yield f"{_numeral(number)}、{_words(chance, 4)}"
        for section in range(1, chance.randint(3, 6)):
            yield f"（{_numeral(section)}）{_words(chance, 4)}。{_sentences(chance, 4)}"
            for item in range(1, chance.randint(2, 5)):
                yield f"{item}.{_words(chance, 3)}。{_sentences(chance, 3)}"
            for _bullet in range(chance.randint(0, 2)):
                yield f"——{_words(chance, 3)}。{_sentences(chance, 2)}"
            yield _sentences(chance, 5)
        yield from (f"专栏{number}　{_words(chance, 3)}", "", _words(chance, 2), _sentences(chance, 2), "")


def _sentences(chance: random.Random, count: int) -> str:
    return "".join(
        f"{_words(chance, 4)}，{_words(chance, 5)}，{_words(chance, 3)}{chance.randint(2, 99)}项。"
        for _ in range(count)
    )


def _words(chance: random.Random, count: int) -> str:
    return "".join(chance.choices(_WORDS, k=count))


def _numeral(number: int) -> str:
    """1 to 9999 as 一 to 九千九百九十九."""
    text = "".join(
        f"{digit and _NUMERALS[digit - 1]}{unit}" if digit else "零"
        for unit, digit in zip(("千", "百", "十", ""), map(int, f"{(number - 1) % 9999 + 1:04}"), strict=True)
    )
    text = text.strip("零").replace("零零", "零")
    return text.removeprefix("一") if text.startswith("一十") else text


def _bytes(line: str) -> int:
    return len(line.encode()) + 1


def measured(text: str, name: str) -> dict[str, float]:
    """Size, seconds and megabytes a second for one text, and the largest memory of the process so far."""
    data = text.encode()
    start = time.process_time()
    import_bytes(data, name, id=DocumentId("a"))
    seconds = time.process_time() - start
    size = len(data) / 1e6
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"mb": round(size, 2), "s": round(seconds, 3), "mb_per_s": round(size / seconds, 2), "peak_mb": round(peak)}


def main() -> None:
    """Measure, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", default="0.1,1,10", help="in megabytes")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    sizes = [round(float(size) * 1e6) for size in options.sizes.split(",")]
    measured(plan(10_000), "warm.txt")
    rows = {f"text {size / 1e6:g} MB": measured(plan(size), "plan.txt") for size in sizes}
    rows |= {f"page {size / 1e6:g} MB": measured(page(size), "plan.html") for size in sizes}
    if options.json:
        print(json.dumps({"calibration_ms": calibration_ms(), "cases": rows}, ensure_ascii=False))
        return
    print(f"calibration loop {calibration_ms():.1f} ms")
    print(f"{'case':16}{'MB':>8}{'seconds':>10}{'MB/s':>8}{'peak MB':>9}")
    for name, row in rows.items():
        print(f"{name:16}{row['mb']:>8}{row['s']:>10}{row['mb_per_s']:>8}{row['peak_mb']:>9}")


if __name__ == "__main__":
    main()
