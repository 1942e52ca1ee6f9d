"""What the kiosks of the black box file: all of it follows from the seed."""

import random
from dataclasses import dataclass
from hashlib import sha256
from uuid import UUID

BIG_BYTES = 200_000
_FIRST_MILLIS = 1_767_225_600_000


@dataclass(frozen=True)
class Filing:
    """Filing `number` of a kiosk, in clear."""

    kiosk: int
    number: int
    id: UUID
    xml: bytes
    files: tuple[bytes, ...]

    @property
    def content(self) -> bytes:
        """Digest of the XML."""
        return sha256(self.xml).digest()

    @property
    def contents(self) -> tuple[bytes, ...]:
        """Digests of the files."""
        return tuple(sha256(file).digest() for file in self.files)


def make_filing(seed: int, kiosk: int, number: int, *, is_big: bool) -> Filing:
    """Make a filing: one or two attachments of 1 to 4 KB, or a big one."""
    draw = random.Random(f"{seed}/filing/{kiosk}/{number}")  # noqa: S311  # to be repeatable
    sizes = [BIG_BYTES] if is_big else [draw.randint(1024, 4096) for _ in range(draw.randint(1, 2))]
    answers = draw.randbytes(400).hex()
    xml = f"<data><name>示范居民</name><kiosk>{kiosk}</kiosk><number>{number}</number>{answers}</data>"
    return Filing(
        kiosk,
        number,
        _id(draw, _FIRST_MILLIS + number),
        xml.encode(),
        tuple(draw.randbytes(size) for size in sizes),
    )


def _id(draw: random.Random, millis: int) -> UUID:
    """Return a UUIDv7 of a drawn number."""
    drawn = draw.getrandbits(74)
    return UUID(
        int=millis << 80 | 0x7 << 76 | (drawn >> 62) << 64 | 0b10 << 62 | drawn & (1 << 62) - 1
    )
