"""Papers that the platform holds: asked for once by card and tick, offered, used and taken back."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from pytestqt.qtbot import QtBot

from forms.catalogue import Material, ServiceItem, Text
from kiosk.devices.card_reader.simulated import SAMPLE_CARD
from kiosk.devices.photo import Photo
from kiosk.jobs import SerialJobRunner
from kiosk.services.assistance import Agent, Assistance
from kiosk.services.draft import draft_of, read_draft
from kiosk.services.earlier import EarlierPaper
from kiosk.services.filling import Filling
from kiosk.services.held import HeldService
from kiosk.services.person import Person, from_card, from_typing
from kiosk.services.recalled import fill_in
from kiosk.services.reopening import Correction, Reopened, filling_of
from kiosk.services.sheets import swap_photos
from kiosk.services.submitting import submissions_of
from kiosk.services.visit import Scene, VisitService
from kiosk.services.walk import Walk
from kiosk.viewmodels.consent import ConsentViewModel
from kiosk.viewmodels.review import ReviewViewModel
from sync.clock import milliseconds
from sync.engine import Holder
from sync.transport import UnreachableError
from sync.wire.envelope import FormName
from sync.wire.held import Held, HeldPaper
from tests.support.rows import column
from tests.support.visits import NOW, ZONE, an_item, begin_visit, form_of, xform_of

WORKBOOK = """
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) | required | appearance |
| | image | first | 户口簿，首页 | Register, first page | yes | document |
| | image | own | 户口簿，本人页 | Register, own page | yes | document |
| | image | portrait | 照片 | Portrait | | photo |
"""
FORM = form_of(WORKBOOK)
NO = Text(zh_CN="", en="")
REGISTER = Material(
    "household-register", NO, NO, 1, NO, required=True, symbol="menu_book", question="first own"
)
ITEM = replace(an_item(), materials=(REGISTER,))
FILED = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
CASE = "0001-2026-1-000012-1234"
PHOTO = Photo(b"jpeg", 800, 600, frozenset())
HELD = Held(
    CASE,
    "demo",
    milliseconds(FILED),
    tuple(
        HeldPaper(f"household-register:{page}", bytes([page]) * 32, "image/jpeg", 9)
        for page in (0, 1)
    ),
)
FIRST, OWN = (
    EarlierPaper(one.paper, CASE, FILED.astimezone(ZONE), one.digest) for one in HELD.papers
)


@dataclass
class Hall:
    """A visit, and a platform that holds a register of whoever asks."""

    visit: VisitService = field(default_factory=lambda: begin_visit(FORM))
    asked: list[Holder] = field(default_factory=list)
    is_online: bool = True
    is_cut: bool = False

    def __post_init__(self) -> None:
        self.lane = SerialJobRunner("desk")
        self.service = HeldService(
            self.answer, self.lane, self.visit, has_reader=True, is_online=lambda: self.is_online
        )

    def answer(self, holder: Holder) -> tuple[Held, ...]:
        self.asked.append(holder)
        if self.is_cut:
            raise UnreachableError("cut")
        return (HELD,)

    def come(self, person: Person, *, ticks: bool = True, item: ServiceItem = ITEM) -> None:
        self.visit.choose(item)
        self.visit.start()
        self.visit.agree(may_ask_held=ticks)
        self.visit.identify(person)


@pytest.fixture(name="hall")
def open_hall(qtbot: QtBot) -> Iterator[Hall]:
    hall = Hall()
    yield hall
    hall.lane.close()


@pytest.fixture(name="visit")
def come_with_a_card(hall: Hall, qtbot: QtBot) -> VisitService:
    """A visit that stands at the register, which the platform holds."""
    hall.come(from_card(SAMPLE_CARD))
    qtbot.waitUntil(lambda: hall.visit.visit.held != {})
    return hall.visit


def drained(hall: Hall, qtbot: QtBot) -> int:
    """Wait until the lane has done all that was asked of it; return how often it asked."""
    done: list[object] = []
    hall.lane.run(lambda: None, done.append)
    qtbot.waitUntil(lambda: done != [])
    return len(hall.asked)


def test_a_card_and_a_tick_ask_once_and_the_papers_are_offered_by_page(
    hall: Hall, visit: VisitService, qtbot: QtBot
) -> None:
    visit.set_language("en")
    visit.set_language("zh_CN")

    assert drained(hall, qtbot) == 1
    assert hall.asked[0].id_number == SAMPLE_CARD.id_number
    assert (hall.asked[0].document, hall.asked[0].consent_at) == ("resident-id-card", NOW)
    assert visit.visit.held == {"household-register:0": FIRST, "household-register:1": OWN}


@pytest.mark.parametrize(
    ("person", "ticks"),
    [
        (from_card(SAMPLE_CARD), False),
        (from_typing(SAMPLE_CARD.name, SAMPLE_CARD.id_number), True),
        (replace(from_card(SAMPLE_CARD), card=b""), True),
    ],
    ids=["no tick", "typed", "card of an earlier visit"],
)
def test_without_a_tick_or_a_card_that_was_read_now_nobody_is_asked(
    hall: Hall, qtbot: QtBot, *, person: Person, ticks: bool
) -> None:
    hall.come(person, ticks=ticks)

    assert drained(hall, qtbot) == 0
    assert hall.visit.visit.held == {}


def test_an_answer_that_comes_after_the_visit_is_dropped(hall: Hall, qtbot: QtBot) -> None:
    hall.come(from_card(SAMPLE_CARD))
    hall.visit.end()
    hall.visit.begin()

    assert drained(hall, qtbot) == 1
    assert hall.visit.visit.held == {}


def test_a_platform_that_is_not_reached_holds_nobody_up(hall: Hall, qtbot: QtBot) -> None:
    hall.is_cut = True
    hall.come(from_card(SAMPLE_CARD))

    assert drained(hall, qtbot) == 1
    assert (hall.visit.visit.scene, hall.visit.visit.held) == (Scene.MATERIAL, {})


def test_an_agent_is_not_asked_for_what_only_the_person_may_allow(hall: Hall) -> None:
    agent = Agent("family", from_typing("示范家人", "440524188001010014"))
    hall.visit.choose(ITEM)
    alone = hall.service.may_ask()
    hall.visit.assist(Assistance(UUID(int=7), "示范职员", "agent", "seen", agent))

    assert (alone, hall.service.may_ask()) == (True, False)


def test_all_of_it_is_forgotten_with_the_visit_and_with_another_choice(visit: VisitService) -> None:
    before = visit.visit
    visit.choose(replace(ITEM, code="other"))
    chosen = visit.visit
    visit.end()

    assert before.held != {}
    assert "1234" not in repr(before)
    assert (chosen.held, chosen.may_ask_held_at) == ({}, None)
    assert (visit.visit.held, visit.visit.may_ask_held_at) == ({}, None)


def test_it_is_offered_where_there_are_papers_and_a_network_and_never_ticked_by_itself(
    hall: Hall,
) -> None:
    view = ConsentViewModel(hall.visit, hall.service.may_ask)
    hall.visit.choose(ITEM)
    hall.visit.start()
    offered = view.offersHeld, view.mayAskHeld
    view.tickHeld()
    ticked = view.mayAskHeld
    hall.visit.back()
    hall.visit.start()
    again = view.mayAskHeld
    hall.is_online = False
    view.tickHeld()
    offline = view.offersHeld, view.mayAskHeld
    hall.is_online = True
    hall.visit.choose(an_item())
    hall.visit.start()

    assert offered == (True, False)
    assert (ticked, again) == (True, False)
    assert offline == (False, False)
    assert not view.offersHeld


def test_one_touch_uses_every_page_of_the_paper_and_each_can_be_taken_back(
    visit: VisitService,
) -> None:
    filling = visit.filling
    visit.use_held("/data/first")
    both = dict(filling.earlier)
    filling.set_photo("/data/own", PHOTO)

    assert both == {"/data/first": FIRST, "/data/own": OWN}
    assert (filling.origin_of("/data/first"), filling.origin_of("/data/own")) == ("held", "photo")
    assert (dict(filling.earlier), dict(filling.photos)) == (
        {"/data/first": FIRST},
        {"/data/own": PHOTO},
    )

    swap_photos(filling, "/data/first", "/data/own")
    assert (filling.paper_at("/data/first"), filling.paper_at("/data/own")) == (PHOTO, FIRST)


def test_a_photo_that_was_taken_stays_when_the_other_page_is_used(visit: VisitService) -> None:
    visit.filling.set_photo("/data/own", PHOTO)
    visit.use_held("/data/first")

    assert visit.filling.paper_at("/data/own") == PHOTO


def test_what_is_used_is_filed_as_a_reference_and_what_is_photographed_names_its_paper(
    visit: VisitService,
) -> None:
    visit.use_held("/data/first")
    visit.filling.set_photo("/data/own", PHOTO)
    while visit.visit.scene is not Scene.REVIEW:
        visit.next()
    review = ReviewViewModel(visit)
    visit.changed.emit()
    (submission,) = submissions_of(visit.visit)

    (held,), (file,) = submission.held, submission.files
    assert (held.case, held.paper, held.digest) == (CASE, "household-register:0", FIRST.digest)
    assert held.filed_at == milliseconds(FILED)
    assert (file.paper, file.data) == ("household-register:1", b"jpeg")
    assert held.name.encode() in submission.xml
    assert column(review.rows, "answer")[0] == "2026年3月2日交过，办件号末四位 1234"
    assert column(review.rows, "origin")[:2] == ["held", "photo"]


def test_a_draft_that_is_resumed_keeps_the_reference(visit: VisitService) -> None:
    visit.use_held("/data/first")
    content, photos = draft_of(visit.visit, {"demo": xform_of(WORKBOOK)}, lambda data: data)
    (part,) = read_draft(content).parts
    filling = fill_in(
        part,
        photos,
        FORM,
        ITEM,
        given=None,
        person=None,
        language="zh_CN",
        now=lambda: NOW,
        new_id=str,
    )

    assert dict(filling.earlier) == dict(visit.filling.earlier)


def test_a_case_that_is_corrected_keeps_the_reference(visit: VisitService) -> None:
    visit.use_held("/data/first")
    while visit.visit.scene is not Scene.REVIEW:
        visit.next()
    (submission,) = submissions_of(visit.visit)
    correction = Correction(UUID(int=1), bytes(16), "", "", "", "2", NOW)
    names = {
        one.name: EarlierPaper(one.paper, one.case, FILED, one.digest) for one in submission.held
    }
    reopened = Reopened(correction, "demo", FormName("demo", "1"), submission.xml, {}, names)
    filling = filling_of(
        reopened, ITEM, FORM, now=lambda: NOW, new_id=lambda: str(UUID(int=2)), language="zh_CN"
    )

    assert dict(filling.earlier) == {"/data/first": FIRST, "/data/own": OWN}


def test_in_a_life_event_it_is_used_for_every_item_that_wants_the_paper() -> None:
    one, other = (
        Filling(
            FORM, None, now=lambda: NOW, new_id=str, language="zh_CN", item=replace(ITEM, code=code)
        )
        for code in ("one", "other")
    )
    walk = Walk((one, other))
    walk.begin()
    walk.open.set_photo("/data/first", FIRST)
    walk.forward()

    assert other.paper_at("/data/first") == FIRST
    assert other.session.value("/data/first") == one.session.value("/data/first")
