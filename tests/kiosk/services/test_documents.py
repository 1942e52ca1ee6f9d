"""What number each document bears, in the words of whoever typed it wrong."""

from datetime import date

import pytest

from kiosk.services.documents import KINDS, Document, birth_of, number_fault

TODAY = date(2026, 11, 22)
ADULT = "11010519491231002X"
CHILD = "110105201801010115"
# Made for these tests by the rule of GB 11643; nobody bears them.
HONG_KONG = "810000199001010019"
PERMANENT = "911156199001010010"


@pytest.mark.parametrize(
    ("document", "number"),
    [
        ("resident-id-card", ADULT),
        ("household-register", CHILD),
        ("temporary-id-card", ADULT),
        ("residence-permit", HONG_KONG),
        ("permanent-residence-card", PERMANENT),
        ("permanent-residence-card", "CAN110078113012"),
        ("passport", "E12345678"),
        ("passport", "c01x00t47"),
    ],
)
def test_a_number_that_the_document_bears_is_taken(document: Document, number: str) -> None:
    assert number_fault(document, number, today=TODAY, language="zh_CN") is None


@pytest.mark.parametrize(
    ("document", "number", "says"),
    [
        ("household-register", ADULT, "满 16 岁"),
        ("residence-permit", ADULT, "前 6 位"),
        ("permanent-residence-card", ADULT, "第 1 位"),
        ("permanent-residence-card", "CAN110078133212", "出生年月日"),
        ("passport", "E1", "护照号码"),
        ("passport", "ABCDEFGH", "护照号码"),
        ("temporary-id-card", ADULT[:-1], "还差 1 位"),
    ],
)
def test_another_number_is_told_in_words(document: Document, number: str, says: str) -> None:
    zh = number_fault(document, number, today=TODAY, language="zh_CN")
    en = number_fault(document, number, today=TODAY, language="en")

    assert zh is not None
    assert en is not None
    assert says in zh
    assert en.isascii()


def test_only_numbers_of_the_national_rule_tell_the_birth() -> None:
    assert birth_of(CHILD) == date(2018, 1, 1)
    assert birth_of(HONG_KONG) == date(1990, 1, 1)
    assert birth_of("E12345678") is None


def test_what_is_shown_holds_the_longest_number() -> None:
    assert all(sum(kind.groups) == kind.longest for kind in KINDS.values())
