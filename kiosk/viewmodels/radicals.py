"""The radical keys of the keyboard: a way to rare characters that needs no pinyin and no fair hand."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication, QRawFont
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.radicals import MANY, Form, radicals
from kiosk.services.visit import VisitService

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class RadicalsViewModel(QObject):
    """View model of the keys: a number of strokes, a radical, another number, a character."""

    changed = Signal()

    def __init__(self, visit: VisitService, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._strokes = 0
        self._form: Form | None = None
        visit.ended.connect(self.clear)

    @Property(int, constant=True, final=True)
    def many(self) -> int:
        """The number that also stands for more."""
        return MANY

    @Property(int, notify=changed, final=True)
    def strokes(self) -> int:
        """The chosen number of strokes, 0 before: of the radical, then of what stands beside it."""
        return self._strokes

    @Property(str, notify=changed, final=True)
    def radical(self) -> str:
        """The chosen radical, or nothing before."""
        return self._form.form if self._form else ""

    @Property("QStringList", notify=changed, final=True)
    def shown(self) -> list[str]:
        """What there is to choose from: radicals, then characters that the screen's font has."""
        if self._form is None:
            return [one.form for one in radicals().forms(self._strokes)]
        font = QRawFont.fromFont(QFont(QGuiApplication.font()))
        characters = radicals().characters(self._form, self._strokes)
        return [one for one in characters if font.supportsCharacter(ord(one))]

    @Slot(int)
    def count(self, strokes: int) -> None:
        """Choose a number of strokes."""
        self._set(strokes, self._form)

    @Slot(int)
    def choose(self, place: int) -> None:
        """Choose one of the radicals that are shown."""
        if self._form is None:
            self._set(0, radicals().forms(self._strokes)[place])

    @Slot()
    def clear(self) -> None:
        """Begin anew with the radical."""
        self._set(0, None)

    def _set(self, strokes: int, form: Form | None) -> None:
        if (strokes, form) != (self._strokes, self._form):
            self._strokes, self._form = strokes, form
            self.changed.emit()
