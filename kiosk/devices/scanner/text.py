"""What a code may say: one line of plain signs. Anything else is cut, or refused in words."""

import unicodedata

from kiosk.devices.fault import Fault

LONGEST = 512
# Control, format (zero width, right to left), private, unassigned, surrogate; line and paragraph.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})


class ScanFault(Fault):
    """Why what was read is of no use here."""

    TOO_LONG = (
        "这个码太长，不是这里用的。请换小票上的二维码再试。",
        "This code is too long to be one of ours. Please use the QR code on the slip.",
    )
    OTHER_SIGNS = (
        "这个码里有认不得的字符，不是这里用的。请换小票上的二维码再试。",
        "This code has signs that are not used here. Please use the QR code on the slip.",
    )
    EMPTY = (
        "没有读出来。请把小票放平，再扫一次。",
        "Nothing was read. Please lay the slip flat and scan it again.",
    )


def cleaned(text: str) -> str | ScanFault:
    """Return the text without what cannot be seen; a fault if it is none of ours.

    Ours are printable ASCII: addresses, numbers, resume codes.
    """
    if len(text) > LONGEST:
        return ScanFault.TOO_LONG
    seen = "".join(sign for sign in text if unicodedata.category(sign) not in _UNSEEN).strip()
    if not seen:
        return ScanFault.EMPTY
    return seen if seen.isascii() else ScanFault.OTHER_SIGNS
