"""Services as the kiosk has them: each put together from the store, the lanes and the devices."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtQuick import QQuickWindow

from kiosk.devices.camera import Camera
from kiosk.devices.scanner import Wedge
from kiosk.devices.stick import Stick
from kiosk.paths import DataFolder
from kiosk.services.care import CareService, chores_of
from kiosk.services.catalogue import CatalogueService
from kiosk.services.copies import ResultPaper
from kiosk.services.drafts import DraftService
from kiosk.services.fetching import ReleaseFetch
from kiosk.services.filing import FilingService, FilingStore
from kiosk.services.held import HeldService
from kiosk.services.keeping import backup_folder
from kiosk.services.lanes import Lanes
from kiosk.services.materials import MaterialService
from kiosk.services.rating import RatingService
from kiosk.services.results import ResultService
from kiosk.services.resuming import Forms
from kiosk.services.shelf import Shelf
from kiosk.services.slips import SlipService
from kiosk.services.visit import VisitService
from kiosk.settings import Settings
from sync.clock import Clock, moment, new_id
from sync.engine import ask_held, trust_fetch, trust_part
from sync.engine.budget import Purse
from sync.store import Store
from sync.transport import HttpTransport
from sync.update import Places, Source
from sync.wire.proof import sign_proof


@dataclass(frozen=True, slots=True)
class Desk:
    """What time it is, and the line for what somebody at the screen waits for."""

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


def fetch_of(
    folder: DataFolder, store: Store, line: HttpTransport, purse: Callable[[], Purse]
) -> ReleaseFetch | None:
    """Return what fetches releases; None where the versions of the program are nobody's care."""
    places, enrolment = Places.of_service(folder.root), store.enrolment()
    if places is None or enrolment is None or not enrolment.answer.root:
        return None
    begun = moment(enrolment.answer.at)
    source = Source(
        enrolment.answer.root,
        trust_fetch(line),
        trust_part(line),
        lambda: store.floor() or begun,
    )
    return ReleaseFetch(places, source, line, purse)


def results_of(store: Store, papers: ResultPaper, lanes: Lanes, desk: Desk) -> ResultService:
    """Return what fetches, shows and prints the results of cases."""
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
        lambda proof: sign_proof(proof, store.device_key()),
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


def wedge_of(window: QQuickWindow, settings: Settings, take: Callable[[str], None]) -> Wedge | None:
    """Listen to a barcode wedge, where one is plugged in: it holds every key for a moment."""
    if not settings.scanner:
        return None
    wedge = Wedge(window, prefix=settings.scanner_prefix, suffix=settings.scanner_suffix)
    wedge.read.connect(take)
    return wedge


def held_of(
    store: Store,
    lanes: Lanes,
    desk: Desk,
    visit: VisitService,
    *,
    has_reader: bool,
) -> HeldService:
    """Return what asks the platform which papers of a person it holds."""
    return HeldService(
        lambda holder: ask_held(store, desk.line, desk.now(), holder),
        lanes.desk,
        visit,
        has_reader=has_reader,
        is_online=desk.is_online,
    )
