"""Composition root: builds one kiosk from its parts, starts it, and takes it apart in order."""

from dataclasses import dataclass, fields
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import shiboken6
from PySide6.QtCore import QUrl
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from kiosk.devices.camera import Camera
from kiosk.devices.card_reader import CardReader
from kiosk.fonts import load_fonts
from kiosk.jobs import SerialJobRunner
from kiosk.paths import DIVISIONS, FONTS, ICONS, QML, SERVICES, TRANSLATIONS, DataFolder
from kiosk.photos import MediaProvider, PhotoProvider
from kiosk.services.cards import CardService
from kiosk.services.catalogue import CatalogueService, catalogue_of
from kiosk.services.filing import FilingService, FilingStore
from kiosk.services.idle import IdleService, TouchWatch
from kiosk.services.language import SOURCE, LanguageService
from kiosk.services.materials import MaterialService, pictures_of
from kiosk.services.progress import ProgressService
from kiosk.services.slips import Office, SlipService
from kiosk.services.syncing import NetworkLanes, SyncService
from kiosk.services.visit import Scene, VisitService
from kiosk.settings import Settings
from kiosk.symbols import SymbolProvider
from kiosk.viewmodels.attract import AttractViewModel
from kiosk.viewmodels.consent import ConsentViewModel
from kiosk.viewmodels.filed import FiledViewModel
from kiosk.viewmodels.guide import GuideViewModel
from kiosk.viewmodels.home import HomeViewModel
from kiosk.viewmodels.identity import IdentityViewModel
from kiosk.viewmodels.material import MaterialViewModel
from kiosk.viewmodels.progress import ProgressViewModel
from kiosk.viewmodels.question import QuestionViewModel
from kiosk.viewmodels.repeat import RepeatViewModel
from kiosk.viewmodels.review import ReviewViewModel
from kiosk.viewmodels.scenes import SceneViewModels
from kiosk.viewmodels.services import ServicesViewModel
from kiosk.viewmodels.shell import ShellViewModel
from kiosk.viewmodels.signature import SignatureViewModel
from printing import Fonts, render_slip
from printing.spool import FileSpooler
from sync.clock import Clock, SystemClock, new_id
from sync.engine import enrol, run_files, run_once
from sync.store import Enrolment, NotEnrolledError, Store
from sync.store.keys import load_or_make_key
from sync.transport import HttpTransport, is_reachable
from sync.wire.codec import decode
from sync.wire.messages import Receipt
from sync.wire.sign import RECEIPT, verify


@dataclass(frozen=True, slots=True)
class Devices:
    """What is plugged in; None for what is not."""

    reader: CardReader | None
    camera: Camera | None


@dataclass(frozen=True, slots=True)
class Lanes:
    """One serial lane for each sort of work beside the GUI thread."""

    store: SerialJobRunner
    data: SerialJobRunner
    files: SerialJobRunner
    paper: SerialJobRunner
    devices: SerialJobRunner
    compute: SerialJobRunner

    @classmethod
    def open(cls) -> "Lanes":
        """Open every lane."""
        return cls(*(SerialJobRunner(field.name) for field in fields(cls)))

    def close(self) -> None:
        """Finish the jobs at hand."""
        for field in fields(self):
            getattr(self, field.name).close()


