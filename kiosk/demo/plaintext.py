"""Looks for words that nobody may find on the disk: in every encoding, also inside what is packed."""

import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import zstandard

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")
_ZLIB = re.compile(rb"\x78[\x01\x5e\x9c\xda]")
_GZIP = re.compile(rb"\x1f\x8b\x08")
_ZSTD = re.compile(rb"\x28\xb5\x2f\xfd")
# The local header of a packed entry of a zip file: flags, method 8, …, lengths of name and extra.
_ZIP = re.compile(rb"PK\x03\x04.{4}\x08\x00.{16}(..)(..)", re.DOTALL)
_MOST = 64 * 2**20
_DEPTH = 2


@dataclass(frozen=True, slots=True)
class Finding:
    """A word of `words` (by its place there) was found in `file`."""

    file: Path
    word: int


def search(folders: Iterable[Path], words: Iterable[str | bytes]) -> list[Finding]:
    """Search every file under `folders` for each of `words`; bytes are looked for as they are.

    Text is looked for as UTF-8, UTF-16 of both orders and GB18030; all in the bytes themselves and
    in every zlib, gzip, zstd and zip stream in them, two levels deep, cut short or not.

    Raises:
        OSError: a file cannot be read, so that nothing is known of it.
    """
    needles = [forms_of(word) for word in words]
    return [
        Finding(file, place)
        for folder in folders
        for file in sorted(folder.rglob("*"))
        if file.is_file() and not file.is_symlink()
        for place in sorted(_held(file.read_bytes(), needles))
    ]


def forms_of(word: str | bytes) -> set[bytes]:
    """Return how a word may stand in a file."""
    return {word} if isinstance(word, bytes) else {word.encode(one) for one in ENCODINGS}


def _held(data: bytes, needles: list[set[bytes]], depth: int = _DEPTH) -> set[int]:
    if data.count(0) == len(data):  # a file that only takes up room
        return set()
    found = {place for place, forms in enumerate(needles) if any(form in data for form in forms)}
    if depth:
        found.update(*(_held(inner, needles, depth - 1) for inner in _unpacked(data) if inner))
    return found


def _unpacked(data: bytes) -> Iterator[bytes]:
    view = memoryview(data)
    for match in _ZLIB.finditer(data):
        yield _inflate(view[match.start() :], zlib.MAX_WBITS)
    for match in _GZIP.finditer(data):
        yield _inflate(view[match.start() :], zlib.MAX_WBITS | 16)
    for match in _ZIP.finditer(data):
        beside = sum(int.from_bytes(length, "little") for length in match.groups())
        yield _inflate(view[match.end() + beside :], -zlib.MAX_WBITS)
    for match in _ZSTD.finditer(data):
        with suppress(zstandard.ZstdError):
            unpacker = zstandard.ZstdDecompressor().decompressobj()
            yield unpacker.decompress(view[match.start() :])[:_MOST]


def _inflate(data: memoryview, window: int) -> bytes:
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
