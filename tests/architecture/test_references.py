"""PySide6 6.12 loses references to None and True on Python 3.11 until the process aborts.

The version is pinned; this counts whether the pinned one keeps them.
"""

import sys

import pytest
from PySide6.QtCore import QCoreApplication, QObject, Signal
from pytestqt.qtbot import QtBot

CALLS = 10_000


class Sender(QObject):
    """Something that emits."""

    sent = Signal()


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None and True are immortal from 3.12 on")
def test_ten_thousand_calls_lose_no_reference_to_none_or_true(qtbot: QtBot) -> None:
    sender = Sender()
    before = sys.getrefcount(None), sys.getrefcount(True)  # noqa: FBT003  # the object itself

    for _ in range(CALLS):
        sender.setObjectName("name")
        QCoreApplication.processEvents()
        sender.sent.emit()

    after = sys.getrefcount(None), sys.getrefcount(True)  # noqa: FBT003
    assert all(abs(now - then) < CALLS / 100 for now, then in zip(after, before, strict=True))
