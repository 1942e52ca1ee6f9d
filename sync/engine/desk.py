"""What the staff desk has of the platform: it hears who works here, and gives one case at a time."""

import secrets
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from sync.clock import milliseconds
from sync.engine.rotate import signer_of
from sync.errors import BadSignatureError, CannotOpenError
from sync.store import AttachmentLostError, LoggedIn, NotEnrolledError, StaffMember, Store
from sync.transport import CaseSource, RefusedError, Signer, Transport
from sync.wire.codec import decode, encode
from sync.wire.desk import (
    NONCE_BYTES,
    CaseAnswer,
    CaseQuestion,
    StaffNotice,
    Why,
    open_key,
    open_phones,
)
from sync.wire.envelope import Envelope, SealedFile, digest
from sync.wire.seal import Opened, open_with_key
from sync.wire.sign import (
    CASE_ANSWER,
    CASE_QUESTION,
    DESK_QUESTION,
    STAFF,
    Signed,
    sign,
    verify,
)


@dataclass(frozen=True, slots=True)
class Asking:
    """A question as the member signed it, and the key that opens its answer: in memory only."""

    member: StaffMember
    case: UUID
    signed: Signed = field(repr=False)
    once: X25519PrivateKey = field(repr=False)

    @property
    def digest(self) -> bytes:
        """What the platform knows the question by."""
        return sha256(self.signed.payload).digest()


@dataclass(frozen=True, slots=True)
class CaseGiven:
    """A case as it was filed, the newest version first; or only the numbers to call."""

    versions: tuple[tuple[Envelope, Opened], ...] = field(default=(), repr=False)
    phones: tuple[str, ...] = field(default=(), repr=False)


def new_asking(
    store: Store, who: LoggedIn, now: datetime, case: UUID, why: Why, fields: Iterable[str] = ()
) -> Asking:
    """Make a question; `fields`: with `phone`, how the form names what holds the number to call.

    Raises:
        NotEnrolledError: there is no platform to ask.
        MalformedMessageError: a field does not fit the wire.
    """
    once = X25519PrivateKey.generate()
    question = CaseQuestion(
        v=1,
        device=signer_of(store).device,
        staff=who.member.id,
        case=case,
        why=why,
        once=once.public_key().public_bytes_raw(),
        fields=tuple(fields),
        at=milliseconds(now),
        nonce=secrets.token_bytes(NONCE_BYTES),
    )
    return Asking(who.member, case, sign(who.key, CASE_QUESTION, encode(question)), once)


def ask_case(store: Store, source: CaseSource, asking: Asking) -> CaseGiven | None:
    """Ask the platform once; None while nobody there has answered: ask again.

    A platform that does not know the member yet, or no more, is told of them first.

    Raises:
        NotEnrolledError: there is no platform to ask.
        TransportError: the platform gave no answer of use; `RefusedError` says why it will not.
        BadSignatureError, CannotOpenError, MalformedMessageError: its answer was not believed.
    """
    enrolment, signer = store.enrolment(), signer_of(store)
    if enrolment is None:
        raise NotEnrolledError("no platform to ask")
    source.sign_as(signer)
    question = encode(sign(signer.key, DESK_QUESTION, encode(asking.signed)))
    try:
        data = source.ask_case(question)
    except RefusedError as error:
        if error.problem.type != "unknown-staff":
            raise
        source.tell_staff(_notice(signer, asking.member))
        data = source.ask_case(question)
    if data is None:
        return None
    answer = decode(CaseAnswer, verify(enrolment.signing_keys, CASE_ANSWER, decode(Signed, data)))
    if answer.question != asking.digest:
        raise BadSignatureError("the answer is to another question")
    return _opened(answer, asking)


def fetch_case_file(store: Store, source: CaseSource, file: SealedFile) -> bytes:
    """Fetch the sealed bytes of a file of a case that the platform has just given.

    Raises:
        TransportError: the platform gave no answer of use, or does not have it.
        AttachmentLostError: what came is not the file.
    """
    source.sign_as(signer_of(store))
    data = source.case_file(file.digest, file.size)
    if sha256(data).digest() != file.digest:
        raise AttachmentLostError(file.digest.hex())
    return data


def tell_staff(store: Store, transport: Transport) -> None:
    """Tell the platform of members that it does not know as they stand; what it refuses waits.

    Raises:
        TransportError: the platform gave no answer of use.
    """
    for member in store.staff.to_tell():
        with suppress(RefusedError):
            transport.tell_staff(_notice(signer_of(store), member))
            store.staff.told([member])


def _notice(signer: Signer, member: StaffMember) -> bytes:
    notice = StaffNotice(
        v=1,
        device=signer.device,
        staff=member.id,
        name=member.name,
        role=member.role,
        public_key=member.public_key,
        barred=member.is_barred,
        at=milliseconds(member.at),
    )
    return encode(sign(signer.key, STAFF, encode(notice)))


def _opened(answer: CaseAnswer, asking: Asking) -> CaseGiven:
    if answer.phones:
        return CaseGiven(phones=open_phones(answer.phones, asking.once, asking.digest))
    versions = []
    for one in answer.versions:
        envelope = decode(Envelope, one.envelope)
        if asking.case not in (envelope.id, envelope.about):
            raise CannotOpenError("an envelope of another case")
        key = open_key(one.key, asking.once, asking.digest, digest(one.envelope))
        versions.append((envelope, open_with_key(envelope, key)))
    return CaseGiven(tuple(versions))
