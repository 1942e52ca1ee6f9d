"""The services of one kiosk, each made once, in the order in which they stand on each other."""

from contextlib import suppress
from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from forms.catalogue import open_catalogue
from kiosk.assembly import (
    Desk,
    care_of,
    drafts_of,
    fetch_of,
    filing_of,
    held_of,
    materials_of,
    rating_of,
    results_of,
)
from kiosk.devices.plugged import Devices
from kiosk.paths import DIVISIONS, SERVICES, DataFolder
from kiosk.services.address import AddressBook
from kiosk.services.call import CallService
from kiosk.services.cards import CardService
from kiosk.services.catalogue import CatalogueService, built_catalogue
from kiosk.services.correcting import CorrectingService
from kiosk.services.desk.desk import DeskService
from kiosk.services.desk.managed import laid_over
from kiosk.services.feed import CameraFeed
from kiosk.services.fleet import FleetService, Told, fleet_of
from kiosk.services.hall import HallBoard
from kiosk.services.health.counting import DayCounter
from kiosk.services.health.standing import PLATFORM
from kiosk.services.health.watched import Watched
from kiosk.services.idle import IdleService
from kiosk.services.keeping import open_or_salvage
from kiosk.services.lanes import Lanes
from kiosk.services.needs import needs_of
from kiosk.services.network import Lines, network_of, purse_of
from kiosk.services.notices import NoticeBoard
from kiosk.services.popular import PopularService
from kiosk.services.progress import Enquiry, ProgressService
from kiosk.services.quiet import is_quiet
from kiosk.services.reopening import reopen
from kiosk.services.scans import ScanService
from kiosk.services.slips import Office
from kiosk.services.speech import SpeechService
from kiosk.services.supplementing import SupplementService
from kiosk.services.syncing import SyncService
from kiosk.services.trusting import Repository, TrustService
from kiosk.services.updating import UpdateService
from kiosk.services.visit import Scene, VisitService
from kiosk.services.withdrawing import WithdrawalService
from kiosk.services.writing import WritingService, read_strokes
from kiosk.settings import Settings
from kiosk.stationery import handover_of, press_of, stationery_of
from kiosk.version import version
from printing.errors import PrinterAddressError
from printing.spool import Spooler, open_printer
from sync.clock import Clock, new_id
from sync.engine import trust_fetch
from sync.store import Enrolment, NotEnrolledError, Store


