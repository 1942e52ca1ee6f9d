"""One sample visit on this very kiosk, by touches off screen: filed in earnest, into its own store."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.app import Devices, KioskApp
from kiosk.demo.driver import Driver, NotOnScreenError
from kiosk.demo.embedded import CAMERA_FONT
from kiosk.demo.errands import ALLOWANCE, RESIDENT, SYLLABLES
from kiosk.demo.resident import Album, Resident
from kiosk.devices.camera import SimulatedCamera
from kiosk.paths import DataFolder
from kiosk.services.visit import Scene
from kiosk.settings import Settings
from printing.spool import FileSpooler
from sync.clock import Clock
from sync.errors import KnownError

_PATIENCE_MS = 60_000


class NoSampleError(KnownError):
    """The sample visit does not come to its end."""

    zh = "示范件没有办成：这台机器停用、已满，或县里的目录里没有高龄津贴这一项。"
    en = "The sample visit did not come to its end: out of service, full, or no such item here."


@dataclass(frozen=True, slots=True)
class Sample:
    """What came of it. `number`: its slip's, "" when it was put off; `code`: with which it goes on."""

    number: str = ""
    code: str = ""
    is_delivered: bool = False


class SampleVisit:
    """A resident who does not exist, at a kiosk that does. Needs a QGuiApplication."""

    def __init__(self, app: KioskApp, camera: SimulatedCamera) -> None:
        self._app = app
        self._driver = Driver(app.window, _PATIENCE_MS)
        self._resident = Resident(app, self._driver, camera, Album(self._driver, None), ALLOWANCE)

    def put_off(self) -> Sample:
        """Begin, answer a page, put the visit off."""
        self._begin()
        code = self._driver.text_of("code_first") + self._driver.text_of("code_second")
        self._driver.touch("next")
        self._resident.answer_page()
        self._driver.touch("put_off")
        self._driver.wait_until(lambda: self._app.drafts.state.saving == "saved", "the draft")
        self._driver.touch("leave")
        return Sample(code=code)

    def file(self, code: str, wait_ms: int) -> Sample:
        """File, going on with the draft of `code` if there is one; give delivery `wait_ms`."""
        if code:
            self._driver.touch("begin")
            for name in ("resume", *(f"code_key_{sign}" for sign in code), "next"):
                self._driver.touch(name)
            self._wait_for(Scene.QUESTION)
        else:
            self._begin()
        self._resident.answer_until(Scene.REVIEW)
        self._resident.sign()
        number = self._resident.slip_number
        self._resident.rate(5)
        self._wait_for(Scene.ATTRACT)
        try:
            Driver(self._app.window, wait_ms).wait_until(self._app.is_all_delivered, "delivery")
        except NotOnScreenError:
            return Sample(number)
        return Sample(number, is_delivered=True)

    def _begin(self) -> None:
        self._resident.begin()
        self._resident.choose_item()
        self._resident.type_identity(SYLLABLES, RESIDENT[1])
        self._wait_for(Scene.CODE)

    def _wait_for(self, scene: Scene) -> None:
        self._driver.wait_until(lambda: self._app.visit.visit.scene is scene, f"the scene {scene}")


@contextmanager
def sample_visit(
    folder: DataFolder, settings: Settings, clock: Clock, tray: Path
) -> Iterator[SampleVisit]:
    """Open the kiosk of a data folder for a sample visit; what it prints goes to the folder `tray`.

    Raises:
        NoSampleError: the visit does not come to its end.
        KnownError: the kiosk cannot be opened.
    """
    unhurried = replace(settings, idle=3600, idle_last=3600, reader="", printer="")
    camera = SimulatedCamera(CAMERA_FONT)
    app = KioskApp(folder, unhurried, clock, Devices(None, camera, FileSpooler(tray)))
    try:
        app.start()
        yield SampleVisit(app, camera)
    except NotOnScreenError as error:
        raise NoSampleError(str(error)) from error
    finally:
        app.close()
