"""A slice of `make bench-installer`: what an update carries is what a kiosk would fetch."""

import random
from pathlib import Path

import pytest

from benchmarks.installer_update import update_share

LARGE, SMALL = 400_000, 4_000


def write_bundle(folder: Path, small: int) -> Path:
    """Write a large file that is always the same, and a small one made from `small`."""
    folder.mkdir()
    for name, seed, size in (("large", 0, LARGE), ("small", small, SMALL)):
        (folder / name).write_bytes(random.Random(seed).randbytes(size))  # noqa: S311
    return folder


@pytest.mark.parametrize(("small", "fetched"), [(1, 0), (2, SMALL)])
def test_a_file_that_changed_is_fetched_and_the_others_are_not(
    tmp_path: Path, small: int, fetched: int
) -> None:
    present = write_bundle(tmp_path / "present", 1)
    coming = write_bundle(tmp_path / "coming", small)

    share = update_share(tmp_path / "update", present, coming, "0.1.1")

    about_it = 3_000
    assert fetched < share.ours * 1e6 < fetched + about_it
    assert LARGE + SMALL < share.theirs * 1e6 < LARGE + SMALL + about_it
