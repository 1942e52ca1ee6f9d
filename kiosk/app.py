"""Composition root: builds one kiosk from its parts, starts it, and takes it apart in order."""

from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from forms.catalogue import Catalogue
from kiosk.assembly import wedge_of
from kiosk.collecting import Collecting
from kiosk.devices.plugged import Devices
from kiosk.parts import Parts, enrolled
from kiosk.paths import QML, TRANSLATIONS, DataFolder
from kiosk.scenery import scenery_of
from kiosk.services.idle import TouchWatch
from kiosk.services.language import SOURCE, LanguageService
from kiosk.services.materials import pictures_of
from kiosk.services.network import verified
from kiosk.services.pinyin import pinyin_of
from kiosk.services.rating import rated_of
from kiosk.services.visit import Scene
from kiosk.settings import Settings
from kiosk.window import load_window
from sync.clock import Clock
from sync.wire.messages import Receipt

if TYPE_CHECKING:
    from kiosk.workplace import Workplace

__all__ = ["Devices", "KioskApp"]


class KioskApp(Parts):
    """One running kiosk. Needs a QGuiApplication; call `close` before that goes."""

    def __init__(
        self, folder: DataFolder, settings: Settings, clock: Clock, devices: Devices
    ) -> None:
        """Build the services and load the scenes.

        Raises:
            NotEnrolledError: this kiosk is not known to a platform yet.
            KnownError: store, catalogue or settings cannot be used.
        """
        super().__init__(folder, settings, clock, devices)
        self._collecting = Collecting()
        self._engine = QQmlApplicationEngine()
        self._scenery = scenery_of(self)
        self.scenes = self._scenery.scenes
        self._place: Workplace | None = None
        self._wire()
        self.window = self._load()
        self._wedge = wedge_of(self.window, settings, self._take_scan)
        self._watch = TouchWatch(self.window)
        self._watch.touched.connect(self._stir)

    @property
    def place(self) -> "Workplace":
        """The staff desk, read and built when it is first opened: residents do not wait for it."""
        if self._place is None:
            from kiosk.workplace import Workplace  # noqa: PLC0415

            self._place = Workplace(self)
            self.window.setProperty("desk", self._place.view_model)
        return self._place

    def start(self) -> None:
        """Begin to keep in step with the platform, and to care for the store."""
        self.sync.start()
        self.care.start()
        self.paper.start()
        if self.updating is not None:
            self.updating.start()
        self.popular.look()
        self.speech.look()
        self.lanes.compute.run(lambda: pinyin_of("乡"), lambda _: None)  # before anybody searches

    def greet(self) -> None:
        """Somebody touched before the kiosk stood: begin, as the attract scene does."""
        if self.visit.visit.scene is Scene.ATTRACT:
            self.visit.begin()

    def close(self) -> None:
        """Stop everything: scenes first, then the lanes, the store last."""
        upkeep = (self.sync, self.care, self.trust, self.updating, self.fleet)
        for service in (*upkeep, self.drafts, self.paper):
            if service is not None:
                service.stop()
        self.calls.end()
        self.desk.close()
        if self._place is not None:
            self._place.stop()
        self.idle.rest()
        self.speech.stop()
        self.cards.watch(on=False)
        self.scans.watch(on=False)
        self.feed.stop()
        self.window.close()
        self._language.use(SOURCE)
        shiboken6.delete(self._engine)
        self.lines.abort()
        self.lanes.close()
        self.lines.close()
        self.store.close()
        self._collecting.stop()

    def _wire(self) -> None:
        translations = Path(self.settings.translations or TRANSLATIONS)
        self._language = LanguageService(translations, self._engine.retranslate)
        self.visit.changed.connect(self._follow_visit)
        self.visit.paged.connect(self._ask_ahead)
        self.desk.opening.connect(lambda: self.place)
        self.desk.changed.connect(self._follow_desk)
        self.visit.ended.connect(self._forget)
        self.idle.expired.connect(self._expire)
        self.filing.filed.connect(self._filed)
        self.rating.filed.connect(self.sync.cycle)
        self.withdrawing.filed.connect(lambda _case: self.sync.cycle())
        if self.trust is not None:
            self.trust.taken.connect(self._offer)

    def _load(self) -> QQuickWindow:
        return load_window(
            self._engine,
            QML / "Main.qml",
            {
                "viewModel": self._scenery.shell,
                "handwriting": self._scenery.handwriting,
                "live": self._scenery.live,
                "call": self._scenery.call,
                "scanned": self._scenery.scanned,
                "reading": self._scenery.reading,
                "still": not self.settings.motion,
            },
            lambda: (
                *pictures_of(self.visit.visit, self.materials.state),
                *self.results.pictures,
                *(self._place.cases.pictures if self._place else ()),
            ),
            self._medium,
            lambda: self.feed.picture,
        )

    def _medium(self, name: str) -> bytes:
        """Return a file that the open form names, b"" where there is none."""
        filling = self.visit.visit.filling
        item = filling.item if filling else None
        if item is None or self.catalogue.item_named(item.code) is None:
            return b""
        read = self.catalogue.whole.media(item.code).get(name)
        return read() if read else b""

    def is_all_delivered(self) -> bool:
        """Tell whether the platform holds everything that was filed here, photos too."""
        waiting = self.store.waiting()
        return not waiting.count and not waiting.files

    def verified_receipts(self) -> tuple[Receipt, ...]:
        """Return what the receipts of filings say.

        Raises:
            BadSignatureError: one does not verify against the platform's keys.
        """
        keys = enrolled(self.store).signing_keys  # a key list may have come since the start
        return verified(self.store.receipts("filing"), keys)

    def _follow_visit(self) -> None:
        self._use_language()
        self.care.heed(is_idle=self.visit.visit.scene is Scene.ATTRACT)

    def _ask_ahead(self) -> None:
        """Hear how a case stands by the time that what follows it is signed."""
        visit = self.visit.visit
        if visit.scene is Scene.SIGNATURE and visit.correction is not None:
            self.sync.cycle()

    def _follow_desk(self) -> None:
        if self.desk.state.is_open:
            self.speech.stop()
        self._use_language()

    def _use_language(self) -> None:
        desk = self.desk.state
        self._language.use(desk.language if desk.is_open else self.visit.visit.language)

    def _filed(self) -> None:
        if self.visit.visit.correction is None:
            self.rating.begin(tuple(map(rated_of, self.filing.state.entries)))
        self.sync.cycle()
        self.care.look()
        if self.updating is not None:
            self.updating.prove()

    def _offer(self, catalogue: Catalogue) -> None:
        """Take a new catalogue: now, or when the visit is over."""
        self.catalogue.offer(catalogue)
        if self.visit.visit.scene is Scene.ATTRACT:
            self.catalogue.switch()

    def _stir(self) -> None:
        """Somebody touched; the question "still there?" takes its own answer."""
        self.desk.touch()
        if self.updating is not None:
            self.updating.touch()
        if self.visit.visit.scene is not Scene.ATTRACT and not self.idle.is_asking:
            self.idle.touch()

    def _take_scan(self, text: str) -> None:
        """Take what the wedge typed: the desk's while that is open."""
        (self.place.take_scan if self.desk.state.is_open else self.scans.take)(text)

    def _expire(self) -> None:
        if self.filing.state.is_busy:
            self.idle.touch()
        else:
            self.drafts.leave_open()
            self.visit.end()

    def _forget(self) -> None:
        for service in (
            self.filing,
            self.paper,
            self.progress,
            self.materials,
            self.rating,
            self.results,
            self.addresses,
        ):
            service.forget()
        QGuiApplication.clipboard().clear()
        self._collecting.collect_all()
        self.idle.rest()
        self.popular.look()
        self.speech.look()
        self.catalogue.switch()
