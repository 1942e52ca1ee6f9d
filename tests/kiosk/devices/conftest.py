from pathlib import Path

import pytest

from kiosk.devices.camera import SimulatedCamera


@pytest.fixture(scope="session")
def font(resources: Path) -> Path:
    return resources / "fonts" / "NotoSansSC_500Medium.ttf"


@pytest.fixture(scope="session")
def camera_photo(font: Path) -> bytes:
    camera = SimulatedCamera(font)
    camera.lay("business-licence")
    return camera.capture()
