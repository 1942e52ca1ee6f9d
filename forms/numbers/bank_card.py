"""The bank card number: ISO/IEC 7812-1, with the lengths of Chinese debit cards."""

from datetime import date

from forms.numbers.words import Kind, Words, only_digits, wrong_length

_KIND = Kind(Words("银行卡号", "A bank card number"), 16, 19)


def fault(text: str, today: date) -> Words | None:  # noqa: ARG001 - every rule is told the day
    """Say what is wrong with a normalized number; None when it is right."""
    return only_digits(_KIND, text) or wrong_length(_KIND, len(text)) or _wrong_check(text)


def _wrong_check(text: str) -> Words | None:
    from_the_right = [int(digit) for digit in reversed(text)]
    doubled = (sum(divmod(2 * digit, 10)) for digit in from_the_right[1::2])
    if (sum(from_the_right[::2]) + sum(doubled)) % 10 == 0:
        return None
    return Words(
        "请再对一遍卡号。有一位对不上，可能按错了一个数字，或者两个数字按反了。",
        "Please check the card number again. The digits do not fit together: "
        "perhaps one is different, or two have changed places.",
    )
