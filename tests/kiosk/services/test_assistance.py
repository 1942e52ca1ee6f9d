"""A visit under assistance: what is filed names who helped, how they knew whom, and who acted."""

from dataclasses import replace
from uuid import UUID

import pytest

from kiosk.services.assistance import Agent, Assistance
from kiosk.services.checked import checked_by, checked_in
from kiosk.services.person import Person, from_typing
from kiosk.services.submitting import submissions_of
from kiosk.services.visit import Scene, VisitService
from kiosk.viewmodels.identified import whose_of
from sync.central.identities import told_identity
from sync.store.prepare import _identity
from sync.wire.codec import decode, encode
from sync.wire.identity import Identity
from tests.support.visits import ID_NUMBER, NOW, ZONE, an_item, begin_visit, form_of, sample_person

pytestmark = pytest.mark.usefixtures("qapp")

STAFF = UUID(int=7)
OTHER_NUMBER = "440524188001010014"
BESIDE = Assistance(STAFF, "示范职员", "beside", "seen")
AGENT = Agent("family", from_typing("示范家人", OTHER_NUMBER))
BY_AGENT = Assistance(STAFF, "示范职员", "agent", "seen", AGENT)
FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) |
| | text | wish | 想说什么？ |
""")


def assisted(assistance: Assistance, person: Person | None = None) -> VisitService:
    visit = begin_visit(FORM)
    visit.assist(assistance)
    visit.choose(an_item())
    visit.start()
    visit.agree()
    visit.identify(person or sample_person())
    while visit.visit.scene is not Scene.SIGNATURE:
        visit.next()
    return visit


def filed(visit: VisitService) -> Identity:
    (submission,) = submissions_of(visit.visit)
    return _identity(submission.identity)


def by_card() -> Person:
    return replace(sample_person(), how="card", card=bytes(32))


def test_a_filing_names_who_helped_and_that_they_saw_the_document() -> None:
    identity = filed(assisted(BESIDE))

    assert identity.how == "staff"
    assert identity.assist is not None
    assert (identity.assist.staff, identity.assist.name) == (STAFF, "示范职员")
    assert (identity.assist.mode, identity.assist.checked) == ("beside", "seen")
    assert decode(Identity, encode(identity)) == identity


def test_a_card_that_was_read_says_more_than_staff_do() -> None:
    identity = filed(assisted(BESIDE, by_card()))

    assert identity.how == "card"
    assert identity.assist is not None
    assert identity.assist.checked == "card"


def test_staff_who_know_the_person_have_seen_no_document() -> None:
    identity = filed(assisted(replace(BESIDE, checked="known")))

    assert identity.how == "typed"
    assert identity.assist is not None
    assert identity.assist.checked == "known"


def test_an_agents_filing_is_the_absent_persons_and_names_the_agent() -> None:
    visit = assisted(BY_AGENT)
    identity = filed(visit)

    assert visit.visit.asker is not None
    assert visit.visit.asker.id_number == ID_NUMBER
    assert identity.assist is not None
    assert identity.assist.agent is not None
    assert (identity.assist.agent.name, identity.assist.agent.number) == ("示范家人", OTHER_NUMBER)


def test_the_clerk_is_told_all_of_it() -> None:
    told = told_identity(filed(assisted(BY_AGENT)))["assist"]

    assert told == {
        "staff": str(STAFF),
        "name": "示范职员",
        "mode": "agent",
        "checked": "seen",
        "agent": {
            "relation": "family",
            "name": "示范家人",
            "number": OTHER_NUMBER,
            "how": "typed",
            "document": "resident-id-card",
        },
    }


def test_nobody_who_helped_is_told_of_none() -> None:
    visit = begin_visit(FORM)
    visit.choose(an_item())
    visit.start()
    visit.agree()
    visit.identify(sample_person())
    while visit.visit.scene is not Scene.SIGNATURE:
        visit.next()

    assert told_identity(filed(visit))["assist"] is None


def test_the_printed_form_says_the_same_within_the_visit_and_from_the_filing() -> None:
    visit = assisted(BY_AGENT)
    within = checked_in(visit.visit).facts("zh_CN", ZONE)

    assert within == checked_by(filed(visit)).facts("zh_CN", ZONE)
    assert checked_in(visit.visit).is_by_agent
    assert checked_by(filed(visit)).is_by_agent
    assert visit.visit.signer == AGENT.person
    assert within[1:] == (
        ("帮办人员", "示范职员，看过证件原件"),
        ("代办人", f"示范家人（家里人），居民身份证 {OTHER_NUMBER}"),
    )
    assert ("Assisted by", "示范职员, saw the document") in checked_in(visit.visit).facts(
        "en", ZONE
    )


def test_assistance_outlives_another_item_and_an_earlier_draft_but_not_the_visit() -> None:
    visit = assisted(BESIDE)
    earlier = replace(visit.visit, assistance=None)
    visit.go_home()
    visit.choose(replace(an_item(), code="other"))
    after_home = visit.visit.assistance
    visit.take_up(earlier, with_code=False)

    assert after_home == visit.visit.assistance == BESIDE
    visit.end()
    assert visit.visit.assistance is None


@pytest.mark.parametrize(("assistance", "whose"), [(BESIDE, "own"), (BY_AGENT, "absent")])
def test_an_agent_is_asked_for_the_absent_person(assistance: Assistance, whose: str) -> None:
    visit = begin_visit(FORM)
    visit.assist(assistance)

    assert whose_of(visit.visit) == whose


@pytest.mark.parametrize(("assistance", "home"), [(None, Scene.CLOSED), (BESIDE, Scene.HOME)])
def test_staff_may_begin_where_the_kiosk_is_out_of_service(
    assistance: Assistance | None, home: Scene
) -> None:
    visit = VisitService(lambda _: FORM, lambda: NOW, str, is_out=lambda: True)
    if assistance is not None:
        visit.assist(assistance)
    visit.begin()

    assert visit.visit.scene is home


def test_the_time_of_checking_stands() -> None:
    assert checked_in(assisted(BESIDE).visit).at == NOW


WITH_AUTHORITY = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | required | relevant | bind::kiosk:fill |
| | hidden | agent | | | | agent.relation |
| | text | wish | 想说什么？ | | | |
| | image | authority | 委托书 | yes | ${agent} != '' | |
""")


@pytest.mark.parametrize(
    ("assistance", "asked"), [(BESIDE, ["wish"]), (BY_AGENT, ["wish", "authority"])]
)
def test_an_item_may_want_a_paper_of_authority_from_an_agent_alone(
    assistance: Assistance, asked: list[str]
) -> None:
    visit = begin_visit(WITH_AUTHORITY)
    visit.assist(assistance)
    visit.choose(an_item())
    visit.start()
    visit.agree()
    visit.identify(sample_person())

    assert _asked(visit) == asked


def test_a_form_that_is_open_learns_that_an_agent_took_over_and_that_they_left() -> None:
    visit = begin_visit(WITH_AUTHORITY)
    visit.choose(an_item())
    visit.start()
    visit.agree(may_ask_held=True)
    visit.identify(sample_person())
    asked = []
    for assistance in (BY_AGENT, BESIDE):
        visit.assist(assistance)
        asked.append(_asked(visit))

    assert asked == [["wish", "authority"], ["wish"]]
    assert visit.visit.may_ask_held_at is None, "only the person may allow that, no agent"


def _asked(visit: VisitService) -> list[str]:
    return [one.ref.rpartition("/")[2] for one in visit.filling.questions()]
