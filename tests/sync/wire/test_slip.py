"""The slip's secret: written into the QR and read back, also by hand; it is in no repr."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.wire.numbers import slip_number
from sync.wire.slip import Slip, read_numbers, read_slip, slip_key, slip_text

NUMBER = "0001000371234562"
OTHER = slip_number("0001", 38, UUID(int=765432))
SECRET = bytes(range(16))
PAGE = f"https://platform.example/slip/{NUMBER}"


@given(st.binary(min_size=16, max_size=16))
def test_what_is_written_is_read_back(secret: bytes) -> None:
    slip = Slip(NUMBER, secret)

    assert read_slip(slip_text("https://platform.example/", slip)) == slip


def test_a_second_copy_is_the_page_alone() -> None:
    assert slip_text("https://platform.example", Slip(NUMBER, None)) == PAGE
    assert read_slip(PAGE) == Slip(NUMBER, None)


def test_the_form_of_the_text_is_fixed_with_the_version() -> None:
    assert slip_text("https://platform.example", Slip(NUMBER, SECRET)) == (
        f"{PAGE}#00041061050R3GG28A1C60T3GF"
    )
    assert slip_key(SECRET).private_bytes_raw().hex() == (
        "197f7be4a41ac7c5aef30e5356a73c24e1e893cbae9cb1248ec3310bcc8a6b0d"
    )


def test_several_filings_share_a_slip_and_its_secret() -> None:
    slip = Slip(NUMBER, SECRET, (OTHER,))
    text = slip_text("https://platform.example", slip)

    assert text == f"{PAGE}.{OTHER}#00041061050R3GG28A1C60T3GF"
    assert read_slip(text) == slip
    assert slip.numbers == (NUMBER, OTHER)
    assert read_slip(f"{PAGE}.{OTHER}") == Slip(NUMBER, None, (OTHER,))


@pytest.mark.parametrize("numbers", [f"{NUMBER}.", f".{NUMBER}", f"{NUMBER}.{NUMBER}", "1.2", "."])
def test_numbers_in_a_row_must_all_be_of_slips_and_differ(numbers: str) -> None:
    assert read_slip(f"https://platform.example/slip/{numbers}") is None


def test_no_more_filings_share_a_slip_than_the_protocol_says() -> None:
    numbers = [slip_number("0001", seq, UUID(int=seq)) for seq in range(1, 18)]

    assert read_numbers(".".join(numbers[:16])) == tuple(numbers[:16])
    assert read_numbers(".".join(numbers)) == ()


@pytest.mark.parametrize(
    "text",
    [
        f"{PAGE}#0004-1061-050r-3gg2-8a1c-60t3-gf",
        f"  {NUMBER}#OOO4IO6LO5OR3GG28A1C6OT3GF\n",
        "0001 0003 7123 4562#00041061050R3GG28A1C60T3GF",
    ],
)
def test_what_is_typed_by_hand_is_understood(text: str) -> None:
    assert read_slip(text) == Slip(NUMBER, SECRET)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "#",
        "https://platform.example/",
        PAGE[:-1] + "0",
        f"{PAGE}#",
        f"{PAGE}#00041061050R3GG28A1C60T3G",
        f"{PAGE}#00041061050R3GG28A1C60T3GU",
        f"{PAGE}#Z0041061050R3GG28A1C60T3GF",
        f"{PAGE}#0004１061050R3GG28A1C60T3GF",
    ],
)
def test_anything_else_is_not_of_a_slip(text: str) -> None:
    assert read_slip(text) is None


@given(st.text(max_size=200))
def test_no_text_makes_the_reader_stumble(text: str) -> None:
    slip = read_slip(text)

    assert slip is None or slip.number


def test_the_secret_is_not_in_what_a_log_would_show() -> None:
    assert "x04" not in repr(Slip(NUMBER, SECRET))
