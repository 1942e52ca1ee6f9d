"""A kiosk's real store asks the real platform for a case, and believes no answer but its own."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from sync.central.cli import main
from sync.clock import SystemClock
from sync.engine import Asking, ask_case, enrol, fetch_case_file, new_asking, run_files, run_once
from sync.errors import BadSignatureError, CannotOpenError
from sync.store import AttachmentLostError, Filed, LoggedIn, Store
from sync.transport import HttpTransport, RefusedError, Signer
from sync.wire.codec import decode, encode
from sync.wire.desk import CaseAnswer
from sync.wire.sign import Signed
from tests.support.altered import altered
from tests.support.filings import KEY, a_submission
from tests.support.wire_client import WireClient
from tests.support.wire_client import enrol as enrol_client
from tests.sync.central.conftest import HALL, Central, run, serving

CLOCK = SystemClock()
PIN = "481526"


@dataclass
class Hall:
    """A kiosk without a screen, and who works at it."""

    central: Central
    store: Store
    line: HttpTransport
    who: LoggedIn

    def file(self) -> Filed:
        filed = self.store.file(a_submission(b"a photo"), recipients=("platform", "escrow"))
        self.deliver()
        return filed

    def deliver(self) -> None:
        assert run_once(self.store, self.line, CLOCK, force=True).problem is None
        assert run_files(self.store, self.line, CLOCK, force=True).problem is None

    def ask(self, filed: Filed) -> Asking:
        return new_asking(self.store, self.who, CLOCK.now(), filed.envelope_id, "contents")

    def attend(self) -> None:
        run("desk", "attend", "--once", "--data", str(self.central.data))


@pytest.fixture(name="central", scope="module")
def serve_central(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Central]:
    data = tmp_path_factory.mktemp("central")
    run("init", "--data", str(data))
    with serving(data) as central:
        yield central


@pytest.fixture(name="hall", scope="module")
def open_hall(central: Central, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hall]:
    folder = tmp_path_factory.mktemp("kiosk")
    with (
        closing(Store.open(folder / "store", KEY, CLOCK)) as store,
        closing(HttpTransport(central.url, CLOCK)) as line,
    ):
        answer = enrol(store, line, central.url, central.new_code()).answer
        line.sign_as(Signer(answer.device, store.device_key()))
        store.staff.add("示范职员", "manager", PIN, by=None)
        who = store.staff.log_in("示范职员", PIN)
        assert isinstance(who, LoggedIn)
        yield Hall(central, store, line, who)


@pytest.fixture(name="filed", scope="module")
def file_one(hall: Hall) -> Filed:
    return hall.file()


def test_a_case_is_asked_for_until_somebody_has_attended(hall: Hall, filed: Filed) -> None:
    asking = hall.ask(filed)

    assert ask_case(hall.store, hall.line, asking) is None
    assert ask_case(hall.store, hall.line, asking) is None
    hall.attend()
    given = ask_case(hall.store, hall.line, asking)

    assert given is not None
    ((envelope, opened),) = given.versions
    assert envelope.id == filed.envelope_id
    assert b"<data" in opened.body.content
    (file,) = envelope.files
    path = hall.store.attachments.path(file.digest)
    assert fetch_case_file(hall.store, hall.line, file) == path.read_bytes()
    with pytest.raises(AttachmentLostError):
        fetch_case_file(hall.store, _Altering(hall.line), file)  # type: ignore[arg-type]


def test_the_platform_hears_of_members_in_a_cycle_and_only_when_something_changed(
    hall: Hall, filed: Filed
) -> None:
    assert hall.store.staff.to_tell() == ()
    told = _Counting(hall.line)

    assert run_once(hall.store, told, CLOCK, force=True).problem is None  # type: ignore[arg-type]
    assert told.notices == 0
    other = hall.store.staff.add("示范新人", "assistant", "520714", by=hall.who.member.id)
    assert run_once(hall.store, told, CLOCK, force=True).problem is None  # type: ignore[arg-type]
    assert (told.notices, hall.store.staff.to_tell()) == (1, ())
    listed = run("staff", "list", "--data", str(hall.central.data))
    assert str(other.id) in listed


def test_a_platform_that_has_forgotten_a_member_is_told_and_asked_again(
    hall: Hall, filed: Filed
) -> None:
    late = hall.store.staff.reset_pin(hall.who.member.id, "630825", by=hall.who.member.id)
    who = hall.store.staff.log_in(late.name, "630825")
    assert isinstance(who, LoggedIn)
    hall.who = who

    assert ask_case(hall.store, hall.line, hall.ask(filed)) is None


def test_no_answer_serves_for_another_question_or_key(hall: Hall, filed: Filed) -> None:
    first, second = hall.ask(filed), hall.ask(filed)
    for asking in (first, second):
        ask_case(hall.store, hall.line, asking)
    hall.attend()
    data = _Recording(hall.line)
    assert ask_case(hall.store, data, first) is not None  # type: ignore[arg-type]

    with pytest.raises(BadSignatureError):
        ask_case(hall.store, _Replaying(hall.line, data.answer), second)  # type: ignore[arg-type]
    with pytest.raises(BadSignatureError):
        ask_case(hall.store, _Replaying(hall.line, _altered(data.answer)), first)  # type: ignore[arg-type]
    with pytest.raises(CannotOpenError):
        ask_case(hall.store, hall.line, replace(first, once=X25519PrivateKey.generate()))


def test_a_filing_of_another_hall_is_not_given(hall: Hall) -> None:
    stranger: WireClient = enrol_client(hall.central.url, hall.central.new_code(hall=f"{HALL}二"))
    envelope = stranger.make()
    stranger.push(envelope)
    asking = new_asking(hall.store, hall.who, CLOCK.now(), envelope.id, "correct")

    with pytest.raises(RefusedError) as refused:
        ask_case(hall.store, hall.line, asking)
    assert refused.value.problem.type == "unknown-case"


def test_the_command_that_attends_ends_when_it_is_told_to(
    hall: Hall, filed: Filed, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = hall.ask(filed)
    ask_case(hall.store, hall.line, asking)
    waited: list[float] = []

    def wait(self: object, seconds: float) -> bool:
        waited.append(seconds)
        return len(waited) > 1

    monkeypatch.setattr("threading.Event.wait", wait)
    monkeypatch.setattr("signal.signal", lambda *_: None)

    assert main(["desk", "attend", "--data", str(hall.central.data)]) == 0
    monkeypatch.undo()
    assert ask_case(hall.store, hall.line, asking) is not None


def _altered(answer: bytes) -> bytes:
    signed = decode(Signed, answer)
    inner = decode(CaseAnswer, signed.payload)
    return encode(replace(signed, payload=encode(replace(inner, at=inner.at + 1))))


class _Line:
    def __init__(self, line: HttpTransport) -> None:
        self._line = line

    def __getattr__(self, name: str) -> object:
        return getattr(self._line, name)


class _Altering(_Line):
    def case_file(self, digest: bytes, size: int) -> bytes:
        return altered(self._line.case_file(digest, size))


class _Counting(_Line):
    notices = 0

    def tell_staff(self, notice: bytes) -> None:
        self.notices += 1
        self._line.tell_staff(notice)


class _Recording(_Line):
    answer = b""

    def ask_case(self, question: bytes) -> bytes | None:
        self.answer = self._line.ask_case(question) or b""
        return self.answer


class _Replaying(_Line):
    def __init__(self, line: HttpTransport, answer: bytes) -> None:
        super().__init__(line)
        self._answer = answer

    def ask_case(self, _question: bytes) -> bytes:
        return self._answer
