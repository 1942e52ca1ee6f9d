"""The search for readable personal data finds what it is there to find."""

import gzip
import os
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

import pytest
import zstandard

from kiosk.demo.plaintext import ENCODINGS, Finding, search

NAME = "示范居民"
NUMBER = "11010519491231002X"


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("word", [NAME, NUMBER])
def test_a_word_is_found_in_each_encoding(tmp_path: Path, encoding: str, word: str) -> None:
    (tmp_path / "deep").mkdir()
    file = tmp_path / "deep" / "file.bin"
    file.write_bytes(os.urandom(1000) + word.encode(encoding) + os.urandom(1000))

    assert search([tmp_path], ["不在这里的名字", word]) == [Finding(file, 1)]


@pytest.mark.parametrize(
    "packed",
    [
        zlib.compress(NAME.encode()),
        b"head" + zlib.compress(b"x" * 1000 + NAME.encode("utf-16-le"), 9) + b"tail",
        gzip.compress(NAME.encode("gb18030")),
        b"head" + zstandard.compress(b"x" * 1000 + NAME.encode("utf-16-be")) + b"tail",
        zlib.compress(b"page " + zlib.compress(NAME.encode())),
        zlib.compress(os.urandom(500) + NAME.encode() + os.urandom(90_000))[:-5000],
    ],
    ids=[
        "zlib",
        "zlib inside other bytes",
        "gzip",
        "zstd",
        "zlib inside zlib",
        "a stream cut short",
    ],
)
def test_a_word_is_found_inside_a_packed_stream(tmp_path: Path, packed: bytes) -> None:
    (tmp_path / "file").write_bytes(packed)

    assert [finding.word for finding in search([tmp_path], [NAME])] == [0]


@pytest.mark.parametrize(
    ("head", "end"),
    [(b"", None), (b"head", None), (b"", -50)],
    ids=["a zip file", "inside other bytes", "without its end"],
)
def test_a_word_is_found_inside_a_zip_file(tmp_path: Path, head: bytes, end: int | None) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sheet.xml", f"<c>{NUMBER}</c>")
    (tmp_path / "book.xlsx").write_bytes(head + packed.getvalue()[:end])

    assert [finding.word for finding in search([tmp_path], [NUMBER])] == [0]


def test_noise_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / "noise").write_bytes(os.urandom(300_000))

    assert search([tmp_path], [NAME, NUMBER]) == []
