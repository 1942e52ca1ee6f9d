"""Enrolment: the platform's answer is kept when it is one, and only then."""

from pathlib import Path

import pytest

from sync.clock import ManualClock
from sync.engine import enrol, run_once
from sync.errors import BadSignatureError, MalformedMessageError
from sync.store import NotEnrolledError, Store
from sync.transport import (
    UnreachableError,
)
from sync.wire.codec import encode
from sync.wire.messages import EnrolmentRequest
from tests.support.filings import KEY, a_submission, open_store
from tests.support.platform_model import ModelTransport, PlatformModel


def test_enrolment_keeps_the_platforms_answer(folder: Path, clock: ManualClock) -> None:
    platform = PlatformModel()
    transport = ModelTransport(platform)
    store = Store.open(folder, KEY, clock)
    with pytest.raises(NotEnrolledError):
        run_once(store, transport, clock)
    transport.faults.append("lose answer")
    with pytest.raises(UnreachableError):
        enrol(store, transport, "https://platform.example", "code")
    assert store.enrolment() is None

    enrolment = enrol(store, transport, "https://platform.example", "code")
    store.close()

    again = open_store(folder, clock)
    assert again.enrolment() == enrolment
    assert again.enrolment() is not None
    assert enrolment.answer.hall == "示范镇便民服务中心"
    assert platform.device_key == again.device_key().public_key().public_bytes_raw()
    again.file(a_submission(), recipients=["platform"])
    assert run_once(again, transport, clock).acknowledged == 1
    again.close()


def test_a_garbled_enrolment_answer_is_not_kept(
    folder: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    transport = ModelTransport(PlatformModel())
    monkeypatch.setattr(transport.platform, "enrol", lambda _data: b"<html>")
    store = Store.open(folder, KEY, clock)

    with pytest.raises(MalformedMessageError):
        enrol(store, transport, "https://platform.example", "code")
    assert (store.enrolment(), store.replica.link().refused) == (None, 1)
    store.close()


def test_an_enrolment_of_another_key_is_not_kept(folder: Path, clock: ManualClock) -> None:
    transport = ModelTransport(PlatformModel())
    other = Store.open(folder / "other", KEY, clock)
    store = Store.open(folder / "store", KEY, clock)
    request = EnrolmentRequest(1, "code", other.device_key().public_key().public_bytes_raw())
    answer = transport.platform.enrol(encode(request))
    transport.platform.enrol = lambda data: answer  # type: ignore[method-assign]  # noqa: ARG005

    with pytest.raises(BadSignatureError):
        enrol(store, transport, "https://platform.example", "code")
    assert (store.enrolment(), store.replica.link().refused) == (None, 1)
    store.close()
    other.close()
