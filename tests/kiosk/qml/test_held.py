"""A paper that the platform holds, by touch: ticked at the consent, used, taken back, used."""

from datetime import UTC, datetime

from pytestqt.qtbot import QtBot

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from kiosk.devices.card_reader.simulated import SAMPLE_CARD
from kiosk.services.earlier import EarlierPaper
from kiosk.services.person import from_card
from kiosk.services.visit import Scene
from tests.support.scene import faults

PAPER = EarlierPaper(
    "household-register:0", "0001-2026-1-000012-1234", datetime(2026, 3, 12, tzinfo=UTC), bytes(32)
)
PAGE = "/data/materials/hukou_first"


def test_a_paper_is_used_and_taken_back_with_the_same_touch(
    kiosk: KioskApp, hand: Driver, qtbot: QtBot
) -> None:
    visit, consent = kiosk.visit, kiosk.scenes.consent
    kiosk.held._has_reader, kiosk.held._is_online = True, lambda: True
    visit.begin()
    visit.choose(kiosk.catalogue.catalogue.item("certificate-request"))
    visit.start()
    hand.touch("agree")
    hand.touch("ask_held")
    qtbot.waitUntil(lambda: consent.mayAskHeld)
    hand.touch("agree")
    qtbot.waitUntil(lambda: visit.visit.scene is Scene.IDENTITY)
    agreed_at = visit.visit.may_ask_held_at
    visit.identify(from_card(SAMPLE_CARD))
    visit.take_held({PAPER.paper: PAPER})
    visit.change(PAGE)

    seen = []
    for _ in range(3):
        hand.touch("use_held")
        qtbot.waitUntil(lambda: faults(kiosk.window) == [])
        seen.append((kiosk.scenes.material.stage, PAGE in visit.filling.earlier))
    hand.touch("use")

    assert agreed_at is not None
    assert seen == [("held", True), ("camera", False), ("held", True)]
    qtbot.waitUntil(lambda: visit.filling.page.ref != PAGE)
