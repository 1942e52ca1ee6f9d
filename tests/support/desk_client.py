"""A member of the staff at a device, as the central platform meets them: built from sync.wire alone."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any
from uuid import UUID

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from sync.clock import milliseconds, new_id
from sync.wire.codec import decode, encode
from sync.wire.desk import (
    NONCE_BYTES,
    CaseAnswer,
    CaseQuestion,
    Role,
    StaffNotice,
    Why,
    open_key,
    open_phones,
)
from sync.wire.envelope import Envelope, digest
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
from tests.support.wire_client import XML, WireClient

CALLED = XML.replace(
    b"<applicant>",
    b"<applicant><phone>13800000000</phone><landline>0750-123 4567</landline>"
    b"<phone>13800000000</phone><note>13900000000 ask for him</note>",
)
Attend = Callable[[], int]


@dataclass(frozen=True)
class DeskClient:
    """Somebody with a key of their own, and the device that they log in at."""

    device: WireClient
    id: UUID
    role: Role = "assistant"
    key: Ed25519PrivateKey = field(default_factory=Ed25519PrivateKey.generate)
    once: X25519PrivateKey = field(default_factory=X25519PrivateKey.generate)

    def tell(self, *, by: WireClient | None = None, **changes: Any) -> requests.Response:
        """Have the device tell of this member; `by`: another one signs."""
        return self.device.post("/v1/staff", self.notice(by=by, **changes))

    def notice(self, *, by: WireClient | None = None, **changes: Any) -> bytes:
        """Return what the device tells of this member."""
        now = milliseconds(self.device.clock.now())
        public = self.key.public_key().public_bytes_raw()
        notice = StaffNotice(
            1, self.device.device, self.id, "示范工作人员", self.role, public, barred=False, at=now
        )
        return encode(sign((by or self.device).key, STAFF, encode(replace(notice, **changes))))

    def question(self, case: UUID, why: Why = "contents", **changes: Any) -> CaseQuestion:
        """Return a question about the case that this envelope opened."""
        return replace(
            CaseQuestion(
                v=1,
                device=self.device.device,
                staff=self.id,
                case=case,
                why=why,
                once=self.once.public_key().public_bytes_raw(),
                fields=(),
                at=milliseconds(self.device.clock.now()),
                nonce=secrets.token_bytes(NONCE_BYTES),
            ),
            **changes,
        )

    def signed(self, question: CaseQuestion, *, by: WireClient | None = None) -> bytes:
        """Sign a question as this member, and as the device; `by`: another device signs."""
        own = sign(self.key, CASE_QUESTION, encode(question))
        return encode(sign((by or self.device).key, DESK_QUESTION, encode(own)))

    def ask(self, signed: bytes) -> requests.Response:
        """Ask, or ask again."""
        return self.device.post("/v1/cases/questions", signed)

    def read(self, response: requests.Response) -> CaseAnswer:
        """Verify an answer, and open it."""
        assert response.status_code == 200, response.text
        signed = decode(Signed, response.content)
        return decode(CaseAnswer, verify(self.device.signing_keys, CASE_ANSWER, signed))

    def opened(self, answer: CaseAnswer) -> list[tuple[Envelope, Opened]]:
        """Open every version in an answer."""
        found = []
        for one in answer.versions:
            envelope = decode(Envelope, one.envelope)
            key = open_key(one.key, self.once, answer.question, digest(envelope))
            found.append((envelope, open_with_key(envelope, key)))
        return found

    def phones(self, answer: CaseAnswer) -> tuple[str, ...]:
        """Open the numbers in an answer."""
        return open_phones(answer.phones, self.once, answer.question)


def member(device: WireClient, role: Role = "assistant") -> DeskClient:
    """Return a member that a device has told of."""
    one = DeskClient(device, new_id(device.clock), role)
    told = one.tell()
    assert told.status_code == 204, told.text
    return one


def problem(response: requests.Response) -> str:
    """Return the code of a refusal."""
    return str(response.json()["type"])


def answered(staff: DeskClient, signed: bytes, attended: Attend) -> requests.Response:
    """Ask, have it attended to, and ask again."""
    assert staff.ask(signed).status_code == 204
    attended()
    return staff.ask(signed)
