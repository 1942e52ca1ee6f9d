"""Composition root: builds one kiosk from its parts, starts it, and takes it apart in order."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import shiboken6
from PySide6.QtGui import QGuiApplication
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickWindow

from forms.catalogue import Catalogue, open_catalogue
from kiosk.assembly import (
    Desk,
    care_of,
    drafts_of,
    filing_of,
    held_of,
    materials_of,
    rating_of,
    results_of,
    wedge_of,
)
from kiosk.collecting import Collecting
from kiosk.devices.bell import Bell
from kiosk.devices.camera import Camera
from kiosk.devices.card_reader import CardReader
from kiosk.devices.speech import Speech
from kiosk.paths import DIVISIONS, QML, SERVICES, TRANSLATIONS, DataFolder
from kiosk.services.address import AddressBook
from kiosk.services.call import CallService
from kiosk.services.cards import CardService
from kiosk.services.catalogue import CatalogueService, built_catalogue
from kiosk.services.correcting import CorrectingService, reopen
from kiosk.services.feed import CameraFeed
from kiosk.services.hall import HallBoard
from kiosk.services.idle import IdleService, TouchWatch
from kiosk.services.keeping import open_or_salvage
from kiosk.services.lanes import Lanes
from kiosk.services.language import SOURCE, LanguageService
from kiosk.services.materials import pictures_of
from kiosk.services.network import Lines, network_of, verified
from kiosk.services.notices import NoticeBoard
from kiosk.services.pinyin import pinyin_of
from kiosk.services.popular import PopularService
from kiosk.services.progress import Enquiry, ProgressService
from kiosk.services.rating import rated_of
from kiosk.services.scans import ScanService
from kiosk.services.slips import Office
from kiosk.services.speech import SpeechService
from kiosk.services.syncing import SyncService
from kiosk.services.trusting import Repository, TrustService
from kiosk.services.visit import Scene, VisitService
from kiosk.services.writing import WritingService, read_strokes
from kiosk.settings import Settings
from kiosk.stationery import press_of, stationery_of
from kiosk.viewmodels.attract import AttractViewModel
from kiosk.viewmodels.call import CallViewModel
from kiosk.viewmodels.checklist import ChecklistViewModel
from kiosk.viewmodels.closed import ClosedViewModel
from kiosk.viewmodels.code import CodeViewModel
from kiosk.viewmodels.consent import ConsentViewModel
from kiosk.viewmodels.enquiry import Ways
from kiosk.viewmodels.event import EventViewModel
from kiosk.viewmodels.filed import FiledViewModel
from kiosk.viewmodels.guardian import GuardianViewModel
from kiosk.viewmodels.guide import GuideViewModel
from kiosk.viewmodels.handwriting import HandwritingViewModel
from kiosk.viewmodels.home import HomeViewModel
from kiosk.viewmodels.identity import IdentityViewModel
from kiosk.viewmodels.live import LiveViewModel
from kiosk.viewmodels.material import MaterialViewModel
from kiosk.viewmodels.notices import NoticesViewModel
from kiosk.viewmodels.printed import PrintedViewModel
from kiosk.viewmodels.progress import ProgressViewModel
from kiosk.viewmodels.question import QuestionViewModel
from kiosk.viewmodels.rating import RatingViewModel
from kiosk.viewmodels.reading import ReadingViewModel
from kiosk.viewmodels.repeat import RepeatViewModel
from kiosk.viewmodels.result import ResultViewModel
from kiosk.viewmodels.resume import ResumeViewModel
from kiosk.viewmodels.review import ReviewViewModel
from kiosk.viewmodels.scanned import ScannedViewModel
from kiosk.viewmodels.scenes import SceneViewModels
from kiosk.viewmodels.services import ServicesViewModel
from kiosk.viewmodels.shell import ShellViewModel
from kiosk.viewmodels.signature import SignatureViewModel
from kiosk.window import load_window
from printing.spool import Spooler
from sync.clock import Clock, new_id
from sync.store import Enrolment, NotEnrolledError, Store
from sync.wire.messages import Receipt


@dataclass(frozen=True, slots=True)
class Devices:
    """What is plugged in; None for what is not."""

    reader: CardReader | None
    camera: Camera | None
    printer: Spooler | None = None
    speech: Speech | None = None
    bell: Bell | None = None


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
        self._store, self.salvaged = open_or_salvage(folder, settings, clock)
        self._enrolment = _enrolled(self._store)
        self._floor = self._store.floor()
        self._collecting = Collecting()
        self._lanes = Lanes.open()
        self._lines = Lines.of(self._store, self._enrolment, clock)
        self._build_catalogue()
        self._build_services(devices)
        self._build_upkeep()
        self._engine = QQmlApplicationEngine()
        self._shell = self._build_view_models()
        self._wire()
        self.window = self._load()
        self._wedge = wedge_of(self.window, settings, self.scans)
        self._watch = TouchWatch(self.window)
        self._watch.touched.connect(self._stir)

    def start(self) -> None:
        """Begin to keep in step with the platform, and to care for the store."""
        self.sync.start()
        self.care.start()
        self.paper.start()
        self.popular.look()
        self.speech.look()
        self._lanes.compute.run(lambda: pinyin_of("乡"), lambda _: None)  # before anybody searches

    def greet(self) -> None:
        """Somebody touched before the kiosk stood: begin, as the attract scene does."""
        if self.visit.visit.scene is Scene.ATTRACT:
            self.visit.begin()

    def close(self) -> None:
        """Stop everything: scenes first, then the lanes, the store last."""
        for service in (self.sync, self.care, self._trust, self.drafts, self.paper):
            if service is not None:
                service.stop()
        self.calls.end()
        self.idle.rest()
        self.speech.stop()
        self.cards.watch(on=False)
        self.scans.watch(on=False)
        self.feed.stop()
        self.window.close()
        self._language.use(SOURCE)
        shiboken6.delete(self._engine)
        self._lines.abort()
        self._lanes.close()
        self._lines.close()
        self._store.close()
        self._collecting.stop()

    def _build_catalogue(self) -> None:
        """Take the catalogue that the platform published last, else the program's own."""
        own = built_catalogue(SERVICES, DIVISIONS, self._folder.catalogue)
        self._repository: Repository | None = None
        if self._enrolment.answer.root:
            self._repository = Repository(self._folder.trust, self._store, self._lines.data, own)
        published = self._repository and self._repository.present()
        self._catalogue = CatalogueService(
            published or open_catalogue(own), older=self._folder.catalogues
        )

    def _build_services(self, devices: Devices) -> None:
        lanes, store, settings = self._lanes, self._store, self._settings
        self.care = care_of(store, self._folder, settings, self._clock, lanes)
        self.hall = HallBoard(settings.hall, lambda: self._catalogue.catalogue.calendar, self.today)
        self._addresses = AddressBook(self._catalogue.listed)
        self._catalogue.changed.connect(self._addresses.renew)
        self.visit = VisitService(
            self._catalogue.form,
            self.now,
            lambda: str(new_id(self._clock)),
            has_room=self.care.has_room,
            offers_code=True,
            is_out=lambda: self.hall.is_out,
            today=self.trusted_today,
        )
        press = press_of(store, devices.printer, settings, lanes, self._clock)
        self.paper = stationery_of(*press, self.office, self.now, self._catalogue)
        self.slips = self.paper.slips
        self.filing = filing_of(store, lanes, self.slips)
        self.materials = materials_of(devices.camera, lanes, settings)
        self.feed = CameraFeed(devices.camera, lanes.devices)
        self.scans = ScanService(self.feed, lanes.compute, has_wedge=settings.scanner)
        self.progress = ProgressService(Enquiry(store), (lanes.store, lanes.compute))
        self.rating = rating_of(store, lanes)
        desk = Desk(self.now, self._lines.desk, lambda: self.sync.state.reach != "offline")
        self.results = results_of(store, self.paper.results, lanes, desk)
        quick, has_reader = replace(desk, line=self._lines.quick), devices.reader is not None
        self.held = held_of(store, lanes, quick, self.visit, has_reader=has_reader)
        self.correcting = CorrectingService(
            lambda case, secret: reopen(store, case, secret),
            self._catalogue.filed_with,
            lanes.compute,
            self.now,
            lambda: str(new_id(self._clock)),
        )
        read_card = None if devices.reader is None else devices.reader.poll
        self.cards = CardService(read_card, lanes.devices)
        self.drafts = drafts_of(store, lanes, self.visit, self._catalogue, self._clock, self.now)
        self.popular = PopularService(store.usage.since, lanes.care, self.today)
        self.writing = WritingService(read_strokes, lanes.compute)
        self.speech = SpeechService(devices.speech, lanes.compute)
        self.idle = IdleService(settings.idle, settings.idle_last)
        self.calls = CallService(devices.bell, self.idle, self.visit)

    def _build_upkeep(self) -> None:
        """What goes on beside the visits: network, trust, and what staff are told."""
        lanes, settings, url = self._lanes, self._settings, self._enrolment.url
        limit = settings.bytes_a_day
        network = network_of(self._store, self._lines, url, self._clock, bytes_a_day=limit)
        self.sync = SyncService(
            network, (lanes.data, lanes.files), self._clock, probe_every=settings.probe
        )
        self._trust: TrustService | None = None
        if self._repository is not None:
            self._trust = TrustService(self._repository.refresh, lanes.data, self.sync)
            self._trust.taken.connect(self._offer)
        telling = (self.care, self.sync, self._trust, self.paper.printer)
        self.notices = NoticeBoard(*telling, was_salvaged=self.salvaged is not None)

    def _build_view_models(self) -> ShellViewModel:
        visit, catalogue = self.visit, self._catalogue
        self.scenes = SceneViewModels(
            attract=AttractViewModel(visit, self.notices, self.hall, self.drafts),
            home=HomeViewModel(visit, catalogue, self.hall, self.popular),
            services=ServicesViewModel(visit, catalogue, self.popular),
            guide=GuideViewModel(visit, self.hall.ready_by),
            event=EventViewModel(visit, catalogue, self.hall.ready_by),
            checklist=ChecklistViewModel(visit, self.paper.checklists),
            notices=NoticesViewModel(visit, self.hall),
            closed=ClosedViewModel(visit, self.hall),
            consent=ConsentViewModel(visit, self.held.may_ask, self.paper.printer),
            identity=IdentityViewModel(visit, self.cards, self.trusted_today),
            guardian=GuardianViewModel(visit, self.trusted_today),
            code=CodeViewModel(visit, self.drafts, self.office),
            question=QuestionViewModel(visit, self.now, self._addresses),
            repeat=RepeatViewModel(visit),
            material=MaterialViewModel(visit, self.materials),
            review=ReviewViewModel(visit),
            signature=SignatureViewModel(visit, self.filing),
            filed=FiledViewModel(visit, self.filing, self.slips, self.sync, self._zone),
            printed=PrintedViewModel(visit, self.filing, self.paper.of_filing),
            progress=ProgressViewModel(
                visit,
                Ways(
                    self.progress,
                    self.cards,
                    self.scans,
                    self.correcting,
                    self.rating,
                    self.results,
                    self.paper.returned,
                ),
                self.sync,
                self._zone,
            ),
            rating=RatingViewModel(visit, self.rating),
            result=ResultViewModel(visit, self.results),
            resume=ResumeViewModel(visit, self.drafts, self.cards, self.scans),
        )
        self._handwriting = HandwritingViewModel(visit, self.writing)
        self._live = LiveViewModel(visit, self.feed)
        self._call = CallViewModel(visit, self.calls, self.hall)
        self._scanned = ScannedViewModel(
            visit, self.scans, self.scenes.question, self.drafts, self.office
        )
        self._reading = ReadingViewModel(visit, self.idle, self.speech, self.scenes)
        return ShellViewModel(visit, self.idle, self.sync, self.office, self.scenes)

    def _wire(self) -> None:
        translations = Path(self._settings.translations or TRANSLATIONS)
        self._language = LanguageService(translations, self._engine.retranslate)
        self.visit.changed.connect(self._follow_visit)
        self.visit.ended.connect(self._forget)
        self.idle.expired.connect(self._expire)
        self.filing.filed.connect(self._filed)
        self.rating.filed.connect(self.sync.cycle)
        self.sync.changed.connect(self._take_floor)

    def _load(self) -> QQuickWindow:
        return load_window(
            self._engine,
            QML / "Main.qml",
            {
                "viewModel": self._shell,
                "handwriting": self._handwriting,
                "live": self._live,
                "call": self._call,
                "scanned": self._scanned,
                "reading": self._reading,
                "still": not self._settings.motion,
            },
            lambda: (
                *pictures_of(self.visit.visit, self.materials.state),
                *self.results.pictures,
            ),
            self._medium,
            lambda: self.feed.picture,
        )

    def _medium(self, name: str) -> bytes:
        """Return a file that the open form names, b"" where there is none."""
        filling = self.visit.visit.filling
        item = filling.item if filling else None
        if item is None or self._catalogue.item_named(item.code) is None:
            return b""
        read = self._catalogue.catalogue.media(item.code).get(name)
        return read() if read else b""

    def is_all_delivered(self) -> bool:
        """Tell whether the platform holds everything that was filed here, photos too."""
        waiting = self._store.waiting()
        return not waiting.count and not waiting.files

    def verified_receipts(self) -> tuple[Receipt, ...]:
        """Return what the receipts of filings say.

        Raises:
            BadSignatureError: one does not verify against the platform's keys.
        """
        keys = _enrolled(self._store).signing_keys  # a key list may have come since the start
        return verified(self._store.receipts("filing"), keys)

    def office(self) -> Office:
        """Return whose kiosk this is."""
        answer = self._enrolment.answer
        return Office(answer.hall, answer.device_name, answer.address, self._zone, answer.device)

    def now(self) -> datetime:
        """Return the present moment in the hall's time zone."""
        return self._clock.now().astimezone(self._zone)

    def trusted_today(self) -> date:
        """Return the present day, not before the last moment that the platform told (D12)."""
        now = self.now()
        return (now if self._floor is None else max(now, self._floor)).astimezone(self._zone).date()

    def today(self) -> date:
        """Return the present day in the hall's time zone."""
        return self.now().date()

    def _take_floor(self) -> None:
        self._floor = self._store.floor()

    def _follow_visit(self) -> None:
        self._language.use(self.visit.visit.language)
        self.care.heed(is_idle=self.visit.visit.scene is Scene.ATTRACT)

    def _filed(self) -> None:
        if self.visit.visit.correction is None:
            self.rating.begin(tuple(map(rated_of, self.filing.state.entries)))
        self.sync.cycle()
        self.care.look()

    def _offer(self, catalogue: Catalogue) -> None:
        """Take a new catalogue: now, or when the visit is over."""
        self._catalogue.offer(catalogue)
        if self.visit.visit.scene is Scene.ATTRACT:
            self._catalogue.switch()

    def _stir(self) -> None:
        """Somebody touched; the question "still there?" takes its own answer."""
        if self.visit.visit.scene is not Scene.ATTRACT and not self.idle.is_asking:
            self.idle.touch()

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
            self._addresses,
        ):
            service.forget()
        QGuiApplication.clipboard().clear()
        self._collecting.collect_all()
        self.idle.rest()
        self.popular.look()
        self.speech.look()
        self._catalogue.switch()


def _enrolled(store: Store) -> Enrolment:
    enrolment = store.enrolment()
    if enrolment is None:
        store.close()
        raise NotEnrolledError("enrol this kiosk first: kiosk enrol --platform … --code …")
    return enrolment
