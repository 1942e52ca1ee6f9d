"""A child at the screen, or in what is filled in: nothing goes on without its guardian, and nobody is stuck."""

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from kiosk.services.person import from_typing
from kiosk.services.visit import Scene
from tests.support.scene import faults

CHILD = "110105201801010115"
ADULT = "11010519491231002X"


def come(kiosk: KioskApp, item: str = "medical-insurance", number: str = CHILD) -> None:
    """Choose an item, agree, and say who one is."""
    visit = kiosk.visit
    visit.begin()
    visit.choose(kiosk.catalogue.catalogue.item(item))
    visit.start()
    visit.agree()
    visit.identify(from_typing("示范孩子", number))


def test_a_child_alone_is_led_to_the_window_with_what_to_do_next(
    kiosk: KioskApp, hand: Driver
) -> None:
    come(kiosk)
    seen: list[object] = [kiosk.visit.visit.scene, kiosk.scenes.guardian.stage]
    hand.touch("decline")
    seen += [kiosk.visit.visit.scene, kiosk.scenes.guide.lacksGuardian]
    hand.touch("back")
    seen.append(kiosk.visit.visit.scene)

    assert seen == [Scene.GUARDIAN, "call", Scene.WINDOW, True, Scene.GUARDIAN]


def test_the_guardian_of_a_child_is_asked_who_they_are_and_consents(
    kiosk: KioskApp, hand: Driver
) -> None:
    come(kiosk)
    for name in ("next", "guardian_mother", "next"):
        hand.touch(name)
    hand.wait_until(lambda: kiosk.visit.visit.scene is Scene.IDENTITY, "who the guardian is")
    assert kiosk.scenes.identity.whose == "guardian"
    hand.touch("way_latin")
    hand.press_keys("mother")
    hand.touch("next")
    hand.press_pad(CHILD)
    hand.touch("next")
    refused = kiosk.scenes.identity.headline
    for _ in CHILD:
        hand.touch("pad_erase")
    hand.press_pad(ADULT)
    hand.touch("next")
    hand.touch("agree")

    assert refused == "这是孩子自己的号码"
    assert kiosk.visit.visit.scene is Scene.CODE
    guardian = kiosk.visit.visit.guardian
    assert guardian is not None
    assert guardian.person is not None
    assert (guardian.relation, guardian.person.id_number) == ("mother", ADULT)
    assert guardian.consent_at is not None
    assert faults(hand.window) == []


def test_a_child_in_the_answers_takes_the_consent_of_whoever_files_for_it(
    kiosk: KioskApp, hand: Driver
) -> None:
    come(kiosk, "birth-registration", ADULT)
    kiosk.visit.begin_questions()
    kiosk.visit.answer("/data/stage", "born")
    kiosk.visit.change("/data/child/child_birth")
    kiosk.visit.answer("/data/child/child_birth", "2026-11-20")
    hand.touch("next")
    seen: list[object] = [kiosk.visit.visit.scene]
    for name in ("next", "guardian_father", "next"):
        hand.touch(name)
    seen.append(kiosk.scenes.guardian.stage)
    hand.touch("agree")
    seen.append(kiosk.visit.visit.scene)

    assert seen == [Scene.GUARDIAN, "consent", Scene.QUESTION]
    assert kiosk.visit.visit.guardian is not None
    assert kiosk.visit.visit.guardian.person == kiosk.visit.visit.person
    assert kiosk.visit.filling.session.value("/data/child/child_birth") == "2026-11-20"


def test_who_is_not_the_guardian_calls_one_and_who_will_not_agree_loses_no_answer(
    kiosk: KioskApp, hand: Driver
) -> None:
    come(kiosk, "birth-registration", ADULT)
    kiosk.visit.begin_questions()
    kiosk.visit.answer("/data/stage", "born")
    kiosk.visit.change("/data/child/child_birth")
    kiosk.visit.answer("/data/child/child_birth", "2026-11-20")
    for name in ("next", "not_guardian", "decline", "back", "back"):
        hand.touch(name)

    assert kiosk.visit.visit.scene in (Scene.QUESTION, Scene.MATERIAL, Scene.REVIEW)
    assert kiosk.visit.filling.session.value("/data/child/child_birth") == "2026-11-20"
