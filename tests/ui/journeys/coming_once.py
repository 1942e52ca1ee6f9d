"""An old-age allowance with an ID card: in few touches, and with poor sight and no pinyin."""

from collections.abc import Mapping
from dataclasses import replace

from kiosk.devices.card_reader.simulated import SAMPLE_CARD
from kiosk.services.visit import Scene
from tests.ui.journeys.coming import coming
from tests.ui.journeys.hall import Hall, opened_with
from tests.ui.journeys.person import Answer, Person
from tests.ui.journeys.record import Record
from tests.ui.journeys.ways import drawn, touched

CARD = replace(SAMPLE_CARD, address="福建省福州市闽侯县白沙镇示范村1组1号")
VILLAGE = "示范村1组1号"
PHONE = "13900000001"
SAME_ADDRESS = touched("address_0")
LANDSCAPE, SMALL, PORTRAIT = (1920, 1080), (1280, 800), (1080, 1920)
MOST_TOUCHES = 40

ALLOWANCE: Mapping[str, Answer] = {
    "relation": "self",
    "contact": "own",
    "phone": PHONE,
    "province": SAME_ADDRESS,
    "living": "spouse",
    "care": "full",
    "benefits": "pension",
    "pay_to": "social",
    "account": "6222020000000000000",
    "account_owner": "elder",
}
ALLOWANCE_PAPERS = ("id_front", "id_back", "hukou_first", "hukou_self", "card_front")


def file_allowance(person: Person) -> str:
    """File an old-age allowance with a card; return the slip's code."""
    person.come_for("elderly", "elderly-allowance")
    person.lay_card(CARD)
    person.go_on(before="province")
    person.look("address-of-the-card")
    person.go_on()
    person.look("review")
    code = person.sign()
    person.look("filed")
    return code


def with_a_card(hall: Hall, record: Record) -> None:
    """An old-age allowance with an ID card: few touches, no character typed."""
    with coming(hall, record, LANDSCAPE, answers=ALLOWANCE, papers=ALLOWANCE_PAPERS) as person:
        code = file_allowance(person)
        (opened,) = opened_with(person.place.app, code)
        person.touch("next")
        person.arrive(Scene.ATTRACT)
        person.await_delivery()
    answers = dict(opened.answers)
    record.expect(
        "the slip opens the card's address",
        holds=answers.get("户口在哪个村、几组几号？") == VILLAGE
        and "白沙镇" in answers.values()
        and "闽侯县" in answers.values(),
    )
    said = hall.said(record.number)
    record.expect("the platform opens it, too", holds="350121101" in said and VILLAGE in said)
    record.expect(
        "five papers and a signature", holds=len(opened.files) == len(ALLOWANCE_PAPERS) + 1
    )
    record.expect(
        f"at most {MOST_TOUCHES} touches ({record.touches})", holds=record.touches <= MOST_TOUCHES
    )
    record.expect("no Chinese typed", holds=record.chinese_typed == 0)


def poor_sight(hall: Hall, record: Record) -> None:
    """Poor sight, no pinyin: large type, every page read aloud, the name of the wife drawn."""
    answers = {
        **ALLOWANCE,
        "relation": "spouse",
        "elder_name": drawn("示范居民"),
        "elder_id": "440524188001010014",
    }
    papers = (*ALLOWANCE_PAPERS, "agent_id_front")
    with coming(hall, record, PORTRAIT, answers=answers, papers=papers) as person:
        person.touch("begin", "tool_type", "tool_read")
        person.look("home-in-large-type")
        if not person.hand.sees("topic_elderly"):
            person.touch("more_topics")
        person.touch("topic_elderly", "service_elderly-allowance")
        person.look("guide")
        person.touch("start")
        person.consent()
        person.lay_card(CARD)
        person.go_on(before="elder_name")
        person.answer("elder_name")
        person.look("a-name-by-hand")
        person.touch("next")
        person.go_on(before="province")
        person.touch("address_0")
        person.look("the-address-is-taken")
        person.touch("next")
        person.go_on()
        person.look("review")
        code = person.sign()
        person.look("filed")
        said = [one.sentence for one in person.place.speech.said]
        (opened,) = opened_with(person.place.app, code)
        person.await_delivery()
    found = dict(opened.answers)
    record.expect("the name stands as it was drawn", holds=found["老人叫什么名字？"] == "示范居民")
    record.expect("pages were read", holds=len(said) > len(record.scenes))
    record.expect("no answer was read", holds=not any("示范居民" in one for one in said))
    record.expect("the platform has it", holds="示范居民" in hall.said(record.number))
