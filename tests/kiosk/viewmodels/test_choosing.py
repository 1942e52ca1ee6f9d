"""From the topics to the guide and the consent: home, services, guide, consent."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from forms.catalogue import Catalogue, Material, ServiceItem, Text, Topic
from kiosk.jobs import SerialJobRunner
from kiosk.services.catalogue import CatalogueService
from kiosk.services.hall import HallBoard
from kiosk.services.popular import PopularService
from kiosk.services.visit import Scene
from kiosk.settings import Hall, HallNotice
from kiosk.viewmodels.consent import ConsentViewModel
from kiosk.viewmodels.guide import GuideViewModel
from kiosk.viewmodels.home import HomeViewModel
from kiosk.viewmodels.services import ServicesViewModel
from tests.support.rows import column
from tests.support.visits import an_item, begin_visit, form_of

FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) |
| | text | wish | 想说什么？ | What do you wish to say? |
""")
ID_CARD = Material(
    code="id-card",
    name=Text("身份证", "ID card"),
    form=Text("原件", "original"),
    copies=1,
    note=Text(),
    required=True,
    symbol="id_card",
    question="front back",
)
ALLOWANCE = replace(
    an_item(),
    code="allowance",
    title=Text("高龄津贴申请", "Old-age allowance"),
    topics=("elderly",),
    order=1,
    materials=(ID_CARD,),
    phones=("0000-0000001", "0000-0000002"),
)
OPINION = replace(
    an_item(kind="opinion"), code="opinion", title=Text("意见建议", "Opinion"), identity=False
)

HALL = Hall(notices=(HallNotice("停电（示范）"),))


def a_topic(code: str, name: str) -> Topic:
    return Topic(code, Text(name, code), Text(), "elderly")


class Desk:
    """A visit at home, and the view models of the way to a form."""

    def __init__(self, lane: SerialJobRunner, *items: ServiceItem) -> None:
        topics = (a_topic("elderly", "养老和高龄"), a_topic("work", "就业和退役"))
        catalogue = Catalogue(Path(), items, topics, {})
        self.visit = begin_visit(FORM)
        self.catalogue = CatalogueService(catalogue)
        hall = HallBoard(HALL, lambda: catalogue.calendar, lambda: date(2026, 12, 24))
        popular = PopularService(lambda _first: {}, lane, lambda: date(2026, 12, 24))
        self.home = HomeViewModel(self.visit, self.catalogue, hall, popular)
        self.services = ServicesViewModel(self.visit, self.catalogue, popular)
        self.guide = GuideViewModel(self.visit, hall.ready_by)
        self.consent = ConsentViewModel(self.visit)

    @property
    def scene(self) -> Scene:
        return self.visit.visit.scene


@pytest.fixture
def lane() -> Iterator[SerialJobRunner]:
    lane = SerialJobRunner("care")
    yield lane
    lane.close()


@pytest.fixture
def desk(lane: SerialJobRunner) -> Desk:
    return Desk(lane, ALLOWANCE, OPINION)


def test_only_topics_with_something_to_ask_for_stand_at_home(desk: Desk) -> None:
    assert column(desk.home.topics, "code") == ["elderly"]


def test_the_names_of_topics_follow_the_language(desk: Desk) -> None:
    desk.visit.set_language("en")

    assert column(desk.home.topics, "name") == ["elderly"]


@pytest.mark.parametrize(("items", "offers"), [((ALLOWANCE,), False), ((OPINION,), True)])
def test_opinions_are_offered_where_there_is_an_item_for_them(
    items: tuple[ServiceItem, ...], lane: SerialJobRunner, *, offers: bool
) -> None:
    assert Desk(lane, *items).home.hasOpinion is offers


def test_a_topic_lists_its_items(desk: Desk) -> None:
    desk.home.openTopic("elderly")

    assert desk.services.topic == "养老和高龄"
    assert column(desk.services.rows, "code") == ["allowance"]


def test_a_search_without_words_lists_everything(desk: Desk) -> None:
    desk.home.search()

    assert column(desk.services.rows, "code") == ["allowance"]


def test_words_narrow_the_list_as_they_are_typed(desk: Desk) -> None:
    desk.home.search()

    desk.services.setQuery("津贴")

    assert column(desk.services.rows, "code") == ["allowance"]


