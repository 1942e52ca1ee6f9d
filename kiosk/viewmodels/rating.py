"""The rating, page by page: the level, why it is a bad one, and the indicators for who likes to say more."""

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.rating import INDICATORS, REASONS, RatingService, Reason
from kiosk.services.visit import VisitService

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class RatingViewModel(QObject):
    """View model of the rating, wherever it is asked for."""

    changed = Signal()

    def __init__(
        self, visit: VisitService, rating: RatingService, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._rating = rating
        rating.changed.connect(self.changed)

    @Property(int, notify=changed, final=True)
    def level(self) -> int:
        """The level chosen, 1 to 5, or 0."""
        return self._rating.state.level

    @Property(bool, notify=changed, final=True)
    def isSent(self) -> bool:
        """Whether it was handed in."""
        return self._rating.state.is_sent

    @Property(bool, notify=changed, final=True)
    def needsReason(self) -> bool:
        """Whether this level takes a reason."""
        return self._rating.state.needs_reason

    @Property(bool, notify=changed, final=True)
    def canSend(self) -> bool:
        """Whether it can be handed in as it stands."""
        return self._rating.state.can_send

    @Property(list, constant=True, final=True)
    def reasons(self) -> list[str]:
        """Codes of the reasons to choose from."""
        return list(REASONS)

    @Property(list, notify=changed, final=True)
    def chosenReasons(self) -> list[str]:
        """Codes of the reasons chosen."""
        return list(self._rating.state.reasons)

    @Property(str, notify=changed, final=True)
    def words(self) -> str:
        """The reason in the person's own words."""
        return self._rating.state.words

    @Property(list, notify=changed, final=True)
    def indicators(self) -> list[int]:
        """Levels of the indicators overall, efficiency, quality and attitude; 0 for none."""
        given = self._rating.state.indicators
        return [given.get(name, 0) for name in INDICATORS]

    @Slot(int)
    def choose(self, level: int) -> None:
        """Choose a level, 1 to 5."""
        self._rating.choose(level)

    @Slot(str)
    def toggleReason(self, reason: Reason) -> None:
        """Choose a reason, or take it back."""
        self._rating.toggle_reason(reason)

    @Slot(str)
    def setWords(self, words: str) -> None:
        """Take over what stands in the field."""
        self._rating.set_words(words)

    @Slot(int, int)
    def setIndicator(self, place: int, level: int) -> None:
        """Rate one indicator, by its place in `indicators`."""
        self._rating.set_indicator(INDICATORS[place], level)

    @Slot()
    def send(self) -> None:
        """Hand it in."""
        self._rating.send(self._visit.visit.language)
