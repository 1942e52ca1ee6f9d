"""Journeys in haste, in English, and for a small workshop."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import QPoint

from kiosk.services.visit import Scene
from tests.ui.journeys.coming import coming
from tests.ui.journeys.coming_once import CARD, PHONE, SAME_ADDRESS, SMALL, VILLAGE
from tests.ui.journeys.hall import PATIENT, Hall, opened_with
from tests.ui.journeys.person import Answer
from tests.ui.journeys.record import Record
from tests.ui.journeys.ways import latin, pinyin, touched


def in_haste(hall: Hall, record: Record) -> None:
    """Thick fingers, haste and long pauses: wrong touches, back, undo, the question touched away."""
    settings = replace(PATIENT, idle=6, idle_last=60)
    answers: Mapping[str, Answer] = {
        "matter": "lost",
        "for_whom": "self",
        "contact": "own",
        "phone": PHONE,
        "reported": touched("choice_yes"),
        "province": SAME_ADDRESS,
    }
    with coming(
        hall, record, SMALL, answers=answers, papers=("id_front",), settings=settings
    ) as person:
        person.touch("begin", "topic_elderly", "back")
        person.hand.tap_beside(QPoint(4, SMALL[1] // 2))
        person.come_back_for("cards", "social-security-card")
        person.lay_card(CARD)
        person.go_on(before="for_whom")
        person.touch("choice_family", "choice_self", "next")
        person.touch("back", "back", "choice_broken", "choice_lost", "next", "next")
        person.touch("choice_own", "next")
        person.hand.press_pad("1390000")
        for _ in range(3):
            person.touch("pad_erase")
        person.hand.press_pad("9")
        person.touch("next")
        person.look("a-number-too-short")
        while person.place.app.scenes.question.value:
            person.touch("pad_erase")
        person.hand.find("extend")
        person.look("still-there")
        person.touch("extend")
        person.go_on(before="province")
        person.touch("address_0", "address_0")
        person.look("an-address-given-back")
        person.go_on()
        person.touch("change_/data/phone")
        person.hand.find("pad_erase")
        person.touch("pad_erase")
        person.hand.press_pad("7")
        person.touch("next")
        person.arrive(Scene.REVIEW)
        code = person.sign()
        (opened,) = opened_with(person.place.app, code)
        person.await_delivery()
    found = dict(opened.answers)
    record.expect(
        "the last answers count",
        holds=found["手机号码是多少？"] == "139 0000 0007"
        and found["您家住在哪个村、几组几号？"] == VILLAGE,
    )
    record.expect("the platform has it", holds="13900000007" in hall.said(record.number))


def in_english(hall: Hall, record: Record) -> None:
    """An English reader who has lost a job, at the small screen."""
    answers: Mapping[str, Answer] = {
        "contact": "own",
        "phone": PHONE,
        "province": SAME_ADDRESS,
        "reason": "ended",
        "employer": touched("phrase_1"),
        "left_on": touched("near_-1"),
        "skills": "cook other",
        "skill_other": latin("teaching"),
    }
    papers = ("id_front", "end_of_work")
    with coming(hall, record, SMALL, answers=answers, papers=papers) as person:
        person.touch("begin", "tool_language")
        person.look("home")
        person.come_back_for("work", "unemployment-registration")
        person.lay_card(CARD)
        person.go_on(before="province")
        person.look("address-of-the-card")
        person.go_on(before="employer")
        person.look("phrases")
        person.go_on()
        person.look("review")
        code = person.sign()
        person.look("filed")
        (opened,) = opened_with(person.place.app, code)
        person.await_delivery()
    text = " ".join(answer for _, answer in opened.answers)
    record.expect(
        "answers as they were given", holds="teaching" in text and "Building site" in text
    )
    record.expect("no Chinese typed", holds=record.chinese_typed == 0)
    record.expect("the platform has it", holds="Building site" in hall.said(record.number))


def a_workshop(hall: Hall, record: Record) -> None:
    """A small food workshop at home: its name by pinyin, its address from the card."""
    answers: Mapping[str, Answer] = {
        "contact": "own",
        "phone": "13900000002",
        "workshop_name": pinyin(("shifan", "示范"), ("doufu", "豆腐"), ("fang", "坊")),
        "province": SAME_ADDRESS,
        "premises": "own",
        "area": "36.5",
        "rooms": "2",
        "products": "tofu other",
        "product_other": touched("phrase_3"),
        "daily_output": "120",
        "workers": "1",
        "health_certificates": "0",
        "start_date": touched("near_1"),
    }
    papers = {"outside": "premises", "inside": "premises", "id_front": "id-card-front"}
    with coming(hall, record, SMALL, answers=answers, papers=papers) as person:
        person.come_for("business", "food-workshop")
        person.lay_card(CARD)
        person.go_on(before="product_other")
        person.look("phrases")
        person.go_on()
        person.look("review")
        code = person.sign()
        (opened,) = opened_with(person.place.app, code)
        person.await_delivery()
    found = dict(opened.answers)
    record.expect(
        "name, place and products stand",
        holds=found["小作坊叫什么名字？"] == "示范豆腐坊"
        and found["小作坊开在哪个村、哪条街？"] == VILLAGE
        and found["还做什么？"] == "辣酱",
    )
    record.expect("the platform has it", holds="示范豆腐坊" in hall.said(record.number))
