"""All that goes on paper: the press, and a service for each sort of document."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from kiosk.paths import FONTS
from kiosk.services.application import ApplicationPaper
from kiosk.services.catalogue import CatalogueService
from kiosk.services.copies import ResultPaper
from kiosk.services.handover import Handover, shown_address
from kiosk.services.lanes import Lanes
from kiosk.services.papers import ChecklistService
from kiosk.services.press import Press
from kiosk.services.printer import PrinterService
from kiosk.services.promises import PromisePaper
from kiosk.services.returned import ReturnedPaper
from kiosk.services.slips import Office, SlipService
from kiosk.settings import Settings
from printing import (
    Fonts,
    render_application,
    render_checklist,
    render_promise,
    render_result,
    render_returned,
    render_slip,
)
from printing.spool import Spooler
from sync.clock import Clock
from sync.store import Store

PAPER = Fonts(FONTS / "NotoSansSC_400Regular.ttf", FONTS / "NotoSansSC_700Bold.ttf")


@dataclass(frozen=True, slots=True)
class Stationery:
    """A service for each sort of document; all print at the one press, which looks at its printer."""

    press: Press
    printer: PrinterService
    slips: SlipService
    applications: ApplicationPaper
    promises: PromisePaper
    checklists: ChecklistService
    results: ResultPaper
    returned: ReturnedPaper

    def start(self) -> None:
        """Look at the printer from now on, and ask what became of what it had."""
        self.printer.start()
        self.press.start()

    def stop(self) -> None:
        """Begin nothing more."""
        self.press.stop()
        self.printer.stop()

    def forget(self) -> None:
        """The visit is over."""
        for papers in (*self.of_filing, self.checklists, self.results, self.returned):
            papers.forget()

    @property
    def of_filing(self) -> tuple[SlipService, ApplicationPaper, PromisePaper]:
        """What is printed when something was filed."""
        return self.slips, self.applications, self.promises


def press_of(
    store: Store, spooler: Spooler | None, settings: Settings, lanes: Lanes, clock: Clock
) -> tuple[Press, PrinterService]:
    """Return what prints and keeps the ledger, and the printer as seen; `spooler` None: there is none."""
    handover = handover_of(store, spooler, settings, clock)
    press = Press(handover, (lanes.store, lanes.compute, lanes.paper), most=settings.copies)
    printer = PrinterService(spooler, lanes.paper)
    press.troubled.connect(printer.look)
    return press, printer


def handover_of(
    store: Store, spooler: Spooler | None, settings: Settings, clock: Clock
) -> Handover | None:
    """Return a printer with its ledger; `spooler` None: there is none."""
    name = shown_address(settings.printer)
    return Handover(spooler, store.prints, clock, name) if spooler else None


def stationery_of(
    press: Press,
    printer: PrinterService,
    office: Callable[[], Office],
    now: Callable[[], datetime],
    catalogue: CatalogueService,
) -> Stationery:
    """Return the services that put documents on paper."""

    def add_days(day: date, days: int) -> date:
        return catalogue.catalogue.calendar.add_working_days(day, days)

    return Stationery(
        press,
        printer,
        SlipService(lambda slip: render_slip(slip, PAPER, press.stock), press, office),
        ApplicationPaper(lambda form: render_application(form, PAPER), press),
        PromisePaper(lambda promise: render_promise(promise, PAPER), press, add_days),
        ChecklistService(
            lambda checklist: render_checklist(checklist, PAPER, press.stock), press, office
        ),
        ResultPaper(lambda result: render_result(result, PAPER), press, office, now),
        ReturnedPaper(
            lambda returned: render_returned(returned, PAPER, press.stock),
            press,
            office,
            catalogue.item_named,
            now,
        ),
    )
