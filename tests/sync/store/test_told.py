"""What the platform sets here: the latest counts, each change is noted, and a start finds it again."""

from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.clock import ManualClock
from sync.errors import MalformedMessageError
from sync.store import Enrolment, Store, salvage
from sync.wire.codec import encode
from sync.wire.fleet import HallSettings, ToldSetting
from sync.wire.sign import SETTINGS, Signed, sign
from tests.support.filings import KEY, open_store
from tests.support.platform_model import PlatformModel

PLATFORM = Ed25519PrivateKey.generate()
HOURS = ToldSetting("hall.hours", '"8:30–12:00"', locked=True)
NAME = ToldSetting("hall.name", '"示范大厅"', locked=False)


def given(at: int, *settings: ToldSetting) -> Signed:
    return sign(PLATFORM, SETTINGS, encode(HallSettings(1, "0001", at, settings)))


def test_the_latest_settings_count_and_those_of_the_past_change_nothing(store: Store) -> None:
    none = (store.told.at(), store.told.now())
    taken = [store.told.take(given(at, *rows)) for at, rows in ((2, (HOURS, NAME)), (3, (NAME,)))]
    again = [store.told.take(given(at, HOURS)) for at in (1, 3)]

    assert none == (0, ())
    assert (taken, again) == ([True, True], [False, False])
    assert (store.told.at(), store.told.now()) == (3, (NAME,))


def test_every_change_is_noted_as_the_platforms_own(store: Store) -> None:
    store.told.take(given(1, HOURS, NAME))
    store.told.take(given(2, replace(HOURS, locked=False), NAME))
    store.told.take(given(3, NAME))

    noted = [(one.staff, one.action, one.subject, one.outcome) for one in store.audit.list()]

    hours = (None, "setting", "hall.hours", "platform")
    assert noted == [hours, hours, (None, "setting", "hall.name", "platform"), hours]


def test_what_is_no_settings_is_not_kept(store: Store) -> None:
    with pytest.raises(MalformedMessageError):
        store.told.take(sign(PLATFORM, SETTINGS, b"\xa0"))

    assert store.told.at() == 0


def test_a_new_enrolment_begins_without_what_the_platform_before_had_set(
    store: Store, platform: PlatformModel
) -> None:
    store.told.take(given(9, HOURS))
    store.save_enrolment(Enrolment("https://other.example", platform.enrolment_answer()))
    none = (store.told.at(), store.told.now())

    assert none == (0, ())
    assert store.told.take(given(1, NAME))


def test_a_start_and_a_salvage_find_them_again(
    store: Store, folder: Path, clock: ManualClock
) -> None:
    store.told.take(given(5, HOURS))
    store.close()
    salvage(folder, KEY, clock)
    again = open_store(folder, clock)

    found = (again.told.at(), again.told.now())
    again.close()
    assert found == (5, (HOURS,))
