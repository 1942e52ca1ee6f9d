"""Which folders are sticks: media of their own, never the mount point of one that was pulled."""

from pathlib import Path

from kiosk.devices.sticks import Sticks
from sync.wire import courier
from tests.support.small_disk import small_disk


def test_a_medium_of_its_own_is_a_stick_with_its_name_and_its_room(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    with small_disk(tmp_path / "media" / "KINGSTON", "1m") as folder:
        for place in (tmp_path / "media", folder):
            (stick,) = Sticks((place,), (tmp_path,)).here()

            assert (stick.path, stick.name, stick.answers) == (folder, "KINGSTON", 0)
            assert 0 < stick.free <= 2**20


def test_an_empty_mount_point_on_the_kiosks_own_disk_is_no_stick(tmp_path: Path) -> None:
    (tmp_path / "media" / "KINGSTON").mkdir(parents=True)

    assert Sticks((tmp_path / "media", tmp_path / "gone"), (tmp_path,)).here() == ()


def test_a_folder_that_was_prepared_for_the_courier_is_one_and_its_answers_are_counted(
    tmp_path: Path,
) -> None:
    answer = courier.answer_path(tmp_path / "stick", bytes(32))
    answer.parent.mkdir(parents=True)
    answer.write_bytes(b"")

    (stick,) = Sticks.named(str(tmp_path), tmp_path).here()

    assert (stick.name, stick.answers) == ("stick", 1)


def test_the_kiosks_own_second_medium_is_no_stick(tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    with small_disk(tmp_path / "media" / "card", "1m") as folder:
        for second in (folder, folder / "copies"):
            courier.root(second).mkdir(parents=True)

            assert Sticks((tmp_path / "media",), (tmp_path, second)).here() == ()
            courier.root(second).rmdir()
