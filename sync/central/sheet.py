"""The sheet that a technician takes along: the QR of an enrolment, never its code."""

import io
from html import escape
from pathlib import Path

import segno

from sync.central.errors import MediumError
from sync.errors import KnownError
from sync.wire.enrolling import Invitation

_SIDE, _GAP, _LINE = 640, 48, 40
_PAGE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" \
font-family="Noto Sans CJK SC, Noto Sans SC, sans-serif" font-size="24">
<rect width="100%" height="100%" fill="#fff"/>
<svg x="{gap}" y="{gap}" width="{side}" height="{side}">{code}</svg>
{lines}
</svg>
"""


class OtherSheetError(KnownError):
    """A sheet is none of the kinds of file that are written."""

    zh = "登记单只能写成 .svg（带文字，浏览器可打印）、.png 或 .pdf（只有二维码）。"
    en = "A sheet is .svg (with words, a browser prints it), .png or .pdf (the code alone)."


def write_sheet(path: Path, invitation: Invitation, hall: str) -> None:
    """Write the sheet: `.svg` with words, `.png` and `.pdf` the QR alone.

    Raises:
        OtherSheetError: another kind of file.
        MediumError: it cannot be written there.
    """
    code = segno.make_qr(invitation.text, error="m")
    kind = path.suffix.removeprefix(".").lower()
    if kind not in ("svg", "png", "pdf"):
        raise OtherSheetError(path.name)
    drawn = io.BytesIO()
    if kind == "svg":
        drawn.write(_page(code, invitation, hall).encode())
    else:
        code.save(drawn, kind=kind, scale=8, border=4)
    try:
        path.write_bytes(drawn.getvalue())
    except OSError as error:
        raise MediumError(f"{path}: {error.strerror}") from error


def terminal(invitation: Invitation) -> str:
    """Return the QR as it is drawn in a terminal."""
    drawn = io.StringIO()
    segno.make_qr(invitation.text, error="l").terminal(drawn, compact=True, border=2)
    return drawn.getvalue()


def grouped(fingerprint: bytes) -> str:
    """Return a fingerprint in groups of four, as two people compare it."""
    text = fingerprint.hex()
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))


def _page(code: segno.QRCode, invitation: Invitation, hall: str) -> str:
    words = (
        f"自助机登记单 Enrolment {invitation.number}",
        hall,
        f"平台 Platform: {invitation.address}",
        f"指纹 Fingerprint: {grouped(invitation.fingerprint)}",
        "登记码另外告知，不在这张单上。 The code is told apart; it is not on this sheet.",
    )
    lines = (
        f'<text x="{_GAP}" y="{2 * _GAP + _SIDE + _LINE * place}">{escape(line)}</text>'
        for place, line in enumerate(words, 1)
    )
    return _PAGE.format(
        width=_SIDE + 2 * _GAP,
        height=_SIDE + 3 * _GAP + _LINE * len(words),
        gap=_GAP,
        side=_SIDE,
        code=code.svg_inline(border=0, scale=1, omitsize=True),
        lines="\n".join(lines),
    )
