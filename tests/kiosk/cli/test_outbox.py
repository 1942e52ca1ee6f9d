"""`kiosk outbox`: what waits, since when, why; and that it can always be tried again."""

from uuid import uuid1

import pytest

from kiosk.services.reasons import reason_words
from sync.store import Filed, Park, Reject, Store
from sync.wire.numbers import grouped
from tests.kiosk.cli.conftest import START, Kiosk
from tests.support.filings import a_submission


@pytest.fixture(name="filed")
def three_filings(running: Store) -> list[Filed]:
    """One waits, one is parked, one the platform does not take."""
    filed = [running.file(a_submission(b"x" * 5000), recipients=["platform"]) for _ in range(3)]
    entries = {one.id: one for one in running.outbox.named([one.digest for one in filed])}
    running.outbox.settle(
        [
            (entries[filed[1].envelope_id], Park(START, "busy: The platform is busy")),
            (entries[filed[2].envelope_id], Reject("conflict: Other bytes are stored")),
        ]
    )
    return filed


def test_each_entry_is_told_with_state_age_attempts_bytes_and_the_reason_in_words(
    kiosk: Kiosk, filed: list[Filed], capsys: pytest.CaptureFixture[str]
) -> None:
    assert kiosk("outbox", "list") == 0

    text = capsys.readouterr().out
    by_number = {line.split()[0]: line for line in text.splitlines() if line[:4] == "0001"}
    assert set(by_number) == {one.slip_number for one in filed}
    waiting, parked, rejected = (by_number[one.slip_number] for one in filed)
    assert "2026-11-22 14:05" in waiting
    assert "0 次/tries  待传 / waiting" in waiting
    assert "1 次/tries  搁置，每天再试一次 / parked" in parked
    assert "平台不收 / not taken" in rejected
    assert int(waiting.split(" B ")[0].split()[-1]) > 5000
    assert "平台正忙" in text
    assert "the platform holds other bytes" in text
    assert "3 份待传，3 个附件待传。" in text


def test_everything_can_be_tried_again_at_once(
    kiosk: Kiosk, filed: list[Filed], running: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kiosk("outbox", "retry", "--all") == 0

    assert "3 份" in capsys.readouterr().out
    assert running.waiting().count == 3
    assert running.held_up() == ()


def test_one_is_tried_again_by_its_slip_number_or_its_id(
    kiosk: Kiosk, filed: list[Filed], running: Store
) -> None:
    assert kiosk("outbox", "retry", grouped(filed[1].slip_number)) == 0  # as the slip shows it
    assert [one.envelope_id for one in running.held_up()] == [filed[2].envelope_id]
    assert kiosk("outbox", "retry", str(filed[2].envelope_id)) == 0
    assert running.held_up() == ()


def test_what_is_not_in_the_outbox_is_named_and_nothing_is_tried(
    kiosk: Kiosk, filed: list[Filed], running: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kiosk("outbox", "retry", filed[1].slip_number, str(uuid1())) == 2

    assert "待传清单里没有" in capsys.readouterr().err
    assert len(running.held_up()) == 2


def test_an_empty_outbox_is_said_to_be_empty(
    kiosk: Kiosk, running: Store, capsys: pytest.CaptureFixture[str]
) -> None:
    assert kiosk("outbox", "list") == 0
    assert capsys.readouterr().out.startswith("0 份待传，0 个附件待传。")


def test_a_reason_of_a_later_version_is_passed_on_as_it_is() -> None:
    assert reason_words("new-type: Something else", "en") == (
        "the platform says: new-type: Something else"
    )
    assert reason_words("new-type: Something else", "zh_CN").startswith("平台说：")
    assert reason_words("", "en") == ""
