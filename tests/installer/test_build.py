"""A build replaces nothing but a bundle, and leaves nothing of the building machine in it."""

import shutil
import subprocess
from pathlib import Path

import PIL
import pytest

from installer.build import build, forget_folders

needs_patchelf = pytest.mark.skipif(not shutil.which("patchelf"), reason="no patchelf here")
_BESIDE = "$ORIGIN/../pillow.libs"


def searched(library: Path) -> str:
    asked = ("patchelf", "--print-rpath", library)
    told: str = subprocess.run(asked, stdout=subprocess.PIPE, text=True, check=True).stdout
    return told.strip()


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """One that looks for others beside itself."""
    (found,) = Path(PIL.__file__).parent.glob("_imaging.*.so")
    copy = Path(shutil.copy(found, tmp_path))
    assert searched(copy) == _BESIDE
    return copy


def test_a_folder_of_something_else_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "letters").write_text("dear", encoding="utf-8")

    with pytest.raises(SystemExit, match="is no bundle"):
        build(tmp_path, "1.2.3")

    assert (tmp_path / "letters").exists()


@needs_patchelf
def test_a_folder_of_the_building_machine_is_forgotten(library: Path) -> None:
    subprocess.run(["patchelf", "--set-rpath", "/home/somebody/lib", library], check=True)

    forget_folders(library)

    assert searched(library) == ""


@needs_patchelf
def test_a_way_from_the_library_itself_stays(library: Path) -> None:
    before = library.read_bytes()

    forget_folders(library)

    assert library.read_bytes() == before
