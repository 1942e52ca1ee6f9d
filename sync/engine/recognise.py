"""Whether the platform recognises this device, by one question that changes nothing."""

from datetime import timedelta

from sync.clock import Clock, moment
from sync.engine.rotate import signer_of
from sync.store import NotEnrolledError, Store
from sync.transport import Transport
from sync.wire.changes import Changes
from sync.wire.codec import decode
from sync.wire.sign import CHANGES, Signed, verify


def recognised(store: Store, transport: Transport, clock: Clock) -> timedelta:
    """Ask for the hall's changes and leave them; return how far the clock is before the platform's.

    Raises:
        NotEnrolledError: there is no platform to ask.
        TransportError: the platform gave no answer of use, or does not take this device's word.
        BadSignatureError, MalformedMessageError: its answer was not believed.
    """
    enrolment = store.enrolment()
    if enrolment is None:
        raise NotEnrolledError("no platform to ask")
    transport.sign_as(signer_of(store))
    data = transport.changes(store.replica.link().cursor)
    changes = decode(Changes, verify(enrolment.signing_keys, CHANGES, decode(Signed, data)))
    return clock.now() - moment(changes.at)
