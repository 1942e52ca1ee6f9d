"""Looks for words that nobody may find on the disk: in every encoding, also inside what is packed."""

import os
import re
import stat
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import zstandard

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_GZIP = b"\x1f\x8b\x08"
_ZSTD = b"\x28\xb5\x2f\xfd"
_MOST = 64 * 2**20
_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """A word of `words` (by its place there) was found in `file`."""

    file: Path
    word: int


def search(folders: Iterable[Path], words: Iterable[str], *, since: float = 0) -> list[Finding]:
    """Search every file under `folders` for each of `words`.

    Looked for as UTF-8, UTF-16 of both orders and GB18030, in the bytes themselves and in every
    zlib, gzip, zstd and zip stream in them, two levels deep. `since`: only files changed after this
    moment (seconds since 1970).
    """
    needles = [{word.encode(encoding) for encoding in ENCODINGS} for word in words]
    return [
        Finding(file, place)
        for file in _files(folders, since)
        for place in _held(_read(file), needles)
    ]


def _files(folders: Iterable[Path], since: float) -> Iterator[Path]:
    """Yield the files of each folder's own file system; what lies mounted below is another's."""
    for folder in folders:
        device = folder.stat().st_dev
        for place, below, names in os.walk(folder):
            below[:] = sorted(name for name in below if _device(Path(place, name)) == device)
            for file in (Path(place, name) for name in sorted(names)):
                with suppress(OSError):  # went away meanwhile, or another account's
                    found = file.lstat()
                    if stat.S_ISREG(found.st_mode) and found.st_mtime >= since:
                        yield file


def _device(folder: Path) -> int | None:
    try:
        return folder.lstat().st_dev
    except OSError:
        return None


def _read(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:  # went away meanwhile, or another account's
        return b""


def _held(data: bytes, needles: list[set[bytes]], depth: int = _DEPTH) -> set[int]:
    found = {place for place, forms in enumerate(needles) if any(form in data for form in forms)}
    if depth:
        found.update(*(_held(inner, needles, depth - 1) for inner in _unpacked(data) if inner))
    return found


def _unpacked(data: bytes) -> Iterator[bytes]:
    for match in _ZLIB.finditer(data):
        yield _inflate(data[match.start() :], zlib.MAX_WBITS)
    start = data.find(_GZIP)
    while start >= 0:
        yield _inflate(data[start:], zlib.MAX_WBITS | 16)
        start = data.find(_GZIP, start + 1)
    start = data.find(_ZSTD)
    while start >= 0:
        with suppress(zstandard.ZstdError):
            yield zstandard.ZstdDecompressor().decompressobj().decompress(data[start:])[:_MOST]
        start = data.find(_ZSTD, start + 1)
    if zipfile.is_zipfile(BytesIO(data)):
        with zipfile.ZipFile(BytesIO(data)) as archive:
            for entry in archive.infolist():
                yield archive.read(entry)[:_MOST]


def _inflate(data: bytes, window: int) -> bytes:
    """Return what of `data` unpacks, also of a stream that is cut short."""
    unpacker, parts = zlib.decompressobj(window), []
    try:
        for start in range(0, len(data), 2**16):
            parts.append(unpacker.decompress(data[start : start + 2**16], _MOST))
            if unpacker.eof or sum(map(len, parts)) > _MOST:
                break
    except zlib.error:
        pass
    return b"".join(parts)
