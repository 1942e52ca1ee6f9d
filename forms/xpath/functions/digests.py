"""Digests, base64 and identifiers."""

import base64
import binascii
import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from forms.xpath.code import Kind
from forms.xpath.context import Context
from forms.xpath.functions.library import Library

library = Library()

_ALGORITHMS = {
    "MD5": "md5",
    "SHA1": "sha1",
    "SHA256": "sha256",
    "SHA384": "sha384",
    "SHA512": "sha512",
}


@library.define("digest", Kind.STRING, Kind.STRING, Kind.STRING, returns=Kind.STRING, least=2)
def digest(text: str, algorithm: str, encoding: str = "base64") -> str:
    """The digest of a text in base64 or hex; "" for an unknown algorithm."""
    name = _ALGORITHMS.get(algorithm.upper().replace("-", ""))
    if name is None:
        return ""
    hashed = hashlib.new(name, text.encode(), usedforsecurity=False).digest()
    return hashed.hex() if encoding.lower() == "hex" else base64.b64encode(hashed).decode()


@library.define("base64-decode", Kind.STRING, returns=Kind.STRING)
def base64_decode(text: str) -> str:
    """The text that base64 stands for; "" if it is none."""
    try:
        return base64.b64decode(text, validate=True).decode(errors="replace")
    except binascii.Error:
        return ""


@library.define("extract-signed", Kind.STRING, Kind.STRING, returns=Kind.STRING)
def extract_signed(text: str, public_key: str) -> str:
    """The message behind an Ed25519 signature (both base64, signature first); "" if it is forged."""
    try:
        signed = base64.b64decode(text, validate=True)
        key = Ed25519PublicKey.from_public_bytes(base64.b64decode(public_key, validate=True))
        key.verify(signed[:_SIGNATURE_BYTES], signed[_SIGNATURE_BYTES:])
        return signed[_SIGNATURE_BYTES:].decode()
    except (ValueError, InvalidSignature):
        return ""


_SIGNATURE_BYTES = 64


@library.define_in_context("uuid", Kind.NUMBER, returns=Kind.STRING, least=0)
def uuid(context: Context, length: float = 0) -> str:
    """A new UUID, or so many random characters."""
    if not 1 <= length <= _LONGEST_ID:
        return context.environment.new_id()
    picks = (context.environment.random() for _ in range(int(length)))
    return "".join(_CHARACTERS[int(pick * len(_CHARACTERS))] for pick in picks)


_LONGEST_ID = 1000
_CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
