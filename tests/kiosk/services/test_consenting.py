"""Who is asking and who consents, as the envelope tells it: typed, by card, by slip, and for a child."""

from dataclasses import replace
from datetime import date, datetime
from uuid import UUID

import pytest

from kiosk.services.draft import draft_of, read_draft
from kiosk.services.guardian import Guardian, guardian_fault
from kiosk.services.person import from_typing
from kiosk.services.recalled import guardian_in, person_in
from kiosk.services.reopening import Correction
from kiosk.services.submitting import submissions_of
from kiosk.services.visit import Scene, VisitService
from sync.store.prepare import _identity
from sync.wire.codec import decode, encode
from sync.wire.identity import Identity
from tests.support.visits import ID_NUMBER, NOW, TODAY, an_item, begin_visit, form_of, open_visit

pytestmark = pytest.mark.usefixtures("qapp")

CHILD = "110105201801010115"
YOUNG = "110105201001010116"
FORM = form_of("""
| survey |
| | type | name | label::中文 (zh_CN) | label::English (en) | required | bind::kiosk:same | bind::kiosk:check | bind::kiosk:fill |
| | text | id_number | 号码 | Number | | person.id_number | id-number | card.id_number |
| | date | child_birth | 孩子哪天出生的？ | When was the child born? | | child.birth | | |
| | text | wish | 想说什么？ | What do you wish to say? | | | | |
""")


def finished(visit: VisitService) -> VisitService:
    while visit.visit.scene not in (Scene.SIGNATURE, Scene.GUARDIAN):
        visit.next()
    return visit


def mother() -> Guardian:
    return Guardian("mother", replace(from_typing("示范居民", ID_NUMBER), checked_at=NOW), NOW)


def test_who_is_under_14_comes_no_further_without_a_guardian() -> None:
    visit = begin_visit(FORM)
    visit.choose(an_item())
    visit.start()
    visit.agree()
    visit.identify(from_typing("示范孩子", CHILD))

    seen = [visit.visit.scene]
    visit.call_guardian("mother", None)
    visit.identify(from_typing("示范居民", ID_NUMBER))
    visit.consent_for_child()
    seen.append(visit.visit.scene)

    assert seen == [Scene.GUARDIAN, Scene.QUESTION]
    assert visit.visit.person is not None
    assert visit.visit.person.id_number == CHILD


def test_a_child_may_speak_up_without_anybody() -> None:
    visit = begin_visit(FORM)
    visit.choose(replace(an_item(kind="opinion"), identity=False))
    visit.start()
    visit._set(person=from_typing("示范孩子", CHILD))
    visit.agree()

    assert visit.visit.scene is Scene.QUESTION


def test_another_card_than_the_childs_may_be_laid() -> None:
    visit = begin_visit(FORM)
    visit.choose(an_item())
    visit.start()
    visit.agree()
    visit.identify(from_typing("示范孩子", CHILD))
    visit.back()

    assert (visit.visit.scene, visit.visit.person) == (Scene.IDENTITY, None)


@pytest.mark.parametrize(
    ("born", "asked"), [("2018-01-01", True), ("2012-11-23", True), ("2012-11-22", False)]
)
def test_a_child_of_the_answers_is_under_14_by_the_present_day(born: str, *, asked: bool) -> None:
    visit = open_visit(FORM)
    visit.answer("/data/child_birth", born)
    visit.next()

    assert (visit.visit.scene is Scene.GUARDIAN) is asked


def test_going_back_from_the_guardian_leads_to_the_question_that_told_of_the_child() -> None:
    visit = open_visit(FORM)
    visit.answer("/data/child_birth", "2018-01-01")
    visit.next()
    visit.back()

    assert visit.filling.page.ref == "/data/child_birth"
    assert visit.visit.scene is Scene.QUESTION


def test_another_item_wants_the_guardian_anew() -> None:
    visit = open_visit(FORM)
    visit.answer("/data/child_birth", "2018-01-01")
    visit.next()
    visit.call_guardian("mother", visit.visit.person)
    visit.consent_for_child()
    visit.choose(replace(an_item(), code="other"))

    assert visit.visit.guardian is None


@pytest.mark.parametrize(
    ("number", "says"), [(CHILD, "孩子自己的号码"), (YOUNG, "满 18 岁"), (ID_NUMBER, None)]
)
def test_only_an_adult_who_is_another_person_may_be_guardian(number: str, says: str | None) -> None:
    child = from_typing("示范孩子", CHILD)
    fault = guardian_fault(from_typing("示范", number), child, None, TODAY, "zh_CN")

    assert fault is None if says is None else says in str(fault)


def test_the_envelope_tells_who_consented_for_the_child() -> None:
    visit = open_visit(FORM)
    visit.answer("/data/child_birth", "2018-01-01")
    visit.next()
    visit.call_guardian("mother", visit.visit.person)
    visit.consent_for_child()
    (submission,) = submissions_of(finished(visit).visit)
    identity = _identity(submission.identity)

    assert identity.guardian is not None
    assert (identity.guardian.relation, identity.guardian.number) == ("mother", ID_NUMBER)
    assert identity.checked_at > 0
    assert decode(Identity, encode(identity)) == identity


def test_an_identity_without_a_guardian_travels_as_it_always_did() -> None:
    plain = Identity("typed", "resident-id-card", "1", 5)

    assert encode(plain) == bytes.fromhex(
        "a463686f7765747970656467636f6e73656e7461316864"
        "6f63756d656e74707265736964656e742d69642d636172646a636f6e73656e745f617405"
    )
    assert decode(Identity, encode(plain)) == plain


def test_a_passport_files_with_its_own_number() -> None:
    person = from_typing("示范居民", "E12345678", "passport")
    visit = finished(open_visit(FORM, person=person))
    (submission,) = submissions_of(visit.visit)

    assert visit.visit.scene is Scene.SIGNATURE
    assert submission.identity["document"] == "passport"
    assert b"E12345678" in submission.xml


def test_a_draft_keeps_how_and_when_the_identity_was_checked_and_who_consented() -> None:
    visit = open_visit(FORM, person=from_typing("示范居民", "E12345678", "passport"))
    present = replace(visit.visit, guardian=mother())
    content, _ = draft_of(present, {"demo": b"<form/>"}, lambda data: data)
    draft = read_draft(content)

    assert person_in(draft, b"", NOW) == present.person
    assert present.person is not None
    assert present.person.checked_at == NOW
    assert guardian_in(draft, NOW) == present.guardian


def test_a_correction_says_that_the_slip_opened_it_and_keeps_the_rest() -> None:
    visit = open_visit(FORM)
    filling = visit.filling
    correction = Correction(
        about=UUID(int=1),
        secret=bytes(16),
        note="",
        number="",
        masked_name="",
        consent_version="1",
        consent_at=datetime.combine(date(2026, 11, 1), NOW.timetz()),
        document="passport",
        guardian=mother(),
    )
    visit.correct(correction, an_item(), filling)
    (submission,) = submissions_of(finished(visit).visit)
    identity = _identity(submission.identity)

    assert (identity.how, identity.document, identity.consent) == ("slip", "passport", "1")
    assert identity.checked_at > identity.consent_at
    assert identity.guardian is not None
