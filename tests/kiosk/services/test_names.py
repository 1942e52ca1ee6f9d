"""Names: what is taken, what is taken out, what is refused in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.services.names import LONGEST, cleaned_name, name_fault


@pytest.mark.parametrize(
    "name",
    [
        "示范居民",
        "䶮𬭼㛃",
        "示范阿卜杜拉·䶮𬭼㛃",
        "〇一",
        "Sample O'Person-Name",
        "Sámple Pérson",
        "\U00031350",  # a character younger than this program
    ],
)
def test_a_name_as_on_a_card_or_a_passport_passes_as_it_is(name: str) -> None:
    assert (cleaned_name(name), name_fault(name, "zh_CN")) == (name, None)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("示\u200b范\u200d居\ufeff民", "示范居民"),
        ("\u202e示范\u202c居民\u200f", "示范居民"),
        ("示范\x00\x07居民\x1b", "示范居民"),
        ("示范\ud842居民", "示范居民"),
        (" \u3000示范 居民\r\n", "示范居民"),
        ("示\U000e0100范\ufe0f居民", "示范居民"),
        ("示范•阿卜杜拉", "示范·阿卜杜拉"),
        ("示范．阿卜杜拉", "示范·阿卜杜拉"),
        ("Ｓａｍｐｌｅ", "Sample"),
        ("Sa\u0301mple", "Sámple"),
    ],
    ids=[
        "zero width",
        "right to left",
        "control",
        "half a character",
        "space",
        "variants",
        "dot",
        "wide dot",
        "wide letters",
        "accent",
    ],
)
def test_what_nobody_sees_is_taken_out_without_a_word(typed: str, kept: str) -> None:
    assert (cleaned_name(typed), name_fault(typed, "zh_CN")) == (kept, None)


@pytest.mark.parametrize(
    ("typed", "zh", "en"),
    [
        ("示范😀", "符号请删掉", "pictures and signs"),
        ("👨\u200d👩\u200d👧", "符号请删掉", "pictures and signs"),
        ("<b>示范</b>", "符号请删掉", "pictures and signs"),
        ("示范?", "符号请删掉", "pictures and signs"),
        ("مرحبا", "只写汉字或字母", "letters only"),
        ("· ·", "只写汉字或字母", "letters only"),
        ("e\u0338\u0327\u0321", "只写汉字或字母", "letters only"),
        ("示范1", "不会有数字", "no digits"),
        ("示范\ue863", "认不得", "not known here"),
        ("\u200b\u202e\x00 ", "请写上姓名", "enter your name"),
        ("示" * (LONGEST + 1), "太长", "too long"),
        ("示" * 10_000, "太长", "too long"),
    ],
)
def test_what_a_clerk_cannot_use_is_refused_in_words(typed: str, zh: str, en: str) -> None:
    assert zh in str(name_fault(typed, "zh_CN"))
    assert en in str(name_fault(typed, "en"))


@given(st.text(alphabet=st.characters(codec=None), max_size=LONGEST + 5))
def test_whatever_passes_can_be_written_down_as_it_is(name: str) -> None:
    kept = cleaned_name(name)
    kept.encode()

    assert cleaned_name(kept) == kept
    assert name_fault(name, "en") is not None or kept.isprintable()
