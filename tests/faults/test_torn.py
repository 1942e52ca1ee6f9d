"""What a loss of power leaves opens, and holds what was told until then."""

import filecmp
from collections import Counter
from pathlib import Path
from random import Random

import pytest

from tests.faults.crash import rebuild
from tests.faults.leave_out import FOLDERS, LOG
from tests.faults.report import Unavailable
from tests.faults.steps import Name, Write
from tests.faults.telling import KIOSK, Recorded, record
from tests.faults.torn import central_after, cut, kiosk_after

_END = 10**9


def files_below(folder: Path) -> list[str]:
    return sorted(str(one.relative_to(folder)) for one in folder.rglob("*") if one.is_file())


def test_the_record_knows_every_byte_that_lies_there_in_the_end(
    kiosk_life: Recorded, tmp_path: Path
) -> None:
    names = files_below(kiosk_life.disk.root)

    rebuild(kiosk_life.disk, _END, None, tmp_path / "root")

    assert files_below(tmp_path / "root") == names
    same = filecmp.cmpfiles(kiosk_life.disk.root, tmp_path / "root", names, shallow=False)
    assert same == (names, [], [])


def test_a_kiosk_keeps_what_it_told_through_a_loss_of_power_at_any_moment(
    kiosk_life: Recorded,
) -> None:
    assert cut(kiosk_life, 8, kiosk_after) == []


def test_a_kiosk_that_does_not_sync_loses_slips_that_it_gave(tmp_path: Path) -> None:
    try:
        careless = record(tmp_path / "life", KIOSK, 1, 4, LOG, FOLDERS)
    except Unavailable as reason:
        pytest.skip(str(reason))

    found = cut(careless, 6, kiosk_after)

    assert any("the store: lost" in one for _, words in found for one in words)


def test_a_store_is_not_taken_for_damaged_after_a_loss_of_power_while_its_log_was_folded_in(
    kiosk_life: Recorded, tmp_path: Path
) -> None:
    path = kiosk_life.disk.root / "kiosk" / "store" / "store.db"
    named = [one for one in kiosk_life.disk.steps if isinstance(one, Name) and one.path == path][-1]
    folds = Counter(
        one.durable_at
        for one in kiosk_life.disk.steps
        if isinstance(one, Write) and one.node is named.target and one.begun > named.ended
    )
    moment = folds.most_common(1)[0][0] - 0.5

    for seed in range(12):
        root = tmp_path / str(seed)
        rebuild(kiosk_life.disk, moment, Random(seed), root)  # noqa: S311  # to be played again
        assert kiosk_after(kiosk_life, moment, root) == (0, [])


def test_a_platform_keeps_what_it_answered_through_a_loss_of_power_at_any_moment(
    central_life: Recorded,
) -> None:
    assert cut(central_life, 6, central_after) == []
