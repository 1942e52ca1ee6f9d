"""Plays visits on the real kiosk: some by touch on the real screen, the rest below it.

    python -m tests.faults.visits OUT COUNT TOUCHED

The environment says where home and temporary files are. What nobody may find afterwards (names,
numbers, phones, answers, photos, secrets of slips) goes into OUT/words.json as the visits go on;
the kiosk's own folder is OUT/kiosk/data, its slips come out in OUT/tray.
"""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtGui import QGuiApplication
from typing_extensions import override

from forms import Question, RepeatPage, Session
from kiosk.app import Devices, KioskApp
from kiosk.demo.driver import Driver
from kiosk.demo.embedded import CAMERA_FONT
from kiosk.demo.errands import ALLOWANCE, PHONES, RESIDENT, SYLLABLES
from kiosk.demo.platform import PlatformProcess
from kiosk.demo.resident import Album, Resident
from kiosk.devices.camera import SimulatedCamera
from kiosk.devices.photo import Photo
from kiosk.environment import prepare_environment
from kiosk.services.enrolling import Introduction, enrol_kiosk
from kiosk.services.person import from_typing
from kiosk.services.visit import Scene
from kiosk.settings import Settings
from printing.spool import FileSpooler
from sync.clock import SystemClock
from sync.wire.slip import Slip, slip_text
from tests.faults.sandbox import Sandbox
from tests.support.filler import Filler, id_number

_PATIENCE_MS = 120_000
_MOST_PAGES = 400
_SHORT = 5
_NEEDLE = 32


class Answers(Filler):
    """Says something else in each visit, wherever words or a phone number are asked for."""

    def __init__(self, session: Session, today: date, number: int) -> None:
        super().__init__(session, today=today, turn=number % 9)
        self._number = number

    @override
    def _candidates(self, question: Question) -> Iterator[str]:
        check = question.extra.get("check", "")
        if check == "mobile":
            yield f"139{self._number:08}"
        elif question.control == "input" and question.data_type == "string" and not check:
            yield f"示范村{self._number}组第{len(self._seen)}号答案"
        yield from super()._candidates(question)


class Visits:
    """Visits to one kiosk, and the words that none of them may leave behind."""

    def __init__(self, out: Path, app: KioskApp, camera: SimulatedCamera) -> None:
        self._out = out
        self._app = app
        self._camera = camera
        self._driver = Driver(app.window, _PATIENCE_MS)
        self._items = app.catalogue.catalogue.items
        self._words: set[str] = set()
        self._bytes: set[bytes] = set()

    def by_touch(self, number: int) -> None:
        """Type, photograph, sign and rate on the screen."""
        errand = replace(ALLOWANCE, name=f"visit-{number}")
        album = Album(self._driver, self._out / "screens")
        resident = Resident(self._app, self._driver, self._camera, album, errand)
        self._note(*RESIDENT, *PHONES, "示范村一组", str(errand.answers["account"]))
        resident.begin()
        resident.choose_item()
        resident.type_identity(SYLLABLES, RESIDENT[1])
        resident.answer_until(Scene.REVIEW)
        self._note_filling()
        resident.sign()
        self._note_secret()
        resident.rate(5)

    def below_the_screen(self, number: int) -> None:
        """The same through the kiosk's services, with another person each time."""
        visit = self._app.visit
        name, document = _name(number), id_number(1930 + number, number)
        self._note(name, document)
        visit.begin()
        visit.choose(self._items[number % len(self._items)])
        visit.start()
        visit.agree()
        if visit.visit.scene is Scene.IDENTITY:
            visit.identify(from_typing(name, document))
        filling = visit.filling
        Answers(filling.session, SystemClock().now().date(), number).fill()
        for ref in self._photo_questions():
            filling.set_photo(ref, _photo(number))
        self._note_filling()
        for _ in range(_MOST_PAGES):
            if visit.visit.scene is Scene.SIGNATURE:
                break
            if visit.visit.scene is Scene.GUARDIAN:
                visit.call_guardian("mother", visit.visit.person)
                visit.consent_for_child()
            else:
                visit.next()
        else:
            raise AssertionError(visit.filling.violations)
        visit.sign(_photo(number).data)
        self._app.filing.file(visit.visit)
        self._driver.wait_until(lambda: self._app.slips.state == "printed", "the slip")
        self._note_secret()
        self._app.rating.choose(5)
        self._app.rating.send("zh_CN")
        visit.end()

    def _photo_questions(self) -> Iterator[str]:
        for page in self._app.visit.filling.session.pages():
            if not isinstance(page, RepeatPage):
                yield from (one.ref for one in page.questions if one.control == "upload")

    def _note_filling(self) -> None:
        """Note photos, and long answers: a day or a single digit stands in files of every kind."""
        filling = self._app.visit.filling
        for photo in filling.named_photos().values():
            middle = len(photo.data) // 2
            self._bytes.add(photo.data[middle : middle + _NEEDLE])
        given = [one for one in filling.questions() if one.control == "input"]
        self._note(*(one.value for one in given if len(one.value) > _SHORT and not _is_day(one)))

    def _note_secret(self) -> None:
        filed = self._app.filing.state.filed
        if filed is not None and filed.slip_secret is not None:
            text = slip_text("", Slip(filed.slip_number, filed.slip_secret))
            self._bytes.add(filed.slip_secret)
            self._note(text.partition("#")[2], filed.slip_secret.hex())

    def _note(self, *words: str) -> None:
        self._words.update(words)
        told = {"words": sorted(self._words), "bytes": sorted(one.hex() for one in self._bytes)}
        (self._out / "words.json").write_text(json.dumps(told), encoding="utf-8")


def _is_day(question: Question) -> bool:
    return question.data_type in ("date", "dateTime", "time")


def _name(number: int) -> str:
    return "示范居民" + "".join("零一二三四五六七八九"[int(one)] for one in f"{number:02}")


def _photo(number: int) -> Photo:
    picture = BytesIO()
    Image.new("RGB", (900, 700), (number % 255, 90, 160)).save(picture, "JPEG")
    return Photo(picture.getvalue(), 900, 700, frozenset())


def main(out: Path, count: int, touched: int) -> None:
    """Play the visits; the platform is gone for the second half of them."""
    sandbox, tray = Sandbox(out), out / "tray"
    for place in (sandbox.data.root, tray):
        place.mkdir(parents=True)
    prepare_environment(sandbox.kiosk / "settings")
    application = QGuiApplication(sys.argv[:1])
    platform = PlatformProcess(out / "central")
    platform.start()
    enrol_kiosk(sandbox.data, Introduction(platform.address, platform.new_code()))
    camera = SimulatedCamera(CAMERA_FONT)
    settings = Settings(idle=600.0, probe=0.5)
    app = KioskApp(sandbox.data, settings, SystemClock(), Devices(None, camera, FileSpooler(tray)))
    try:
        app.start()
        visits = Visits(out, app, camera)
        sandbox.remember()
        for number in range(count):
            if number == count // 2:
                platform.stop()
            is_touched = touched and number % (count // touched) == 0
            (visits.by_touch if is_touched else visits.below_the_screen)(number)
    finally:
        app.close()
        platform.stop()
        application.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
