"""The characters of structure words in their traditional form, read like the simplified ones; nothing is converted."""

from __future__ import annotations

import re

_PAIRS = (
    "號号 發发 辦办 國国 務务 關关 於于 規规 劃划 計计 動动 綱纲 條条 節节 專专 欄栏 則则 總总 "
    "決决 報报 請请 復复 覆复 問问 議议 題题 實实 細细 標标 準准 會会 長长 書书 記记 縣县 區区 "
    "鎮镇 鄉乡 廳厅 門门 們们 單单 員员 構构 機机 協协 團团 個个 據据 現现 將将 給给 經经 過过 "
    "訂订 廢废 暫暂 試试 時时 開开 權权 萬万 億亿 兩两 錄录 說说 釋释 註注 簡简 稱称 貫贯 徹彻 "
    "為为 進进 屆届 體体 編编 導导 見见 點点 產产 業业 執执 華华 黨党 東东 對对 與与 處处 轉转 "
    "續续 範范 圍围 術术 語语 詞词 間间 佈布 啟启 啓启 認认 證证 責责 負负 調调 檢检 質质 財财 "
    "資资 稅税 農农 環环 態态 衛卫 醫医 學学 職职 勞劳 險险 運运 輸输 電电 網网 數数 "
)
_SIMPLE = str.maketrans({pair[0]: pair[1] for pair in _PAIRS.split()})
_TRADITIONAL = re.compile(f"[{''.join(map(chr, _SIMPLE))}]")  # translating is many times slower than looking


def simplified(text: str) -> str:
    """`text` with the traditional characters of structure words in their simplified form, one for one.

    For telling what a line is (第十條, 專欄, 印發…的通知), never for keeping: offsets stay, other characters too.
    """
    return text.translate(_SIMPLE) if _TRADITIONAL.search(text) else text
