"""Numbers: however a number is written, in digits or in Chinese numerals, it becomes one spelling.

What is read is folded text (`text.fold`). Digits are always a number. Chinese numerals are one only where their
neighbours leave no doubt, since most of them are parts of words (统一, 一些, 三农, 万物, 十分). A number that is missed
is still found as it is written; a word that is taken for a number is found where nobody looks for it. So:

- after 第 (第十二条), of an inserted article too (第二十七条之一), and in lists of them (第一、二、三项);
- in fractions: 百分之五, 千分之三, 三分之二;
- years: 二〇二〇, 一九四九年;
- before a unit (`numbers.units`): spelled out in full, so neither 三五个 nor 十四五期间; a single 一 is not one where
  the character before it makes a word of it (统一, 每一, 上一);
- after 附件 附表 附录 附图 专栏;
- the first of a range whose second is one: 三至五年.

Labels (一、 and （一）) and the names of plans and congresses (十四五, 二十大) stay as they are.
"""

from stdplan_tui.text.numbers.folding import numbered, numbers_folded
from stdplan_tui.text.numbers.spelling import CLOSE, OPEN

__all__ = ["CLOSE", "OPEN", "numbered", "numbers_folded"]
