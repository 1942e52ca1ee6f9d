"""A stick that is pulled while it is written, and one on which a courier's names mean something else."""

import os
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from sync.store import ForeignFolderError, StickGoneError, Store
from sync.wire import courier
from tests.support.filings import a_submission
from tests.support.small_disk import small_disk


def test_a_stick_that_is_pulled_midway_is_missed_and_nothing_lands_on_the_disk_below_it(
    store: Store, tmp_path: Path
) -> None:
    for n in range(3):
        store.file(a_submission(b"photo %d" % n), recipients=["platform"])

    with small_disk(tmp_path / "stick", "4m") as folder:

        def pull(done: int, _all: int) -> None:
            if done == 1:
                subprocess.run(["umount", "--lazy", str(folder)], check=True)

        with pytest.raises(StickGoneError):
            store.courier.export(folder, pull)

        assert list(folder.iterdir()) == []
        subprocess.run(["mount", "-t", "tmpfs", "tmpfs", str(folder)], check=True)  # for its end
    assert store.waiting().count == 3


def test_what_progress_raises_ends_it_and_the_next_time_goes_on_where_it_was(
    store: Store, stick: Path
) -> None:
    for n in range(2):
        store.file(a_submission(b"photo %d" % n), recipients=["platform"])

    def stop(_done: int, _all: int) -> None:
        raise StickGoneError("sample")

    with pytest.raises(StickGoneError):
        store.courier.export(stick, stop)

    assert (len(courier.envelopes(stick)), courier.manifests(stick)) == (1, ())
    report = store.courier.export(stick)
    assert report.envelopes == 2
    assert len(courier.manifests(stick)) == 1


@pytest.mark.parametrize("name", ["", "envelopes", "files/ab"])
def test_nothing_is_written_through_a_link_or_over_a_file_of_the_name(
    store: Store, stick: Path, tmp_path: Path, name: str
) -> None:
    store.file(a_submission(b"photo"), recipients=["platform"])
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    place = courier.root(stick) / name
    place.parent.mkdir(parents=True, exist_ok=True)

    place.symlink_to(elsewhere)
    with pytest.raises(ForeignFolderError):
        store.courier.export(stick)
    place.unlink()
    place.write_bytes(b"a film")
    with pytest.raises(ForeignFolderError):
        store.courier.export(stick)

    assert list(elsewhere.iterdir()) == []
    assert place.read_bytes() == b"a film"


def test_a_pipe_under_a_name_of_ours_is_replaced_and_never_read(store: Store, stick: Path) -> None:
    filed = store.file(a_submission(b"photo"), recipients=["platform"])
    path = courier.envelope_path(stick, filed.digest)
    path.parent.mkdir(parents=True)
    os.mkfifo(path)

    assert courier.read(path) is None
    assert store.courier.export(stick).envelopes == 1
    assert courier.read(path) is not None


def test_a_file_larger_than_anything_of_ours_is_not_read(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = courier.answer_path(stick, sha256(b"four").digest())
    path.parent.mkdir(parents=True)
    path.write_bytes(b"four")
    assert courier.read(path) == b"four"

    monkeypatch.setattr(courier, "_MOST_BYTES", 3)
    assert courier.read(path) is None
