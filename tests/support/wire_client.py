"""A kiosk as the central platform meets it: built from sync.wire alone."""

from dataclasses import dataclass, field, replace
from hashlib import sha256
from uuid import UUID

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.clock import Clock, SystemClock, milliseconds, new_id
from sync.wire.changes import Changes
from sync.wire.codec import decode, encode
from sync.wire.envelope import (
    CHAIN_START,
    Envelope,
    FormName,
    HeldFile,
    Kind,
    Rating,
    digest,
)
from sync.wire.identity import Identity
from sync.wire.messages import (
    MEDIA_TYPE,
    Batch,
    BatchAnswer,
    EnrolmentAnswer,
    EnrolmentRequest,
    FileAnswer,
    Manifest,
    Mark,
    Receipt,
    Verdict,
)
from sync.wire.request import authorize
from sync.wire.seal import Contents, PlainFile, Recipient, Subject, seal
from sync.wire.sign import (
    ANSWER,
    BATCH,
    CHANGES,
    ENROLMENT,
    MARK,
    RECEIPT,
    Signed,
    key_id,
    sign,
    verify,
)
from sync.wire.slip import slip_key

TYPED = Identity("typed", "resident-id-card", "1", 1_767_225_600_000)
_SMALL = ("rating", "withdrawal", "tombstone")
FORM = FormName("old-age-allowance", "1")
XML = (
    '<data xmlns:orx="http://openrosa.org/xforms" id="old-age-allowance" version="1">'
    "<applicant><name>示范居民</name><id_number>11010519491231002X</id_number></applicant>"
    "<member><name>示范居民甲</name></member><member><name>示范居民乙</name></member>"
    "<orx:meta><orx:instanceID>uuid:示范</orx:instanceID></orx:meta></data>"
).encode()


