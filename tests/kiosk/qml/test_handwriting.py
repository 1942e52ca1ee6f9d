"""Writing by hand on the keyboard's pad, by real touches, read by the real model."""

import pytest

from kiosk.app import KioskApp
from kiosk.demo.driver import Driver
from kiosk.services.visit import VisitService
from tests.kiosk.qml.conftest import Open
from tests.support.handwritten import printed
from tests.support.scene import faults

FIELD = "query"
EVERY_SECOND = 2


@pytest.fixture
def writer(hand: Driver) -> Driver:
    """A hand before the open search field, with the pad chosen."""
    return begin(hand)


def begin(hand: Driver) -> Driver:
    hand.touch("begin")
    hand.touch("search")
    hand.touch("way_handwriting")
    hand.find("writing_paper")
    hand.settle()
    return hand


def write(hand: Driver, character: str) -> None:
    for stroke in printed()[character]:
        points = [(0.1 + x / 1300, 0.1 + y / 1300) for x, y in stroke]
        hand.draw("writing_paper", [*points[:-1:EVERY_SECOND], points[-1]])
    hand.wait_until(lambda: offered(hand)[:1] == [character], f"{character} to come first")


def offered(hand: Driver) -> list[str]:
    shown = [
        (item.objectName(), str(item.property("text")))
        for item in hand.items()
        if item.objectName().startswith("written_") and item.objectName() != "written_more"
    ]
    return [text for _, text in sorted(shown) if text]


def test_a_written_character_goes_into_the_field_by_one_touch(writer: Driver) -> None:
    for character in "家人":
        write(writer, character)
        writer.touch("written_0")

    assert writer.text_of(FIELD) == "家人"


def test_the_pad_is_blank_again_after_a_character_was_chosen(writer: Driver) -> None:
    write(writer, "人")
    writer.touch("written_0")

    assert offered(writer) == []


def test_a_stroke_is_taken_back(writer: Driver) -> None:
    write(writer, "本")
    writer.touch("stroke_undo")
    writer.wait_until(lambda: offered(writer)[:1] == ["木"], "木 to come first")

    writer.touch("written_0")

    assert writer.text_of(FIELD) == "木"


def test_writing_anew_wipes_the_pad(writer: Driver) -> None:
    write(writer, "我")
    writer.touch("stroke_clear")

    assert offered(writer) == []


def test_other_characters_come_with_another_page(writer: Driver) -> None:
    write(writer, "人")
    first = offered(writer)
    writer.touch("written_more")

    assert not set(first) & set(offered(writer))


def test_delete_takes_back_a_character(writer: Driver) -> None:
    write(writer, "人")
    writer.touch("written_0")
    writer.touch("key_erase")

    assert writer.text_of(FIELD) == ""


def test_the_next_person_finds_a_blank_pad(writer: Driver, kiosk: KioskApp) -> None:
    write(writer, "我")
    visit: VisitService = kiosk.visit
    visit.end()
    begin(writer)

    assert offered(writer) == []


@pytest.mark.parametrize("size", [(1280, 800), (1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("is_elder", [False, True], ids=["normal", "elder"])
@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_the_pad_is_whole_and_large_enough(
    open_kiosk: Open, size: tuple[int, int], language: str, *, is_elder: bool
) -> None:
    kiosk = open_kiosk(size)
    hand = Driver(kiosk.window)
    begin(hand)
    kiosk.visit.set_language(language)
    kiosk.visit.set_elder(is_elder=is_elder)
    hand.settle()
    write(hand, "我")
    hand.settle()

    assert faults(kiosk.window) == []
