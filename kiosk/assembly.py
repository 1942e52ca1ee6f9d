"""Services as the kiosk has them: each put together from the store, the lanes and the devices."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from kiosk.devices.camera import Camera
from kiosk.devices.stick import Stick
from kiosk.paths import FONTS, DataFolder
from kiosk.services.care import CareService, chores_of
from kiosk.services.catalogue import CatalogueService
from kiosk.services.copies import ResultPaper
from kiosk.services.drafts import DraftService
from kiosk.services.filing import FilingService, FilingStore
from kiosk.services.keeping import backup_folder
from kiosk.services.lanes import Lanes
from kiosk.services.materials import MaterialService
from kiosk.services.paper import Press
from kiosk.services.papers import ChecklistService
from kiosk.services.rating import RatingService
from kiosk.services.results import ResultService
from kiosk.services.resuming import Forms
from kiosk.services.shelf import Shelf
from kiosk.services.slips import Office, SlipService
from kiosk.services.visit import VisitService
from kiosk.settings import Settings
from printing import Fonts, render_checklist, render_result, render_slip
from printing.spool import Spooler
from sync.clock import Clock, new_id
from sync.store import Store
from sync.transport import HttpTransport

_PAPER = Fonts(FONTS / "NotoSansSC_400Regular.ttf", FONTS / "NotoSansSC_700Bold.ttf")


@dataclass(frozen=True, slots=True)
class Desk:
    """Whose kiosk it is, what time it is, and the line for what somebody at the screen waits for."""

    office: Callable[[], Office]
    now: Callable[[], datetime]
    line: HttpTransport
    is_online: Callable[[], bool]


def care_of(
    store: Store, folder: DataFolder, settings: Settings, clock: Clock, lanes: Lanes
) -> CareService:
    """Return what looks after the store."""
    backup = backup_folder(folder, settings)
    chores = chores_of(store, clock, backup, has_second=bool(settings.second))
    return CareService(chores, lanes.care)


def slips_of(printer: Spooler | None, lanes: Lanes, office: Callable[[], Office]) -> SlipService:
    """Return what draws slips and prints them; `printer` None: they stay on the screen."""
    return SlipService(
        lambda slip: render_slip(slip, _PAPER),
        _press(printer, lanes),
        office,
    )


def checklists_of(
    printer: Spooler | None, lanes: Lanes, office: Callable[[], Office]
) -> ChecklistService:
    """Return what prints lists of what to bring."""
    return ChecklistService(
        lambda checklist: render_checklist(checklist, _PAPER),
        _press(printer, lanes),
        office,
    )


def _press(printer: Spooler | None, lanes: Lanes) -> Press:
    return Press(None if printer is None else printer.submit, lanes.compute, lanes.paper)


def results_of(store: Store, printer: Spooler | None, lanes: Lanes, desk: Desk) -> ResultService:
    """Return what fetches, shows and prints the results of cases."""
    papers = ResultPaper(
        lambda result: render_result(result, _PAPER), _press(printer, lanes), desk.office, desk.now
    )
    return ResultService(
        Shelf(store, desk.line, desk.is_online),
        (lanes.compute, lanes.desk, lanes.store),
        papers,
        desk.now,
    )


def filing_of(store: Store, lanes: Lanes, slips: SlipService) -> FilingService:
    """Return what seals and commits a filing, then has its slip printed."""
    keep = FilingStore(
        lambda submission, recipients, secret: store.prepare(
            submission, recipients=recipients, secret=secret
        ),
        store.commit_all,
    )
    return FilingService(keep, lanes.compute, lanes.store, slips)


def drafts_of(
    store: Store,
    lanes: Lanes,
    visit: VisitService,
    catalogue: CatalogueService,
    clock: Clock,
    now: Callable[[], datetime],
) -> DraftService:
    """Return what keeps visits that break off or are put off."""
    forms = Forms(catalogue.xml, catalogue.item_named, catalogue.event_named, catalogue.load)
    return DraftService(
        store.drafts,
        forms,
        visit,
        (lanes.compute, lanes.store),
        now=now,
        new_id=lambda: str(new_id(clock)),
    )


def rating_of(store: Store, lanes: Lanes) -> RatingService:
    """Return what seals ratings to the platform alone, and commits them."""
    return RatingService(
        lambda rating: store.prepare(rating, recipients=["platform"]),
        store.commit,
        (lanes.compute, lanes.store),
    )


def materials_of(camera: Camera | None, lanes: Lanes, settings: Settings) -> MaterialService:
    """Return what takes photos, from the camera or a stick."""
    stick = Stick(Path(settings.photos)) if settings.photos else None
    return MaterialService(camera, lanes.devices, lanes.compute, stick=stick)
