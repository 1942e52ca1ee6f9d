"""What a code may say: one line of plain signs. Anything else is cut, or refused in words."""

import unicodedata

from kiosk.devices.fault import Fault

LONGEST = 2953
"""Signs that a QR code holds at most: a slip for many filings has a long proof."""
# Control, format (zero width, right to left), private, unassigned, surrogate; line and paragraph.
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})


class ScanFault(Fault):
    """Why what was read is of no use here."""

    TOO_LONG = (
        "这个码太长，不是这里用的。请换回执单上的二维码再试。",
        "This code is too long to be one of ours. Please use the QR code on the slip.",
    )
    OTHER_SIGNS = (
        "这个码里有认不得的字符，不是这里用的。请换回执单上的二维码再试。",
        "This code has signs that are not used here. Please use the QR code on the slip.",
    )
    EMPTY = (
        "没有读出来。请把回执单放平，再扫一次。",
        "Nothing was read. Please lay the slip flat and scan it again.",
    )
    BUSY = (
        "您正在办一件事，填的都还在。请先办完，或者点“存起来”，再扫这个码。",
        "You are in the middle of a form; nothing is lost. Please finish it or put it off, then scan.",
    )
    OTHER_KIOSK = (
        "这是另一台机器的接续码。请到那台机器上扫，填过的都在那里。",
        "This resume code is from another kiosk. Please scan it there; your draft is on that kiosk.",
    )
    UNWANTED = (
        "这一页不用扫码。要查进度，请先点“查进度”，再扫回执单上的码。",
        "No code is needed here. To see how a case stands, please touch Progress, then scan.",
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
