"""Sealing: compressed, closed under a fresh content key, the key wrapped for each recipient.

Suite `intl`: HPKE base mode (RFC 9180) with X25519, HKDF-SHA256, AES-256-GCM wraps the content
key; body and files are closed with AES-256-GCM under keys that HKDF derives from it, each used
once. HPKE `info` binds suite, device, envelope id, form and recipient key id, never instance,
sequence or chain hash, so that salvage may renumber what it cannot open.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Literal
from uuid import UUID

import cbor2
import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

from sync.errors import CannotOpenError, TooLargeError
from sync.wire.codec import decode, encode
from sync.wire.envelope import (
    MAX_BODY_BYTES,
    MAX_FILE_BYTES,
    MAX_FILES,
    Body,
    BodyFile,
    Envelope,
    FormName,
    HeldFile,
    SealedFile,
    Wrap,
)
from sync.wire.identity import Identity
from sync.wire.sign import key_id

HPKE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)
_LEVEL = 19
_MAX_PLAIN_BYTES = 8 * MAX_BODY_BYTES
# Fixed with wire version 1: the words that forms of township services have in common.
_DICTIONARY = zstandard.ZstdCompressionDict(
    (Path(__file__).parent / "dictionary-1.txt").read_bytes(),
    dict_type=zstandard.DICT_TYPE_RAWCONTENT,
)
# Every derived key closes exactly one text, so its nonce may be constant.
_NONCE = bytes(12)


@dataclass(frozen=True, slots=True)
class Recipient:
    """Somebody an envelope is sealed to: raw X25519 public key, 32 bytes."""

    kind: Literal["platform", "escrow", "slip"]
    public_key: bytes

    @property
    def key(self) -> bytes:
        """Key id of the public key."""
        return key_id(self.public_key)


@dataclass(frozen=True, slots=True)
class Subject:
    """What a seal is bound to."""

    id: UUID
    device: str
    form: FormName | None


@dataclass(frozen=True, slots=True)
class PlainFile:
    """An attachment in clear, at most 16 MiB less the 16 bytes that sealing adds."""

    name: str
    media_type: str
    data: bytes
    paper: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """What a person hands in, before it is closed."""

    content_type: Literal["application/xml", "application/cbor"]
    content: bytes
    identity: Identity
    language: str
    files: tuple[PlainFile, ...] = ()
    held: tuple[HeldFile, ...] = ()


@dataclass(frozen=True, slots=True)
class Sealed:
    """The closed parts of an envelope, and the sealed bytes of its files in their order."""

    wraps: tuple[Wrap, ...]
    body: bytes
    files: tuple[SealedFile, ...]
    file_bytes: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a recipient reads: the body, and the key that opens the envelope's files."""

    body: Body
    content_key: bytes


def seal(contents: Contents, subject: Subject, recipients: Sequence[Recipient]) -> Sealed:
    """Close `contents` for `recipients`; made once, so that a resend is byte-identical.

    Raises:
        TooLargeError: an envelope does not hold so much.
        MalformedMessageError: a field does not fit the wire.
    """
    if len(contents.files) > MAX_FILES:
        raise TooLargeError(f"{len(contents.files)} files")
    content_key = secrets.token_bytes(32)
    context = _context(subject)
    closed = tuple(
        _close(_derive(content_key, f"file {index}"), file.data, context)
        for index, file in enumerate(contents.files)
    )
    plain = encode(_body(contents, closed, recipients))
    packed = zstandard.ZstdCompressor(level=_LEVEL, dict_data=_DICTIONARY).compress(plain)
    sealed = _close(_derive(content_key, "body"), packed, context)
    if len(plain) > _MAX_PLAIN_BYTES or len(sealed) > MAX_BODY_BYTES:
        raise TooLargeError(f"{len(plain)} bytes, sealed {len(sealed)}")
    if any(len(data) > MAX_FILE_BYTES for data in closed):
        raise TooLargeError(f"a file of more than {MAX_FILE_BYTES} bytes")
    return Sealed(
        wraps=tuple(_wrap(content_key, context, recipient) for recipient in recipients),
        body=sealed,
        files=tuple(SealedFile(sha256(data).digest(), len(data)) for data in closed),
        file_bytes=closed,
    )


