from pathlib import Path

import pytest

from kiosk.devices.camera import PAPERS, SimulatedCamera
from kiosk.devices.photo import PhotoFault
from kiosk.devices.shot import develop, shoot


@pytest.mark.parametrize("paper", PAPERS)
def test_a_simulated_photo_is_like_one_from_a_document_camera(font: Path, paper: str) -> None:
    camera = SimulatedCamera(font)
    camera.lay(paper)
    data = camera.capture()
    assert 1_000_000 < len(data) < 3_000_000
    shot = shoot(data, is_sheet=paper != "premises")
    assert not isinstance(shot, PhotoFault)
    assert not develop(shot).doubts


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