class KioskApp:
    """One running kiosk. Needs a QGuiApplication; call `close` before that goes."""

    def __init__(
        self, folder: DataFolder, settings: Settings, clock: Clock, devices: Devices
    ) -> None:
        """Open the store and the catalogue and load the scenes.

        Raises:
            NotEnrolledError: this kiosk is not known to a platform yet.
            KnownError: store, catalogue or settings cannot be used.
        """
        self._folder = folder
        self._settings = settings
        self._clock = clock
        self._zone = ZoneInfo(settings.time_zone)
        self._store = open_store(folder, clock)
        self._enrolment = _enrolled(self._store)
        self._lanes = Lanes.open()
        self._catalogue = CatalogueService(catalogue_of(SERVICES, DIVISIONS, folder.catalogue))
        self._build_services(devices)
        self._engine = QQmlApplicationEngine()
        self._shell = self._build_view_models()
        self._wire()
        self.window = self._load()
        self._watch = TouchWatch(self.window)
        self._watch.touched.connect(self._stir)

    def start(self) -> None:
        """Begin to keep in step with the platform."""
        self.sync.start()

    def close(self) -> None:
        """Stop everything: scenes first, then the lanes, the store last."""
        self.sync.stop()
        self.idle.rest()
        self.window.close()
        self._language.use(SOURCE)
        shiboken6.delete(self._engine)
        for transport in self._transports:
            transport.abort()
        self._lanes.close()
        for transport in self._transports:
            transport.close()
        self._store.close()

    def _build_services(self, devices: Devices) -> None:
        lanes, store, settings = self._lanes, self._store, self._settings
        spooler = FileSpooler(self._folder.slips)
        fonts = Fonts(FONTS / "NotoSansSC_400Regular.ttf", FONTS / "NotoSansSC_700Bold.ttf")
        self._folder.slips.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.visit = VisitService(self._catalogue.form, self.now, lambda: str(new_id(self._clock)))
        self.slips = SlipService(
            lambda slip: render_slip(slip, fonts),
            spooler.submit,
            (lanes.compute, lanes.paper),
            self.office,
        )
        self.filing = FilingService(
            FilingStore(
                lambda submission, recipients: store.prepare(submission, recipients=recipients),
                store.commit,
            ),
            lanes.compute,
            lanes.store,
            self.slips,
        )
        self.materials = MaterialService(
            devices.camera,
            lanes.devices,
            lanes.compute,
            folder=Path(settings.photos) if settings.photos else None,
        )
        self.progress = ProgressService(store.look_up, lanes.store)
        self.cards = CardService(
            None if devices.reader is None else devices.reader.poll, lanes.devices
        )
        self.idle = IdleService(settings.idle, settings.idle_last)
        self.sync = SyncService(
            self._network(),
            (lanes.data, lanes.files),
            self._clock,
            probe_every=settings.probe,
        )

    def _network(self) -> NetworkLanes:
        store, clock, url = self._store, self._clock, self._enrolment.url
        authority = self._enrolment.answer.authority or None
        data, files = (
            HttpTransport(url, clock, authority=authority, floor=store.floor) for _ in range(2)
        )
        self._transports = (data, files)
        return NetworkLanes(
            cycle=lambda force: run_once(store, data, clock, force=force),
            files=lambda: run_files(store, files, clock),
            probe=lambda: is_reachable(url),
            waiting=store.waiting,
        )

    def _build_view_models(self) -> ShellViewModel:
        visit, catalogue = self.visit, self._catalogue.catalogue
        self.scenes = SceneViewModels(
            attract=AttractViewModel(visit),
            home=HomeViewModel(visit, catalogue),
            services=ServicesViewModel(visit, catalogue),
            guide=GuideViewModel(visit),
            consent=ConsentViewModel(visit),
            identity=IdentityViewModel(visit, self.cards, self.today),
            question=QuestionViewModel(visit, self.now),
            repeat=RepeatViewModel(visit),
            material=MaterialViewModel(visit, self.materials),
            review=ReviewViewModel(visit),
            signature=SignatureViewModel(visit, self.filing),
            filed=FiledViewModel(visit, self.filing, self.slips, self.sync, self._zone),
            progress=ProgressViewModel(visit, self.progress, self._zone),
        )
        return ShellViewModel(visit, self.idle, self.sync, self.office, self.scenes)

    def _wire(self) -> None:
        self._language = LanguageService(TRANSLATIONS, self._engine.retranslate)
        self.visit.changed.connect(self._follow_visit)
        self.visit.ended.connect(self._forget)
        self.idle.expired.connect(self._expire)
        self.filing.filed.connect(self._filed)

    def _load(self) -> QQuickWindow:
        load_fonts(FONTS)
        self._engine.addImageProvider("symbols", SymbolProvider(ICONS))
        pictures = PhotoProvider(lambda: pictures_of(self.visit.visit, self.materials.state))
        self._engine.addImageProvider("photos", pictures)
        self._engine.addImageProvider("media", MediaProvider(self._medium))
        self._engine.setInitialProperties({"viewModel": self._shell})
        self._engine.load(QUrl.fromLocalFile(QML / "Main.qml"))
        window = next(iter(self._engine.rootObjects()), None)
        if not isinstance(window, QQuickWindow):
            raise TypeError("the scenes do not load")
        return window

    def _medium(self, name: str) -> bytes:
        """Return a file that the open form names, b"" where there is none."""
        item = self.visit.visit.item
        read = self._catalogue.catalogue.media(item.code).get(name) if item else None
        return read() if read else b""

    def is_all_delivered(self) -> bool:
        """Tell whether the platform holds everything that was filed here, photos too."""
        waiting = self._store.waiting()
        return not waiting.count and not waiting.files

    def verified_receipts(self) -> tuple[Receipt, ...]:
        """Return what the receipts of filings say.

        Raises:
            BadSignatureError: one does not verify against the platform's pinned keys.
        """
        keys = self._enrolment.signing_keys
        return tuple(
            decode(Receipt, verify(keys, RECEIPT, signed))
            for signed in self._store.receipts("filing")
        )

    def office(self) -> Office:
        """Return whose kiosk this is."""
        answer = self._enrolment.answer
        return Office(answer.hall, answer.device_name, answer.address, self._zone)

    def now(self) -> datetime:
        """Return the present moment in the hall's time zone."""
        return self._clock.now().astimezone(self._zone)

    def today(self) -> date:
        """Return the present day in the hall's time zone."""
        return self.now().date()

    def _follow_visit(self) -> None:
        self._language.use(self.visit.visit.language)

    def _filed(self) -> None:
        self.sync.cycle()

    def _stir(self) -> None:
        """Somebody touched; the question "still there?" takes its own answer."""
        if self.visit.visit.scene is not Scene.ATTRACT and not self.idle.is_asking:
            self.idle.touch()

    def _expire(self) -> None:
        if self.filing.state.is_busy:
            self.idle.touch()
        else:
            self.visit.end()

    def _forget(self) -> None:
        for service in (self.filing, self.slips, self.progress, self.materials):
            service.forget()
        self.idle.rest()


