"""Asks the platform which papers of a person it holds; nothing of the answer is kept here."""

import secrets
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from sync.clock import milliseconds
from sync.engine.rotate import signer_of
from sync.errors import BadSignatureError
from sync.store import NotEnrolledError, Store
from sync.transport import HeldSource
from sync.wire.codec import decode, encode
from sync.wire.held import NONCE_BYTES, Held, HeldAnswer, HeldQuestion
from sync.wire.person import person_digest
from sync.wire.sign import HELD, HELD_QUESTION, Signed, sign, verify


@dataclass(frozen=True, slots=True)
class Holder:
    """Whose papers are asked for, by the document that was read, and what they agreed to."""

    document: str
    id_number: str = field(repr=False)
    consent: str
    consent_at: datetime


def ask_held(store: Store, source: HeldSource, now: datetime, holder: Holder) -> tuple[Held, ...]:
    """Ask the platform once. Takes 50 ms and the way there: for a lane of the network.

    Raises:
        NotEnrolledError: there is no platform to ask.
        TransportError: the platform gave no answer of use.
        BadSignatureError, MalformedMessageError: its answer was not believed.
    """
    enrolment, signer = store.enrolment(), signer_of(store)
    if enrolment is None:
        raise NotEnrolledError("no platform to ask")
    question = HeldQuestion(
        v=1,
        device=signer.device,
        document=holder.document,
        person=person_digest(holder.id_number),
        consent=holder.consent,
        consent_at=milliseconds(holder.consent_at),
        at=milliseconds(now),
        nonce=secrets.token_bytes(NONCE_BYTES),
    )
    payload = encode(question)
    source.sign_as(signer)
    data = source.held(encode(sign(signer.key, HELD_QUESTION, payload)))
    answer = decode(HeldAnswer, verify(enrolment.signing_keys, HELD, decode(Signed, data)))
    if answer.question != sha256(payload).digest():
        raise BadSignatureError("the answer is to another question")
    return answer.held
