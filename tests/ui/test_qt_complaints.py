"""What the tests hear of Qt's complaints, and what of them is Qt's own."""

from PySide6.QtCore import QMessageLogContext, QtMsgType, QUrl, qInstallMessageHandler
from PySide6.QtQml import QQmlComponent, QQmlEngine
from pytestqt.qtbot import QtBot

from tests.support.qt_complaints import is_complaint

TIMERS = b"""
import QtQml

QtObject {
    id: root

    property bool ticked: false
    property Timer last: Timer {
        interval: 1
        repeat: true
        running: true
        onTriggered: {
            stop();
            Qt.callLater(root.third.start);
            root.brief.start();
            root.brief.stop();
        }
    }
    property Timer brief: Timer {}
    property Timer third: Timer {
        interval: 1
        onTriggered: root.ticked = true
    }
}
"""


def test_qt_complains_of_timers_that_do_as_they_should(qtbot: QtBot) -> None:
    heard: list[tuple[QtMsgType, str]] = []

    def hear(kind: QtMsgType, _: QMessageLogContext, message: str) -> None:
        heard.append((kind, message))

    engine = QQmlEngine()
    component = QQmlComponent(engine)
    component.setData(TIMERS, QUrl())
    before = qInstallMessageHandler(hear)
    try:
        timers = component.create()
        qtbot.wait_until(lambda: bool(timers.property("ticked")))
    finally:
        qInstallMessageHandler(before)

    assert [message for _, message in heard] == [
        "QUnifiedTimer::stopAnimationDriver: driver is not running"
    ]
    assert not is_complaint(*heard[0])


def test_a_complaint_of_ours_is_heard() -> None:
    assert is_complaint(QtMsgType.QtWarningMsg, "main.qml:3: TypeError: nothing is there")
    assert not is_complaint(QtMsgType.QtInfoMsg, "started")