def test_letters_that_are_no_words_yet_find_something_too(desk: Desk) -> None:
    desk.home.search()
    desk.services.setQuery("高龄")
    desk.services.spell("j i n")
    with_rest = column(desk.services.rows, "code")
    desk.services.setQuery("")
    desk.services.spell("q q q")

    assert with_rest == ["allowance"]
    assert desk.services.findsNothing


def test_what_finds_nothing_offers_what_is_asked_for_most(desk: Desk) -> None:
    desk.home.search()
    desk.services.setQuery("量子力学")

    assert desk.services.findsNothing
    assert column(desk.services.rows, "code") == ["allowance"]


def test_home_offers_what_is_asked_for_most(desk: Desk) -> None:
    desk.home.openItem(desk.home.popular.rows[0].code)

    assert (desk.scene, desk.visit.visit.item) == (Scene.GUIDE, ALLOWANCE)


def test_notices_that_were_read_are_not_counted_again_in_this_visit(desk: Desk) -> None:
    before = (desk.home.notices, desk.home.unread)
    desk.home.openNotices()
    desk.visit.go_home()
    read = (desk.home.notices, desk.home.unread)
    desk.visit.end()

    assert (before, read, desk.home.unread) == ((1, 1), (1, 0), 1)


def test_home_forgets_the_topic_one_came_from(desk: Desk) -> None:
    desk.home.openTopic("elderly")
    desk.services.back()
    desk.home.giveOpinion()
    desk.guide.back()

    assert desk.scene is Scene.HOME


def test_the_words_are_still_there_on_the_way_back_from_a_guide(desk: Desk) -> None:
    desk.home.search()
    desk.services.setQuery("津贴")
    desk.services.choose("allowance")

    desk.guide.back()

    assert (desk.scene, desk.services.isSearching, desk.services.query) == (
        Scene.SERVICES,
        True,
        "津贴",
    )


def test_the_next_person_finds_no_words(desk: Desk) -> None:
    desk.home.search()
    desk.services.setQuery("津贴")

    desk.visit.end()

    assert desk.services.query == ""


def test_the_guide_names_what_to_bring_and_how_many_photos_are_taken(desk: Desk) -> None:
    desk.visit.choose(ALLOWANCE)

    assert column(desk.guide.materials, "name") == ["身份证"]
    assert column(desk.guide.materials, "photos") == [2]
    assert desk.guide.phones == "0000-0000001、0000-0000002"


def test_back_closes_the_details_before_it_leaves_the_guide(desk: Desk) -> None:
    desk.visit.choose(ALLOWANCE)
    desk.guide.openDetails()

    desk.guide.back()
    after_one = (desk.scene, desk.guide.showsDetails)
    desk.guide.back()

    assert after_one == (Scene.GUIDE, False)
    assert desk.scene is Scene.HOME


def test_the_details_of_one_item_are_not_open_on_the_next(desk: Desk) -> None:
    desk.visit.choose(ALLOWANCE)
    desk.guide.openDetails()
    desk.visit.go_home()

    desk.visit.choose(OPINION)

    assert not desk.guide.showsDetails


def test_whoever_does_not_consent_is_shown_the_way_to_the_window(desk: Desk) -> None:
    desk.visit.choose(ALLOWANCE)
    desk.guide.start()
    desk.consent.decline()

    assert desk.scene is Scene.WINDOW
    assert column(desk.guide.materials, "name") == ["身份证"]
    assert desk.visit.visit.consent_at is None


def test_consent_says_who_reads_and_whether_photos_are_taken(desk: Desk) -> None:
    desk.visit.choose(ALLOWANCE)
    desk.guide.start()

    assert (desk.consent.isPersonal, desk.consent.takesPhotos) == (True, True)


def test_an_opinion_asks_for_no_identity(desk: Desk) -> None:
    desk.home.giveOpinion()
    desk.guide.start()
    is_personal = desk.consent.isPersonal

    desk.consent.agree()

    assert (is_personal, desk.scene) == (False, Scene.QUESTION)


def test_nothing_is_told_where_nothing_changed(desk: Desk, qtbot: QtBot) -> None:
    desk.visit.choose(ALLOWANCE)

    with qtbot.assertNotEmitted(desk.guide.changed):
        desk.visit.changed.emit()
