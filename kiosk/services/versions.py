"""Envelopes of a case, opened, with the files of each in clear: in memory only."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from io import BytesIO

from PIL import Image

from kiosk.devices.photo import Photo
from kiosk.devices.pixels import DECODING_ERRORS
from sync.errors import CannotOpenError
from sync.store import Store
from sync.wire.codec import decode
from sync.wire.envelope import Envelope, SealedFile
from sync.wire.seal import Opened, open_envelope, open_file
from sync.wire.slip import slip_key


@dataclass(frozen=True, slots=True)
class Version:
    """An envelope of a case, opened; `files` in clear and in its order, None where one is not at hand."""

    envelope: Envelope
    opened: Opened = field(repr=False)
    files: tuple[bytes | None, ...] = field(default=(), repr=False)

    def file(self, place: int) -> bytes | None:
        """Return a file in clear."""
        return self.files[place] if place < len(self.files) else None


def versions_of(store: Store, versions: Iterable[bytes], secret: bytes) -> Iterator[Version]:
    """Give those of the envelopes that a slip opens, with the files that are on this disk."""
    key = slip_key(secret)
    for data in versions:
        envelope = decode(Envelope, data)
        with suppress(CannotOpenError):
            yield with_files(Version(envelope, open_envelope(envelope, key)), sealed_in(store))


def sealed_in(store: Store) -> Callable[[SealedFile], bytes | None]:
    """Return what reads the sealed bytes of a file, None for one that is not on this disk."""

    def read(file: SealedFile) -> bytes | None:
        try:
            return store.attachments.path(file.digest).read_bytes()
        except OSError:
            return None

    return read


def with_files(version: Version, read: Callable[[SealedFile], bytes | None]) -> Version:
    """Open the files of a version; `read` gives the sealed bytes of one."""
    envelope, opened = version.envelope, version.opened

    def plain(place: int, file: SealedFile) -> bytes | None:
        sealed = read(file)
        with suppress(CannotOpenError):
            return None if sealed is None else open_file(envelope, opened, place, sealed)
        return None

    return replace(version, files=tuple(plain(*one) for one in enumerate(envelope.files)))


def photos_of(version: Version) -> dict[str, Photo]:
    """Return the photos of a version, by file name."""
    photos = {}
    for file, data in zip(version.opened.body.files, version.files, strict=False):
        if data is not None:
            with suppress(*DECODING_ERRORS), Image.open(BytesIO(data)) as image:
                if image.format == "JPEG":
                    photos[file.name] = Photo(data, *image.size, frozenset())
    return photos
