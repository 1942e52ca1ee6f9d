"""The walk over a scene finds what it is for: each fault is planted once."""

from pathlib import Path

import pytest
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow
from PySide6.QtWidgets import QApplication

from kiosk.fonts import load_fonts
from tests.support.scene import faults

SOUND = """
    T.Button { objectName: "one"; x: 10; y: 10; width: 200; height: 64; text: "一"
        Accessible.name: text
        contentItem: Text { text: "一"; font.pixelSize: 26 } }
    Text { x: 10; y: 310; text: "旁"; font.pixelSize: 26 }
    Flickable { x: 10; y: 400; width: 300; height: 90; contentHeight: 400; clip: true
        Text { y: 200; text: "往下"; font.pixelSize: 26 } }
"""
PLANTED = {
    "truncated": 'Text { width: 60; elide: Text.ElideRight; text: "一二三四"; font.pixelSize: 26 }',
    "only 20 px": 'Text { text: "小"; font.pixelSize: 20 }',
    "needs": 'Text { width: 30; text: "一二三四"; font.pixelSize: 26 }',
    "no glyph": 'Text { text: "ꦑ"; font.pixelSize: 26 }',
    "leaves the window": 'Text { x: 780; text: "一二"; font.pixelSize: 26 }',
    "is clipped": """Item { width: 40; height: 40; clip: true
        Text { text: "一二"; font.pixelSize: 26 } }""",
    "reaches out of its button": """T.Button { objectName: "a"; y: 100; width: 64; height: 64
        text: "a"; Accessible.name: text
        Text { text: "一二三四"; font.pixelSize: 26 } }""",
    "only 60 × 64": """T.Button { objectName: "a"; y: 100; width: 60; height: 64; text: "a"
        Accessible.name: text }""",
    "no object name": """T.Button { y: 100; width: 64; height: 64; text: "a"
        Accessible.name: text }""",
    "no word": """T.Button { objectName: "a"; y: 100; width: 64; height: 64
        Accessible.name: "a" }""",
    "says nothing": """T.Button { objectName: "a"; y: 100; width: 64; height: 64; text: "a" }""",
    "says nothing to": """Item { y: 100; width: 200; height: 200; PointHandler {} }""",
    "nothing to touch": """T.Button { objectName: "a"; y: 100; width: 64; height: 64; text: "a"
        Accessible.name: text; Accessible.role: Accessible.StaticText }""",
    "overlaps text": 'Text { y: 30; width: 300; height: 40; text: "一二"; font.pixelSize: 26 }',
    "overlaps": """T.Button { objectName: "a"; x: 150; y: 10; width: 80; height: 64; text: "a"
        Accessible.name: text }""",
}


def walk(content: str, folder: Path) -> list[str]:
    load_fonts(Path(__file__).parents[3] / "resources" / "fonts")
    file = folder / "Planted.qml"
    file.write_text(
        "import QtQuick\nimport QtQuick.Templates as T\n"
        f"Window {{ width: 800; height: 600; visible: true; {content} }}",
        encoding="utf-8",
    )
    engine = QQmlApplicationEngine()
    engine.load(str(file))
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    found = faults(window)
    window.close()
    return found


def test_a_sound_scene_has_no_faults(qapp: QApplication, tmp_path: Path) -> None:
    assert walk(SOUND, tmp_path) == []


@pytest.mark.parametrize("fault", PLANTED)
def test_a_planted_fault_is_found(fault: str, qapp: QApplication, tmp_path: Path) -> None:
    assert [found for found in walk(SOUND + PLANTED[fault], tmp_path) if fault in found]
