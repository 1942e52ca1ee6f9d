"""A release of the program for one architecture: its files by content, and how they travel packed."""

import re
from dataclasses import dataclass
from hashlib import sha256
from itertools import accumulate
from typing import Annotated, Final, Literal

import zstandard

from sync.errors import MalformedMessageError
from sync.wire.codec import Bound, Digest, Millis, Size, decode, encode
from sync.wire.repository import TARGETS

APPLICATION = "application"
PLAIN: Final = 0o644
PROGRAM: Final = 0o755
MAX_FILE_BYTES = 256 * 2**20
_MAX_INDEX_BYTES = 16 * 2**20
_VERSION = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9}){1,3}")
_ARCH = re.compile(r"[a-z0-9]{2,20}")
_LEVEL = 9

FileLength = Annotated[int, Bound(0, MAX_FILE_BYTES)]


@dataclass(frozen=True, slots=True)
class ReleaseFile:
    """A file of the program: where it lies in the version's folder, and what is in it."""

    path: Annotated[str, Size(1, 400)]
    mode: Literal[0o644, 0o755]
    length: FileLength
    digest: Digest


@dataclass(frozen=True, slots=True)
class Release:
    """A whole version; a kiosk may come to it from version `since` or any later one."""

    v: Literal[1]
    version: Annotated[str, Size(1, 40)]
    arch: Annotated[str, Size(1, 20)]
    since: Annotated[str, Size(1, 40)]
    at: Millis
    files: Annotated[tuple[ReleaseFile, ...], Size(1, 20_000)]


def index_target(arch: str) -> str:
    """Return the target that holds the index of an architecture's release."""
    return f"{APPLICATION}/{arch}.cbor.zst"


def blob_path(digest: bytes) -> str:
    """Return where a packed file lies in the repository whose content has this SHA-256."""
    name = digest.hex()
    return f"{TARGETS}/{APPLICATION}/{name[:2]}/{name}.zst"


def version_order(version: str) -> tuple[int, ...]:
    """Return what versions are compared by: 1.2.10 comes after 1.2.9, and 1.2 is 1.2.0.

    Raises:
        MalformedMessageError: not two to four numbers with dots between them.
    """
    if not _VERSION.fullmatch(version):
        raise MalformedMessageError(f"no version: {version!r}")
    parts = [int(part) for part in version.split(".")]
    return tuple(parts + [0] * (4 - len(parts)))


def pack_release(release: Release) -> bytes:
    """Write a release's index.

    Raises:
        MalformedMessageError: something in it cannot be, says its detail.
    """
    _check(release)
    return _pack(encode(release))


def unpack_release(packed: bytes, target: str) -> Release:
    """Read a release's index, which stood under `target`.

    Raises:
        MalformedMessageError: it is none, or names files that may not be.
    """
    release = decode(Release, _unpack(packed, _MAX_INDEX_BYTES))
    _check(release)
    if target != index_target(release.arch):
        raise MalformedMessageError(f"{release.arch} under {target}")
    return release


def pack_file(content: bytes) -> bytes:
    """Return a file as it travels."""
    return _pack(content)


def unpack_file(packed: bytes, file: ReleaseFile) -> bytes:
    """Return the content of a file that came packed.

    Raises:
        MalformedMessageError: it is not this file.
    """
    content = _unpack(packed, file.length)
    if len(content) != file.length or sha256(content).digest() != file.digest:
        raise MalformedMessageError(f"{file.path}: another content")
    return content


def most_packed(file: ReleaseFile) -> int:
    """Return how many bytes a file has at most when it is packed (zstd's own bound, rounded up)."""
    return file.length + file.length // 128 + 1024


def _pack(data: bytes) -> bytes:
    return zstandard.ZstdCompressor(level=_LEVEL).compress(data)


def _unpack(packed: bytes, most: int) -> bytes:
    """Unpack one frame that says its size; a bomb is refused before it is unpacked."""
    try:
        size = zstandard.get_frame_parameters(packed).content_size
        if size > most:
            raise MalformedMessageError("larger than it may be")
        return zstandard.ZstdDecompressor().decompress(packed, allow_extra_data=False)
    except zstandard.ZstdError as error:
        raise MalformedMessageError("cannot be unpacked") from error


def _check(release: Release) -> None:
    """Refuse what could be written outside the version's folder, or over another file."""
    version_order(release.version)
    version_order(release.since)
    if not _ARCH.fullmatch(release.arch):
        raise MalformedMessageError(f"no architecture: {release.arch!r}")
    files, folders = set[str](), set[str]()
    for file in release.files:
        parts = file.path.split("/")
        if any(part in ("", ".", "..") or set(part) & set("\\:\0") for part in parts):
            raise MalformedMessageError(f"no path: {file.path!r}")
        if file.path in files:
            raise MalformedMessageError(f"twice: {file.path!r}")
        files.add(file.path)
        folders.update(accumulate(parts[:-1], lambda above, name: f"{above}/{name}"))
    if files & folders:
        raise MalformedMessageError(f"file and folder: {min(files & folders)!r}")
