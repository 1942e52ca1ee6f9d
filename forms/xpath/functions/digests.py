"""Digests, base64 and identifiers."""

import base64
import hashlib
from collections.abc import Callable, Iterable, Mapping

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from forms.errors import FormError
from forms.xpath.code import Code, Kind, StringCode
from forms.xpath.context import Context
from forms.xpath.functions.library import CallSite, Library

library = Library()

_ALGORITHMS = {
    "MD5": "md5",
    "SHA1": "sha1",
    "SHA256": "sha256",
    "SHA384": "sha384",
    "SHA512": "sha512",
}
_ENCODERS: Mapping[str, Callable[[bytes], str]] = {
    "base64": lambda hashed: base64.b64encode(hashed).decode(),
    "hex": bytes.hex,
}


@library.define_form("digest", 2, 3)
def digest(call: CallSite) -> Code:
    """The digest of a text in base64 or hex; "" for an unknown algorithm or encoding."""
    algorithm, encoding = call.literal(1), call.literal(2)
    if algorithm is not None and _name(algorithm) not in _ALGORITHMS:
        raise _unknown("algorithm", algorithm, _ALGORITHMS, zh="算法")
    if encoding is not None and encoding.lower() not in _ENCODERS:
        raise _unknown("encoding", encoding, _ENCODERS, zh="编码")
    return StringCode(_runner(*(argument.string for argument in call.arguments)))


Text = Callable[[Context], str]


def _runner(text: Text, algorithm: Text, encoding: Text = lambda _: "base64") -> Text:
    def run(context: Context) -> str:
        name = _ALGORITHMS.get(_name(algorithm(context)))
        encode = _ENCODERS.get(encoding(context).lower())
        if name is None or encode is None:
            return ""
        return encode(hashlib.new(name, text(context).encode(), usedforsecurity=False).digest())

    return run


def _name(algorithm: str) -> str:
    return algorithm.upper().replace("-", "")


def _unknown(what: str, text: str, known: Iterable[str], *, zh: str) -> FormError:
    names = ", ".join(known)
    return FormError(
        f"digest() does not know the {what} {text!r}.",
        cure=f"Use one of {names}.",
        zh=f"digest() 不认识 {text!r} 这种{zh}，请用 {names} 之一。",
    )


@library.define("base64-decode", Kind.STRING, returns=Kind.STRING)
def base64_decode(text: str) -> str:
    """The text that base64 stands for; "" if it is none."""
    try:
        return base64.b64decode(text, validate=True).decode(errors="replace")
    except ValueError:
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
