"""A bundle is measured, compared with another, and copied as the next version."""

import os
import shutil
from pathlib import Path

import pytest

from installer.compare import differences
from installer.sizes import installed_mb, table, write_table
from installer.stamp import stamped, write_version


@pytest.fixture
def bundle(tmp_path: Path) -> Path:
    """A small one: a starter, Qt, and Python's own modules."""
    folder = tmp_path / "bundle"
    for name, size in (
        ("kiosk", 10),
        ("_internal/PySide6/Qt.so", 11_000_000),
        ("_internal/a.pyc", 5),
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(bytes(size))
    write_version(folder, "1.2.3")
    for path in (*folder.rglob("*"), folder):
        os.utime(path, (0, 0))
    return folder


def test_parts_over_ten_megabytes_are_told_one_by_one_and_the_sum_of_all(bundle: Path) -> None:
    told = table(bundle).splitlines()

    assert told[2].startswith("| `PySide6` | 11.0 |")
    assert told[3].startswith("| 3 smaller parts | 0.0 |")
    assert told[-1] == "| **all** | **11.0** | of 420 |"
    assert installed_mb(bundle) == pytest.approx(11.0, abs=0.001)


def test_the_table_is_written_into_its_place_in_a_page(bundle: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("before\n<!-- parts -->\nold\n<!-- /parts -->\nafter\n", encoding="utf-8")

    write_table(bundle, page)
    write_table(bundle, page)

    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n<!-- parts -->\n| part |")
    assert text.endswith("| of 420 |\n<!-- /parts -->\nafter\n")


def test_a_copy_as_the_next_version_differs_in_its_metadata_alone(
    bundle: Path, tmp_path: Path
) -> None:
    copy = stamped(bundle, "1.2.4", tmp_path / "next")

    names = {line.split(":")[0].split("/")[-1] for line in differences(bundle, copy)}
    folders = {"township_kiosk-1.2.3.dist-info", "township_kiosk-1.2.4.dist-info"}
    assert names - {"_internal", "."} == {*folders, "METADATA"}
    (metadata,) = (copy / "_internal").glob("*.dist-info/METADATA")
    assert "Version: 1.2.4\n" in metadata.read_text(encoding="ascii")
    assert (bundle / "_internal" / "township_kiosk-1.2.3.dist-info" / "METADATA").exists()


def test_same_bytes_have_no_differences(bundle: Path) -> None:
    assert list(differences(bundle, bundle)) == []


@pytest.mark.parametrize("change", ["bytes", "mode", "day", "gone", "link"])
def test_every_kind_of_difference_is_told(bundle: Path, tmp_path: Path, change: str) -> None:
    other = tmp_path / "other"
    shutil.copytree(bundle, other)
    file = other / "_internal" / "a.pyc"
    match change:
        case "bytes":
            file.write_bytes(b"other")
            os.utime(file, (0, 0))
        case "mode":
            file.chmod(0o755)
        case "day":
            os.utime(file, (0, 86400))
        case "gone":
            file.unlink()
            os.utime(file.parent, (0, 0))
        case "link":
            file.unlink()
            file.symlink_to("elsewhere")
            os.utime(file.parent, (0, 0))

    (told,) = differences(bundle, other)

    assert told.startswith("_internal/a.pyc: ")
