"""A list of frozen dataclasses as QML reads it: one role per field."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QByteArray,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtQml import QmlElement
from typing_extensions import override

from kiosk.qt import Property

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1

_FIRST = Qt.ItemDataRole.UserRole + 1
_Index = QModelIndex | QPersistentModelIndex


@QmlElement
class RowListModel(QAbstractListModel):
    """Rows of one dataclass; a field `is_secret` becomes the role `isSecret`."""

    countChanged = Signal()

    def __init__(self, row_type: type[Any], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._names = tuple(field.name for field in fields(row_type))
        self._rows: tuple[Any, ...] = ()

    @Property(int, notify=countChanged, final=True)
    def count(self) -> int:
        """Number of rows."""
        return len(self._rows)

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows that are shown."""
        return self._rows

    def show(self, rows: Sequence[Any]) -> None:
        """Show `rows`; where only their contents differ, the items on the screen stay."""
        new = tuple(rows)
        if len(new) != len(self._rows):
            self.beginResetModel()
            self._rows = new
            self.endResetModel()
            self.countChanged.emit()
            return
        old, self._rows = self._rows, new
        for place, (before, now) in enumerate(zip(old, new, strict=True)):
            if before != now:
                index = self.index(place)
                self.dataChanged.emit(index, index)

    @override
    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own default
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or role < _FIRST:
            return None
        return getattr(self._rows[index.row()], self._names[role - _FIRST])

    @override
    def roleNames(self) -> dict[int, QByteArray]:
        return {
            _FIRST + place: QByteArray(_camel(name).encode())
            for place, name in enumerate(self._names)
        }


def _camel(name: str) -> str:
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
