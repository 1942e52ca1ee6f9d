"""Composition root of the preview: one form of one file in a window; nothing is stored or sent."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import shiboken6
from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from forms import FormError
from kiosk.devices.camera import SimulatedCamera
from kiosk.jobs import SerialJobRunner
from kiosk.paths import DIVISIONS, FONTS, QML, TRANSLATIONS
from kiosk.services.feed import CameraFeed
from kiosk.services.language import SOURCE, LanguageService
from kiosk.services.materials import MaterialService, pictures_of
from kiosk.services.preview import FormFile, read_form_file, words_of
from kiosk.services.visit import VisitService
from kiosk.services.writing import WritingService, read_strokes
from kiosk.settings import Settings
from kiosk.viewmodels.handwriting import HandwritingViewModel
from kiosk.viewmodels.live import LiveViewModel
from kiosk.viewmodels.material import MaterialViewModel
from kiosk.viewmodels.preview import FormScenes, PreviewViewModel
from kiosk.viewmodels.question import QuestionViewModel
from kiosk.viewmodels.repeat import RepeatViewModel
from kiosk.viewmodels.review import ReviewViewModel
from kiosk.window import load_window
from sync.clock import Clock, new_id

_SETTLED_MS = 200


class PreviewApp(QObject):
    """One form in the kiosk's window. Needs a QGuiApplication; call `close` before that goes."""

    def __init__(self, file: Path, form_file: FormFile, language: str, clock: Clock) -> None:
        """Open the first question of `form_file`, as it was read from `file`.

        Raises:
            KnownError: fonts or translations are missing.
        """
        super().__init__()
        self._file = file
        self._form_file = form_file
        self._clock = clock
        self._zone = ZoneInfo(Settings().time_zone)
        self._lanes = SerialJobRunner("devices"), SerialJobRunner("compute")
        self.visit = VisitService(
            lambda _: self._form_file.form, self._now, lambda: str(new_id(clock))
        )
        camera = SimulatedCamera(FONTS / "NotoSansSC_500Medium.ttf")
        self._materials = MaterialService(camera, *self._lanes)
        self._feed = CameraFeed(camera, self._lanes[0])
        self._engine = QQmlApplicationEngine()
        self._language = LanguageService(TRANSLATIONS, self._engine.retranslate)
        self.visit.changed.connect(lambda: self._language.use(self.visit.visit.language))
        self.view = PreviewViewModel(self.visit, self._scenes(), file.name, self._open)
        self.visit.set_language(language)
        self._open()
        self.window = self._load()
        self._watch()

    def close(self) -> None:
        """Take the window down, then what it stood on."""
        self._watcher.blockSignals(True)  # noqa: FBT003 - Qt's own
        self._settled.stop()
        self._feed.stop()
        self.window.close()
        self._language.use(SOURCE)
        shiboken6.delete(self._engine)
        for lane in self._lanes:
            lane.close()

    def reload(self) -> None:
        """Show the form as the file holds it now, at the same place; say a mistake and stay."""
        try:
            self._form_file = read_form_file(self._file, DIVISIONS)
        except FormError as error:
            self.view.tell(words_of(error, self.visit.visit.language)[0])
        else:
            self.view.tell("")
            self.visit.try_out(self._form_file.form, self.visit.filling)

    def _open(self) -> None:
        self._materials.forget()
        self.visit.try_out(self._form_file.form)

    def _scenes(self) -> FormScenes:
        return FormScenes(
            question=QuestionViewModel(self.visit, self._now),
            repeat=RepeatViewModel(self.visit),
            material=MaterialViewModel(self.visit, self._materials),
            review=ReviewViewModel(self.visit),
        )

    def _load(self) -> QQuickWindow:
        writing = WritingService(read_strokes, self._lanes[1])
        self._handwriting = HandwritingViewModel(self.visit, writing)
        self._live = LiveViewModel(self.visit, self._feed)
        return load_window(
            self._engine,
            QML / "Preview.qml",
            {"viewModel": self.view, "handwriting": self._handwriting, "live": self._live},
            lambda: pictures_of(self.visit.visit, self._materials.state),
            self._medium,
            lambda: self._feed.picture,
        )

    def _watch(self) -> None:
        """Look at the file again once it has settled after a change."""
        self._watcher = QFileSystemWatcher([str(self._file), str(self._file.parent)], self)
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._watcher.fileChanged.connect(self._settled.start)
        self._watcher.directoryChanged.connect(self._look_for_file)
        self._settled.timeout.connect(self._look_again)

    def _look_for_file(self) -> None:
        """An editor may take the file away and put a new one in its place."""
        if not self._watcher.files():
            self._settled.start()

    def _look_again(self) -> None:
        if self._file.exists():
            self._watcher.addPath(str(self._file))
            self.reload()

    def _medium(self, name: str) -> bytes:
        return self._form_file.medium(name)

    def _now(self) -> datetime:
        return self._clock.now().astimezone(self._zone)
