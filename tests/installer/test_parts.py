"""What goes into the frozen program: all that the scenes import, and nothing that nobody uses."""

import re

import pytest

from installer.parts import is_wanted
from kiosk.paths import QML

SITE = "/somewhere/site-packages"


def is_in(name: str, source: str | None = None, kind: str = "BINARY") -> bool:
    return is_wanted(name, source or f"{SITE}/{name}", kind)


def test_every_module_that_a_scene_imports_is_in() -> None:
    imports = {
        module.replace(".", "/")
        for file in QML.rglob("*.qml")
        for module in re.findall(
            r"^import (Qt[\w.]+)", file.read_text(encoding="utf-8"), re.MULTILINE
        )
    }

    assert len(imports) >= 5
    for module in imports:
        assert is_in(f"PySide6/Qt/qml/{module}/qmldir", kind="DATA"), module


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6Core.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt/lib/libavcodec.so.61",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/qml/QtQuick/libqtquick2plugin.so",
        "libusb_package/libusb-1.0.so",
        "numpy.libs/libscipy_openblas64_.so",
        "resources/fonts/NotoSansSC_400Regular.ttf",
    ],
)
def test_what_the_program_uses_is_in(name: str) -> None:
    assert is_in(name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/lib/libQt6WebEngineCore.so.6",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/qml/QtQuick3D/qmldir",
        "PySide6/Qt/qml/QtQuick/Controls/Basic/qmldir",
        "PySide6/Qt/qml/QtQuick/plugins.qmltypes",
        "PySide6/Qt/translations/qtbase_zh_CN.qm",
        "kiosk/qml/__pycache__/x.pyc",
        "kiosk/qml/Main.qml~",
        "resources/services/.birth.md.swp",
        "libusb-1.0.so",
        "cryptography-50.0.2.dist-info/RECORD",
        "pyxform/validators/odk_validate/bin/ODK_Validate.jar",
        "pyxform\\validators\\odk_validate\\bin\\ODK_Validate.jar",
    ],
)
def test_what_nobody_uses_is_not(name: str) -> None:
    assert not is_in(name)


def test_a_library_of_the_system_is_left_to_the_system_but_not_python_itself() -> None:
    assert not is_in("libstdc++.so.6", "/usr/lib/x86_64-linux-gnu/libstdc++.so.6")
    assert not is_in("libX11.so.6", "/lib/x86_64-linux-gnu/libX11.so.6")
    assert is_in("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0")


def test_no_links_are_made_as_an_update_carries_files_alone() -> None:
    assert not is_in("libQt6Core.so.6", "PySide6/Qt/lib/libQt6Core.so.6", kind="SYMLINK")
