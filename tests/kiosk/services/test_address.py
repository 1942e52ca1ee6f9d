"""The address on the card, told by the real lists, and what it answers."""

import lzma
from collections.abc import Mapping
from dataclasses import replace
from functools import cache

import pytest

from forms import Form, load
from kiosk.devices.card_reader.simulated import SAMPLE_CARD
from kiosk.paths import DIVISIONS
from kiosk.services.address import AddressBook, AddressOffer, cascade_around, cascades_of
from kiosk.services.divisions import Divisions
from kiosk.services.filling import Filling
from kiosk.services.person import from_card
from kiosk.services.review import review_of
from kiosk.services.walk import Walk
from tests.support.visits import NOW, an_item, xform_of

CARD = "福建省福州市闽侯县白沙镇示范村1组1号"


@cache
def listed(name: str) -> bytes:
    return lzma.decompress((DIVISIONS / f"{name}.xz").read_bytes())


DIVISIONS_TOLD = Divisions(listed)


@pytest.mark.parametrize(
    ("address", "names", "rest"),
    [
        (CARD, "福建省 福州市 闽侯县 白沙镇", "示范村1组1号"),
        ("北京市东城区景山街道示范胡同1号", "北京市 市辖区 东城区 景山街道", "示范胡同1号"),
        ("湖南省浏阳市大瑶镇示范村", "湖南省 长沙市 浏阳市 大瑶镇", "示范村"),
        ("湖北省仙桃市示范路1号", "湖北省 省直辖县级行政区划 仙桃市", "示范路1号"),
        ("广东省东莞市虎门镇示范村", "广东省 东莞市 东莞市 虎门镇", "示范村"),
        ("广西南宁市武鸣区示范村", "广西壮族自治区 南宁市 武鸣区", "示范村"),
        ("吉林市昌邑区示范路1号", "吉林省 吉林市 昌邑区", "示范路1号"),
        ("福建省 福州市　闽侯县", "福建省 福州市 闽侯县", ""),
        ("福建省福州市长乐市示范镇", "福建省 福州市", "长乐市示范镇"),
        ("鼓楼区示范路1号", "", "鼓楼区示范路1号"),
        ("重庆路1号", "", "重庆路1号"),
        ("示范县示范镇示范村1组1号", "", "示范县示范镇示范村1组1号"),
        ("", "", ""),
    ],
)
def test_an_address_is_told_as_far_as_it_is_beyond_doubt(
    address: str, names: str, rest: str
) -> None:
    told = DIVISIONS_TOLD.told(address)

    assert (" ".join(one.name for one in told.divisions), told.rest) == (names, rest)


FORM = """
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) | required | appearance | choice_filter | constraint | constraint_message::中文 (zh_CN) | constraint_message::English (en) | bind::kiosk:fill | bind::kiosk:same |
| | select_one_from_file provinces.csv | province | 哪个省？ | Province? | yes | minimal | | | | | card.province | PERSON.province |
| | select_one_from_file cities.csv | city | 哪个市？ | City? | yes | minimal | parent = ${province} | | | | card.city | PERSON.city |
| | select_one_from_file counties.csv | county | 哪个县？ | County? | yes | minimal | parent = ${city} | | | | card.county | PERSON.county |
| | select_one_from_file townships.csv | township | 哪个镇？ | Township? | yes | minimal | parent = ${county} | | | | card.township | PERSON.township |
| | text | place | 哪个村？ | Village? | yes | | | string-length(.) >= 4 | 写全 | In full | card.place | |
| | text | last | 还有什么？ | What else? | | | | | | | | |
"""


@cache
def form(owner: str = "person") -> Form:
    lists = ("provinces.csv", "cities.csv", "counties.csv", "townships.csv")
    media = {name: lambda name=name: listed(name) for name in lists}
    return load(xform_of(FORM.replace("PERSON", owner)), media)


def filling(owner: str = "person") -> Filling:
    return Filling(
        form(owner), None, now=lambda: NOW, new_id=lambda: "id", language="zh_CN", item=an_item()
    )


class Visitor:
    """Somebody whose card says `address`, before the first question."""

    def __init__(self, address: str, *owners: str) -> None:
        self.walk = Walk([filling(owner) for owner in owners or ("person",)])
        self.walk.begin()
        self.person = from_card(replace(SAMPLE_CARD, address=address))
        self.book = AddressBook(listed)

    @property
    def here(self) -> str:
        return self.walk.open.page.ref.rpartition("/")[2]

    def offers(self) -> tuple[AddressOffer, ...]:
        question = self.walk.open.page.questions[0]  # type: ignore[union-attr]  # a question
        return self.book.offers(question, self.person, self.walk.parts, self.walk.open)

    def take(self) -> None:
        self.walk.take_address(self.offers()[0])

    def say(self, value: str) -> str:
        self.walk.open.answer(self.walk.open.page.ref, value)
        return self.walk.forward()

    def values(self) -> Mapping[str, str]:
        return {
            ref.rpartition("/")[2]: value
            for ref, value in self.walk.open.session.values().items()
            if value and "meta" not in ref
        }


