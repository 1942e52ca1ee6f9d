"""A whole visit on a kiosk that is thrown away afterwards: no platform, network, paper or reader."""

from contextlib import closing
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from kiosk.app import Devices, KioskApp
from kiosk.demo.driver import Driver, NotOnScreenError
from kiosk.demo.embedded import CAMERA_FONT
from kiosk.demo.errands import ALLOWANCE, RESIDENT, SYLLABLES
from kiosk.demo.platform import DEVICE_NAME, HALL
from kiosk.demo.resident import Album, Resident
from kiosk.devices.camera import SimulatedCamera
from kiosk.paths import DataFolder
from kiosk.services.keeping import open_store
from kiosk.services.visit import Scene
from kiosk.settings import Settings
from printing.spool import FileSpooler
from sync.clock import Clock
from sync.errors import KnownError
from sync.store import Enrolment
from sync.wire.messages import EnrolmentAnswer, RecipientKey

_NOWHERE = "http://127.0.0.1:9"
# A step may take so long on the slowest machine, at its busiest.
_PATIENCE_MS = 60_000
_FILED = 2
_UNHURRIED = Settings(idle=3600, idle_last=3600)


class NotRehearsedError(KnownError):
    """The program does not bring a visit to its end on this machine."""

    zh = "程序自检：一次模拟办事没有走到底，这个版本在本机不能用。请重新安装，或退回上一个版本。"
    en = "Self-test: a visit did not come to its end here. Install this version anew, or go back."


def rehearse(folder: Path, clock: Clock) -> str:
    """Walk a visit from the first touch to the rating, in `folder`; return its slip number.

    Needs a QGuiApplication.

    Raises:
        NotRehearsedError: something that must come on the screen, on paper or in the store does not.
    """
    data, tray = DataFolder(folder / "data"), folder / "tray"
    tray.mkdir(parents=True)
    _enrol(data, clock)
    camera = SimulatedCamera(CAMERA_FONT)
    app = KioskApp(data, _UNHURRIED, clock, Devices(None, camera, FileSpooler(tray)))
    try:
        number = _walk(app, camera, tray)
        if not app.store.check(deep=True).is_sound:
            raise NotRehearsedError("the store is not sound")
    except NotOnScreenError as error:
        raise NotRehearsedError(str(error)) from error
    finally:
        app.close()
    return number


def _enrol(data: DataFolder, clock: Clock) -> None:
    """Make the kiosk known to a platform of which there are only the keys."""
    signing, opening = Ed25519PrivateKey.generate(), X25519PrivateKey.generate()
    with closing(open_store(data, _UNHURRIED, clock)) as store:
        answer = EnrolmentAnswer(
            v=1,
            device="0001",
            device_key=store.device_key().public_key().public_bytes_raw(),
            device_name=DEVICE_NAME,
            hall=HALL,
            address=_NOWHERE,
            signing_keys=(signing.public_key().public_bytes_raw(),),
            recipients=(RecipientKey("platform", opening.public_key().public_bytes_raw()),),
            authority=b"",
            root=b"",
            at=0,
        )
        store.save_enrolment(Enrolment(_NOWHERE, answer))


def _walk(app: KioskApp, camera: SimulatedCamera, tray: Path) -> str:
    driver = Driver(app.window, _PATIENCE_MS)
    resident = Resident(app, driver, camera, Album(driver, None), ALLOWANCE)
    resident.begin()
    resident.choose_item()
    resident.type_identity(SYLLABLES, RESIDENT[1])
    resident.answer_until(Scene.REVIEW)
    resident.sign()
    number = resident.slip_number
    resident.rate(5)
    driver.wait_until(lambda: app.visit.visit.scene is Scene.ATTRACT, "the end of the visit")
    # Lanes store and print after the screen is free for the next one.
    driver.wait_until(lambda: app.store.waiting().count == _FILED, "filing and rating in the store")
    driver.wait_until(lambda: any(tray.glob("*.pdf")), "the slip")
    return number
