"""帮人办 on the desk: which page lies open, what an agent still lacks, and what is forgotten."""

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from kiosk.devices.card_reader import NoCard
from kiosk.devices.card_reader.simulated import SAMPLE_CARD
from kiosk.jobs import SerialJobRunner
from kiosk.services.cards import CardService
from kiosk.services.desk.assisting import AssistingService
from kiosk.services.desk.roles import Section
from kiosk.services.person import from_typing
from kiosk.services.visit import Scene, VisitService
from kiosk.viewmodels.desk.assist import DeskAssistViewModel
from tests.support.on_duty import Duty
from tests.support.visits import TODAY, an_item, begin_visit, form_of

FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) |
| | text | wish | 想说什么？ |
""")
NUMBER = "440524188001010014"
CHILD = "110105201801010115"


class Bench:
    def __init__(self, qtbot: QtBot) -> None:
        self.visit: VisitService = begin_visit(FORM)
        self.visit.end()
        self.duty = Duty(self.visit)
        self.cards = CardService(NoCard, SerialJobRunner("devices"))
        assisting = AssistingService(self.duty.desk, self.visit, self.duty.idle)
        self.view = DeskAssistViewModel(self.duty.desk, assisting, self.cards, lambda: TODAY)
        self.duty.log_in(qtbot)

    def tell(self, number: str = NUMBER) -> None:
        self.view.askForAgent()
        self.view.chooseRelation("family")
        self.view.setName("示范家人")
        self.view.setNumber(number)


@pytest.fixture
def bench(qtbot: QtBot) -> Bench:
    return Bench(qtbot)


def test_an_agent_is_asked_for_one_thing_after_the_other(bench: Bench) -> None:
    bench.view.askForAgent()
    steps: list[Callable[[], None]] = [
        lambda: bench.view.chooseRelation("carer"),
        lambda: bench.view.setName("示范家人"),
        lambda: bench.view.setNumber(NUMBER),
    ]
    said = []
    for step in steps:
        bench.view.beginForAgent()
        said.append(bench.view.headline)
        step()

    assert bench.view.page == "agent"
    assert said[0] == "请选一样"
    assert all(said)
    assert bench.view.headline == ""


def test_a_child_does_not_act_for_anybody(bench: Bench) -> None:
    bench.tell(CHILD)
    bench.view.beginForAgent()

    assert bench.view.headline == "代办人要满 18 岁"


def test_the_visit_begins_with_the_agent_and_the_desk_forgets_them(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.tell()
    bench.view.beginForAgent()
    qtbot.waitUntil(lambda: bench.visit.visit.scene is Scene.HOME)

    assistance = bench.visit.visit.assistance
    assert assistance is not None
    assert assistance.agent is not None
    assert (assistance.agent.person.name, assistance.agent.person.how) == ("示范家人", "typed")
    assert (bench.view.name, bench.view.number) == ("", "")


def test_a_card_fills_the_page_and_typing_over_it_is_typing(bench: Bench, qtbot: QtBot) -> None:
    bench.view.askForAgent()
    bench.view.chooseRelation("family")
    bench.cards.read.emit(SAMPLE_CARD)
    read = bench.view.name
    bench.view.setName("示范家人")
    bench.view.beginForAgent()
    qtbot.waitUntil(lambda: bench.visit.visit.assistance is not None)

    assistance = bench.visit.visit.assistance
    assert read == SAMPLE_CARD.name
    assert assistance is not None
    assert assistance.agent is not None
    assert assistance.agent.person.how == "typed"


def test_another_section_is_looked_into_and_the_agent_is_still_there(bench: Bench) -> None:
    bench.tell()
    bench.duty.desk.go_to("cases")
    bench.duty.desk.go_to("assist")

    assert (bench.view.page, bench.view.name, bench.view.number) == ("agent", "示范家人", NUMBER)


def test_the_agents_card_is_looked_for_on_their_page_alone(bench: Bench) -> None:
    bench.duty.desk.go_to("assist")
    bench.view.askForAgent()
    watched = [bench.cards._timer.isActive()]
    sections: tuple[Section, ...] = ("cases", "assist")
    for section in sections:
        bench.duty.desk.go_to(section)
        watched.append(bench.cards._timer.isActive())
    bench.view.setNumber(NUMBER)
    bench.duty.desk.go_to("cases")
    bench.duty.desk.go_to("assist")
    watched.append(bench.cards._timer.isActive())

    assert watched == [True, False, True, False]


def test_an_open_visit_is_taken_over_with_an_agent(bench: Bench, qtbot: QtBot) -> None:
    bench.duty.desk.close()
    bench.visit.begin()
    bench.duty.log_in(qtbot)
    page = bench.view.page
    bench.tell()
    pages = page, bench.view.page
    bench.view.beginForAgent()
    qtbot.waitUntil(lambda: bench.visit.visit.assistance is not None)

    assert pages == ("open", "agent")
    assert bench.visit.visit.is_by_agent


def test_a_visit_in_the_agents_own_name_is_not_taken_over_for_somebody_absent(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.duty.desk.close()
    bench.visit.begin()
    bench.visit.choose(an_item())
    bench.visit.start()
    bench.visit.agree()
    bench.visit.identify(from_typing("示范家人", NUMBER))
    bench.duty.log_in(qtbot)
    bench.tell()
    bench.view.beginForAgent()
    said = bench.view.headline
    bench.view.back()

    assert said == "这次办理登记的就是代办人自己"
    assert bench.view.page == "open"
    assert bench.visit.visit.assistance is None


def test_a_card_is_no_agent_while_nobody_asks_for_one(bench: Bench) -> None:
    bench.cards.read.emit(SAMPLE_CARD)

    assert (bench.view.page, bench.view.name) == ("start", "")


def test_a_lock_forgets_who_was_typed(bench: Bench) -> None:
    bench.tell()
    bench.duty.desk.lock()

    assert (bench.view.page, bench.view.name, bench.view.number) == ("start", "", "")


def test_what_cannot_be_noted_is_said_and_does_not_begin(bench: Bench, qtbot: QtBot) -> None:
    bench.duty.roll.is_full = True
    bench.view.begin("seen")
    qtbot.waitUntil(lambda: bench.view.headline != "")

    assert "满" in bench.view.headline + bench.view.fault
    assert bench.visit.visit.scene is Scene.ATTRACT


def test_over_an_open_visit_it_goes_on_with_that_and_ends_it_only_when_asked_twice(
    bench: Bench, qtbot: QtBot
) -> None:
    bench.view.begin("seen")
    qtbot.waitUntil(lambda: bench.visit.visit.scene is Scene.HOME)
    bench.duty.log_in(qtbot)
    page = bench.view.page, bench.view.isMine
    bench.view.end()
    asked = bench.view.isEnding, bench.visit.visit.scene
    bench.view.end()
    qtbot.waitUntil(lambda: bench.visit.visit.scene is Scene.ATTRACT)

    assert page == ("open", True)
    assert asked == (True, Scene.HOME)
    assert bench.duty.roll.noted[-1] == ("assist", "ended")
    assert bench.view.page == "start"


def test_a_visit_whose_end_cannot_be_noted_stays_open(bench: Bench, qtbot: QtBot) -> None:
    bench.view.begin("seen")
    qtbot.waitUntil(lambda: bench.visit.visit.scene is Scene.HOME)
    bench.duty.log_in(qtbot)
    bench.duty.roll.is_full = True
    bench.view.end()
    bench.view.end()
    qtbot.waitUntil(lambda: bench.view.headline != "")

    assert bench.visit.visit.scene is Scene.HOME
    assert bench.view.page == "open"
