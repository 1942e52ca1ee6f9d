"""Slip numbers: digits only, so that anyone can say them on the phone and type them on a pad."""

from uuid import UUID


def slip_number(device: str, seq: int, envelope_id: UUID) -> str:
    """Return device code, sequence (5 digits or more), 6 digits of the id and a check digit.

    The digits of the id keep two histories apart that a cloned disk numbers alike. The check
    digit is ISO 7064, MOD 11,10: it finds every single wrong digit and nearly all swaps.
    """
    stem = f"{device}{seq:05d}{envelope_id.int % 10**6:06d}"
    return stem + _check_digit(stem)


def is_slip_number(text: str) -> bool:
    """Tell whether `text` (digits only) carries its right check digit."""
    return (
        text.isascii()
        and text.isdecimal()
        and len(text) > 1
        and _check_digit(text[:-1]) == text[-1]
    )


def grouped(number: str) -> str:
    """Return the number in groups of four, as it stands on the slip and the screen."""
    return " ".join(number[start : start + 4] for start in range(0, len(number), 4))


def _check_digit(stem: str) -> str:
    product = 10
    for digit in stem:
        total = (int(digit) + product) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)
