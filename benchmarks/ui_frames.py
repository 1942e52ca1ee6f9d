"""Touch to frame and key to frame in the kiosk, against bare scenes and a bare field, in turns.

Both stand in windows of one size in one process. Before each touch, on either, there is as long a
pause as the quickest person makes between two; the kiosk makes the scenes ahead in it.
"""

import statistics
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from benchmarks.figures import Figure, figure
from benchmarks.ui_touch import key_to_frame, middle_of, named, settle, touch_to_frame
from kiosk.app import Devices, KioskApp
from kiosk.demo.driver import pause
from kiosk.services.person import from_typing
from kiosk.services.visit import Scene
from tests.support.visits import form_of
from tests.ui.stage import furnish, opened, start_qt

SIZE = (1920, 1080)
ROUNDS = 12
KEYS = 200
QUESTIONS = 300
PAUSE_MS = 600
ITEM = "elderly-allowance"
_BARE = f"""
import QtQuick
import QtQuick.Templates as T

Window {{
    id: root
    property bool other: false
    width: {SIZE[0]}; height: {SIZE[1]}; visible: true
    Loader {{
        anchors.fill: parent
        sourceComponent: root.other ? one : two
    }}
    Component {{ id: one; Rectangle {{ color: "#F4F6F8" }} }}
    Component {{ id: two; Rectangle {{ color: "#FFFFFF" }} }}
    T.Button {{
        objectName: "swap"; width: 200; height: 88
        onClicked: root.other = !root.other
    }}
    T.TextField {{
        objectName: "field"; y: 200; width: 800; height: 104; font.pixelSize: 36
        background: Rectangle {{ border.width: 2 }}
    }}
}}
"""


def figures(folder: Path) -> list[Figure]:
    """Measure under `folder`."""
    application = start_qt(folder / "qt")
    hall = furnish(folder / "kiosk")
    devices = Devices(None, None)
    with opened(hall, devices, SIZE) as app, _bare(folder) as bare:
        scenes = _scenes(app, bare)
        keys = _keys(app, bare)
    application.quit()
    against = "an empty scene swap, same window"
    ours, theirs = scenes
    return [
        _of("ui.scene.median", statistics.median, ours, against, theirs, "<= 2"),
        _of("ui.scene.p95", _p95, ours, against, theirs, "<= 2"),
        _of("ui.keystroke", statistics.median, keys[0], "a bare TextField", keys[1], "<= 1.5"),
    ]


def _of(
    name: str,
    share: Callable[[Sequence[float]], float],
    ours: Sequence[float],
    against: str,
    theirs: Sequence[float],
    aim: str,
) -> Figure:
    return figure(name, share(ours), against, share(theirs), unit="ms", aim=aim)


def _p95(times: Sequence[float]) -> float:
    return statistics.quantiles(times, n=20)[-1]


def _scenes(app: KioskApp, bare: QQuickWindow) -> tuple[list[float], list[float]]:
    """One round goes unmeasured: it compiles the scenes."""
    ours: list[float] = []
    theirs: list[float] = []
    for turn in range(ROUNDS + 1):
        for name in _round(app):
            took, peer = _one(app, name), _swap(bare)
            if turn:
                ours.append(took)
                theirs.append(peer)
    return ours, theirs


def _round(app: KioskApp) -> Iterator[str]:
    """Yield what a resident touches, one scene after the other."""
    app._scenery.shell.touch()
    yield from ("begin", "topic_elderly", f"service_{ITEM}", "start", "agree", "agree")
    app.visit.identify(from_typing("示范居民", "11010519491231002X"))
    app.visit.begin_questions()
    app.visit.answer("/data/relation", "self")
    yield "next"
    while app.visit.visit.scene is not Scene.HOME:
        yield "back"
    app.visit.end()


def _one(app: KioskApp, name: str) -> float:
    window = app.window
    before = _shown(app)
    pause(PAUSE_MS)
    place = middle_of(window, name)
    return touch_to_frame(window, place, lambda: _shown(app) != before)


def _shown(app: KioskApp) -> tuple[object, ...]:
    visit = app.visit.visit
    return visit.scene, visit.filling and visit.filling.page.ref, app.scenes.consent.stage


def _swap(bare: QQuickWindow) -> float:
    before = bare.property("other")
    pause(PAUSE_MS)
    place = middle_of(bare, "swap")
    return touch_to_frame(bare, place, lambda: bare.property("other") != before)


def _keys(app: KioskApp, bare: QQuickWindow) -> tuple[list[float], list[float]]:
    app.visit.begin()
    app.visit.try_out(form_of(long_form()))
    app.visit.filling.trail.here = "/data/q150"
    app.visit.edited()
    touch_to_frame(app.window, middle_of(app.window, "way_signs"), lambda: True)
    ours: list[float] = []
    theirs: list[float] = []
    for _ in range(KEYS):
        ours.append(_typed(app.window, "answer"))
        theirs.append(_typed(bare, "field"))
    return ours, theirs


def _typed(window: QQuickWindow, name: str) -> float:
    window.requestActivate()
    field = named(window, name)
    field.forceActiveFocus()
    field.setProperty("text", "")
    settle(window)
    return key_to_frame(window, Qt.Key.Key_7, lambda: field.property("text") != "")


def long_form() -> str:
    """Return a form of 300 questions, each fifth asked only if the one before is answered."""
    rows = [
        f"| | text | q{n} | 第 {n} 个问题是什么？ | "
        f"{f'${{q{n - 1}}} != ' + chr(39) * 2 if n % 5 == 0 else ''} |"
        for n in range(1, QUESTIONS + 1)
    ]
    head = "| survey |\n| | type | name | label::中文 (zh_CN) | relevant |\n"
    return head + "\n".join(rows) + "\n"


@contextmanager
def _bare(folder: Path) -> Iterator[QQuickWindow]:
    file = folder / "Bare.qml"
    file.write_text(_BARE, encoding="utf-8")
    engine = QQmlApplicationEngine()
    engine.load(str(file))
    window = engine.rootObjects()[0]
    assert isinstance(window, QQuickWindow)
    try:
        yield window
    finally:
        window.close()
        shiboken6.delete(engine)
