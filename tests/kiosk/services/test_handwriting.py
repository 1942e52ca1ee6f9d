"""Handwriting: what was drawn is among the candidates, however it was drawn."""

from pathlib import Path
from random import Random

import pytest

from kiosk.paths import HANDWRITING
from kiosk.services.handwriting import Handwriting, HandwritingMissingError
from tests.support.handwritten import Stroke, handwritten, printed

COMMON = list(printed())[:30]


def written(character: str) -> list[Stroke]:
    return handwritten(character, Random(character))  # noqa: S311 - shaky hands are no secret


@pytest.fixture(scope="module")
def handwriting() -> Handwriting:
    return Handwriting(HANDWRITING)


@pytest.mark.parametrize("character", COMMON)
def test_a_common_character_is_among_the_first_ten(
    handwriting: Handwriting, character: str
) -> None:
    assert character in handwriting.candidates(written(character))


def test_most_characters_are_read_at_once(handwriting: Handwriting) -> None:
    first = [handwriting.candidates(written(c), 1)[0] for c in COMMON]

    assert sum(got == c for got, c in zip(first, COMMON, strict=True)) >= 0.8 * len(COMMON)


def test_the_order_of_the_strokes_does_not_count(handwriting: Handwriting) -> None:
    strokes = printed()["我"]

    assert handwriting.candidates(strokes[::-1])[0] == "我"


def test_neither_the_place_nor_the_size_of_the_writing_counts(handwriting: Handwriting) -> None:
    small = [[(x / 20 + 700, y / 20 + 30) for x, y in stroke] for stroke in printed()["家"]]

    assert handwriting.candidates(small)[0] == "家"


def test_a_flat_stroke_stays_flat(handwriting: Handwriting) -> None:
    assert handwriting.candidates([[(10, 100), (300, 103)]])[0] == "一"


def test_only_so_many_candidates_come_as_were_asked_for(handwriting: Handwriting) -> None:
    assert len(handwriting.candidates(printed()["我"], 3)) == 3


def test_nothing_drawn_gives_no_candidates(handwriting: Handwriting) -> None:
    assert handwriting.candidates([]) == []
    assert handwriting.candidates([[]]) == []


def test_a_touch_without_a_way_is_no_fault(handwriting: Handwriting) -> None:
    assert handwriting.candidates([[(5, 5)]])


@pytest.mark.parametrize("content", [None, b"", b"not a model"])
def test_a_missing_or_damaged_model_is_named_with_another_way_to_write(
    tmp_path: Path, content: bytes | None
) -> None:
    model = tmp_path / "recognition.onnx"
    if content is not None:
        model.write_bytes(content)

    with pytest.raises(HandwritingMissingError) as missing:
        Handwriting(model)

    assert "拼音" in missing.value.words("zh_CN")
