"""How words are spoken, and that nothing of them is kept."""

import sys

from kiosk.services.pinyin import pinyin_of


def test_chinese_is_spelt_and_other_letters_stay() -> None:
    assert pinyin_of("高龄津贴 A1") == "gaolingjintie A1"


def test_nothing_that_was_spelt_is_kept() -> None:
    typed = "".join(reversed("居民示范"))
    before = sys.getrefcount(typed)
    pinyin_of(typed)

    assert sys.getrefcount(typed) == before
