"""A few visits to the real kiosk leave nothing behind that anybody could read."""

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from kiosk.demo.platform import HALL
from tests.faults.confidentiality import (
    Sandbox,
    envelopes,
    opened,
    readable,
    readable_in_the_store,
)


@pytest.fixture(name="sandbox", scope="module")
def play_some(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    sandbox = Sandbox(tmp_path_factory.mktemp("visits"))
    sandbox.play(3, 0)
    return sandbox


def test_nothing_that_was_said_stands_in_any_file(sandbox: Sandbox) -> None:
    assert len(sandbox.words) > 3
    assert list(readable(sandbox)) == []


def test_what_is_planted_is_found(sandbox: Sandbox) -> None:
    planted = sandbox.kiosk / "cache" / "planted"
    planted.write_bytes(b"|".join(word.encode("gb18030") for word in sandbox.words))

    found = list(readable(sandbox))

    planted.unlink()
    assert len(found) == len(sandbox.words)


def test_with_the_stores_key_in_hand_the_filings_stay_closed(sandbox: Sandbox) -> None:
    assert len(envelopes(sandbox)) > 3
    assert list(readable_in_the_store(sandbox)) == []
    assert list(opened(sandbox)) == []


def test_the_folders_that_programs_keep_words_in_are_empty(sandbox: Sandbox) -> None:
    """Where a keyboard would keep what it has learned."""
    kept = [
        path.relative_to(sandbox.kiosk)
        for place in ("home", "config", "share", "state", "tmp", "run")
        for path in (sandbox.kiosk / place).rglob("*")
        if path.is_file()
    ]
    assert kept == []


def test_what_stands_in_the_store_would_be_seen(sandbox: Sandbox) -> None:
    assert list(readable_in_the_store(sandbox, [HALL]))


def test_the_platforms_key_does_open_them(sandbox: Sandbox) -> None:
    pem = (sandbox.out / "central" / "keys" / "opening.key").read_bytes()
    key = load_pem_private_key(pem, None)
    assert isinstance(key, X25519PrivateKey)

    assert len(list(opened(sandbox, [key.private_bytes_raw()]))) == len(envelopes(sandbox))
