"""How the replies of readers from different vendors say the same: found, read, no card, or not."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto


class Said(Enum):
    """What the status of a reply says."""

    FOUND = auto()
    OK = auto()
    NO_CARD = auto()
    NOT_SELECTED = auto()
    NOT_READ = auto()


@dataclass(frozen=True, slots=True)
class Profile:
    """The status bytes of one kind of reader; all of them are of one length.

    A status may say several things: which one depends on the command that it answers.
    """

    statuses: Mapping[Said, bytes]

    def says(self, status: bytes, said: Said) -> bool:
        """Tell whether a status says so."""
        return self.statuses[said] == status

    def split(self, body: bytes) -> tuple[bytes, bytes]:
        """Return the status bytes of a reply and its data."""
        length = len(self.statuses[Said.OK])
        return body[:length], body[length:]


SAM_V = "sam-v"

PROFILES: Mapping[str, Profile] = {
    SAM_V: Profile(
        {
            Said.FOUND: bytes.fromhex("00009F"),
            Said.OK: bytes.fromhex("000090"),
            Said.NO_CARD: bytes.fromhex("000080"),
            Said.NOT_SELECTED: bytes.fromhex("000081"),
            Said.NOT_READ: bytes.fromhex("000041"),
        }
    ),
    "cvr-100au": Profile(
        {
            Said.FOUND: bytes.fromhex("0001"),
            Said.OK: bytes.fromhex("0001"),
            Said.NO_CARD: bytes.fromhex("0081"),
            Said.NOT_SELECTED: bytes.fromhex("0082"),
            Said.NOT_READ: bytes.fromhex("0083"),
        }
    ),
}
"""By the name that `reader_profile` in the settings has."""
