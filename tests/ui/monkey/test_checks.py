"""What the monkey listens for is heard, and what a visit leaves behind is found."""

import time
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kiosk.app import Devices
from kiosk.demo.driver import pause
from tests.ui.monkey.leftovers import in_files, in_window
from tests.ui.monkey.watch import Findings, Watch
from tests.ui.stage import furnish, opened

WORD = "甪锟銎斤拷"


def test_a_word_is_found_on_the_screen_in_a_view_model_and_in_the_clipboard(
    tmp_path: Path, qapp: QApplication
) -> None:
    hall = furnish(tmp_path / "kiosk")
    with opened(hall, Devices(None, None), (1280, 800)) as app:
        before = list(in_window(app, [WORD]))
        app.visit.begin()
        app.visit.choose(app.catalogue.catalogue.item("elderly-allowance"))
        app.visit.start()
        app.visit.agree()
        app.scenes.identity.setName(WORD)
        pause(50)
        QGuiApplication.clipboard().setText(f"copied {WORD}")
        during = {where for where, _ in in_window(app, [WORD])}
        app.visit.end()
        pause(50)
        after = list(in_window(app, [WORD]))

    assert (before, after) == ([], [])
    assert {"clipboard", "text of name", "_scenery.scenes.identity._typed.name"} <= during


def test_a_word_is_found_in_a_file(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_text(f"somebody wrote {WORD}", encoding="gb18030", errors="ignore")
    (tmp_path / "other.txt").write_text("nothing", encoding="utf-8")

    assert list(in_files([tmp_path], [WORD])) == [("file log.txt", WORD)]


@pytest.mark.qt_no_exception_capture
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_traceback_and_a_window_that_does_not_answer_are_heard(qtbot: QtBot) -> None:
    findings = Findings()
    watch = Watch(findings, lambda: {"event": 7})

    def fail() -> None:
        raise RuntimeError("planted")

    with watch.listening():
        QTimer.singleShot(0, fail)
        QTimer.singleShot(30, block)
        pause(100)

    assert "planted" in findings.crashes[0]["traceback"]
    assert "no answer" in findings.stuck[0]["why"]
    assert watch.worst[0]["event"] == 7


def block() -> None:
    """Keep the window from answering; a processor that is busy elsewhere does not count."""
    deadline = time.thread_time() + 2.1
    while time.thread_time() < deadline:
        pass
