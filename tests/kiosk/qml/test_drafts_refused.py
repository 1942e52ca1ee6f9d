"""A draft that cannot be gone on with, or not be kept, and what is said of it."""

import subprocess
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from kiosk.paths import DataFolder
from kiosk.services.keeping import open_store
from kiosk.services.visit import Scene
from kiosk.settings import Settings
from sync.clock import ManualClock
from tests.kiosk.qml.conftest import Start
from tests.support.half_filled import PHONE
from tests.support.small_disk import fill, small_disk


def trust(folder: DataFolder, clock: ManualClock) -> None:
    """Let the platform tell the present time."""
    store = open_store(folder, Settings(), clock)
    store.replica.trust(round(clock.now().timestamp() * 1000))
    store.close()


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
    catalogue = later.app.catalogue
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
