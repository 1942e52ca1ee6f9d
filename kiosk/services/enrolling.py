"""Making a kiosk known to a platform."""

from contextlib import closing, suppress
from dataclasses import dataclass

from kiosk.paths import DataFolder
from kiosk.services.keeping import open_store
from kiosk.settings import read_settings
from sync.clock import SystemClock
from sync.engine import enrol, hand_over_key
from sync.errors import BadSignatureError, KnownError
from sync.store import Enrolment
from sync.transport import HttpTransport, RefusedError, TransportError


class CodeRefusedError(KnownError):
    """The platform does not take the enrolment code."""

    zh = (
        "县平台不收这个登记码：打错了，过期了，或另一台机器已经用过。"
        "请在县平台上运行 central enrolment new 要一个新的。"
    )
    en = (
        "The platform does not take this code: mistyped, too old, or used by another machine. "
        "Get a new one there: central enrolment new."
    )


class OtherPlatformError(KnownError):
    """Who answered is not the platform that the fingerprint names."""

    zh = "应答的平台与指纹对不上，本机没有登记。请核对网址，和登记码一起给出的指纹。"
    en = "Who answered does not have this fingerprint: not enrolled. Check address and fingerprint."


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
        CodeRefusedError: the platform does not take the code.
        OtherPlatformError: another platform answers than the fingerprint names.
        TransportError: the platform gives no answer.
        KnownError: the store cannot be used.
    """
    clock = SystemClock()
    with (
        closing(open_store(folder, read_settings(folder.settings), clock)) as store,
        closing(HttpTransport(given.platform, clock, authority=given.authority)) as transport,
    ):
        try:
            enrolment = enrol(
                store, transport, given.platform, given.code, fingerprint=given.fingerprint
            )
        except RefusedError as error:
            raise CodeRefusedError(str(error)) from error
        except BadSignatureError as error:
            raise OtherPlatformError(str(error)) from error
        with suppress(TransportError):  # then the data lane does it later
            hand_over_key(store, transport)
        return enrolment
