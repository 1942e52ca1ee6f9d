"""Services as the kiosk has them: each put together from the store, the lanes and the devices."""

from collections.abc import Callable
from pathlib import Path

from kiosk.devices.camera import Camera
from kiosk.paths import FONTS, DataFolder
from kiosk.services.care import CareService, chores_of
from kiosk.services.filing import FilingService, FilingStore
from kiosk.services.keeping import backup_folder
from kiosk.services.lanes import Lanes
from kiosk.services.materials import MaterialService
from kiosk.services.slips import Office, SlipService
from kiosk.settings import Settings
from printing import Fonts, render_slip
from printing.spool import Spooler
from sync.clock import Clock
from sync.store import Store


def care_of(
    store: Store, folder: DataFolder, settings: Settings, clock: Clock, lanes: Lanes
) -> CareService:
    """Return what looks after the store."""
    backup = backup_folder(folder, settings)
    chores = chores_of(store, clock, backup, has_second=bool(settings.second))
    return CareService(chores, lanes.care)


def slips_of(printer: Spooler | None, lanes: Lanes, office: Callable[[], Office]) -> SlipService:
    """Return what draws slips and prints them; `printer` None: they stay on the screen."""
    fonts = Fonts(FONTS / "NotoSansSC_400Regular.ttf", FONTS / "NotoSansSC_700Bold.ttf")
    return SlipService(
        lambda slip: render_slip(slip, fonts),
        None if printer is None else printer.submit,
        (lanes.compute, lanes.paper),
        office,
    )


def filing_of(store: Store, lanes: Lanes, slips: SlipService) -> FilingService:
    """Return what seals and commits a filing, then has its slip printed."""
    keep = FilingStore(
        lambda submission, recipients: store.prepare(submission, recipients=recipients),
        store.commit,
    )
    return FilingService(keep, lanes.compute, lanes.store, slips)


def materials_of(camera: Camera | None, lanes: Lanes, settings: Settings) -> MaterialService:
    """Return what takes photos, from the camera or a folder."""
    folder = Path(settings.photos) if settings.photos else None
    return MaterialService(camera, lanes.devices, lanes.compute, folder=folder)