WHOLE = {
    "province": "35",
    "city": "3501",
    "county": "350121",
    "township": "350121101",
    "place": "示范村1组1号",
}


def test_one_touch_answers_all_five_questions_and_the_review_says_where_from() -> None:
    visitor = Visitor(CARD)
    visitor.take()
    assert visitor.here == "province"
    visitor.walk.forward()

    assert visitor.here == "last"
    assert visitor.values() == WHOLE
    rows = review_of(visitor.walk.open)[:5]
    assert [row.origin for row in rows] == ["card"] * 5
    assert rows[3].answer == "白沙镇"


def test_nothing_is_filled_before_it_is_touched() -> None:
    assert Visitor(CARD).values() == {}


def test_the_same_touch_gives_it_back() -> None:
    visitor = Visitor(CARD)
    visitor.take()
    visitor.walk.take_address(None)

    assert visitor.values() == {}
    visitor.walk.forward()
    assert (visitor.here, visitor.say("35")) == ("province", "moved")
    assert visitor.here == "city"


def test_what_cannot_be_told_is_asked_and_the_rest_of_the_text_stands_there_to_be_seen() -> None:
    visitor = Visitor("福建省福州市长乐市示范镇示范村")
    visitor.take()
    to_come = [step.page.ref.rpartition("/")[2] for step in visitor.walk.pages()]
    visitor.walk.forward()

    assert to_come == ["province", "county", "township", "place", "last"]
    assert visitor.here == "county"
    for code in ("350121", "350121101"):
        visitor.say(code)
    assert visitor.here == "place"
    assert visitor.values()["place"] == "长乐市示范镇示范村"


def test_a_rest_that_is_too_short_is_asked() -> None:
    visitor = Visitor("福建省福州市闽侯县白沙镇1号")
    visitor.take()
    visitor.walk.forward()

    assert (visitor.here, visitor.values()["place"]) == ("place", "1号")


def test_another_province_chosen_by_hand_asks_for_everything_below_it() -> None:
    visitor = Visitor(CARD)
    visitor.take()
    visitor.say("11")
    asked = []
    for code in ("1101", "110101", "110101001", "示范胡同1号"):
        asked.append(visitor.here)
        visitor.say(code)

    assert asked == ["city", "county", "township", "place"]
    assert visitor.here == "last"


def test_of_an_address_that_nobody_can_place_only_the_text_is_offered_where_text_is_asked() -> None:
    visitor = Visitor("示范县示范镇示范村1组1号")
    at_the_start = visitor.offers()
    for code in ("35", "3501", "350121", "350121101"):
        visitor.say(code)

    assert at_the_start == ()
    assert [one.place for one in visitor.offers()] == ["示范县示范镇示范村1组1号"]


def test_the_village_of_another_township_is_not_offered() -> None:
    visitor = Visitor(CARD)
    for code in ("11", "1101", "110101", "110101001"):
        visitor.say(code)

    assert visitor.here == "place"
    assert visitor.offers() == ()


def test_an_address_given_in_the_first_item_is_offered_in_the_second() -> None:
    visitor = Visitor("", "person", "household")
    for answer in (*WHOLE.values(), ""):
        visitor.say(answer)
    (offer,) = visitor.offers()

    assert (offer.source, offer.names[-1], offer.place) == ("earlier", "白沙镇", "示范村1组1号")
    visitor.take()
    assert visitor.walk.place == 1
    assert visitor.values() == WHOLE


def test_an_address_that_is_taken_stands_in_every_item_that_asks_for_the_same() -> None:
    visitor = Visitor(CARD, "person", "person")
    visitor.take()

    first, second = (dict(part.session.values()) for part in visitor.walk.parts)
    levels = [ref for ref in first if ref.endswith(("province", "city", "county", "township"))]
    assert [second[ref] for ref in levels] == list(WHOLE.values())[:4]


def test_a_typed_identity_has_no_address_to_offer() -> None:
    visitor = Visitor(CARD)
    visitor.person = replace(visitor.person, how="typed")

    assert visitor.offers() == ()
    assert cascade_around(visitor.walk.open) is not None


def test_an_address_that_was_looked_up_is_forgotten() -> None:
    book = AddressBook(listed)
    visitor = Visitor(CARD)
    visitor.book = book
    visitor.offers()
    before = CARD in repr(vars(book._divisions))
    book.forget()

    assert (before, CARD in repr(vars(book._divisions)["_told"])) == (True, False)


def test_a_village_that_is_asked_without_its_province_is_left_to_the_person() -> None:
    assert list(cascades_of(())) == []
