"""The handwriting pad of the keyboard: strokes in, characters to choose from out."""

from PySide6.QtCore import QObject, QPointF, Signal, Slot
from PySide6.QtGui import QFont, QGuiApplication, QRawFont
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.signature import Point
from kiosk.services.visit import VisitService
from kiosk.services.writing import WritingService
from kiosk.viewmodels.radicals import RadicalsViewModel

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class HandwritingViewModel(QObject):
    """View model of the pad; points come in widths of the pad.

    Characters that the screen's font lacks are not offered.
    """

    changed = Signal()
    strokeChanged = Signal()

    def __init__(
        self, visit: VisitService, writing: WritingService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._writing = writing
        self._stroke: list[Point] = []
        self._radicals = RadicalsViewModel(visit, self)
        writing.changed.connect(self.changed)
        visit.translated.connect(self.changed)
        visit.ended.connect(self.clear)

    @Property(RadicalsViewModel, constant=True, final=True)
    def radicals(self) -> RadicalsViewModel:
        """The way out for characters that are too rare to be read."""
        return self._radicals

    @Property("QVariantList", notify=changed, final=True)
    def strokes(self) -> list[list[QPointF]]:
        """The finished strokes."""
        return [[QPointF(x, y) for x, y in stroke] for stroke in self._writing.writing.strokes]

    @Property("QVariantList", notify=strokeChanged, final=True)
    def stroke(self) -> list[QPointF]:
        """The stroke under the finger."""
        return [QPointF(x, y) for x, y in self._stroke]

    @Property("QStringList", notify=changed, final=True)
    def candidates(self) -> list[str]:
        """The characters that it may be, likeliest first."""
        font = QRawFont.fromFont(QFont(QGuiApplication.font()))
        return [c for c in self._writing.writing.candidates if font.supportsCharacter(ord(c))]

    @Property(str, notify=changed, final=True)
    def error(self) -> str:
        """Why it cannot be read, or nothing."""
        error = self._writing.writing.error
        return error.words(self._visit.visit.language) if error else ""

    @Slot(float, float)
    def draw(self, x: float, y: float) -> None:
        """Begin a stroke, or lead it on."""
        self._stroke.append((x, y))
        self.strokeChanged.emit()

    @Slot()
    def lift(self) -> None:
        """End the stroke."""
        if self._stroke:
            self._writing.add(tuple(self._stroke))
            self._drop_stroke()

    @Slot()
    def undo(self) -> None:
        """Take the last stroke back."""
        self._writing.undo()

    @Slot()
    def clear(self) -> None:
        """Wipe the pad."""
        self._drop_stroke()
        self._writing.clear()

    def _drop_stroke(self) -> None:
        self._stroke = []
        self.strokeChanged.emit()
