"""The courier folder: what lies where. Names only; both ends write and read it.

Every file is named by the SHA-256 of its bytes, so that a stick cannot double or swap anything:
`manifests` hold each a `Signed` (purpose `courier`), `envelopes` each an encoded `Envelope`,
`files` sealed attachments, `answers` each a `Signed` (purpose `answer`) for the way home. For a platform
that has forgotten: `keys` each a `Signed` by which it knows the device again, `receipts` each a
`Signed` (purpose `receipt`) by which it gives a case its number again. `heartbeats` each a `Signed` of
that purpose, `settings` likewise for the way home.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from stat import S_ISREG

NAME = "township-courier"
MESSAGE_SUFFIX = ".cbor"
_PLACES = (
    "manifests",
    "envelopes",
    "files",
    "answers",
    "keys",
    "receipts",
    "heartbeats",
    "settings",
)
_DIGEST_CHARACTERS = 64
_MOST_BYTES = 64 * 2**20
"""Larger than anything a courier writes."""


def root(folder: Path) -> Path:
    """Return the courier folder of a stick (or of any folder) `folder`."""
    return folder / NAME


def is_ours(folder: Path) -> bool:
    """Tell whether all that stands under the names of a courier's folders is a folder of this medium.

    Raises:
        OSError: it cannot be read.
    """
    files = root(folder) / "files"
    below = tuple(files.iterdir()) if files.is_dir() else ()
    places = (root(folder), *(root(folder) / name for name in _PLACES), *below)
    return not any(
        place.is_symlink() or (place.exists() and not place.is_dir()) for place in places
    )


def manifest_path(folder: Path, digest: bytes) -> Path:
    """Return where the manifest lies whose encoded `Signed` has this digest."""
    return _message(folder, "manifests", digest)


def envelope_path(folder: Path, digest: bytes) -> Path:
    """Return where the envelope with this digest lies."""
    return _message(folder, "envelopes", digest)


def answer_path(folder: Path, digest: bytes) -> Path:
    """Return where the answer lies whose encoded `Signed` has this digest."""
    return _message(folder, "answers", digest)


def key_path(folder: Path, digest: bytes) -> Path:
    """Return where the word on a device's key lies whose encoded `Signed` has this digest."""
    return _message(folder, "keys", digest)


def receipt_path(folder: Path, digest: bytes) -> Path:
    """Return where the receipt lies whose encoded `Signed` has this digest."""
    return _message(folder, "receipts", digest)


def heartbeat_path(folder: Path, digest: bytes) -> Path:
    """Return where the heartbeat lies whose encoded `Signed` has this digest."""
    return _message(folder, "heartbeats", digest)


def settings_path(folder: Path, digest: bytes) -> Path:
    """Return where the settings lie whose encoded `Signed` has this digest."""
    return _message(folder, "settings", digest)


def file_path(folder: Path, digest: bytes) -> Path:
    """Return where the sealed file with this digest lies."""
    name = digest.hex()
    return root(folder) / "files" / name[:2] / name


def manifests(folder: Path) -> tuple[bytes, ...]:
    """Return the digests by which the manifests there are named; sorted."""
    return _named(folder, "manifests")


def envelopes(folder: Path) -> tuple[bytes, ...]:
    """Return the digests by which the envelopes there are named; sorted."""
    return _named(folder, "envelopes")


def answers(folder: Path) -> tuple[bytes, ...]:
    """Return the digests by which the answers there are named; sorted."""
    return _named(folder, "answers")


def keys(folder: Path) -> tuple[bytes, ...]:
    """Return the digests by which the words on keys are named; sorted."""
    return _named(folder, "keys")


def receipts(folder: Path) -> tuple[bytes, ...]:
    """Return the digests by which the receipts there are named; sorted."""
    return _named(folder, "receipts")


def heartbeats(folder: Path) -> tuple[bytes, ...]:
    """Return the digests by which the heartbeats are named; sorted."""
    return _named(folder, "heartbeats")


def settings(folder: Path) -> tuple[bytes, ...]:
    """Return the digests by which the settings are named; sorted."""
    return _named(folder, "settings")


def read(path: Path) -> bytes | None:
    """Return the bytes of a plain file of the courier folder, None if they do not fit its name.

    Raises:
        OSError: it cannot be read.
    """
    status = path.lstat()
    if not S_ISREG(status.st_mode) or status.st_size > _MOST_BYTES:
        return None
    data = path.read_bytes()
    return data if sha256(data).hexdigest() == path.stem else None


def _message(folder: Path, kind: str, digest: bytes) -> Path:
    return root(folder) / kind / f"{digest.hex()}{MESSAGE_SUFFIX}"


def _named(folder: Path, kind: str) -> tuple[bytes, ...]:
    place = root(folder) / kind
    return tuple(sorted(_digests(place))) if place.is_dir() else ()


def _digests(place: Path) -> Iterator[bytes]:
    """Yield the digests that files are named by; other names are not ours."""
    for path in place.iterdir():
        if path.suffix == MESSAGE_SUFFIX and len(path.stem) == _DIGEST_CHARACTERS:
            try:
                yield bytes.fromhex(path.stem)
            except ValueError:
                continue
