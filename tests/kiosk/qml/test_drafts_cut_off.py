"""Cut off in the middle: walked off, power cut, killed; and how little of it is lost."""

import os
import signal
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from kiosk.devices.card_reader import SimulatedReader
from kiosk.paths import DataFolder
from kiosk.services.visit import Scene
from kiosk.settings import Settings
from sync.clock import ManualClock
from sync.store.draft_seal import close
from tests.kiosk.qml.conftest import START, Start
from tests.support.half_filled import TO_FORM

ROOT = Path(__file__).parents[3]


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
        person.app.store.drafts.save(sealed, START, keep=False)
        took.append(perf_counter() - begun)
    assert min(took) < 0.05
