"""Making a kiosk known to a platform."""

from contextlib import closing, suppress
from dataclasses import dataclass

from kiosk.paths import DataFolder
from kiosk.services.keeping import open_store
from kiosk.settings import read_settings
from sync.clock import SystemClock
from sync.engine import enrol, hand_over_key
from sync.store import Enrolment
from sync.transport import HttpTransport, TransportError


@dataclass(frozen=True, slots=True)
class Introduction:
    """What a technician brings to an enrolment.

    `fingerprint`: key id of the platform's signing key; None trusts the link this once.
    `authority`: the platform's own CA (PEM or DER); None for plain HTTP or a public CA.
    """

    platform: str
    code: str
    fingerprint: bytes | None = None
    authority: bytes | None = None


def enrol_kiosk(folder: DataFolder, given: Introduction) -> Enrolment:
    """Make the kiosk of `folder` known to a platform, by a one-time code.

    The platform gets the recovery copy of the store's key, if there is an escrow key.

    Raises:
        TransportError: the platform refuses the code, or gives no answer.
        BadSignatureError: another platform answers than the fingerprint names.
        KnownError: the store cannot be used.
    """
    clock = SystemClock()
    with (
        closing(open_store(folder, read_settings(folder.settings), clock)) as store,
        closing(HttpTransport(given.platform, clock, authority=given.authority)) as transport,
    ):
        enrolment = enrol(
            store, transport, given.platform, given.code, fingerprint=given.fingerprint
        )
        with suppress(TransportError):  # then the data lane does it later
            hand_over_key(store, transport)
        return enrolment
