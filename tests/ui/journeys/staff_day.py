"""A day of the staff: 40 walk-ins, 6 returned cases, a printer fault, a courier run, the day report."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sync.wire import courier
from tests.ui.journeys.at_desk import COLLEAGUE, NAME, PIN, Clerk
from tests.ui.journeys.coming import coming
from tests.ui.journeys.coming_again import NOTE
from tests.ui.journeys.coming_once import CARD, LANDSCAPE, PHONE, SAME_ADDRESS
from tests.ui.journeys.hall import PATIENT, Hall
from tests.ui.journeys.person import Answer
from tests.ui.journeys.record import Record
from tests.ui.journeys.ways import touched

WALK_INS = 40
RETURNED = 6
AT_FAULT = 20
OFFLINE = range(30, 33)
BY_TOUCH = 10
"""Every so many walk-ins is filled in by touch, the others fill themselves once they have begun."""

ANSWERS: Mapping[str, Answer] = {
    "matter": "lost",
    "for_whom": "self",
    "contact": "own",
    "phone": PHONE,
    "reported": touched("choice_yes"),
    "province": SAME_ADDRESS,
}


def staff_day(hall: Hall, record: Record) -> None:
    """From the first log-in to the report: the queue goes on whatever fails."""
    stick = hall.tray.parent / "stick"
    courier.root(stick).mkdir(parents=True)
    settings = replace(PATIENT, sticks=str(stick))
    hall.platform.attend()
    with coming(
        hall, record, LANDSCAPE, answers=ANSWERS, papers=("id_front",), settings=settings
    ) as person:
        clerk = Clerk(person)
        manager = clerk.app.store.staff.add(NAME, "manager", PIN, by=None)
        clerk.app.store.staff.add(COLLEAGUE, "assistant", PIN, by=manager.id)
        before = len(hall.platform.cases())
        clerk.log_in()
        person.look("today-in-the-morning")
        in_the_morning = _counted(clerk)
        for place in range(OFFLINE.start):
            if place == AT_FAULT:
                _with_a_printer_fault(hall, clerk)
            else:
                _walk_in(clerk, place)
        _correct_what_came_back(hall, clerk)
        _carry(hall, clerk, stick)
        hall.platform.attend()
        for place in range(OFFLINE.stop, WALK_INS):
            _walk_in(clerk, place)
        person.await_delivery()
        _report(clerk, stick, in_the_morning)
        _look_at_the_audit(clerk)
        person.touch("desk_lock")
        person.hand.find("pad_0")
        person.look("locked")
    cases = len(hall.platform.cases()) - before
    record.expect(f"{WALK_INS} cases at the platform ({cases})", holds=cases == WALK_INS)
    _look_at_the_platform(hall, record, clerk)


def _walk_in(clerk: Clerk, place: int) -> None:
    """Somebody comes: with a card, with an agent, with a document that is typed, or known."""
    person = clerk.person
    if place % BY_TOUCH == 1:
        _for_an_absent_person(clerk)
    else:
        clerk.help("known" if place % 4 == 3 else "seen")
    if place % BY_TOUCH == 0:
        person.come_back_for("cards", "social-security-card")
        person.lay_card(CARD)
        person.go_on()
    else:
        clerk.fill_quickly(place)
    if place in (0, 1):
        person.look("review-beside-staff")
    clerk.finish()


def _with_a_printer_fault(hall: Hall, clerk: Clerk) -> None:
    """The printer is gone for one walk-in: seen on the desk, mended, and the slip printed again."""
    person, tray = clerk.person, hall.tray.with_name("no-tray")
    hall.tray.rename(tray)
    clerk.go_to("today")
    person.hand.wait_until(lambda: _colour_of(clerk, "printer") == "red", "a red printer")
    person.look("printer-fault")
    _walk_in(clerk, AT_FAULT)
    is_shown = clerk.app.slips.state != "printed"
    number, _ = clerk.filed[-1]
    tray.rename(hall.tray)
    clerk.go_to("today")
    person.hand.wait_until(lambda: _colour_of(clerk, "printer") == "green", "a green printer")
    papers = len(list(hall.tray.glob("*.pdf")))
    _find(clerk, number)
    person.touch("act_slip")
    person.hand.wait_until(lambda: len(list(hall.tray.glob("*.pdf"))) > papers, "the slip again")
    person.look("printed-again")
    person.record.expect("without a printer the slip stood on the screen", holds=is_shown)


def _for_an_absent_person(clerk: Clerk) -> None:
    """An agent comes with the papers of somebody who cannot."""
    person = clerk.person
    clerk.go_to("assist")
    person.touch("assist_agent", "relation_family")
    person.place.reader.lay(CARD)
    view = clerk.app.place.sections.assist
    person.hand.wait_until(lambda: bool(view.number), "the agent's card")
    person.place.reader.remove()
    person.look("an-agent")
    person.touch("assist_agent_begin")
    clerk.arrive_at_home()


def _correct_what_came_back(hall: Hall, clerk: Clerk) -> None:
    """The county returns six: three residents bring their slip, three do not."""
    person = clerk.person
    person.await_delivery()
    chosen = [one for place, one in enumerate(clerk.filed) if place % BY_TOUCH > 1][:RETURNED]
    for number, _ in chosen:
        hall.platform.ask("case", "return", hall.number_of(number), "--note", NOTE)
    clerk.await_returned([number for number, _ in chosen])
    clerk.go_to("today")
    person.look("returned-cases")
    for place, (number, code) in enumerate(chosen):
        clerk.go_to("outbox" if place == 0 else "cases")  # a slip is read on any page
        if place < RETURNED // 2:
            clerk.scan(code)
            person.hand.find("act_correct")
        else:
            _find(clerk, number)
        if place in (0, RETURNED // 2):
            person.look("a-returned-case")
        clerk.correct("slip" if place < RETURNED // 2 else "known")
        clerk.filed.pop()
    person.await_delivery()


def _carry(hall: Hall, clerk: Clerk, stick: Path) -> None:
    """No network: what three walk-ins file goes to the county by stick, and its receipts come back."""
    person, app = clerk.person, clerk.app
    with hall.unreachable() as come_back:
        app.sync.cycle(force=True)
        person.hand.wait_until(lambda: app.sync.state.reach != "online", "the network to be gone")
        for place in OFFLINE:
            _walk_in(clerk, place)
        waiting = app.store.waiting().count
        clerk.go_to("outbox")
        person.look("waiting")
        person.touch("outbox_stick", "courier_carry")
        courier_at = app.place.courier
        person.hand.wait_until(lambda: courier_at.state.stage == "carried", "the stick")
        person.look("on-the-stick")
        hall.platform.ask("courier", "import", str(stick))
        person.touch("courier_again", "courier_home")
        person.hand.wait_until(lambda: courier_at.state.stage == "home", "the receipts")
        person.look("receipts-at-home")
        left = app.store.waiting().count
        come_back()
    record = person.record
    record.expect(f"three waited without a network ({waiting})", holds=waiting == len(OFFLINE))
    record.expect(f"receipts came by stick ({left} left)", holds=left == 0)
    person.hand.wait_until(lambda: app.sync.state.reach == "online", "the network")


def _report(clerk: Clerk, stick: Path, in_the_morning: tuple[int, int]) -> None:
    """The day in numbers: looked at, on the stick as PDF and Excel, and printed."""
    person, view = clerk.person, clerk.app.place.sections.records
    filed, returned = _counted(clerk)
    person.look("day-report")
    person.touch("records_pdf")
    person.hand.wait_until(lambda: any(stick.rglob("*.pdf")), "the PDF")
    person.touch("records_xlsx")
    person.hand.wait_until(lambda: any(stick.rglob("*.xlsx")), "the workbook")
    person.touch("records_print")
    person.hand.wait_until(lambda: view.paper == "printed", "the report on paper")
    counted = filed - in_the_morning[0], returned - in_the_morning[1]
    is_right = counted == (WALK_INS, RETURNED)
    person.record.expect(f"filed by the report, and returned: {counted}", holds=is_right)


def _counted(clerk: Clerk) -> tuple[int, int]:
    """Open the day report; return how much it says was filed, and what came back."""
    view = clerk.app.place.sections.records
    clerk.go_to("today")
    clerk.go_to("records")
    clerk.person.hand.wait_until(lambda: bool(view.filed) and not view.isBusy, "the report")
    return int(view.filed), int(view.returned)


def _look_at_the_audit(clerk: Clerk) -> None:
    """What was done stands in the audit, whole and without a resident."""
    audit, expect = clerk.app.store.audit, clerk.person.record.expect
    noted = audit.list(limit=1000)
    acts = Counter(entry.action for entry in noted)
    left = sum((one.action, one.outcome) == ("lock", "visit") for one in noted)
    expect(f"each visit is in the audit ({acts['assist']})", holds=acts["assist"] >= WALK_INS)
    expect(f"each of them locked the desk ({left})", holds=left >= WALK_INS + RETURNED)
    expect(f"each correction too ({acts['correct']})", holds=acts["correct"] == RETURNED)
    expect("the audit holds together", holds=audit.verify() is None)
    expect("no resident stands in it", holds="示范居民" not in audit.export().decode())


def _look_at_the_platform(hall: Hall, record: Record, clerk: Clerk) -> None:
    """What clerks read: who helped, how they knew, and for whom an agent came."""
    told = [hall.case(number)["filing"]["identity"] for number, _ in clerk.filed[:4]]
    helped = [identity["assist"] for identity in told]
    record.expect("each names who helped", holds=all(one["name"] == NAME for one in helped))
    checks = [one["checked"] for one in helped]
    record.expect(f"and how they knew {checks}", holds=checks == ["card", "seen", "seen", "known"])
    agent = helped[1]["agent"]
    record.expect("the agent is named", holds=agent is not None and agent["name"] == CARD.name)


def _find(clerk: Clerk, number: str) -> None:
    """Find a case by its number, which opens it."""
    view = clerk.app.place.sections.cases
    clerk.go_to("cases")
    view.write(number)
    view.search()
    clerk.person.hand.wait_until(lambda: view.case.isOpen, "the case")


def _colour_of(clerk: Clerk, key: str) -> str:
    lights = clerk.app.place.sections.today.lights.rows
    return next((str(one.light) for one in lights if one.key == key), "")
