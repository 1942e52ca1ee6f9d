"""The index of a release: read as it was written, and nothing that could be written elsewhere."""

from dataclasses import replace
from hashlib import sha256

import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from sync.errors import MalformedMessageError
from sync.wire.codec import encode
from sync.wire.release import (
    PLAIN,
    PROGRAM,
    Release,
    ReleaseFile,
    index_target,
    most_packed,
    pack_file,
    pack_release,
    unpack_file,
    unpack_release,
    version_order,
)


def _file(path: str, content: bytes = b"") -> ReleaseFile:
    return ReleaseFile(path, PLAIN, len(content), sha256(content).digest())


def _release(*paths: str) -> Release:
    return Release(1, "0.2.0", "amd64", "0.0", 1, tuple(map(_file, paths)))


def test_an_index_reads_as_it_was_written() -> None:
    release = _release("kiosk", "_internal/a.so", "_internal/名单 一.csv")
    assert unpack_release(pack_release(release), index_target("amd64")) == release
    with pytest.raises(MalformedMessageError):
        unpack_release(pack_release(release), index_target("arm64"))


@pytest.mark.parametrize(
    "paths",
    [
        *(("../kiosk",), ("/kiosk",), ("a//b",), ("a/./b",), ("a/..",), ("a\\b",), ("c:x",)),
        *(("a\0",), ("a", "a"), ("a", "a/b"), ("a/b/c", "a/b"), ("a/",), (".",)),
    ],
)
def test_no_index_names_what_could_be_written_elsewhere(paths: tuple[str, ...]) -> None:
    with pytest.raises(MalformedMessageError):
        pack_release(_release(*paths))
    with pytest.raises(MalformedMessageError):
        unpack_release(
            zstandard.ZstdCompressor().compress(encode(_release(*paths))), index_target("amd64")
        )


@pytest.mark.parametrize("version", ["", "v1", "1", "1.2.3.4.5", "1..2", "../1.2", "1.2 ", "１.2"])
def test_no_version_is_other_than_numbers_with_dots(version: str) -> None:
    with pytest.raises(MalformedMessageError):
        pack_release(replace(_release("kiosk"), version=version))


def test_versions_are_compared_by_their_numbers() -> None:
    versions = ["1.10", "1.2.10", "0.9", "1.2.9", "1.2"]
    assert sorted(versions, key=version_order) == ["0.9", "1.2", "1.2.9", "1.2.10", "1.10"]
    assert version_order("1.2") == version_order("1.2.0")


@given(st.binary(max_size=3000))
def test_a_file_comes_out_as_it_went_in_and_never_grows_beyond_its_bound(content: bytes) -> None:
    file = ReleaseFile("a", PROGRAM, len(content), sha256(content).digest())
    packed = pack_file(content)
    assert unpack_file(packed, file) == content
    assert len(packed) <= most_packed(file)


def test_what_says_it_is_larger_than_it_may_be_is_not_even_unpacked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packed = pack_file(bytes(2**20))
    monkeypatch.setattr(zstandard, "ZstdDecompressor", lambda: pytest.fail("unpacked"))
    with pytest.raises(MalformedMessageError):
        unpack_file(packed, _file("a", b"right"))
    with pytest.raises(MalformedMessageError):
        unpack_release(pack_file(bytes(2**25)), index_target("amd64"))


@pytest.mark.parametrize(
    "packed",
    [
        pack_file(b"other"),
        pack_file(b"x" * 2**20),
        pack_file(b"right") + b"more",
        pack_file(b"right")[:-1],
        b"right",
        b"",
        zstandard.ZstdCompressor(write_content_size=False).compress(b"right"),
    ],
)
def test_whatever_is_not_the_file_is_refused(packed: bytes) -> None:
    with pytest.raises(MalformedMessageError):
        unpack_file(packed, _file("a", b"right"))
