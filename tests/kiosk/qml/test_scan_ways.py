"""A code leads to what it is for, from wherever nothing is begun; elsewhere it changes nothing."""

from kiosk.devices.camera import SimulatedCamera
from kiosk.services.codes import resume_text
from kiosk.services.person import from_typing
from kiosk.services.visit import Scene
from tests.kiosk.qml.conftest import Start
from tests.support.half_filled import Person

SLIP = "https://platform.example/slip/000000000000#0"
SCENES = (Scene.ATTRACT, Scene.HOME, Scene.RESUME)


def fill_in(person: Person) -> None:
    """Come to the second question of a filing."""
    visit = person.app.visit
    visit.begin()
    visit.choose(person.app.catalogue.catalogue.item("elderly-allowance"))
    visit.start()
    visit.agree()
    visit.identify(from_typing("示范居民", "11010519491231002X"))
    person.await_kept()
    visit.begin_questions()
    visit.answer("/data/relation", "self")
    visit.next()


def put_off(person: Person) -> str:
    """Put it off and leave; returns what the QR of the resume code says."""
    text = resume_text(person.app.office(), person.app.drafts.state.code)
    person.app.visit.put_off()
    person.hand.wait_until(lambda: person.app.drafts.state.saving == "saved", "it to be saved")
    person.app.visit.end()
    return text


def come_to(person: Person, scene: Scene) -> None:
    """Come to one of the scenes where nothing is begun."""
    person.app.visit.end()
    if scene is not Scene.ATTRACT:
        person.app.visit.begin()
    if scene is Scene.RESUME:
        person.app.visit.open_resume()


def test_the_qr_of_a_resume_code_goes_on_with_the_draft_from_every_free_scene(start: Start) -> None:
    person = start()
    fill_in(person)
    for scene in SCENES:
        text = put_off(person)
        come_to(person, scene)
        person.app.scans.take("".join(sign if sign.isascii() else "?" for sign in text))
        person.await_scene(Scene.QUESTION)
        assert person.app.visit.filling.session.value("/data/relation") == "self"


def test_the_camera_reads_it_where_it_is_asked_for_and_looks_at_nobody_before(start: Start) -> None:
    person = start()
    fill_in(person)
    camera = person.app.feed._camera
    assert isinstance(camera, SimulatedCamera)
    camera.hold(put_off(person))
    for scene in (Scene.ATTRACT, Scene.HOME):
        come_to(person, scene)
        assert not person.app.feed._watchers

    come_to(person, Scene.RESUME)

    person.await_scene(Scene.QUESTION)


def test_the_code_of_a_slip_asks_how_it_stands_from_every_free_scene(start: Start) -> None:
    person = start()
    progress = person.app.scenes.progress
    for scene in SCENES:
        come_to(person, scene)
        person.app.scans.take(SLIP)
        assert person.scene is Scene.PROGRESS
        person.hand.wait_until(lambda: progress.outcome == "slip", "the answer")
        assert progress.headline


def test_in_the_middle_of_a_form_a_code_is_told_in_words_and_loses_nothing(start: Start) -> None:
    person = start()
    fill_in(person)
    for text in (SLIP, "RESUME 000000 - ABCD-EFGH", "6901234567892", "回执单" * 400):
        person.app.scans.take(text)
        person.touch("remark")

    assert person.scene is Scene.QUESTION
    assert person.app.visit.filling.session.value("/data/relation") == "self"


def test_a_resume_code_of_another_kiosk_is_told_in_words(start: Start) -> None:
    person = start()

    person.app.scans.take("RESUME 999999 - ABCD-EFGH")

    assert person.app._scenery.scanned.headline == "这是另一台机器的接续码"
    assert person.app.drafts.state.outcome == ""