def open_envelope(envelope: Envelope, private_key: X25519PrivateKey) -> Opened:
    """Open an envelope's body with a recipient's private key.

    Raises:
        CannotOpenError: not sealed to this key, or altered.
        MalformedMessageError: the body is not of the wire's form.
    """
    public = private_key.public_key().public_bytes_raw()
    context = _context(Subject(envelope.id, envelope.device, envelope.form))
    wrap = next((one for one in envelope.wraps if one.key == key_id(public)), None)
    if wrap is None:
        raise CannotOpenError("not sealed to this key")
    try:
        content_key = HPKE.decrypt(wrap.sealed, private_key, _info(context, wrap.key))
    except (InvalidTag, ValueError) as error:
        raise CannotOpenError("the wrapped key does not open") from error
    return open_with_key(envelope, content_key)


def open_with_key(envelope: Envelope, content_key: bytes) -> Opened:
    """Open an envelope's body with its content key, as the platform hands it to a desk.

    Raises:
        CannotOpenError: the key of another envelope, or altered.
        MalformedMessageError: the body is not of the wire's form.
    """
    context = _context(Subject(envelope.id, envelope.device, envelope.form))
    packed = _open(_derive(content_key, "body"), envelope.body, context)
    try:
        plain = zstandard.ZstdDecompressor(dict_data=_DICTIONARY).decompress(
            packed, max_output_size=_MAX_PLAIN_BYTES
        )
    except zstandard.ZstdError as error:
        raise CannotOpenError("the body does not unpack") from error
    return Opened(decode(Body, plain), content_key)


def open_file(envelope: Envelope, opened: Opened, index: int, data: bytes) -> bytes:
    """Open the sealed bytes of the envelope's file number `index` (from 0).

    Raises:
        CannotOpenError: other file, or altered.
    """
    context = _context(Subject(envelope.id, envelope.device, envelope.form))
    return _open(_derive(opened.content_key, f"file {index}"), data, context)


def _body(contents: Contents, closed: Sequence[bytes], recipients: Sequence[Recipient]) -> Body:
    """Return the body of `contents`; with a slip among the recipients it names the slip's key."""
    files = tuple(
        BodyFile(
            name=file.name,
            media_type=file.media_type,
            digest=sha256(file.data).digest(),
            size=len(file.data),
            sealed=sha256(data).digest(),
            paper=file.paper,
        )
        for file, data in zip(contents.files, closed, strict=True)
    )
    return Body(
        content_type=contents.content_type,
        content=contents.content,
        identity=contents.identity,
        language=contents.language,
        files=files,
        slip_key=next((one.public_key for one in recipients if one.kind == "slip"), None),
        held=contents.held,
    )


def _context(subject: Subject) -> bytes:
    form = None if subject.form is None else [subject.form.id, subject.form.version]
    return cbor2.dumps(
        ["township-kiosk/1/seal", "intl", subject.device, subject.id.bytes, form], canonical=True
    )


def _info(context: bytes, key: bytes) -> bytes:
    return context + key


def _wrap(content_key: bytes, context: bytes, recipient: Recipient) -> Wrap:
    public = X25519PublicKey.from_public_bytes(recipient.public_key)
    sealed = HPKE.encrypt(content_key, public, _info(context, recipient.key))
    return Wrap(recipient.kind, recipient.key, sealed)


def _derive(content_key: bytes, purpose: str) -> bytes:
    return HKDFExpand(SHA256(), length=32, info=purpose.encode()).derive(content_key)


def _close(key: bytes, plain: bytes, context: bytes) -> bytes:
    return AESGCM(key).encrypt(_NONCE, plain, context)


def _open(key: bytes, sealed: bytes, context: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(_NONCE, sealed, context)
    except InvalidTag as error:
        raise CannotOpenError("altered, or another key") from error
