from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from forms.numbers import KINDS, birth_date, division, fault, is_male, normalize

TODAY = date(2026, 11, 22)
ID_NUMBERS = ("11010519491231002X", "440524188001010014", "34052419800101001X")
CREDIT_CODE = "91350100M000100Y43"
BANK_CARDS = ("6222020000000000000", "4111111111111111")

WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
CREDIT_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def said(kind: str, text: str, language: str = "zh_CN") -> str | None:
    return fault(kind, text, today=TODAY, language=language)


@st.composite
def id_numbers(draw: st.DrawFn) -> str:
    region = draw(st.integers(100_000, 999_999))
    born = draw(st.dates(date(1880, 1, 1), TODAY))
    order = draw(st.integers(0, 999))
    body = f"{region}{born:%Y%m%d}{order:03}"
    total = sum(w * int(d) for w, d in zip(WEIGHTS, body, strict=True))
    return body + next(c for v, c in enumerate("0123456789X") if (total + v) % 11 == 1)


@st.composite
def credit_codes(draw: st.DrawFn) -> str:
    letters = st.sampled_from(CREDIT_CHARACTERS)
    head = "".join(draw(letters) for _ in range(2))
    tail = "".join(draw(letters) for _ in range(9))
    body = f"{head}{draw(st.integers(0, 999_999)):06}{tail}"
    total = sum(3**i * CREDIT_CHARACTERS.index(c) for i, c in enumerate(body))
    return body + next(c for v, c in enumerate(CREDIT_CHARACTERS) if (total + v) % 31 == 0)


@st.composite
def bank_cards(draw: st.DrawFn) -> str:
    body = str(draw(st.integers(10**14, 10**18 - 1)))

    def total(text: str) -> int:
        return sum(
            int(d) if i % 2 == 0 else (2 * int(d)) // 10 + (2 * int(d)) % 10
            for i, d in enumerate(reversed(text))
        )

    return next(body + str(v) for v in range(10) if total(body + str(v)) % 10 == 0)


VALID = {"id-number": id_numbers(), "credit-code": credit_codes(), "bank-card": bank_cards()}


@pytest.mark.parametrize("number", ID_NUMBERS)
def test_published_sample_id_numbers_are_right(number: str) -> None:
    assert said("id-number", number) is None


def test_the_credit_code_of_the_standard_is_right_and_the_widely_copied_one_is_not() -> None:
    assert said("credit-code", CREDIT_CODE) is None
    assert said("credit-code", "91350100M000100Y4Z") is not None


@pytest.mark.parametrize("number", BANK_CARDS)
def test_a_card_number_that_passes_luhn_is_right(number: str) -> None:
    assert said("bank-card", number) is None


@pytest.mark.parametrize("kind", list(VALID))
@given(data=st.data())
def test_a_well_formed_number_has_no_fault(kind: str, data: Any) -> None:
    assert said(kind, data.draw(VALID[kind])) is None


@pytest.mark.parametrize("kind", list(VALID))
@given(data=st.data())
def test_any_single_changed_character_is_found(kind: str, data: Any) -> None:
    number = data.draw(VALID[kind])
    place = data.draw(st.integers(0, len(number) - 1))
    alphabet = CREDIT_CHARACTERS if kind == "credit-code" else "0123456789"
    other = data.draw(st.sampled_from(alphabet).filter(lambda c: c != number[place]))
    assert said(kind, number[:place] + other + number[place + 1 :]) is not None


@pytest.mark.parametrize("kind", ["id-number", "credit-code"])
@given(data=st.data())
def test_two_neighbours_that_changed_places_are_found(kind: str, data: Any) -> None:
    number = data.draw(VALID[kind])
    place = data.draw(st.integers(0, len(number) - 2))
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    assert (said(kind, swapped) is None) == (swapped == number)


@given(st.sampled_from(KINDS), st.text(max_size=24), st.sampled_from(["zh_CN", "en"]))
def test_whatever_is_typed_gets_words_or_nothing_and_never_a_crash(
    kind: str, text: str, language: str
) -> None:
    words = said(kind, text, language)
    assert words is None or words.endswith(("。", "."))
    assert normalize(kind, normalize(kind, text)) == normalize(kind, text)


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        (
            "id-number",
            "11010519491231002",
            "还差 1 位。身份证号码一共 18 位，现在有 17 位。请看看最后一位是不是 X。",
        ),
        ("id-number", "1101051949", "还差 8 位。身份证号码一共 18 位，现在有 10 位。"),
        ("id-number", "11010519491231002XX", "请看看第 18 位。字母 X 只会在最后一位。"),
        ("id-number", "1101051949123100211", "多了 1 位。身份证号码一共 18 位，现在有 19 位。"),
        (
            "id-number",
            "1101O519491231002X",
            "请看看第 5 位。身份证号码里只有数字，最后一位可能是字母 X。",
        ),
        (
            "id-number",
            "110105194902310021",
            "请再对一遍第 7 到 14 位。这里是出生日期，现在是 1949 年 2 月 31 日，没有这一天。",
        ),
        (
            "id-number",
            "110105202611230021",
            "请再对一遍第 7 到 14 位。这里是出生日期，现在是 2026 年 11 月 23 日，这一天还没到。",
        ),
        (
            "id-number",
            "110105194912310021",
            "请再对一遍这 18 位。有一位对不上，可能按错了一个数字，或者两个数字按反了。",
        ),
        ("id-number", "01010519491231002X", "请再对一遍前 6 位。身份证号码不会用 0 开头。"),
        ("credit-code", "91350100MOOO100Y43", "请看看第 10 位。代码里不用字母 O，看看是不是 0。"),
        ("credit-code", "9135O100M000100Y43", "请看看第 5 位。第 3 到 8 位都是数字。"),
        (
            "credit-code",
            "91350100M000100Y4",
            "还差 1 位。统一社会信用代码一共 18 位，现在有 17 位。",
        ),
        ("mobile", "1380000000", "还差 1 位。手机号码一共 11 位，现在有 10 位。"),
        ("mobile", "28000000000", "请看看第 1 位。手机号码用 1 开头。"),
        ("bank-card", "62220200", "还差 8 位。银行卡号一共 16 到 19 位，现在有 8 位。"),
    ],
)
def test_the_words_say_what_is_missing(kind: str, typed: str, words: str) -> None:
    assert said(kind, typed) == words


def test_english_is_said_when_english_is_chosen() -> None:
    assert (
        said("mobile", "1380000000", "en")
        == "1 more to go. A mobile number has 11 characters; there are 10 now."
    )


def test_an_abolished_division_code_stays_valid() -> None:
    chongqing_of_sichuan = "51020219491231002"
    assert said("id-number", chongqing_of_sichuan + "0") is None


def test_a_number_is_stored_without_spaces_in_half_width_upper_case() -> None:
    assert normalize("id-number", " 110105 19491231 002x ") == "11010519491231002X"
    assert normalize("id-number", "１１０１０５１９４９１２３１００２ｘ") == "11010519491231002X"
    assert normalize("credit-code", "91350100m000100y43") == CREDIT_CODE
    assert normalize("mobile", "+86 138-0000-0000") == "13800000000"


def test_an_id_number_tells_birth_date_sex_and_first_division() -> None:
    number = ID_NUMBERS[0]
    assert birth_date(number) == date(1949, 12, 31)
    assert not is_male(number)
    assert is_male(ID_NUMBERS[1])
    assert division(number) == "110105"


def test_an_unknown_kind_is_a_bug_not_a_pass() -> None:
    with pytest.raises(KeyError):
        fault("passport", "E00000000", today=TODAY, language="en")
