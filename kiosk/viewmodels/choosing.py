"""The choices of a question as they stand on the page: a long list by letter, and not all at once."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.models.rows import RowListModel
from kiosk.qt import Property
from kiosk.viewmodels import controls
from kiosk.viewmodels.asked import ChoiceRow

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ChoosingViewModel(QObject):
    """View model of the list that an answer is chosen from."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: tuple[ChoiceRow, ...] = ()
        self._letters: tuple[str, ...] = ()
        self._letter = ""
        self._shown = controls.SHOWN_AT_ONCE
        self._rows = RowListModel(ChoiceRow, self)

    @property
    def rows(self) -> RowListModel:
        """The choices that are shown, see `ChoiceRow`."""
        return self._rows

    @Property(list, notify=changed, final=True)
    def letters(self) -> list[str]:
        """Letters that a long list of choices can be looked up by."""
        return list(self._letters)

    @Property(str, notify=changed, final=True)
    def letter(self) -> str:
        """The letter chosen, or nothing for all choices."""
        return self._letter

    @Property(int, notify=changed, final=True)
    def more(self) -> int:
        """How many choices are not shown yet."""
        return len(self._found()) - self._rows.count

    @Slot(str)
    def lookUp(self, letter: str) -> None:
        """Show the choices under a letter; the same again, or nothing, shows all."""
        self._letter = "" if letter == self._letter else letter
        self._shown = controls.SHOWN_AT_ONCE
        self._show()

    @Slot()
    def showMore(self) -> None:
        """Show more of a long list."""
        self._shown += controls.SHOWN_AT_ONCE
        self._show()

    def show(self, rows: Sequence[ChoiceRow], letters: Sequence[str]) -> None:
        """Show these choices, as far as they were looked up."""
        self._all = tuple(rows)
        self._letters = tuple(letters)
        self._show()

    def forget(self) -> None:
        """Look at a list from its beginning."""
        self._letter = ""
        self._shown = controls.SHOWN_AT_ONCE

    def _found(self) -> list[ChoiceRow]:
        """Return the choices under the chosen letter."""
        return [
            row
            for row in self._all
            if not self._letter or controls.first_letter(row.label, row.detail) == self._letter
        ]

    def _show(self) -> None:
        self._rows.show(self._found()[: self._shown])
        self.changed.emit()
