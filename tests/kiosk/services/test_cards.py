"""A card on the reader is that of who has the screen."""

from pytestqt.qtbot import QtBot

from kiosk.devices.card_reader.simulated import SAMPLE_CARD
from kiosk.jobs import SerialJobRunner
from kiosk.services.cards import CardService


def test_a_card_that_is_laid_at_the_desk_is_not_the_visits(qtbot: QtBot) -> None:
    lane = SerialJobRunner("devices")
    beneath = CardService(lambda: SAMPLE_CARD, lane, is_here=lambda: False)
    desk = CardService(lambda: SAMPLE_CARD, lane)
    taken: list[str] = []
    beneath.read.connect(lambda _: taken.append("visit"))
    desk.read.connect(lambda _: taken.append("desk"))
    for cards in (beneath, desk):
        cards.watch(on=True)

    qtbot.waitUntil(lambda: bool(taken))

    assert taken == ["desk"]
    lane.close()
