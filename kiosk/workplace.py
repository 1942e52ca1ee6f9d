"""The staff desk put together: its sections' services and view models, over the services of a kiosk."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from kiosk.casework import Casework
from kiosk.checkup import checkup_of
from kiosk.daywork import Daywork
from kiosk.devices.sticks import Sticks
from kiosk.parts import Parts
from kiosk.services.cards import CardService
from kiosk.services.desk.assisting import AssistingService
from kiosk.services.desk.carrying import Carriage, CourierService
from kiosk.services.desk.case_line import CaseLine
from kiosk.services.desk.contents import ContentsService
from kiosk.services.desk.managing import ManagingService, Means
from kiosk.services.desk.outbox import OutboxService
from kiosk.services.desk.people import PeopleService
from kiosk.services.desk.records import Archive, Kind, RecordsService, ReportPaper
from kiosk.services.desk.trailing import TrailService
from kiosk.services.desk.trial import TrialPaper
from kiosk.services.figures import figures_of
from kiosk.services.handover import shown_address
from kiosk.services.homecoming import come_home
from kiosk.services.scans import ScanService
from kiosk.services.sticking import save_on_stick
from kiosk.services.test_page import page_for_test
from kiosk.settings import Settings, require_tray_outside
from kiosk.stationery import PAPER
from kiosk.viewmodels.desk.assist import DeskAssistViewModel
from kiosk.viewmodels.desk.audit import DeskAuditViewModel
from kiosk.viewmodels.desk.courier import DeskCourierViewModel
from kiosk.viewmodels.desk.desk import DeskViewModel
from kiosk.viewmodels.desk.doctor import DeskDoctorViewModel
from kiosk.viewmodels.desk.login import DeskLoginViewModel
from kiosk.viewmodels.desk.outbox import DeskOutboxViewModel
from kiosk.viewmodels.desk.people import DeskPeopleViewModel
from kiosk.viewmodels.desk.pin import DeskPinViewModel
from kiosk.viewmodels.desk.records import DeskRecordsViewModel
from kiosk.viewmodels.desk.sections import DeskViewModels
from kiosk.viewmodels.desk.settings import DeskSettingsViewModel
from kiosk.viewmodels.desk.trial import DeskTrialViewModel
from printing import (
    ReportInput,
    Stock,
    TestPageInput,
    render_book,
    render_report,
    render_test_page,
)
from printing.spool import open_printer
from sync.engine import put_heartbeat
from sync.store import CourierReport


class Workplace:
    """The desk of one kiosk.

    `cards`, `scans`: the same reader, camera and wedge as the visits', for whoever sits at the desk.
    """

    def __init__(self, parts: Parts) -> None:
        """Build every section; none reads anything before it is opened."""
        desk, store, lanes = parts.desk, parts.store, parts.lanes
        self._desk = desk
        read_card = None if parts.devices.reader is None else parts.devices.reader.poll
        has_wedge = parts.settings.scanner
        self.cards = CardService(read_card, lanes.devices)
        self.scans = ScanService(parts.feed, lanes.compute, has_wedge=has_wedge, watcher="desk")
        self.assisting = AssistingService(desk, parts.visit, parts.idle)
        self.contents = _contents(parts)
        self.cases = Casework(parts, self.cards, self.scans, self.contents, self.assisting)
        self.day = Daywork(parts, self.cards, self.contents, self.cases.case)
        self.outbox = OutboxService(store.outbox, parts.sync, lanes.store, desk)
        sticks = _sticks(parts)
        self.courier = _courier(parts, sticks)
        self.records = _records(parts, sticks)
        self.managing = _managing(parts)
        self.trial = _trial(parts)
        self.examining = checkup_of(parts, sticks)
        self.people = PeopleService(store.staff, desk, lanes.compute)
        self.trail = _trail(parts, sticks)
        self.sections = DeskViewModels(
            today=self.day.today_view,
            assist=DeskAssistViewModel(
                desk,
                self.assisting,
                CardService(read_card, lanes.devices),
                parts.trusted_today,
            ),
            calls=self.day.calls_view,
            cases=self.cases.view_model,
            outbox=DeskOutboxViewModel(
                self.outbox, desk, parts.sync, parts.catalogue.item_named, parts.zone
            ),
            courier=DeskCourierViewModel(self.courier, desk),
            records=DeskRecordsViewModel(self.records, desk),
            settings=DeskSettingsViewModel(
                self.managing, desk, parts.catalogue, parts.today, parts.zone
            ),
            trial=DeskTrialViewModel(self.trial, desk),
            doctor=DeskDoctorViewModel(self.examining, desk),
            people=DeskPeopleViewModel(self.people, desk),
            audit=DeskAuditViewModel(self.trail, desk, parts.zone),
        )
        login, pin = DeskLoginViewModel(desk, parts.now), DeskPinViewModel(desk, parts.now)
        self.view_model = DeskViewModel(desk, login, pin, self.sections)
        desk.locked.connect(self.forget)

    def stop(self) -> None:
        """Break off what goes on although the desk is closed."""
        self.courier.stop()

    def take_scan(self, text: str) -> None:
        """Take what the wedge typed: from whatever page of the desk, a slip leads to its case."""
        if self._desk.may("find"):
            self._desk.go_to("cases")
        self.scans.take(text)

    def forget(self) -> None:
        """Let every section forget what it holds."""
        self.cards.watch(on=False)
        self.scans.watch(on=False)
        for section in (
            self.cases,
            self.outbox,
            self.courier,
            self.records,
            self.day,
            self.managing,
            self.trial,
            self.examining,
            self.people,
            self.trail,
        ):
            section.forget()


def _managing(parts: Parts) -> ManagingService:
    """Return what sets what managers may set here."""

    def check(settings: Settings) -> None:
        require_tray_outside(parts.folder.root, settings)
        if settings.printer:
            open_printer(settings.printer)

    store = parts.store
    means = Means(
        store.settings, store.staff.members, parts.given, check, parts.use, lambda: parts.told
    )
    managing = ManagingService(means, parts.settings, parts.desk, parts.lanes.store)
    parts.fleet.told.connect(lambda _told: managing.renew(parts.settings))
    return managing


def _trial(parts: Parts) -> TrialPaper:
    """Return what prints a test page at the printer that counts."""

    def page(language: str) -> TestPageInput:
        address = shown_address(parts.settings.printer)
        return page_for_test(parts.office(), address, parts.now(), language)

    def render(said: TestPageInput, stock: Stock) -> bytes:
        return render_test_page(said, PAPER, stock)

    trial = TrialPaper(page, render, parts.paper.press, parts.desk)
    parts.paper.printer.changed.connect(trial.changed)
    return trial


def _contents(parts: Parts) -> ContentsService:
    """Return what opens one case for who works at the desk."""
    lanes, desk = parts.lanes, parts.desk
    line = CaseLine(
        parts.store, parts.lines.quick, parts.catalogue, parts.now, lambda: desk.state.language
    )
    return ContentsService(line, desk, (lanes.desk, lanes.compute))


def _trail(parts: Parts, sticks: Sticks) -> TrailService:
    """Return what shows the record of the desk, and saves it to a stick."""
    store, lanes = parts.store, parts.lanes

    def save(data: bytes) -> str:
        return save_on_stick(sticks, f"audit-{parts.now():%Y%m%d-%H%M}.jsonl", data).name

    return TrailService(
        store.audit, store.staff.members, save, parts.desk, (lanes.care, lanes.sticks)
    )


def _sticks(parts: Parts) -> Sticks:
    """Return what looks for the sticks of staff: the kiosk's own media are none."""
    settings = parts.settings
    own = (Path(place) for place in (settings.second, settings.backup) if place)
    return Sticks.named(settings.sticks, parts.folder.root, *own)