def open_store(folder: DataFolder, clock: Clock) -> Store:
    """Open the store of a data folder.

    Raises:
        WrongStoreKeyError, StoreDamagedError, StoreFullError: it cannot be used.
    """
    return Store.open(folder.store, load_or_make_key(folder.store_key), clock)


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a technician brings to an enrolment.

    `fingerprint`: key id of the platform's signing key; None trusts the link this once.
    `authority`: the platform's own CA (PEM or DER); None for plain HTTP or a public CA.
    """

    platform: str
    code: str
    fingerprint: bytes | None = None
    authority: bytes | None = None


def enrol_kiosk(folder: DataFolder, given: Introduction) -> Enrolment:
    """Make the kiosk of `folder` known to a platform, by a one-time code.

    Raises:
        TransportError: the platform refuses the code, or gives no answer.
        BadSignatureError: another platform answers than the fingerprint names.
        KnownError: the store cannot be used.
    """
    clock = SystemClock()
    store = open_store(folder, clock)
    transport = HttpTransport(given.platform, clock, authority=given.authority)
    try:
        return enrol(store, transport, given.platform, given.code, fingerprint=given.fingerprint)
    finally:
        transport.close()
        store.close()


def _enrolled(store: Store) -> Enrolment:
    enrolment = store.enrolment()
    if enrolment is None:
        store.close()
        raise NotEnrolledError("enrol this kiosk first: kiosk enrol --platform … --code …")
    return enrolment