class Parts:
    """What a kiosk is made of, below its screen. Needs a QGuiApplication."""

    def __init__(
        self, folder: DataFolder, settings: Settings, clock: Clock, devices: Devices
    ) -> None:
        """Open the store and the catalogue, and build every service.

        Raises:
            NotEnrolledError: this kiosk is not known to a platform yet.
            KnownError: store, catalogue or settings cannot be used.
        """
        self.folder = folder
        self.given = settings
        self.clock = clock
        self.devices = devices
        self.zone = ZoneInfo(settings.time_zone)
        self.store, self.salvaged = open_or_salvage(folder, settings, clock)
        self.told = self.store.told.now()
        self.settings = laid_over(settings, self.store.settings.now(), self.told)
        self.enrolment = enrolled(self.store)
        self.floor = self.store.floor()
        self.lanes = Lanes.open()
        self.lines = Lines.of(self.store, self.enrolment, clock)
        self._build_catalogue()
        self._build_services(devices)
        self._build_upkeep()

    def office(self) -> Office:
        """Return whose kiosk this is."""
        answer = self.enrolment.answer
        hall = self.settings.hall.name or answer.hall
        return Office(hall, answer.device_name, answer.address, self.zone, answer.device)

    def use(self, settings: Settings) -> None:
        """Take over what managers set: at once, or as soon as nobody is served here."""
        before, self.settings = self.settings, settings
        self.hall.use(settings.hall)
        self.popular.pin(settings.first)
        self.catalogue.arrange(settings.first, settings.hidden)
        if self.visit.visit.scene is Scene.ATTRACT:
            self.catalogue.switch()
        if self.devices.bell is not None:
            self.devices.bell.turn(settings.call_volume)
        self.notices.changed.emit()
        if settings.printer != before.printer:
            spooler = self._spooler()
            self.paper.press.use(handover_of(self.store, spooler, settings, self.clock))
            self.paper.printer.use(spooler)

    def hear(self, told: Told) -> None:
        """Take over what the platform sets here now."""
        self.told = told
        self.use(laid_over(self.given, self.store.settings.now(), told))

    def now(self) -> datetime:
        """Return the present moment in the hall's time zone."""
        return self.clock.now().astimezone(self.zone)

    def trusted_now(self) -> datetime:
        """Return the present moment, not before the last one that the platform told (D12)."""
        now = self.now()
        return now if self.floor is None else max(now, self.floor).astimezone(self.zone)

    def trusted_today(self) -> date:
        """Return the day of that moment."""
        return self.trusted_now().date()

    def today(self) -> date:
        """Return the present day in the hall's time zone."""
        return self.now().date()

    def _new_id(self) -> str:
        return str(new_id(self.clock))

    def expiries(self) -> dict[str, datetime]:
        """Return until when what the platform proves itself by holds; for a lane."""
        ends = {} if self._repository is None else self._repository.expiries()
        own = self.lines.data.certificate_ends
        return ends if own is None else {**ends, PLATFORM: own}

    def _build_catalogue(self) -> None:
        """Take the catalogue that the platform published last, else the program's own."""
        own = built_catalogue(SERVICES, DIVISIONS, self.folder.catalogue)
        self._repository: Repository | None = None
        if self.enrolment.answer.root:
            self._repository = Repository(
                self.folder.trust, self.store, trust_fetch(self.lines.data), own
            )
        published = self._repository and self._repository.present()
        self.catalogue = CatalogueService(
            published or open_catalogue(own), older=self.folder.catalogues
        )
        self.catalogue.arrange(self.settings.first, self.settings.hidden)
        self.catalogue.switch()

    def _spooler(self) -> Spooler | None:
        """Return the printer that is set: the one plugged in at the start, or another."""
        if self.settings.printer == self.given.printer:
            return self.devices.printer
        with suppress(PrinterAddressError):  # it was looked at when it was set
            return open_printer(self.settings.printer) if self.settings.printer else None
        return None

    def _build_services(self, devices: Devices) -> None:
        lanes, store, settings = self.lanes, self.store, self.settings
        self.care = care_of(store, self.folder, settings, self.clock, lanes)
        self.hall = HallBoard(settings.hall, lambda: self.catalogue.catalogue.calendar, self.today)
        self.addresses = AddressBook(self.catalogue.listed)
        self.catalogue.changed.connect(self.addresses.renew)
        self.visit = VisitService(
            self.catalogue.form,
            self.now,
            self._new_id,
            has_room=self.care.has_room,
            offers_code=True,
            is_out=lambda: self.hall.is_out,
            today=self.trusted_today,
        )
        press = press_of(store, self._spooler(), settings, lanes, self.clock)
        self.paper = stationery_of(*press, self.office, self.now, self.catalogue)
        self.slips = self.paper.slips
        self.filing = filing_of(store, lanes, self.slips)
        self.materials = materials_of(devices.camera, lanes, settings)
        self.feed = CameraFeed(devices.camera, lanes.devices)
        self.scans = ScanService(
            self.feed, lanes.compute, has_wedge=settings.scanner, is_here=self._is_resident_here
        )
        self.progress = ProgressService(Enquiry(store), (lanes.store, lanes.compute))
        self.rating = rating_of(store, lanes)
        desk = Desk(self.now, self.lines.desk, lambda: self.sync.state.reach != "offline")
        self.results = results_of(store, self.paper.results, lanes, desk)
        quick, has_reader = replace(desk, line=self.lines.quick), devices.reader is not None
        self.held = held_of(store, lanes, quick, self.visit, has_reader=has_reader)
        self.correcting = CorrectingService(
            lambda case, secret: reopen(store, case, secret),
            self.catalogue.filed_with,
            lanes.compute,
            self.now,
            self._new_id,
        )
        self.supplementing = SupplementService(
            store, self.catalogue.item_named, lanes.compute, self.now, self._new_id
        )
        self.withdrawing = WithdrawalService(store, (lanes.compute, lanes.store), self.now)
        read_card = None if devices.reader is None else devices.reader.poll
        self.cards = CardService(read_card, lanes.devices, is_here=self._is_resident_here)
        self.drafts = drafts_of(store, lanes, self.visit, self.catalogue, self.clock, self.now)
        self.popular = PopularService(store.usage.since, lanes.care, self.today)
        self.popular.pin(settings.first)
        self.writing = WritingService(read_strokes, lanes.compute)
        self.speech = SpeechService(devices.speech, lanes.compute)
        self.idle = IdleService(settings.idle, settings.idle_last)
        self.calls = CallService(devices.bell, self.idle, self.visit)
        if devices.bell is not None:
            devices.bell.turn(settings.call_volume)
        self.counter = DayCounter(store.days.add, lanes.store, self.trusted_today)
        self._count()
        self.desk = DeskService(
            store.staff, store.audit, (lanes.compute, lanes.store), self.visit, self.idle
        )

    def _count(self) -> None:
        """Have visits, calls, filings and ratings counted, day by day."""
        self.counter.watch_visit(self.visit)
        self.counter.watch_calls(self.calls)
        self.counter.watch_filing(
            self.filing, lambda visit: needs_of(visit, self.settings.hall.villages)
        )
        self.counter.watch_rating(self.rating)

    def _build_upkeep(self) -> None:
        """What goes on beside the visits: network, trust, and what staff are told."""
        lanes, settings, url = self.lanes, self.settings, self.enrolment.url
        network = network_of(
            self.store,
            self.lines,
            url,
            self.clock,
            bytes_a_day=lambda: self.settings.bytes_a_day,
        )
        self.sync = SyncService(
            network, (lanes.data, lanes.files), self.clock, probe_every=settings.probe
        )
        self.trust: TrustService | None = None
        if self._repository is not None:
            self.trust = TrustService(self._repository.refresh, lanes.data, self.sync)
        self.sync.changed.connect(self._take_floor)
        fetch = fetch_of(
            self.folder,
            self.store,
            self.lines.files,
            lambda: purse_of(self.store, self.clock, self.settings.bytes_a_day),
        )
        self.updating: UpdateService | None = None
        if fetch is not None:
            self.updating = UpdateService(fetch, lanes.files, self.sync, self._may_leave)
        self.watched = Watched(
            self.care,
            self.sync,
            self.trust,
            self.paper.printer,
            self.cards,
            self.now,
            lambda: self.floor,
            has_second=bool(settings.second),
            was_salvaged=self.salvaged is not None,
            updating=self.updating,
        )
        fleet = fleet_of(self.store, self.lines.data, self.clock, self.expiries)
        self.fleet = FleetService(fleet, self.watched, version(), lanes.data)
        self.fleet.told.connect(self.hear)
        telling = (self.care, self.sync, self.trust, self.paper.printer)
        self.notices = NoticeBoard(*telling, was_salvaged=self.salvaged is not None)

    def _is_resident_here(self) -> bool:
        return not self.desk.state.is_open

    def _may_leave(self, untouched: timedelta) -> bool:
        """Tell whether this kiosk may be away for a minute."""
        is_free = self.visit.visit.scene is Scene.ATTRACT and self._is_resident_here()
        return is_free and is_quiet(
            self.trusted_now(),
            self.settings.hall.hours,
            is_working_day=self.hall.is_open(self.trusted_today()),
            untouched=untouched,
        )

    def _take_floor(self) -> None:
        self.floor = self.store.floor()


def enrolled(store: Store) -> Enrolment:
    """Return what the platform told at the enrolment.

    Raises:
        NotEnrolledError: there was none; the store is closed.
    """
    enrolment = store.enrolment()
    if enrolment is None:
        store.close()
        raise NotEnrolledError("enrol this kiosk first: kiosk enrol --platform … --code …")
    return enrolment
