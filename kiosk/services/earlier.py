"""A paper that need not be brought again: the platform holds it from an earlier case."""

from dataclasses import dataclass, replace
from datetime import datetime, tzinfo

from kiosk.devices.photo import Photo
from kiosk.services.readable import readable_date
from sync.clock import milliseconds
from sync.wire.envelope import HeldFile

_TAIL = 4


@dataclass(frozen=True, slots=True)
class EarlierPaper:
    """One page of it, in an earlier case of the same person.

    `paper`: which page of which paper, as `household-register:0`; `filed_at` in the hall's time
    zone; `digest`: the SHA-256 of the file, which only the platform has.
    """

    paper: str
    case: str
    filed_at: datetime
    digest: bytes

    def words(self, language: str) -> str:
        """Return when it was handed in, and the end of its case number."""
        day, tail = readable_date(self.filed_at.date(), language), self.case[-_TAIL:]
        if language == "en":
            return f"Handed in on {day}, case number ending in {tail}"
        return f"{day}交过，办件号末四位 {tail}"

    def in_zone(self, zone: tzinfo | None) -> "EarlierPaper":
        """Return the same with its time in `zone`."""
        return replace(self, filed_at=self.filed_at.astimezone(zone))

    def named(self, name: str) -> HeldFile:
        """Return how a filing refers to it; `name`: what the form calls it."""
        return HeldFile(name, self.paper, self.case, milliseconds(self.filed_at), self.digest)


Paper = Photo | EarlierPaper
"""What answers a question for a paper."""
