from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.card_reader.nations import NATIONS
from kiosk.devices.card_reader.readings import CardRead
from kiosk.devices.card_reader.record import (
    UnreadableRecordError,
    build_data,
    build_text,
    parse_data,
    parse_text,
)
from kiosk.devices.card_reader.simulated import SAMPLE_CARD

DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))
# From the ideographs of the plane of each: two bytes, and four beyond U+FFFF.
NAMES = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=1, max_size=15)
RARE = st.text(st.characters(min_codepoint=0x20000, max_codepoint=0x2A6DF), max_size=17)
CARDS = st.builds(
    CardRead,
    name=NAMES,
    sex=st.sampled_from(("1", "2")),
    nation=st.sampled_from(sorted(NATIONS)),
    birth=DAYS,
    address=RARE,
    id_number=st.sampled_from(("11010519491231002X", "440524188001010014")),
    issuer=NAMES,
    valid_from=st.dates(date(1984, 4, 6), date(2099, 12, 31)),
    valid_to=st.none() | DAYS,
)


def damaged(old: str, new: str) -> bytes:
    text = build_text(SAMPLE_CARD)
    assert text.count(old.encode("utf-16-le")) == 1
    return text.replace(old.encode("utf-16-le"), new.encode("utf-16-le"))


@given(CARDS)
def test_a_card_comes_back_as_it_was_written(card: CardRead) -> None:
    assert parse_data(build_data(card)) == card


def test_a_full_reply_has_the_length_of_the_protocol() -> None:
    frame_and_status = 5 + 2 + 3 + 1
    assert len(build_data(SAMPLE_CARD)) + frame_and_status == 1295


def test_fields_stand_at_the_places_of_the_standard() -> None:
    text = build_text(SAMPLE_CARD)
    assert len(text) == 256
    assert text[:8].decode("utf-16-le") == "示范居民"
    assert text[30:36].decode("utf-16-le") == "201"
    assert text[36:52].decode("utf-16-le") == "19491231"
    assert text[122:158].decode("utf-16-le") == "11010519491231002X"
    assert text[204:220].decode("utf-16-le") == "长期      "


def test_every_nation_of_the_standard_has_its_name() -> None:
    assert len(NATIONS) == 58
    assert (NATIONS["01"], NATIONS["28"], NATIONS["56"]) == ("汉", "景颇", "基诺")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("201194912", "901194912"),
        ("201194912", "299194912"),
        ("19491231示", "19491331示"),
        ("11010519491231002X", "110105194912310021"),
        ("长期", "很久"),
        ("示范居民", "    "),
    ],
)
def test_a_record_with_a_wrong_field_is_refused(old: str, new: str) -> None:
    with pytest.raises(UnreadableRecordError) as caught:
        parse_text(damaged(old, new))
    assert new not in str(caught.value)


@given(st.binary(max_size=1400))
def test_any_bytes_are_a_card_or_are_refused(data: bytes) -> None:
    with pytest.raises(UnreadableRecordError):
        parse_data(data)


@given(st.binary(min_size=256, max_size=256))
def test_any_text_is_a_card_or_is_refused(text: bytes) -> None:
    with pytest.raises(UnreadableRecordError):
        parse_text(text)


def test_a_record_with_wrong_lengths_is_refused() -> None:
    with pytest.raises(UnreadableRecordError):
        parse_data(build_data(SAMPLE_CARD)[:-1])


def test_a_field_too_long_for_the_record_is_never_cut() -> None:
    with pytest.raises(ValueError, match="name"):
        build_text(replace(SAMPLE_CARD, name="示" * 16))


def test_a_card_does_not_show_itself() -> None:
    assert "示范" not in repr(SAMPLE_CARD)
    assert SAMPLE_CARD.id_number not in repr(SAMPLE_CARD)
