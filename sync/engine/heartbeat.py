"""Telling the platform how this kiosk is, and taking over what it sets here: by network or by stick."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import Protocol

from sync.clock import Clock, milliseconds
from sync.engine.budget import Budget, Purse
from sync.engine.rotate import signer_of
from sync.errors import BadSignatureError, MalformedMessageError
from sync.store import NotEnrolledError, StickFullError, Store
from sync.store.carry import carrying, put
from sync.transport import Signer, Traffic
from sync.wire import courier
from sync.wire.codec import decode, encode
from sync.wire.fleet import HallSettings, Heartbeat, Lamp
from sync.wire.sign import HEARTBEAT, SETTINGS, Signed, sign, verify

HEARTBEAT_INTERVAL = timedelta(minutes=10)


class FleetLine(Protocol):
    """Who hears heartbeats; `HttpTransport` is one."""

    @property
    def traffic(self) -> Traffic:
        """What this line has carried since it was made."""
        ...

    def sign_as(self, signer: Signer) -> None:
        """Sign every request from now on as this device with this key."""
        ...

    def beat(self, heartbeat: bytes) -> bytes | None:
        """Send a Signed Heartbeat; return the Signed HallSettings, None where they are held."""
        ...


@dataclass(frozen=True, slots=True)
class Vitals:
    """What the store does not know of itself; see `Heartbeat`."""

    version: str
    ahead: timedelta | None = None
    certificate_days: int | None = None
    lamps: tuple[Lamp, ...] = ()


def heartbeat_of(store: Store, clock: Clock, vitals: Vitals) -> bytes:
    """Return the signed heartbeat of an enrolled kiosk, encoded.

    Raises:
        NotEnrolledError: there is no platform to tell.
    """
    signer, waiting, floor = signer_of(store), store.waiting(), store.floor()
    now = clock.now() if floor is None else max(clock.now(), floor)
    oldest = waiting.oldest_unsent_at
    beat = Heartbeat(
        v=1,
        device=signer.device,
        at=milliseconds(now),
        version=vitals.version,
        settings=store.told.at(),
        waiting=waiting.count,
        files=waiting.files,
        oldest=None if oldest is None else milliseconds(oldest),
        parked=waiting.parked,
        rejected=waiting.rejected,
        alone=store.on_one_disk(),
        free=store.room().free,
        ahead=None if vitals.ahead is None else vitals.ahead // timedelta(milliseconds=1),
        certificate_days=vitals.certificate_days,
        lamps=vitals.lamps,
    )
    return encode(sign(signer.key, HEARTBEAT, encode(beat)))


def beat(store: Store, line: FleetLine, clock: Clock, vitals: Vitals) -> bool:
    """Tell the platform once; return whether it sets anything else here now.

    Raises:
        NotEnrolledError: there is no platform to tell.
        TransportError: it gave no answer of use; one that is older than heartbeats refuses.
        BadSignatureError, MalformedMessageError: its answer was not believed.
        StoreFullError: the disk is full or read-only.
    """
    line.sign_as(signer_of(store))
    before = line.traffic
    try:
        answer = line.beat(heartbeat_of(store, clock, vitals))
    finally:
        Purse(store, clock, Budget()).count(line.traffic - before)
    return answer is not None and take_settings(store, answer)


def put_heartbeat(store: Store, folder: Path, clock: Clock, vitals: Vitals) -> None:
    """Lay a heartbeat beside what a stick carries; one that finds no room there is not missed.

    Raises:
        NotEnrolledError: there is no platform to tell.
        StickGoneError, StickDamagedError: the stick failed.
    """
    data = heartbeat_of(store, clock, vitals)
    with suppress(StickFullError):
        put([(courier.heartbeat_path(folder, sha256(data).digest()), data)])


def take_carried_settings(store: Store, folder: Path) -> bool:
    """Take over what a stick brings home for this kiosk; return whether any of it is news.

    Raises:
        NotEnrolledError: there is no platform to believe.
        StickGoneError: the stick failed.
        StoreFullError: the disk is full or read-only.
    """
    is_news = False
    with carrying():
        paths = [courier.settings_path(folder, one) for one in courier.settings(folder)]
        found = [data for data in map(courier.read, paths) if data is not None]
    for data in found:
        with suppress(BadSignatureError, MalformedMessageError):  # another kiosk's, or altered
            is_news |= take_settings(store, data)
    return is_news


def take_settings(store: Store, data: bytes) -> bool:
    """Take over a Signed HallSettings; return whether it is later than those held.

    Raises:
        NotEnrolledError: there is no platform to believe.
        BadSignatureError: the platform did not sign it, or for another device.
        MalformedMessageError: it is no HallSettings.
        StoreFullError: the disk is full or read-only.
    """
    enrolment = store.enrolment()
    if enrolment is None:
        raise NotEnrolledError("no platform to believe")
    signed = decode(Signed, data)
    given = decode(HallSettings, verify(enrolment.signing_keys, SETTINGS, signed))
    if given.device != enrolment.answer.device:
        raise BadSignatureError("settings of another device")
    return store.told.take(signed)
