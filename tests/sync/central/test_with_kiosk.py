"""A kiosk's real store and engine against the platform as it serves: keys change, halls go on."""

import json
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from sync.central.certificates import certify
from sync.central.folder import Folder
from sync.clock import ManualClock, SystemClock, moment
from sync.engine import enrol, rotate_device_key, run_files, run_once, run_recover, trust_fetch
from sync.engine.rotate import signer_of
from sync.store import Store
from sync.store.types import RecipientName
from sync.transport import ForeignAuthorityError, HttpTransport, Signer
from sync.trust import TrustClient
from sync.wire.sign import key_id
from tests.support.authorities import an_authority
from tests.support.filings import KEY, a_submission
from tests.sync.central.conftest import Central, Init, rotate, run, serving

CLOCK = SystemClock()
RECIPIENTS: tuple[RecipientName, ...] = ("platform", "escrow")


@dataclass
class Kiosk:
    """A kiosk without a screen, and its line to one platform."""

    store: Store
    line: HttpTransport
    trust: TrustClient

    def file(self, *photos: bytes) -> None:
        self.store.file(a_submission(*photos), recipients=RECIPIENTS)

    def learn(self) -> None:
        """Take the key list that the platform now publishes."""
        self.trust.refresh()
        self.store.take_key_list(self.trust.key_list())

    def deliver(self) -> tuple[int, int]:
        """Return how many envelopes were acknowledged, and how many wait."""
        report = run_once(self.store, self.line, CLOCK, force=True)
        assert report.problem is None
        assert run_files(self.store, self.line, CLOCK, force=True).problem is None
        return report.acknowledged, self.store.waiting().count


@pytest.fixture(name="central", scope="module")
def serve_with_trust(tmp_path_factory: pytest.TempPathFactory, init: Init) -> Iterator[Central]:
    """A platform with a repository of trust, all of whose keys the tests change."""
    home = tmp_path_factory.mktemp("kiosk")
    init(home / "data")
    run("trust", "init", "--data", str(home / "data"), "--offline", str(home / "offline"))
    with serving(home / "data") as central:
        yield central


@pytest.fixture(name="kiosk")
def set_up_kiosk(central: Central, tmp_path: Path) -> Iterator[Kiosk]:
    with (
        closing(Store.open(tmp_path / "store", KEY, CLOCK)) as store,
        closing(HttpTransport(central.url, CLOCK)) as line,
    ):
        answer = enrol(store, line, central.url, central.new_code()).answer
        line.sign_as(Signer(answer.device, store.device_key()))
        trust = TrustClient(
            tmp_path / "trust", answer.root, trust_fetch(line), lambda: moment(answer.at)
        )
        yield Kiosk(store, line, trust)


def shown(central: Central, device: str) -> list[dict[str, object]]:
    """Return the device's cases as a clerk opens them."""
    cases = json.loads(run("case", "list", "--data", str(central.data), "--json"))
    own = [one["number"] for one in cases if one["device"] == device]
    return [json.loads(run("case", "show", one, "--data", str(central.data))) for one in own]


def device_of(kiosk: Kiosk) -> str:
    enrolment = kiosk.store.enrolment()
    assert enrolment is not None
    return enrolment.answer.device


def test_every_key_changes_while_filings_wait_and_all_arrive_and_open(
    central: Central, kiosk: Kiosk
) -> None:
    kiosk.file(b"a photo")
    for role in ("platform", "escrow", "signing"):
        rotate(central.data, role)
        kiosk.file(b"a photo of " + role.encode())
    kiosk.store.rekey(bytes(reversed(KEY)))
    kiosk.learn()
    rotate_device_key(kiosk.store, kiosk.line)
    kiosk.file()

    assert kiosk.deliver() == (5, 0)
    opened = shown(central, device_of(kiosk))
    assert len(opened) == 5
    assert all(one["filing"]["fields"] for one in opened)  # type: ignore[index]


