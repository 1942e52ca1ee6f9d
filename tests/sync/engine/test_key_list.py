"""The platform's keys change while filings wait: nothing is lost, nothing foreign is believed."""

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from sync.clock import ManualClock, milliseconds
from sync.engine import run_once
from sync.store import Store
from sync.wire.codec import decode
from sync.wire.envelope import Envelope
from sync.wire.messages import KeyList, SealingKey, SigningKey
from sync.wire.seal import open_envelope
from sync.wire.sign import key_id
from tests.support.filings import START, XML, a_submission
from tests.support.platform_model import ModelTransport, PlatformModel

NOW = milliseconds(START)


def key_list(platform: PlatformModel, *old_opening: X25519PrivateKey, at: int = NOW) -> KeyList:
    """Return the list of a platform: its present keys, and opening keys that it had before."""

    def sealing(key: X25519PrivateKey, until: int | None) -> SealingKey:
        return SealingKey("platform", key.public_key().public_bytes_raw(), 0, until)

    signing = SigningKey(platform.signing_key.public_key().public_bytes_raw(), 0, None)
    opening = (*(sealing(one, at) for one in old_opening), sealing(platform.opening_key, None))
    return KeyList(1, at, (signing,), opening, ())


def envelopes(store: Store, clock: ManualClock) -> list[Envelope]:
    due = store.outbox.due(clock.now(), limit=9, limit_bytes=10**6)
    return [decode(Envelope, entry.envelope) for entry in due]


def test_what_waits_stays_sealed_to_the_old_key_and_what_is_new_goes_to_the_new_one(
    store: Store, clock: ManualClock, platform: PlatformModel
) -> None:
    old = platform.opening_key
    store.file(a_submission(), recipients=["platform"])
    platform.opening_key = X25519PrivateKey.generate()

    store.take_key_list(key_list(platform, old))
    store.file(a_submission(), recipients=["platform"])

    before, after = envelopes(store, clock)
    assert open_envelope(before, old).body.content == XML
    assert open_envelope(after, platform.opening_key).body.content == XML
    assert len(after.wraps) == 1


def test_receipts_of_a_new_signing_key_count_once_the_list_names_it_and_the_old_ones_no_more(
    store: Store, clock: ManualClock, platform: PlatformModel
) -> None:
    transport, old = ModelTransport(platform), platform.signing_key
    platform.signing_key = platform.receipt_key = Ed25519PrivateKey.generate()
    store.file(a_submission(), recipients=["platform"])
    assert run_once(store, transport, clock).refused == 1

    store.take_key_list(key_list(platform))
    assert run_once(store, transport, clock, force=True).acknowledged == 1
    enrolment = store.enrolment()
    assert enrolment is not None
    assert key_id(old.public_key().public_bytes_raw()) not in enrolment.signing_keys


def test_an_earlier_list_changes_nothing_and_a_new_enrolment_begins_without_one(
    store: Store, platform: PlatformModel
) -> None:
    enrolment = store.enrolment()
    assert enrolment is not None
    later = key_list(platform, at=NOW + 1)
    store.take_key_list(later)

    store.take_key_list(key_list(platform, at=NOW))
    taken = store.enrolment()
    store.save_enrolment(enrolment)

    assert taken is not None
    assert taken.key_list == later
    assert store.enrolment() == enrolment
