"""What Qt complains of, without what pyproject.toml says is its own: one list, pytest's too."""

import re
import tomllib
from pathlib import Path

from PySide6.QtCore import QtMsgType

_PROJECT = Path(__file__).parents[2] / "pyproject.toml"
_OPTIONS = tomllib.loads(_PROJECT.read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
_QTS_OWN = [re.compile(pattern) for pattern in _OPTIONS["qt_log_ignore"]]


def is_complaint(kind: QtMsgType, message: str) -> bool:
    """Tell whether a message of Qt is a fault of whoever called it."""
    if kind in {QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg}:
        return False
    return not any(pattern.search(message) for pattern in _QTS_OWN)
