"""What a scanned text stands for: a draft to go on with, a slip to ask about, or nothing of ours."""

import re
from dataclasses import dataclass, field

from kiosk.services.slips import Office
from sync.store.draft_seal import grouped_code, read_code
from sync.wire.slip import read_slip

_RESUME = re.compile(r"RESUME (?P<device>[0-9]{4,12})\b.* (?P<code>\S{8,9})", re.DOTALL)


@dataclass(frozen=True, slots=True)
class ResumeCode:
    """The resume code of a draft that lies on the kiosk with this device code."""

    device: str
    code: str = field(repr=False)

    @property
    def text(self) -> str:
        """The code as one line of printable ASCII."""
        return f"RESUME {self.device} {grouped_code(self.code)}"


@dataclass(frozen=True, slots=True)
class SlipCode:
    """The text of a slip, whole or not, from this hall or another."""

    text: str = field(repr=False)


def resume_text(office: Office, code: str) -> str:
    """Return what the QR of a resume code says: for the kiosk first, the rest for who reads it."""
    return f"RESUME {office.device} {office.hall} {office.device_name} {grouped_code(code)}"


def understood(text: str) -> ResumeCode | SlipCode | None:
    """Return what a text stands for, None for what is none of ours.

    A wedge may spoil what is not ASCII in the middle of a resume code: only its ends count.
    """
    found = _RESUME.fullmatch(text.strip())
    code = read_code(found["code"]) if found else None
    if found is not None and code is not None:
        return ResumeCode(found["device"], code)
    return SlipCode(text) if "/slip/" in text or read_slip(text) is not None else None


def rank(text: str) -> int:
    """Return a smaller number for what helps more, as a slip shows two codes to the camera at once.

    What opens something comes before the code of a slip that opens nothing, and both before others.
    """
    found = understood(text)
    if isinstance(found, SlipCode):
        slip = read_slip(text)
        return 1 if slip is None or slip.secret is None else 0
    return 2 if found is None else 0
