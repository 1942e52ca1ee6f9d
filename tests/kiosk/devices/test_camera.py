import os
from pathlib import Path

import pytest
from PIL import Image

from kiosk.devices.camera import PAPERS, CameraFault, FileCamera, SimulatedCamera
from kiosk.devices.photo import MAX_BYTES, Photo, PhotoFault, inspect


@pytest.mark.parametrize("paper", PAPERS)
def test_a_simulated_photo_is_like_one_from_a_document_camera(font: Path, paper: str) -> None:
    camera = SimulatedCamera(font)
    camera.lay(paper)
    data = camera.capture()
    assert 1_000_000 < len(data) < 3_000_000
    photo = inspect(data)
    assert isinstance(photo, Photo)
    assert not photo.doubts
    assert (photo.width, photo.height) == (2592, 1944)


def test_the_same_paper_and_seed_give_the_same_photo(font: Path, camera_photo: bytes) -> None:
    def photographed(paper: str, seed: int) -> bytes:
        camera = SimulatedCamera(font, seed=seed)
        camera.lay(paper)
        return camera.capture()

    assert photographed("business-licence", 0) == camera_photo
    assert photographed("business-licence", 1) != camera_photo
    assert photographed("id-card-back", 0) != camera_photo


def test_a_paper_that_does_not_exist_cannot_be_laid_down(font: Path) -> None:
    with pytest.raises(KeyError):
        SimulatedCamera(font).lay("passport")


def stick(folder: Path, **ages: int) -> Path:
    """A stick with photos of a few bytes, named and aged (in seconds before a fixed moment)."""
    for name, age in ages.items():
        file = folder / f"{name}.JPG"
        file.write_bytes(name.encode())
        os.utime(file, (10**9 - age, 10**9 - age))
    return folder


def test_photos_on_a_stick_come_newest_first_and_then_again(tmp_path: Path) -> None:
    camera = FileCamera(stick(tmp_path, old=9, new=1, middle=5))
    assert [camera.capture() for _ in range(4)] == [b"new", b"middle", b"old", b"new"]


def test_another_stick_begins_with_its_newest_photo(tmp_path: Path) -> None:
    camera = FileCamera(stick(tmp_path, first=1))
    camera.capture()
    (tmp_path / "first.JPG").unlink()
    stick(tmp_path, second=5, third=2)
    assert camera.capture() == b"third"


def test_only_photos_count_not_hidden_files_or_folders(tmp_path: Path) -> None:
    (tmp_path / "._shadow.jpg").write_bytes(b"hidden")
    (tmp_path / "notes.txt").write_bytes(b"text")
    (tmp_path / "album.png").mkdir()
    assert FileCamera(tmp_path).capture() == CameraFault.NO_PHOTO


def test_a_stick_that_is_not_there_has_no_photos(tmp_path: Path) -> None:
    fault = FileCamera(tmp_path / "absent").capture()
    assert fault == CameraFault.NO_PHOTO
    assert "U 盘" in fault.words("zh_CN")
    assert "USB" in fault.words("en")


def test_a_photo_that_vanishes_while_it_is_read_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pulled(_path: Path, _mode: str) -> None:
        raise OSError(5, "Input/output error")

    camera = FileCamera(stick(tmp_path, photo=1))
    monkeypatch.setattr(Path, "open", pulled)
    assert camera.capture() == CameraFault.UNREADABLE


def test_of_a_huge_file_no_more_is_read_than_shows_it_is_too_large(tmp_path: Path) -> None:
    with (tmp_path / "huge.png").open("wb") as file:
        file.truncate(MAX_BYTES * 4)
    data = FileCamera(tmp_path).capture()
    assert isinstance(data, bytes)
    assert len(data) == MAX_BYTES + 1
    assert inspect(data) == PhotoFault.TOO_LARGE


def test_a_photo_from_a_stick_is_the_file_as_it_is(tmp_path: Path) -> None:
    Image.new("RGB", (600, 600)).save(tmp_path / "photo.png")
    assert FileCamera(tmp_path).capture() == (tmp_path / "photo.png").read_bytes()
