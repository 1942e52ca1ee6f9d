"""What a list model shows, read as QML reads it."""

from typing import Any

from PySide6.QtCore import QAbstractItemModel


def column(model: QAbstractItemModel, role: str) -> list[Any]:
    """Return what every row has in one role."""
    roles = {bytes(name.data()).decode(): number for number, name in model.roleNames().items()}
    return [model.data(model.index(row, 0), roles[role]) for row in range(model.rowCount())]
