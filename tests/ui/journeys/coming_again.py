"""Journeys that are broken off or have a second part: resumed, corrected, rated, offline, unnamed."""

from collections.abc import Mapping

from kiosk.services.visit import Scene
from tests.ui.journeys.coming import coming
from tests.ui.journeys.coming_once import (
    ALLOWANCE,
    ALLOWANCE_PAPERS,
    CARD,
    LANDSCAPE,
    PHONE,
    PORTRAIT,
    SAME_ADDRESS,
    SMALL,
    file_allowance,
)
from tests.ui.journeys.hall import Hall, opened_with
from tests.ui.journeys.person import Answer
from tests.ui.journeys.record import Record
from tests.ui.journeys.ways import pinyin, touched

NOTE = "请把户籍地址写到门牌号。"

NEWBORN: Mapping[str, Answer] = {
    "contact": "own",
    "phone": PHONE,
    "province": SAME_ADDRESS,
    "married": "no",
    "children_before": "0",
    "child_name": pinyin(("shifan", "示范")),
    "child_birth": touched("near_0"),
    "child_sex": "2",
    "registered": "no",
    "hospital": touched("phrase_1"),
    "category": "ordinary",
    "pay_by": "village",
}
NEWBORN_PAPERS = ("id_front", "hukou_first", "hukou_self", "birth_certificate", "insured_page")


def a_newborn(hall: Hall, record: Record) -> None:
    """A newborn on the arm: broken off at the child's name, taken up by code on another touch."""
    with coming(hall, record, PORTRAIT, answers=NEWBORN, papers=NEWBORN_PAPERS) as person:
        person.touch("begin", "event_newborn", "start")
        person.consent()
        person.lay_card(CARD)
        person.arrive(Scene.CODE)
        code = person.hand.text_of("code_first") + person.hand.text_of("code_second")
        person.look("the-code")
        person.go_on(before="child_name")
        person.answer("child_name")
        person.touch("put_off")
        person.hand.wait_until(lambda: person.place.app.drafts.state.saving == "saved", "saving")
        person.look("put-off")
        person.touch("leave")
        person.arrive(Scene.ATTRACT)
    with coming(hall, record, PORTRAIT, answers=NEWBORN, papers=NEWBORN_PAPERS) as person:
        person.touch("begin", "resume", *(f"code_key_{sign}" for sign in code), "next")
        person.hand.wait_until(lambda: person.ref.endswith("/child_name"), "the child's name")
        person.look("taken-up")
        person.touch("next")
        person.go_on()
        person.look("review")
        slip = person.sign()
        person.look("filed")
        filings = opened_with(person.place.app, slip)
        person.await_delivery()
    answers = {one.item: dict(one.answers) for one in filings}
    record.expect("two items", holds=list(answers) == ["birth-registration", "medical-insurance"])
    names = {said.get("孩子叫什么名字？") for said in answers.values()}
    record.expect("the child's name was told once and stands in both", holds=names == {"示范"})
    at_platform = [hall.said(one.number) for one in filings]
    record.expect("the platform has both", holds=all("示范" in said for said in at_platform))


def corrected_and_rated(hall: Hall, record: Record) -> None:
    """Returned by the county: put right with the slip's code; asked for and rated afterwards."""
    with coming(hall, record, SMALL, answers=ALLOWANCE, papers=ALLOWANCE_PAPERS) as person:
        code = file_allowance(person)
        person.await_delivery()
    first, number = record.number, hall.number_of(record.number)
    hall.platform.ask("case", "return", number, "--note", NOTE)
    with coming(hall, record, SMALL, papers=ALLOWANCE_PAPERS) as person:
        person.await_case(first, "returned")
        person.touch("begin", "progress", "way_scan")
        person.place.camera.hold(code)
        person.hand.find("correct")
        person.look("returned")
        person.touch("correct")
        person.arrive(Scene.REVIEW)
        person.look("to-be-corrected")
        person.touch("change_/data/address")
        person.arrive(Scene.QUESTION)
        pinyin(("menpai", "门牌"))(person.hand)
        person.touch("next")
        person.arrive(Scene.REVIEW)
        person.sign()
        person.look("filed-again")
        person.await_delivery()
    said = hall.said(first)
    record.expect("the correction is a version of the same case", holds=number in said)
    record.expect("what was changed stands at the platform", holds="示范村1组1号门牌" in said)
    hall.platform.accept(number)
    hall.platform.ask("case", "decide", number, "--note", "批准，下月起发放。（示范）")
    with coming(hall, record, SMALL) as person:
        person.await_case(first, "decided")
        person.touch("begin", "progress", "way_card")
        person.place.reader.lay(CARD)
        person.find_case("decided")
        person.look("decided")
        person.touch("rate", "rate_5", "next")
        person.hand.wait_until(lambda: person.place.app.scenes.rating.isSent, "the rating")
        person.look("rated")
        person.await_delivery()
    record.expect("the platform has the rating", holds=bool(hall.platform.ratings()))


def without_network(hall: Hall, record: Record) -> None:
    """No network while somebody files: kept, the slip given, delivered when it is back."""
    answers: Mapping[str, Answer] = {
        "matter": "lost",
        "for_whom": "self",
        "contact": "village",
        "reported": "yes",
        "province": SAME_ADDRESS,
    }
    with (
        hall.unreachable() as come_back,
        coming(hall, record, LANDSCAPE, answers=answers, papers=("id_front",)) as person,
    ):
        sync = person.place.app.sync
        person.hand.wait_until(lambda: sync.state.reach != "online", "the network to be gone")
        person.come_for("cards", "social-security-card")
        person.lay_card(CARD)
        person.go_on()
        code = person.sign()
        person.look("filed-without-network")
        waiting = not person.place.app.is_all_delivered()
        (opened,) = opened_with(person.place.app, code)
        person.touch("next")
        person.arrive(Scene.ATTRACT)
        come_back()
        person.await_delivery()
    record.expect(
        "it was kept here before the network came", holds=waiting and bool(opened.answers)
    )
    record.expect("the platform has it once", holds=hall.times(record.number) == 1)


def without_a_name(hall: Hall, record: Record) -> None:
    """An opinion of somebody who does not want to be known."""
    answers: Mapping[str, Answer] = {
        "sort": "suggestion",
        "subject": "road",
        "content": pinyin(("cunkou", "村口"), ("ludeng", "路灯"), ("huaile", "坏了")),
        "where": touched("phrase_0"),
        "wants_reply": "no",
    }
    with coming(hall, record, SMALL, answers=answers) as person:
        person.touch("begin", "opinion")
        person.arrive(Scene.GUIDE)
        person.touch("start")
        person.consent()
        person.go_on(before="where")
        person.look("phrases")
        person.go_on()
        person.look("review")
        person.sign()
        person.look("filed")
        person.await_delivery()
    case = hall.case(record.number)
    said = hall.said(record.number)
    record.expect("the platform reads it", holds="村口路灯坏了" in said and "村里" in said)
    how = case["filing"]["identity"]["how"]
    record.expect(f"nobody is named ({how})", holds=how == "none")
    record.expect("no identity was asked", holds=Scene.IDENTITY.value not in record.scenes)
