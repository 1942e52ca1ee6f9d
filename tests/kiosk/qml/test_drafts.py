"""Leaving in the middle and coming back with the code."""

from kiosk.paths import DataFolder
from kiosk.services.person import from_typing
from kiosk.services.visit import EventChoice, Scene
from sync.clock import ManualClock
from tests.kiosk.qml.conftest import START, Start
from tests.support.half_filled import PHONE


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


def test_a_life_event_is_gone_on_with_in_all_its_items(start: Start) -> None:
    person = start()
    visit, catalogue = person.app.visit, person.app.catalogue.catalogue
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


def test_who_leaves_takes_the_draft_away_and_who_put_it_off_does_not(
    start: Start, clock: ManualClock
) -> None:
    person = start()
    code = person.identify()
    person.answer_two()
    person.await_kept()
    assert person.app.store.drafts.has_open(clock.now())
    person.app.visit.end()
    person.await_kept()
    assert not person.app.store.drafts.has_open(clock.now())

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

    with person.app.store._database.read() as connection:
        count = connection.exec_driver_sql("SELECT count(*) FROM draft").scalar_one()
    assert count == 0


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