def test_a_kiosk_that_does_not_know_the_new_signing_key_keeps_everything_until_it_does(
    central: Central, kiosk: Kiosk
) -> None:
    kiosk.learn()
    kiosk.file()
    rotate(central.data, "signing")

    early = run_once(kiosk.store, kiosk.line, CLOCK, force=True)
    waiting = kiosk.store.waiting().count
    kiosk.learn()

    assert early.acknowledged == 0
    assert early.problem is not None
    assert waiting == 1
    assert kiosk.deliver() == (1, 0)
    assert len(shown(central, device_of(kiosk))) == 1


def test_receipts_under_a_stolen_key_come_again_under_one_that_is_believed(
    central: Central, kiosk: Kiosk
) -> None:
    old = json.loads(run("keys", "list", "--data", str(central.data), "--json"))
    stolen = next(one["key"] for one in old if one["role"] == "signing" and not one["retired_at"])
    kiosk.learn()
    kiosk.file()
    batch_lost = run_once(kiosk.store, _Deaf(kiosk.line), CLOCK, force=True)  # type: ignore[arg-type]
    rotate(central.data, "signing")
    run("keys", "revoke", stolen, "--data", str(central.data))
    kiosk.learn()

    assert batch_lost.acknowledged == 0
    assert bytes.fromhex(stolen) not in {
        key_id(one.public_key) for one in kiosk.trust.key_list().signing_keys
    }
    assert kiosk.deliver() == (1, 0)


class _Deaf:
    """A line on which the answer to a batch is lost."""

    def __init__(self, line: HttpTransport) -> None:
        self._line = line

    def __getattr__(self, name: str) -> object:
        return getattr(self._line, name)

    def push(self, batch: bytes) -> bytes:
        self._line.push(batch)
        return b""


def test_a_dead_kiosks_second_medium_is_handed_in_by_another(
    central: Central, kiosk: Kiosk, tmp_path: Path
) -> None:
    device = device_of(kiosk)
    with (
        closing(Store.open(tmp_path / "dead", KEY, CLOCK, second=tmp_path / "stick")) as dead,
        closing(HttpTransport(central.url, CLOCK)) as line,
    ):
        answer = enrol(dead, line, central.url, central.new_code()).answer
        (tmp_path / "stick").mkdir()
        dead.second.prepare()
        for _ in range(3):
            dead.file(a_submission(b"a photo"), recipients=RECIPIENTS)
    keys = {key_id(key): key for key in answer.signing_keys}

    first = run_recover(tmp_path / "stick", kiosk.line, keys, signer_of(kiosk.store))
    again = run_recover(tmp_path / "stick", kiosk.line, keys, signer_of(kiosk.store))

    assert (first.envelopes, first.complete, first.problem) == (3, 3, None)
    assert (again.envelopes, again.complete, again.problem) == (3, 3, None)
    assert len(shown(central, answer.device)) == 3
    assert shown(central, device) == []


def test_the_platforms_own_authority_is_believed_whatever_the_clocks_say_and_no_other(
    tmp_path: Path, init: Init
) -> None:
    data = tmp_path / "data"
    init(data)
    ahead = ManualClock(CLOCK.now() + timedelta(days=3650))
    certify(Folder(data), ["127.0.0.1"], ahead)
    authority = Folder(data).authority.read_bytes()
    with (
        serving(data, "--tls") as central,
        closing(Store.open(tmp_path / "store", KEY, CLOCK)) as store,
        closing(HttpTransport(central.url, CLOCK, authority=authority, floor=store.floor)) as line,
        closing(HttpTransport(central.url, CLOCK, authority=an_authority().der)) as foreign,
    ):
        answer = enrol(store, line, central.url, central.new_code()).answer
        line.sign_as(Signer(answer.device, store.device_key()))
        store.file(a_submission(), recipients=RECIPIENTS)

        assert run_once(store, line, CLOCK).acknowledged == 1
        with pytest.raises(ForeignAuthorityError):
            foreign.push(b"")
