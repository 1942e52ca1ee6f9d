"""Reading aloud: one touch reads the page, another is silence; large type reads each new page."""

from PySide6.QtCore import QCoreApplication, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.qt import Property
from kiosk.services.idle import IdleService
from kiosk.services.speech import SpeechService
from kiosk.services.visit import VisitService
from kiosk.viewmodels.aloud import Words, page_of, sentences_of
from kiosk.viewmodels.scenes import SceneViewModels

QML_IMPORT_NAME = "Township.ViewModels"
QML_IMPORT_MAJOR_VERSION = 1


@QmlElement
class ReadingViewModel(QObject):
    """View model of the header's tool 朗读."""

    changed = Signal()

    def __init__(
        self,
        visit: VisitService,
        idle: IdleService,
        speech: SpeechService,
        scenes: SceneViewModels,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._visit = visit
        self._idle = idle
        self._speech = speech
        self._scenes = scenes
        self._page = self._open_page()
        # Several facts change in one turn; the page is looked at when all of them have.
        self._settled = QTimer(self, singleShot=True, interval=0)
        self._settled.timeout.connect(self._turn)
        for fact in (
            visit.changed,
            idle.changed,
            scenes.guide.changed,
            scenes.identity.changed,
            scenes.material.changed,
            scenes.signature.changed,
            scenes.filed.changed,
            scenes.progress.changed,
            scenes.result.changed,
            scenes.code.changed,
            scenes.resume.changed,
            scenes.home.changed,
            scenes.question.changed,
        ):
            fact.connect(self._fold)
        speech.changed.connect(self._heard)

    @Property(bool, notify=changed, final=True)
    def canSpeak(self) -> bool:
        """Whether anything can be heard here."""
        return self._speech.is_there

    @Property(bool, notify=changed, final=True)
    def isSpeaking(self) -> bool:
        """Whether the page is being read."""
        return self._speech.is_speaking

    @Slot()
    def switch(self) -> None:
        """Read the page; while it is read, be silent, and read no other by yourself."""
        is_wanted = not self._speech.is_speaking
        self._visit.set_reading(is_read_aloud=is_wanted)
        if is_wanted:
            self._read()
        else:
            self._speech.stop()

    def _open_page(self) -> tuple[str | int | bool, ...]:
        return page_of(self._visit.visit, self._scenes, is_asking=self._idle.is_asking)

    def _fold(self) -> None:
        if self._open_page() != self._page:
            self._speech.stop()
            self._settled.start()

    def _turn(self) -> None:
        page = self._open_page()
        if page == self._page:
            return
        self._page = page
        visit = self._visit.visit
        if visit.is_elder and visit.is_read_aloud:
            self._read()

    def _read(self) -> None:
        visit = self._visit.visit
        is_assisted = visit.assistance is not None
        words = Words(QCoreApplication.translate, "", is_assisted=is_assisted)
        sentences = sentences_of(visit, self._scenes, words, is_asking=self._idle.is_asking)
        self._speech.read(sentences, visit.language)

    def _heard(self) -> None:
        """Whoever listens need not touch: the time runs from the last sentence."""
        if self._speech.is_speaking and not self._idle.is_asking:
            self._idle.touch()
        self.changed.emit()
