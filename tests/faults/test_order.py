"""What is told was safe before: kiosk and platform under strace, whole and with a sync left out."""

from pathlib import Path

import pytest

from tests.faults.leave_out import FILES, FOLDERS, LOG
from tests.faults.order import central_violations, kiosk_violations
from tests.faults.report import Unavailable
from tests.faults.telling import CENTRAL, KIOSK, Recorded, record


def recorded(home: Path, module: str, count: int, *left_out: str) -> Recorded:
    try:
        return record(home / "life", module, 1, count, *left_out)
    except Unavailable as reason:
        pytest.skip(str(reason))


def test_a_slip_is_given_only_after_files_folder_and_log_are_on_the_disk(
    kiosk_life: Recorded,
) -> None:
    filed = list(kiosk_life.said("filed"))

    assert list(kiosk_life.said("exported"))
    assert len(filed) > 12
    assert any(one.more["files"] for one in filed)
    assert all(one.more["on_both"] for one in filed)
    assert list(kiosk_violations(kiosk_life)) == []


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        (LOG, "told before the log was synced"),
        (FOLDERS, "its folder was not synced before what names it"),
        (FILES, "got its name before it was synced"),
    ],
)
def test_a_kiosk_that_leaves_a_sync_out_is_found_out(
    tmp_path: Path, left_out: str, words: str
) -> None:
    broken = recorded(tmp_path, KIOSK, 3, left_out)

    assert any(words in one for one in kiosk_violations(broken))


def test_an_answer_is_sent_only_after_all_that_it_says_is_on_the_disk(
    central_life: Recorded,
) -> None:
    assert [one.more["offset"] for one in central_life.said("kept")]
    assert list(central_life.said("taken"))
    assert list(central_violations(central_life)) == []


def test_a_platform_that_leaves_syncs_out_is_found_out(tmp_path: Path) -> None:
    violations = "".join(central_violations(recorded(tmp_path, CENTRAL, 1, LOG, FOLDERS, FILES)))

    assert "told before the log was synced" in violations
    assert "its folder was not synced before what names it" in violations
    assert "the offset was told before its bytes were synced" in violations
