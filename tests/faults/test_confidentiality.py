"""A few visits to the real kiosk leave nothing behind that anybody could read."""

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from kiosk.demo.platform import HALL
from tests.faults.confidentiality import (
    envelopes,
    opened,
    readable,
    readable_in_the_store,
)
from tests.faults.sandbox import Sandbox


@pytest.fixture(name="sandbox", scope="module")
def play_some(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    sandbox = Sandbox(tmp_path_factory.mktemp("visits"))
    sandbox.play(2, 0)
    return sandbox


def test_nothing_that_was_said_stands_in_any_file(sandbox: Sandbox) -> None:
    assert {type(word) for word in sandbox.words} == {str, bytes}
    assert list(readable(sandbox)) == []


def test_what_is_planted_is_found(sandbox: Sandbox) -> None:
    planted = sandbox.kiosk / "cache" / "planted"
    forms = (word if isinstance(word, bytes) else word.encode("gb18030") for word in sandbox.words)
    planted.write_bytes(b"|".join(forms))

    found, learned = list(readable(sandbox)), list(sandbox.learned())

    planted.unlink()
    assert len(found) == len(sandbox.words)
    assert learned == ["cache/planted was written"]


def test_with_the_stores_key_in_hand_the_filings_stay_closed(sandbox: Sandbox) -> None:
    assert len(envelopes(sandbox)) > 2
    assert list(readable_in_the_store(sandbox)) == []
    assert list(opened(sandbox)) == []


def test_the_keyboard_and_all_else_that_keeps_words_have_learned_nothing(sandbox: Sandbox) -> None:
    assert list(sandbox.learned()) == []


def test_no_file_elsewhere_was_opened_to_be_written(sandbox: Sandbox) -> None:
    if not sandbox.record.exists():
        pytest.skip("processes cannot be traced here")

    assert list(sandbox.written_elsewhere()) == []
    narrower = Sandbox(sandbox.kiosk)
    (sandbox.kiosk / "record").symlink_to(sandbox.record)
    assert str(sandbox.out / "words.json") in " ".join(narrower.written_elsewhere())
    (sandbox.kiosk / "record").unlink()


def test_what_stands_in_the_store_would_be_seen(sandbox: Sandbox) -> None:
    assert list(readable_in_the_store(sandbox, [HALL]))


def test_the_platforms_key_does_open_them(sandbox: Sandbox) -> None:
    pem = (sandbox.out / "central" / "keys" / "opening.key").read_bytes()
    key = load_pem_private_key(pem, None)
    assert isinstance(key, X25519PrivateKey)

    assert len(list(opened(sandbox, [key.private_bytes_raw()]))) == len(envelopes(sandbox))
