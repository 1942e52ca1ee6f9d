"""What a draft is closed with: a content key that only a resume code, or an ID card, gives back.

Argon2id (RFC 9106) turns a code or a card into a tag, under which the draft is found, and a key,
which opens the lock around the content key. Its parameters cost about 0.2 s of one core a guess: with
40 bits a code withstands whoever has the disk and the store's key.
"""

import re
import secrets
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from hmac import digest as hmac_digest
from typing import TypeAlias

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from sync.errors import CannotOpenError

CODE_LENGTH = 8
# Crockford's base 32: none of its characters is taken for another, whoever reads it out.
CODE_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011")
_CODE = re.compile(r"(?:.*\s)?([0-9A-Za-z]{4})[ -]?([0-9A-Za-z]{4})", re.DOTALL)
_PURPOSE = b"township-kiosk/draft/1/"
_TAG_BYTES, _KEY_BYTES, _NONCE_BYTES = 16, 32, 12
_ITERATIONS, _LANES, _MEMORY_KIB = 3, 1, 64 * 1024

Files: TypeAlias = Mapping[bytes, bytes]


@dataclass(frozen=True, slots=True)
class Secret:
    """What a code or a card stands for: where its draft lies, and the key to the lock."""

    tag: bytes
    key: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Lock:
    """The content key, closed for one secret."""

    tag: bytes
    closed: bytes


@dataclass(frozen=True, slots=True)
class DraftSeal:
    """What closes the drafts of one visit; in memory only. `card` None: there was no card."""

    key: bytes = field(repr=False)
    code: Lock
    card: Lock | None


@dataclass(frozen=True, slots=True)
class SealedDraft:
    """A draft as it is stored.

    `files`: sealed photos by name, those left out that are stored already; `names`: of all photos that
    it has; `is_kept`: it was put off.
    """

    code: Lock
    card: Lock | None
    content: bytes
    files: Files = field(default_factory=dict)
    names: frozenset[bytes] = frozenset()
    is_kept: bool = False


def new_code() -> str:
    """Return a fresh resume code: 8 characters, 40 bits."""
    return "".join(secrets.choice(CODE_SIGNS) for _ in range(CODE_LENGTH))


def grouped_code(code: str) -> str:
    """Return a code as it is shown and read out: two groups of four."""
    return f"{code[:4]}-{code[4:]}"


def read_code(text: str) -> str | None:
    """Read a code that was typed, or the text of its QR; None if it is none.

    Small letters, a space or hyphen in the middle, and O, I, L for 0, 1, 1 are forgiven.
    """
    match = _CODE.fullmatch(text.strip())
    if match is None:
        return None
    code = (match[1] + match[2]).upper().translate(_READ_AS)
    return code if set(code) <= set(CODE_SIGNS) else None


def derive(secret: bytes, salt: bytes) -> Secret:
    """Return what a code or a card stands for. Takes 0.2 s and 64 MiB: never on a busy thread."""
    raw = Argon2id(
        salt=salt,
        length=_TAG_BYTES + _KEY_BYTES,
        iterations=_ITERATIONS,
        lanes=_LANES,
        memory_cost=_MEMORY_KIB,
    ).derive(secret)
    return Secret(raw[:_TAG_BYTES], raw[_TAG_BYTES:])


def of_code(code: str, salt: bytes) -> Secret:
    """Return what a resume code stands for; as slow as `derive`."""
    return derive(_PURPOSE + b"code/" + code.encode(), salt)


def of_card(card: bytes, salt: bytes) -> Secret:
    """Return what all that an ID card says stands for; as slow as `derive`."""
    return derive(_PURPOSE + b"card/" + card, salt)


def new_seal(code: Secret, card: Secret | None) -> DraftSeal:
    """Return a fresh content key in its locks."""
    key = secrets.token_bytes(_KEY_BYTES)
    return DraftSeal(key, _lock(key, code), None if card is None else _lock(key, card))


def unlock(draft: SealedDraft, secret: Secret) -> DraftSeal:
    """Return what closes a stored draft, by the code or the card that it is locked for.

    Raises:
        CannotOpenError: it is locked for another one, or was altered.
    """
    lock = next((one for one in (draft.code, draft.card) if one and one.tag == secret.tag), None)
    if lock is None:
        raise CannotOpenError("no lock for this")
    return DraftSeal(_open(secret.key, lock.closed, b"lock/" + lock.tag), draft.code, draft.card)


def file_name(seal: DraftSeal, data: bytes) -> bytes:
    """Return under which name a photo of this draft is stored; it says nothing to others."""
    return hmac_digest(seal.key, data, sha256)[:_TAG_BYTES]


def close(seal: DraftSeal, content: bytes, photos: Files, stored: frozenset[bytes]) -> SealedDraft:
    """Seal a draft. `photos` are all it has, by `file_name`; those `stored` already are left out."""
    tag = seal.code.tag
    return SealedDraft(
        seal.code,
        seal.card,
        _close(seal.key, zlib.compress(content), b"content/" + tag),
        {
            name: _close(seal.key, data, b"file/" + tag + name)
            for name, data in photos.items()
            if name not in stored
        },
        frozenset(photos),
    )


def open_draft(seal: DraftSeal, draft: SealedDraft) -> tuple[bytes, dict[bytes, bytes]]:
    """Return the content and the photos of a stored draft.

    Raises:
        CannotOpenError: it was altered.
    """
    tag = seal.code.tag
    content = zlib.decompress(_open(seal.key, draft.content, b"content/" + tag))
    return content, {
        name: _open(seal.key, data, b"file/" + tag + name) for name, data in draft.files.items()
    }


def _lock(key: bytes, secret: Secret) -> Lock:
    return Lock(secret.tag, _close(secret.key, key, b"lock/" + secret.tag))


def _close(key: bytes, plain: bytes, about: bytes) -> bytes:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    return nonce + AESGCM(key).encrypt(nonce, plain, _PURPOSE + about)


def _open(key: bytes, closed: bytes, about: bytes) -> bytes:
    nonce, sealed = closed[:_NONCE_BYTES], closed[_NONCE_BYTES:]
    try:
        return AESGCM(key).decrypt(nonce, sealed, _PURPOSE + about)
    except (InvalidTag, ValueError) as error:
        raise CannotOpenError("the draft does not open") from error