def _courier(parts: Parts, sticks: Sticks) -> CourierService:
    """Return what carries filings by hand."""
    store, clock = parts.store, parts.clock

    def carry(folder: Path, progress: Callable[[int, int], None]) -> CourierReport:
        report = store.courier.export(folder, progress)
        put_heartbeat(store, folder, clock, parts.fleet.vitals())
        return report

    def brought() -> None:
        home = courier.state.home
        if home is not None and home.catalogue is not None and parts.trust is not None:
            parts.trust.taken.emit(home.catalogue)
        parts.fleet.told.emit(store.told.now())
        parts.sync.cycle()

    carriage = Carriage(
        sticks.here, carry, lambda stick: come_home(parts.folder, store, stick, clock)
    )
    courier = CourierService(carriage, parts.lanes.sticks, parts.desk)
    courier.brought.connect(brought)
    return courier


def _records(parts: Parts, sticks: Sticks) -> RecordsService:
    """Return what counts a day or a month, and hands the report out."""
    store, lanes = parts.store, parts.lanes

    def pdf(report: ReportInput) -> bytes:
        return render_report(report, PAPER)

    def render(report: ReportInput, kind: Kind) -> bytes:
        return pdf(report) if kind == "pdf" else render_book(report)

    archive = Archive(
        lambda period: figures_of(store, period),
        lambda: parts.catalogue.whole,
        partial(save_on_stick, sticks),
        render,
        parts.office,
        parts.trusted_now,
    )
    paper = ReportPaper(pdf, parts.paper.press)
    return RecordsService(archive, paper, (lanes.compute, lanes.sticks), parts.desk)