@dataclass
class WireClient:
    """One enrolled device. It keeps the sealed bytes of the files of what it made."""

    url: str
    key: Ed25519PrivateKey
    enrolled: EnrolmentAnswer
    clock: Clock = field(default_factory=SystemClock)
    http: requests.Session = field(default_factory=requests.Session)
    admission: bytes = b""
    instance: UUID = field(init=False)
    seq: int = 0
    head: bytes = CHAIN_START
    files: dict[bytes, bytes] = field(default_factory=dict)
    identity: Identity = TYPED
    held: tuple[HeldFile, ...] = ()

    def __post_init__(self) -> None:
        self.http.trust_env = False
        self.instance = new_id(self.clock)

    @property
    def device(self) -> str:
        return self.enrolled.device

    @property
    def signing_keys(self) -> dict[bytes, bytes]:
        return {key_id(key): key for key in self.enrolled.signing_keys}

    def make(
        self,
        kind: Kind = "filing",
        *,
        files: tuple[PlainFile, ...] = (),
        about: UUID | None = None,
        content: bytes = XML,
        slip: bytes | None = None,
    ) -> Envelope:
        """Seal the next envelope of the chain; `slip`: to the slip of this secret, too."""
        self.seq += 1
        subject = Subject(new_id(self.clock), self.device, None if kind == "rating" else FORM)
        sealed = seal(
            Contents(
                content_type="application/cbor" if kind in _SMALL else "application/xml",
                content=content,
                identity=self.identity,
                language="zh_CN",
                files=files,
                held=self.held,
            ),
            subject,
            [
                *(Recipient(one.recipient, one.public_key) for one in self.enrolled.recipients),
                *(Recipient("slip", public_key_of(one)) for one in (slip,) if one is not None),
            ],
        )
        self.files |= {sha256(data).digest(): data for data in sealed.file_bytes}
        envelope = Envelope(
            v=1,
            id=subject.id,
            kind=kind,
            device=self.device,
            instance=self.instance,
            seq=self.seq,
            prev=self.head,
            made_at=milliseconds(self.clock.now()),
            item=FORM.id,
            form=subject.form,
            about=about,
            suite="intl",
            wraps=sealed.wraps,
            body=sealed.body,
            files=sealed.files,
        )
        self.head = digest(envelope)
        return envelope

    def rate(self, level: int, about: UUID) -> Envelope:
        """Seal a rating of a filing."""
        return self.make("rating", about=about, content=encode(Rating(level, (), "")))

    def batch(
        self,
        envelopes: list[bytes],
        seen: Signed | None = None,
        receipts: tuple[Signed, ...] = (),
        purpose: str = BATCH,
    ) -> Batch:
        """Sign the manifest of `envelopes`."""
        manifest = Manifest(
            v=1,
            device=self.device,
            at=milliseconds(self.clock.now()),
            seen=() if seen is None else (seen,),
            digests=tuple(sha256(one).digest() for one in envelopes),
        )
        return Batch(1, sign(self.key, purpose, encode(manifest)), tuple(envelopes), receipts)

    def post(self, path: str, body: bytes) -> requests.Response:
        """POST any bytes as a CBOR message."""
        headers = {"Content-Type": MEDIA_TYPE}
        return self.http.post(self.url + path, data=body, headers=headers, timeout=30)

    def push_bytes(
        self,
        envelopes: list[bytes],
        seen: Signed | None = None,
        receipts: tuple[Signed, ...] = (),
    ) -> BatchAnswer:
        """Push envelopes as they are; return the verified answer."""
        return self.hand_in(self.batch(envelopes, seen, receipts))

    def hand_in(self, batch: Batch) -> BatchAnswer:
        """Post a batch, whoever signed it; return the verified answer."""
        response = self.post("/v1/envelopes", encode(batch))
        assert response.status_code == 200, response.text
        return self.read_answer(response.content)

    def read_answer(self, data: bytes) -> BatchAnswer:
        """Verify an answer to a batch, wherever it was written, and open it."""
        return decode(BatchAnswer, verify(self.signing_keys, ANSWER, decode(Signed, data)))

    def push(self, *envelopes: Envelope) -> tuple[Verdict, ...]:
        """Push envelopes; return their verdicts."""
        return self.push_bytes([encode(one) for one in envelopes]).verdicts

    def receipts(self, verdict: Verdict) -> list[Receipt]:
        """Return a verdict's verified receipts."""
        return [self.read_receipt(one) for one in verdict.receipts]

    def read_receipt(self, signed: Signed) -> Receipt:
        """Verify and read a receipt."""
        return decode(Receipt, verify(self.signing_keys, RECEIPT, signed))

    def read_mark(self, signed: Signed) -> Mark:
        """Verify and read a mark."""
        return decode(Mark, verify(self.signing_keys, MARK, signed))

    def authorization(self, method: str, target: str) -> dict[str, str]:
        """Return the header that signs a request."""
        at = milliseconds(self.clock.now())
        return {"Authorization": authorize(self.key, self.device, method, target, at)}

    def get(self, target: str, headers: dict[str, str] | None = None) -> requests.Response:
        """Ask for something under this device's signature."""
        signed = self.authorization("GET", target) | (headers or {})
        return self.http.get(self.url + target, headers=signed, timeout=30)

    def changes(self, after: int = 0, more: str = "") -> Changes:
        """Pull the changes of the hall; `more` is added to the query."""
        response = self.get(f"/v1/changes?after={after}{more}")
        assert response.status_code == 200, response.text
        signed = decode(Signed, response.content)
        return decode(Changes, verify(self.signing_keys, CHANGES, signed))

    def head_file(self, file: bytes) -> requests.Response:
        """Ask how much of a file (by digest) is stored."""
        target = f"/v1/files/{file.hex()}"
        return self.http.head(
            self.url + target, headers=self.authorization("HEAD", target), timeout=30
        )

    def patch_file(self, file: bytes, offset: int, data: bytes) -> requests.Response:
        """Send bytes of a file (by digest) from an offset on."""
        target = f"/v1/files/{file.hex()}"
        headers = self.authorization("PATCH", target) | {
            "Upload-Offset": str(offset),
            "Content-Type": "application/offset+octet-stream",
        }
        return self.http.patch(self.url + target, data=data, headers=headers, timeout=30)

    def send_file(self, file: bytes) -> FileAnswer:
        """Send the rest of a file this client made."""
        offset = int(self.head_file(file).headers["Upload-Offset"])
        response = self.patch_file(file, offset, self.files[file][offset:])
        assert response.status_code == 200, response.text
        return decode(FileAnswer, response.content)

    def cloned(self) -> "WireClient":
        """Return a second kiosk that began as a copy of this one's disk."""
        return replace_chain(self)


def public_key_of(secret: bytes) -> bytes:
    """Return the raw public key of a slip's secret."""
    return slip_key(secret).public_key().public_bytes_raw()


def replace_chain(client: WireClient) -> WireClient:
    """Return a copy that goes on from the same place of the same chain."""
    copy = replace(client, http=requests.Session(), files=dict(client.files))
    copy.instance = client.instance
    return copy


def enrol(url: str, code: str, key: Ed25519PrivateKey | None = None) -> WireClient:
    """Enrol a new device with a one-time code."""
    key = key or Ed25519PrivateKey.generate()
    response = ask_enrolment(url, code, key)
    assert response.status_code == 201, response.text
    signed = decode(Signed, response.content)
    answer = decode(EnrolmentAnswer, signed.payload)
    verify({key_id(one): one for one in answer.signing_keys}, ENROLMENT, signed)
    return WireClient(url, key, answer, admission=response.content)


def ask_enrolment(url: str, code: str, key: Ed25519PrivateKey) -> requests.Response:
    """Ask to enrol; return the answer as it is."""
    request = EnrolmentRequest(1, code, key.public_key().public_bytes_raw())
    return requests.post(
        f"{url}/v1/enrolments",
        data=encode(request),
        headers={"Content-Type": MEDIA_TYPE},
        timeout=30,
    )
