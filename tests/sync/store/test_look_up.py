"""Asking by number: digits, tails, tries, and whose word counts."""

from datetime import timedelta
from uuid import UUID

import pytest

from sync.clock import ManualClock
from sync.engine import run_once
from sync.store import AskStaff, Filed, Found, NotFound, Progress, Store, Submission, WrongTail
from sync.wire.numbers import grouped
from tests.support.filings import XML, a_submission
from tests.support.platform_model import ModelTransport, PlatformModel

STRANGER = UUID("01890000-0000-7000-8000-0000000000ff")


@pytest.fixture(name="filed")
def make_filed(store: Store) -> Filed:
    return store.file(a_submission(), recipients=["platform"])


def cycle(store: Store, platform: PlatformModel, clock: ManualClock) -> None:
    assert run_once(store, ModelTransport(platform), clock).problem is None


def progress(store: Store, number: str, tail: str = "0123") -> Progress:
    answer = store.look_up(number, tail)
    assert isinstance(answer, Found)
    return answer.progress


def test_a_filing_still_at_the_kiosk_is_waiting(store: Store, filed: Filed) -> None:
    found = progress(store, filed.slip_number)

    assert (found.status, found.case_number) == ("waiting", None)
    assert found.title == {"zh_CN": "示范事项", "en": "Demonstration item"}
    assert (found.masked_name, found.item, found.promised_days) == ("示**", "demo-item", 20)
    assert found.made_at == found.changed_at == filed.made_at


@pytest.mark.parametrize("tail", ["0123", "002X", "002x", "００２Ｘ", " 0123 "])
def test_phone_and_id_number_both_serve_as_tail(store: Store, filed: Filed, tail: str) -> None:
    assert isinstance(store.look_up(filed.slip_number, tail), Found)


def test_only_the_digits_of_a_number_count(store: Store, filed: Filed) -> None:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    for typed in (
        grouped(filed.slip_number),
        f"预受理号 {filed.slip_number}",
        filed.slip_number.translate(wide),
    ):
        assert isinstance(store.look_up(typed, "0123"), Found)


def test_an_unknown_number_is_not_found(store: Store, filed: Filed) -> None:
    for typed in ("", "随便", "1", filed.slip_number[:-1], filed.slip_number + "0"):
        assert store.look_up(typed, "0123") == NotFound()


def test_the_receipt_brings_the_case_number_which_then_serves_too(
    store: Store, filed: Filed, platform: PlatformModel, clock: ManualClock
) -> None:
    cycle(store, platform, clock)

    found = progress(store, filed.slip_number)

    assert found.status == "received"
    assert found.case_number is not None
    assert progress(store, found.case_number) == found


def test_the_platform_has_the_last_word_on_the_status(
    store: Store, filed: Filed, platform: PlatformModel, clock: ManualClock
) -> None:
    cycle(store, platform, clock)
    platform.decide(filed.envelope_id, "accepted", "请 3 天内来取")

    cycle(store, platform, clock)

    found = progress(store, filed.slip_number)
    assert (found.status, found.note) == ("accepted", "请 3 天内来取")
    assert found.changed_at != found.made_at


def test_after_five_wrong_tails_staff_must_be_asked(store: Store, filed: Filed) -> None:
    answers = [store.look_up(filed.slip_number, "9999") for _ in range(6)]

    assert answers == [
        WrongTail(4),
        WrongTail(3),
        WrongTail(2),
        WrongTail(1),
        AskStaff(),
        AskStaff(),
    ]
    assert store.look_up(filed.slip_number, "0123") == AskStaff()


def test_the_tries_of_slip_and_case_number_are_counted_together(
    store: Store, filed: Filed, platform: PlatformModel, clock: ManualClock
) -> None:
    cycle(store, platform, clock)
    case_number = progress(store, filed.slip_number).case_number or ""

    answers = [store.look_up(number, "9999") for number in (filed.slip_number, case_number) * 2]

    assert answers[-1] == WrongTail(1)


def test_a_right_tail_starts_the_count_anew(store: Store, filed: Filed) -> None:
    for _ in range(4):
        store.look_up(filed.slip_number, "9999")

    assert isinstance(store.look_up(filed.slip_number, "0123"), Found)
    assert store.look_up(filed.slip_number, "9999") == WrongTail(4)


def test_fifteen_minutes_after_the_last_wrong_tail_it_may_be_tried_again(
    store: Store, filed: Filed, clock: ManualClock
) -> None:
    for _ in range(5):
        store.look_up(filed.slip_number, "9999")

    clock.advance(timedelta(minutes=14, seconds=59))
    assert store.look_up(filed.slip_number, "0123") == AskStaff()
    clock.advance(timedelta(seconds=1))
    assert isinstance(store.look_up(filed.slip_number, "0123"), Found)


def test_a_clock_that_goes_back_years_locks_for_fifteen_minutes_not_for_years(
    store: Store, filed: Filed, clock: ManualClock
) -> None:
    for _ in range(5):
        store.look_up(filed.slip_number, "9999")

    clock.advance(timedelta(days=-3650))
    assert store.look_up(filed.slip_number, "0123") == AskStaff()
    clock.advance(timedelta(minutes=15))
    assert isinstance(store.look_up(filed.slip_number, "0123"), Found)


def test_an_anonymous_opinion_is_found_by_its_number_alone(store: Store) -> None:
    opinion = Submission(kind="opinion", item="opinion", form=None, xml=XML)
    filed = store.file(opinion, recipients=["platform"])

    assert progress(store, filed.slip_number, tail="").status == "waiting"


def test_a_filing_of_another_device_is_for_the_staff(
    store: Store, platform: PlatformModel, clock: ManualClock
) -> None:
    platform.tell(STRANGER, "0002000011234565", "示范-2026-1-000077", "accepted")

    cycle(store, platform, clock)

    assert store.look_up("0002 0000 1123 4565", "0123") == AskStaff()
    assert store.look_up("示范-2026-1-000077", "0123") == AskStaff()
