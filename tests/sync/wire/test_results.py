"""A result document opens with the secret of its slip, for its case, and not otherwise."""

from dataclasses import replace
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from sync.errors import CannotOpenError, MalformedMessageError
from sync.wire.changes import Change, Result
from sync.wire.codec import decode, encode
from sync.wire.results import MAX_DOCUMENT_BYTES, ResultDocument, close_result, open_result
from sync.wire.slip import new_secret, slip_key
from tests.support.wire_client import public_key_of

CASE = UUID(int=7)
SECRET = new_secret()
DOCUMENT = ResultDocument(1, "准予通知书.pdf", "application/pdf", 5, b"%PDF sample")
SEALED = close_result(DOCUMENT, CASE, public_key_of(SECRET))


def test_the_slip_of_its_case_opens_a_document() -> None:
    assert open_result(SEALED, CASE, slip_key(SECRET)) == DOCUMENT
    assert DOCUMENT.data not in SEALED
    assert DOCUMENT.name.encode() not in SEALED


@pytest.mark.parametrize(
    ("sealed", "case", "key"),
    [
        (SEALED, CASE, slip_key(new_secret())),
        (SEALED, CASE, X25519PrivateKey.generate()),
        (SEALED, UUID(int=8), slip_key(SECRET)),
        (SEALED[:-1] + bytes([SEALED[-1] ^ 1]), CASE, slip_key(SECRET)),
        (SEALED[:40], CASE, slip_key(SECRET)),
        (b"", CASE, slip_key(SECRET)),
    ],
    ids=["other slip", "other key", "other case", "altered", "cut off", "empty"],
)
def test_nothing_else_opens_it(sealed: bytes, case: UUID, key: X25519PrivateKey) -> None:
    with pytest.raises(CannotOpenError):
        open_result(sealed, case, key)


def test_a_document_that_is_too_large_is_not_sealed() -> None:
    large = ResultDocument(1, "a.pdf", "application/pdf", 5, bytes(MAX_DOCUMENT_BYTES + 1))

    with pytest.raises(MalformedMessageError):
        close_result(large, CASE, public_key_of(SECRET))


def test_a_change_without_a_document_is_written_as_it_always_was() -> None:
    plain = Change(3, CASE, "0001", "item", "number", "decided", "", 5)
    whole = replace(plain, result=Result(bytes(32), 9))

    assert b"result" not in encode(plain)
    assert decode(Change, encode(plain)) == plain
    assert decode(Change, encode(whole)) == whole
