"""Leaving in the middle and coming back: by code, by card, after a crash, on a full disk."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import product
from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.app import Devices, KioskApp
from kiosk.demo.driver import Driver
from kiosk.devices.camera import SimulatedCamera
from kiosk.devices.card_reader import SimulatedReader
from kiosk.devices.card_reader.serial_reader import SerialReader
from kiosk.paths import FONTS, DataFolder
from kiosk.services.drafts import DraftState
from kiosk.services.keeping import open_store
from kiosk.services.person import from_typing
from kiosk.services.visit import EventChoice, Scene
from kiosk.settings import Settings
from sync.clock import ManualClock
from sync.store import StoreFullError
from sync.store.draft_seal import close
from tests.kiosk.qml.conftest import START
from tests.support.scene import faults
from tests.support.small_disk import fill, small_disk

TO_FORM = ("begin", "topic_elderly", "service_elderly-allowance", "start", "agree")
PHONE = "13800000000"
SIZES = ((1280, 800), (1920, 1080), (1080, 1920))
ROOT = Path(__file__).parents[3]


class Person:
    """Somebody at a kiosk, who may switch it off and on again."""

    def __init__(self, app: KioskApp) -> None:
        self.app = app
        self.hand = Driver(app.window)

    @property
    def scene(self) -> Scene:
        return self.app.visit.visit.scene

    @property
    def ref(self) -> str:
        return self.app.visit.filling.page.ref.rpartition("/")[2]

    def touch(self, *names: str) -> None:
        for name in names:
            self.hand.touch(name)

    def await_scene(self, scene: Scene) -> None:
        self.hand.wait_until(lambda: self.scene is scene, f"the scene {scene}")

    def identify(self) -> str:
        """Come to the code by typing who one is; returns the code."""
        self.touch(*TO_FORM, "way_latin")
        self.hand.press_keys("shifan")
        self.touch("next")
        self.hand.press_pad("11010519491231002X")
        self.touch("next")
        return self.read_code()

    def read_code(self) -> str:
        self.await_scene(Scene.CODE)
        self.await_kept()
        return self.hand.text_of("code_first") + self.hand.text_of("code_second")

    def answer_two(self) -> None:
        """Answer two questions, and stand at the phone number with some of it typed."""
        self.touch("next", "choice_self", "next")
        self.hand.wait_until(lambda: self.ref == "contact", "the second question")
        self.touch(f"choice_{self.first_choice()}", "next")
        self.hand.wait_until(lambda: self.ref == "phone", "the phone number")

    def first_choice(self) -> str:
        page = self.app.visit.filling.page
        return str(page.questions[0].choices[0].value)  # type: ignore[union-attr]  # a question

    def resume(self, code: str) -> None:
        if self.scene is Scene.ATTRACT:
            self.touch("begin")
        if self.scene is Scene.HOME:
            self.touch("resume")
        for sign in code:
            self.touch(f"code_key_{sign}")
        self.touch("next")

    def put_off(self) -> None:
        self.touch("put_off")
        self.hand.wait_until(lambda: self.app.drafts.state.saving == "saved", "it to be saved")
        self.touch("leave")
        self.await_scene(Scene.ATTRACT)

    def await_kept(self) -> None:
        """Wait until the last page is on the disk."""
        done: list[object] = []
        self.app._lanes.compute.run(
            lambda: None, lambda _: self.app._lanes.store.run(lambda: None, done.append)
        )
        self.hand.wait_until(lambda: bool(done), "the lanes to be done")


Start = Callable[..., Person]


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock(START)


@pytest.fixture
def start(folder: DataFolder, clock: ManualClock, qapp: QApplication) -> Iterator[Start]:
    """Switch the kiosk on; one that runs is switched off first, in the middle of what it does."""
    running: list[KioskApp] = []

    def switch_on(
        *,
        size: tuple[int, int] = (1280, 800),
        port: str = "",
        settings: Settings = Settings(),  # noqa: B008  # frozen
        at: DataFolder = folder,
    ) -> Person:
        switch_off()
        reader = SerialReader(port) if port else None
        camera = SimulatedCamera(FONTS / "NotoSansSC_500Medium.ttf")
        app = KioskApp(at, settings, clock, Devices(reader, camera))
        running.append(app)
        app.window.resize(*size)
        return Person(app)

    def switch_off() -> None:
        while running:
            running.pop().close()

    yield switch_on
    switch_off()


def trust(folder: DataFolder, clock: ManualClock) -> None:
    """Let the platform tell the present time."""
    store = open_store(folder, Settings(), clock)
    store.replica.trust(round(clock.now().timestamp() * 1000))
    store.close()


def test_who_puts_it_off_goes_on_with_the_code_after_the_kiosk_was_off(start: Start) -> None:
    person = start()
    code = person.identify()
    person.answer_two()
    person.hand.press_pad("138")
    person.put_off()

    later = start()
    later.resume(code)
    later.await_scene(Scene.QUESTION)

    assert later.ref == "phone"
    assert later.hand.text_of("next")
    values = later.app.visit.filling.session.values()
    assert (values["/data/relation"], values["/data/phone"]) == ("self", "138")
    assert later.app.visit.visit.person is not None
    assert later.app.visit.visit.consent_at == START
    assert later.app.visit.filling.origin_of("/data/name") == "typed"


def test_photos_come_back_with_the_rest(start: Start) -> None:
    person = start()
    code = person.identify()
    person.touch("next")
    person.app.visit.change("/data/materials/id_front")
    person.touch("take", "use")
    before = dict(person.app.visit.filling.photos)
    person.app.visit.change("/data/materials/id_back")
    person.put_off()

    later = start()
    later.resume(code)
    later.hand.wait_until(lambda: later.app.visit.visit.filling is not None, "the draft")

    assert before
    assert later.app.visit.filling.photos == before


def test_the_code_is_shown_again_when_it_is_put_off(start: Start) -> None:
    person = start()
    code = person.identify()
    person.touch("next", "put_off")
    person.await_scene(Scene.SAVED)

    assert person.hand.text_of("code_first") + person.hand.text_of("code_second") == code
    person.hand.wait_until(lambda: person.app.drafts.state.saving == "saved", "it to be saved")
    person.touch("back")
    assert person.scene is Scene.QUESTION


def test_a_wrong_code_is_said_in_words_and_after_five_staff_help(start: Start) -> None:
    person = start()
    person.touch("begin", "resume")
    said = []
    for left in (4, 3, 2, 1, 0):
        person.resume("00000000")
        state = person.app.drafts
        person.hand.wait_until(lambda s=state, n=left: s.state.left == n, "the answer")  # type: ignore[misc]
        said.append(state.state.outcome)

    assert said == ["wrong", "wrong", "wrong", "wrong", "staff"]
    assert person.hand.find("not_found").isVisible()
    assert not person.hand.sees("next")
    assert not person.hand.sees("code_key_0")
    person.touch("back")
    assert person.scene is Scene.HOME


def test_after_seven_days_the_code_finds_nothing(
    start: Start, folder: DataFolder, clock: ManualClock
) -> None:
    person = start()
    code = person.identify()
    person.touch("next")
    person.put_off()
    clock.advance(timedelta(days=7))
    trust(folder, clock)

    later = start()
    later.resume(code)
    later.hand.wait_until(lambda: later.app.drafts.state.outcome == "wrong", "the answer")
    assert later.hand.find("not_found").isVisible()


def test_a_form_that_changed_meanwhile_is_gone_on_with_as_it_began(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = start()
    code = person.identify()
    person.touch("next")
    old = person.app.visit.filling.session.form
    person.put_off()

    later = start()
    catalogue = later.app._catalogue
    newer = old_xml = catalogue.xml(catalogue.item_named("elderly-allowance"))  # type: ignore[arg-type]
    newer = newer.replace(b"relation", b"bond")
    assert newer != old_xml
    monkeypatch.setattr(catalogue, "xml", lambda _: newer)
    later.resume(code)
    later.await_scene(Scene.QUESTION)

    assert later.ref == "relation"
    assert later.app.visit.filling.session.form.ref == old.ref
    later.touch("choice_self", "next")
    later.await_kept()
    again = start()
    again.resume(code)
    again.await_scene(Scene.QUESTION)
    assert again.app.visit.filling.session.value("/data/relation") == "self"


def test_an_item_that_is_offered_no_more_is_said_in_words(start: Start) -> None:
    person = start()
    code = person.identify()
    person.touch("next")
    person.put_off()

    later = start()
    later.app.drafts._forms = replace(later.app.drafts._forms, item=lambda _: None)
    later.resume(code)
    later.hand.wait_until(lambda: later.app.drafts.state.outcome == "failed", "the answer")
    assert later.hand.find("not_found").isVisible()


def test_who_leaves_takes_the_draft_away_and_who_put_it_off_does_not(
    start: Start, clock: ManualClock
) -> None:
    person = start()
    code = person.identify()
    person.answer_two()
    person.await_kept()
    assert person.app._store.drafts.has_open(clock.now())
    person.app.visit.end()
    person.await_kept()
    assert not person.app._store.drafts.has_open(clock.now())

    person = start()
    code = person.identify()
    person.answer_two()
    person.put_off()
    person.resume(code)
    person.await_scene(Scene.QUESTION)
    person.app.visit.end()
    person.await_kept()
    person.resume(code)
    person.await_scene(Scene.QUESTION)


def test_what_is_filed_leaves_no_draft(start: Start) -> None:
    person = start()
    person.identify()
    person.answer_two()
    person.await_kept()
    person.app.visit.show_filed()
    person.await_kept()

    with person.app._store._database.read() as connection:
        count = connection.exec_driver_sql("SELECT count(*) FROM draft").scalar_one()
    assert count == 0


def test_who_walks_off_finds_it_for_a_quarter_of_an_hour(start: Start, clock: ManualClock) -> None:
    person = start(settings=Settings(idle=2.0, idle_last=0.2))
    code = person.identify()
    person.touch("next", "choice_self", "next")
    person.await_scene(Scene.ATTRACT)
    clock.advance(timedelta(minutes=14))
    person.resume(code)
    person.await_scene(Scene.QUESTION)
    assert person.app.visit.filling.session.value("/data/relation") == "self"

    person.await_scene(Scene.ATTRACT)
    clock.advance(timedelta(minutes=15))
    person.resume(code)
    person.hand.wait_until(lambda: person.app.drafts.state.outcome == "wrong", "the answer")


def test_after_a_power_cut_the_same_card_goes_on_and_gets_a_new_code(start: Start) -> None:
    with SimulatedReader() as simulated:
        person = start(port=simulated.port)
        person.touch(*TO_FORM)
        simulated.lay()
        first = person.read_code()
        person.answer_two()
        person.await_kept()
    with SimulatedReader() as simulated:
        later = start(port=simulated.port)
        later.touch("begin", "resume")
        assert later.app.scenes.resume.takesCard
        simulated.lay()
        second = later.read_code()
        assert second != first
        later.touch("next")
        later.await_scene(Scene.QUESTION)
        assert later.ref == "phone"
        later.await_kept()

    again = start()
    again.resume(first)
    again.hand.wait_until(lambda: again.app.drafts.state.outcome == "wrong", "the answer")
    again.resume(second)
    again.await_scene(Scene.QUESTION)


def test_a_card_without_a_visit_that_broke_off_opens_nothing(start: Start) -> None:
    with SimulatedReader() as simulated:
        person = start(port=simulated.port)
        person.touch("begin", "resume")
        simulated.lay()
        person.hand.wait_until(lambda: person.app.drafts.state.outcome == "no_card", "the answer")
        assert person.scene is Scene.RESUME


def test_on_a_full_disk_it_says_so_and_the_visit_goes_on(
    start: Start, folder: DataFolder, tmp_path: Path
) -> None:
    with small_disk(tmp_path / "disk", "160m") as disk:
        moved = DataFolder(disk / "data")
        subprocess.run(["cp", "-r", folder.root, moved.root], check=True)
        person = start(at=moved)
        code = person.identify()
        person.answer_two()
        person.await_kept()
        fill(disk / "filler")
        person.hand.press_pad(PHONE)
        person.touch("put_off")
        person.hand.wait_until(lambda: person.app.drafts.state.saving == "failed", "the fault")
        assert person.hand.find("not_saved").isVisible()
        assert not person.hand.sees("leave")
        person.touch("back")
        assert person.ref == "phone"
        assert person.app.visit.filling.session.value("/data/phone") == PHONE

        (disk / "filler").unlink()
        person.put_off()
        person.resume(code)
        person.await_scene(Scene.QUESTION)
        assert person.app.visit.filling.session.value("/data/phone") == PHONE
        start()  # off the small disk before it goes


def test_a_killed_process_loses_at_most_the_open_question(
    start: Start, folder: DataFolder, clock: ManualClock
) -> None:
    environment = os.environ | {"QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.support.half_a_visit", str(folder.root)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
    )
    assert child.stdout is not None
    code = child.stdout.readline().strip()
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    child.stdout.close()

    later = start()
    later.resume(code)
    later.await_scene(Scene.QUESTION)
    assert later.ref == "phone"
    assert later.app.visit.filling.session.value("/data/relation") == "self"


def test_no_answer_stands_in_clear_in_any_file(start: Start, folder: DataFolder) -> None:
    person = start()
    code = person.identify()
    person.answer_two()
    person.hand.press_pad(PHONE)
    person.put_off()
    files = [path for path in folder.root.rglob("*") if path.is_file()]
    written = b"".join(path.read_bytes() for path in files if "catalogue" not in path.parts)

    assert len(files) > 3
    for secret in (PHONE, "11010519491231002X", "shifan", code, f"{code[:4]}-{code[4:]}"):
        assert secret.encode() not in written


def test_an_answered_page_is_on_the_disk_in_less_than_fifty_milliseconds(start: Start) -> None:
    person = start()
    person.identify()
    person.answer_two()
    person.await_kept()
    work = person.app.drafts._work
    assert work is not None
    assert work.seal is not None
    took = []
    for turn in range(5):
        begun = perf_counter()
        sealed = close(work.seal, os.urandom(20_000) + bytes([turn]), {}, frozenset())
        person.app._store.drafts.save(sealed, START, keep=False)
        took.append(perf_counter() - begun)
    assert min(took) < 0.05


@pytest.mark.parametrize(
    ("size", "language", "type_size"),
    list(product(SIZES, ("zh_CN", "en"), ("normal", "large"))),
)
def test_nothing_of_it_is_cut_off_or_too_small(
    start: Start, size: tuple[int, int], language: str, type_size: str
) -> None:
    person = start(size=size)
    visit, found = person.app.visit, list[str]()

    def look(scene: str) -> None:
        person.hand.settle()
        found.extend(f"{scene}: {fault}" for fault in faults(person.hand.window))
        if folder := os.environ.get("DRAFT_PICTURES"):
            name = f"{scene}-{size[0]}x{size[1]}-{language}-{type_size}.png".replace(" ", "-")
            person.hand.save_picture(Path(folder) / name)

    visit.begin()
    visit.set_language(language)
    visit.set_elder(is_elder=type_size == "large")
    person.touch("resume")
    look("resume")
    person.resume("00000000")
    person.hand.find("not_found")
    look("wrong code")
    person.touch("back")
    visit.choose(person.app._catalogue.catalogue.item("elderly-allowance"))
    visit.start()
    visit.agree()
    visit.identify(from_typing("示范居民", "11010519491231002X"))
    look("code")
    person.touch("next")
    look("question")
    person.touch("put_off")
    person.hand.wait_until(lambda: person.app.drafts.state.saving == "saved", "it to be saved")
    look("saved")
    person.app.drafts._show(
        replace(person.app.drafts.state, saving="failed", error=StoreFullError("full"))
    )
    look("not saved")
    person.app.drafts._show(DraftState(outcome="staff", left=0))
    visit.open_resume()
    look("staff")

    assert found == []


def test_a_life_event_is_gone_on_with_in_all_its_items(start: Start) -> None:
    person = start()
    visit, catalogue = person.app.visit, person.app._catalogue.catalogue
    event = catalogue.event("newborn")
    visit.begin()
    visit.open_event(EventChoice(event, tuple(catalogue.item(one.item) for one in event.items)))
    visit.start()
    visit.agree()
    visit.identify(from_typing("示范居民", "11010519491231002X"))
    code = person.read_code()
    person.touch("next")
    person.await_scene(Scene.QUESTION)
    before = [(part.item, part.session.values()) for part in visit.walk.parts]
    here = visit.filling.page.ref
    person.put_off()

    later = start()
    later.resume(code)
    later.await_scene(Scene.QUESTION)
    walk = later.app.visit.walk
    assert [(part.item, part.session.values()) for part in walk.parts] == before
    assert later.app.visit.filling.page.ref == here
    assert later.app.visit.visit.event is not None
    assert later.app.visit.visit.event.event == event
